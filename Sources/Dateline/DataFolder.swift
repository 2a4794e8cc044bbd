public import Foundation

/// The folder that holds models, gazetteer and knowledge.
public enum DataFolder {
  /// Finds the folder: an explicit path, `$DATELINE_DATA`, `share/dateline` beside the executable's folder, the bundle.
  ///
  /// - Parameter explicit: what `--data` says.
  /// - Throws: ``SetupError`` that lists the places tried.
  public static func locate(explicit: String? = nil) throws(SetupError) -> URL {
    if let path = explicit ?? ProcessInfo.processInfo.environment["DATELINE_DATA"] {
      let folder = URL(filePath: path, directoryHint: .isDirectory)
      guard isData(folder) else {
        throw SetupError(
          message: "\(path) holds no models and knowledge: it must contain models/, gazetteer/, knowledge/")
      }
      return folder
    }
    let executable = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])).resolvingSymlinksInPath()
    let folder = executable.deletingLastPathComponent()
    let tried = [
      folder.deletingLastPathComponent().appending(path: "share/dateline"),
      folder.appending(path: "dateline_Dateline.resources/Data"),
    ]
    for candidate in tried where isData(candidate) { return candidate }
    throw SetupError(
      message: "models and knowledge not found; name their folder with --data or DATELINE_DATA (tried "
        + tried.map(\.path).joined(separator: ", ") + ")")
  }

  private static func isData(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "knowledge").path)
  }
}

/// A set-up that cannot work: data missing or damaged. The command exits with 3.
public struct SetupError: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  public let message: String

  /// An error with a message for people.
  public init(message: String) { self.message = message }

  /// The message.
  public var description: String { message }
}
