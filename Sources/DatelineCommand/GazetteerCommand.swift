import ArgumentParser
import Foundation
import Gazetteer

/// `dateline gazetteer lookup|import|check`.
struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Look places up, and add places of GeoNames dumps.",
    subcommands: [Lookup.self, Import.self, Check.self])

  struct Folder: ParsableArguments {
    @Option(name: .customLong("data"), help: "Folder of the data files.")
    var path: String?

    func locate() -> URL {
      let data = path ?? ProcessInfo.processInfo.environment["DATELINE_DATA"] ?? "Sources/Dateline/Data"
      return URL(filePath: data, directoryHint: .isDirectory).appending(path: "gazetteer")
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
      let gazetteer = try Gazetteer(directories: [folder.locate()])
      let found = gazetteer.lookup(name, near: try point(gazetteer), limit: limit)
      if format == "jsonl" {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
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
        throw ValidationError("--near: no place \"\(near)\"")
      }
      return (place.latitude, place.longitude)
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a gazetteer of a GeoNames dump (.txt).",
      discussion: "The file stands beside the base gazetteer and is used with it. Nothing changes when a line is bad.")
    @OptionGroup var folder: Folder
    @Argument(help: "A dump such as IQ.txt; - for standard input.") var file: String
    @Option(help: "The file to write; by default named after FILE, beside the base gazetteer.") var output: String?

    func run() throws {
      let stem = file == "-" ? "imported" : URL(filePath: file).deletingPathExtension().lastPathComponent
      let target = output.map { URL(filePath: $0) } ?? folder.locate().appending(path: "\(stem).gazetteer")
      var builder = try GazetteerBuilder(writing: target)
      guard let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file) else {
        throw ValidationError("\(file): cannot be opened")
      }
      var number = 0
      var rest: [UInt8] = []
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        rest += piece
        var start = 0
        while let end = rest[start...].firstIndex(of: 0x0A) {
          number += 1
          try builder.add(line: Substring(decoding: rest[start..<end], as: UTF8.self), file: file, number: number)
          start = end + 1
        }
        rest.removeFirst(start)
      }
      if !rest.isEmpty {
        try builder.add(line: Substring(decoding: rest, as: UTF8.self), file: file, number: number + 1)
      }
      let count = builder.count
      try builder.finish()
      print("\(target.path): \(count) places")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Read all gazetteer files and compare their checksums.")
    @OptionGroup var folder: Folder

    func run() throws {
      let gazetteer = try Gazetteer(directories: [folder.locate()])
      try gazetteer.verify()
      print("\(gazetteer.count) places")
    }
  }
}
