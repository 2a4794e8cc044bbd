import ArgumentParser

@main
struct DatelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline", abstract: "From reports to coded records.",
    subcommands: [
      ReadCommand.self,
      KnowledgeCommand.self,
    ])
}
