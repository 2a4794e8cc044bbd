import JSON
import ArgumentParser
import Dateline
import Foundation
import Gazetteer
import Ingest

/// `dateline gazetteer lookup|import|check`.
struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Look places up, and add places of GeoNames dumps.",
    subcommands: [Lookup.self, Import.self, Check.self])

  struct Folder: ParsableArguments {
    @Option(name: .customLong("data"), help: "Folder of the data files.")
    var path: String?

    func locate() throws -> URL { try DataFolder.locate(explicit: path).appending(path: "gazetteer") }

    /// The gazetteers of the data folder; a broken set-up ends the command with 3.
    func open() throws -> Gazetteer {
      do { return try Gazetteer(directories: [try locate()]) } catch { throw failure(error, code: 3) }
    }
  }

  struct Lookup: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the places that a name may mean, with scores.")
    @OptionGroup var folder: Folder
    @Argument(help: "A place name.") var name: String
    @Option(help: "LATITUDE,LONGITUDE near which it is looked for, or the name of a place.") var near: String?
    @Option(help: "How many places at most.") var limit = 10
    @Option(help: "table or jsonl.") var format = "table"

    func run() throws {
      let gazetteer = try folder.open()
      let found = gazetteer.lookup(name, near: try point(gazetteer), limit: limit)
      if format == "jsonl" {
        let encoder = LineEncoder()
        for entry in found { print(String(decoding: try encoder.encode(entry), as: UTF8.self)) }
        return
      }
      for entry in found {
        let unit = [entry.admin2, entry.admin1, entry.country].compactMap(\.self).joined(separator: ", ")
        let people = entry.population.map { " pop. \($0)" } ?? ""
        let distance = entry.distanceKM.map { " \($0) km" } ?? ""
        print(
          "\(entry.score)  \(entry.name) (\(entry.feature)) \(entry.latitude),\(entry.longitude) "
            + "\(entry.geonameID.map(String.init) ?? "-") \(entry.match)\(people)\(distance)  \(unit)")
      }
    }

    private func point(_ gazetteer: Gazetteer) throws -> (latitude: Double, longitude: Double)? {
      guard let near else { return nil }
      let numbers = near.split(separator: ",").compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
      if numbers.count == 2 { return (numbers[0], numbers[1]) }
      guard let place = gazetteer.lookup(near, limit: 1).first else {
        throw failure("--near: no place \"\(near)\"", code: 2)
      }
      return (place.latitude, place.longitude)
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a gazetteer of a GeoNames dump (.txt or .zip).",
      discussion: "The file stands beside the base gazetteer and is used with it. Nothing changes when a line is bad.")
    @OptionGroup var folder: Folder
    @Argument(help: "A dump such as IQ.txt or IQ.zip; - for standard input.") var file: String
    @Option(help: "The file to write; by default named after FILE, beside the base gazetteer.") var output: String?

    func run() throws {
      let stem = file == "-" ? "imported" : URL(filePath: file).deletingPathExtension().lastPathComponent
      do {
        let target = try output.map { URL(filePath: $0) } ?? folder.locate().appending(path: "\(stem).gazetteer")
        var lines = try DumpLines(GazetteerBuilder(writing: target), name: file)
        if file.hasSuffix(".zip") {
          try ZipMember(URL(filePath: file), suffix: "\(stem.lowercased()).txt").read { try lines.add($0) }
        } else {
          guard let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file) else {
            throw failure("\(file): cannot be opened", code: 2)
          }
          while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { try lines.add(Array(piece)[...]) }
        }
        try lines.finish()
        print("\(target.path): \(lines.builder.count) places")
      } catch let code as ExitCode {
        throw code
      } catch {
        throw failure(error, code: 2)
      }
    }
  }

  /// Cuts a dump that arrives in pieces into lines.
  private struct DumpLines {
    var builder: GazetteerBuilder
    let name: String
    private var number = 0
    private var rest: [UInt8] = []

    init(_ builder: GazetteerBuilder, name: String) {
      self.builder = builder
      self.name = name
    }

    mutating func add(_ piece: ArraySlice<UInt8>) throws {
      rest += piece
      var start = 0
      while let end = rest[start...].firstIndex(of: 0x0A) {
        try add(line: rest[start..<end])
        start = end + 1
      }
      rest.removeFirst(start)
    }

    mutating func finish() throws {
      if !rest.isEmpty { try add(line: rest[...]) }
      try builder.finish()
    }

    private mutating func add(line: ArraySlice<UInt8>) throws {
      number += 1
      let text = Substring(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      try builder.add(line: text, file: name, number: number)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Read all gazetteer files and compare their checksums.")
    @OptionGroup var folder: Folder

    func run() throws {
      let gazetteer = try folder.open()
      do { try gazetteer.verify() } catch { throw failure(error, code: 3) }
      print("\(gazetteer.count) places")
    }
  }
}

/// Says on standard error what went wrong, and gives the exit code to throw.
private func failure(_ problem: some CustomStringConvertible, code: Int32) -> ExitCode {
  FileHandle.standardError.write(Data("dateline: \(problem)\n".utf8))
  return ExitCode(code)
}

private func failure(_ error: any Error, code: Int32) -> ExitCode { failure("\(error)", code: code) }
