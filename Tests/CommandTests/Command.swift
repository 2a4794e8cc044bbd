import Foundation
import TestSupport

/// What a run of the program gave.
struct Run {
  let output: String
  let errors: String
  let exit: Int32

  /// The JSON objects of the output, one a line.
  var objects: [[String: Any]] {
    output.split(separator: "\n").compactMap { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
    }
  }
}

/// Runs the program that was built beside the tests, on the checkout's data.
///
/// - Parameter asNobody: without the rights of root, where the tests run as root.
func dateline(
  _ arguments: String..., input: Data = Data(), environment: [String: String] = [:], asNobody: Bool = false
) throws -> Run {
  try dateline(arguments, input: input, environment: environment, asNobody: asNobody)
}

/// The same with arguments as a list.
func dateline(
  _ arguments: [String], input: Data = Data(), environment: [String: String] = [:], asNobody: Bool = false
) throws -> Run {
  let process = program(arguments, environment: environment)
  if asNobody, getuid() == 0, let program = process.executableURL {
    process.executableURL = URL(filePath: "/usr/bin/setpriv")
    process.arguments = ["--reuid=65534", "--regid=65534", "--clear-groups", program.path] + arguments
  }
  let folder = try Scratch()
  let (output, errors, source) = (folder.file("out"), folder.file("err"), folder.file("in"))
  try input.write(to: source)
  try Data().write(to: output)
  try Data().write(to: errors)
  process.standardInput = try FileHandle(forReadingFrom: source)
  process.standardOutput = try FileHandle(forWritingTo: output)
  process.standardError = try FileHandle(forWritingTo: errors)
  try process.run()
  process.waitUntilExit()
  return Run(
    output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self), exit: process.terminationStatus)
}

/// Starts the program; its standard input is a pipe, what it writes is thrown away.
func start(_ arguments: [String], input: Pipe) throws -> Process {
  let process = program(arguments)
  process.standardInput = input
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  try process.run()
  return process
}

private func program(_ arguments: [String], environment: [String: String] = [:]) -> Process {
  let process = Process()
  process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
    path: "dateline")
  process.arguments = arguments
  var variables = ProcessInfo.processInfo.environment
  variables["DATELINE_DATA"] = Folders.data.path
  process.environment = variables.merging(environment) { $1 }
  return process
}

/// A folder that goes away with the value.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dateline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func file(_ name: String) -> URL { folder.appending(path: name) }

  /// A file with content.
  func write(_ name: String, _ content: Data) throws -> String {
    let url = file(name)
    try content.write(to: url)
    return url.path
  }

  func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }
}
