import ArgumentParser
import Dateline
import Foundation
import Knowledge

/// `dateline knowledge check|show|compile|learn`.
struct KnowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "knowledge", abstract: "Check, search and compile the dictionaries; learn from reviewers.",
    subcommands: [Check.self, Show.self, Compile.self, KnowledgeLearn.self])

  struct Folder: ParsableArguments {
    @Option(name: .customLong("knowledge"), help: "Folder of the knowledge files.")
    var path: String?

    @Option(help: "Folder with models, gazetteer and knowledge.") var data: String?

    func locate() throws -> URL {
      if let path { return URL(filePath: path, directoryHint: .isDirectory) }
      return try DataFolder.locate(explicit: data).appending(path: "knowledge")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read the YAML files and print what is wrong, as file:line: message. Exit 2 on errors.")
    @OptionGroup var folder: Folder
    @Flag(help: "Exit 2 on warnings too.") var strict = false

    func run() throws {
      let (base, findings) = try KnowledgeBase.check(directory: try folder.locate())
      for finding in findings { print(finding) }
      let errors = findings.count { $0.severity == .error }
      print(
        """
        \(base.countries.count) countries, \(base.people.count) people with \
        \(base.people.reduce(0) { $0 + $1.offices.count }) offices, \(base.organizations.count) organizations, \
        \(base.roles.count) roles, \(base.frames.count) frames with \
        \(base.frames.reduce(0) { $0 + $1.triggers.count }) triggers, \(base.lists.count) lists, \
        \(base.instruments.count) instruments, \(base.contexts.count) contexts
        \(errors) errors, \(findings.count - errors) warnings
        """)
      if errors > 0 || (strict && !findings.isEmpty) { throw ExitCode(2) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the entries that a word or name matches.")
    @OptionGroup var folder: Folder
    @Argument(help: "A name, alias, noun, trigger or id.") var term: String

    func run() throws {
      let base = try KnowledgeBase.load(directory: try folder.locate())
      for line in base.entries(matching: term) { print(line) }
    }
  }

  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compile the YAML files into the binary that the other commands open.")
    @OptionGroup var folder: Folder
    @Option(help: "Where to write; knowledge.bin in the folder by default.") var output: String?

    func run() throws {
      do {
        let warnings = try KnowledgeBase.compile(
          directory: try folder.locate(), output: output.map { URL(filePath: $0) })
        if !warnings.isEmpty {
          FileHandle.standardError.write(Data("\(warnings.count) warnings; see `knowledge check`\n".utf8))
        }
      } catch let error as KnowledgeError {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        throw ExitCode(2)
      }
    }
  }
}
