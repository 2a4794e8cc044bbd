import ArgumentParser

@main
struct DatelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "From reports of conflict and politics to a sourced record of who did what to whom, where and when.",
    subcommands: [
      CodeCommand.self,
      LinkCommand.self,
      ReadCommand.self,
      IngestCommand.self,
      EventsCommand.self,
      ControlCommand.self,
      FiguresCommand.self,
      StatementsCommand.self,
      RelationsCommand.self,
      ActorsCommand.self,
      ReportsCommand.self,
      ExportCommand.self,
      SeriesCommand.self,
      NetworkCommand.self,
      AgreementCommand.self,
      ServeCommand.self,
      AccountsCommand.self,
      RecodeCommand.self,
      LedgerCommand.self,
      FollowCommand.self,
      AnnotateCommand.self,
      ExplainCommand.self,
      ParseCommand.self,
      ResolveCommand.self,
      EvaluateCommand.self,
      KnowledgeCommand.self,
      GazetteerCommand.self,
      CandidatesCommand.self,
      LayersCommand.self,
    ])
}
