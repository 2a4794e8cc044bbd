public import Foundation

/// The places of one or more gazetteer files.
///
/// A folder holds the base gazetteer and those that users imported; of places with one GeoNames id the one in the file
/// that was opened last stands.
public struct Gazetteer: Sendable {
  let files: [GazetteerFile]

  /// Maps all `*.gazetteer` files of some folders, in order of folder and name.
  public init(directories: [URL]) throws {
    var files: [GazetteerFile] = []
    for directory in directories {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
      for name in names.sorted() where name.hasSuffix(".gazetteer") {
        files.append(try GazetteerFile(directory.appending(path: name)))
      }
    }
    guard !files.isEmpty else {
      throw GazetteerError.missing(folder: directories.map(\.path).joined(separator: ", "))
    }
    self.files = files
  }

  /// The number of places.
  public var count: Int { files.reduce(0) { $0 + $1.placeCount } }

  /// Reads all files and compares their checksums.
  public func verify() throws {
    for file in files { try file.verify() }
  }
}
