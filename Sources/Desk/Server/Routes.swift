package import HTTPTypes

/// An address of the desk, who may use it, and what it does.
package struct Route: Sendable {
  enum Work: Sendable {
    /// A page in all its forms.
    case page(@Sendable (Inquiry) throws -> Representation)
    /// Data alone, kept until the ledger changes.
    case data(@Sendable (Inquiry) throws -> [UInt8], String)
    /// Something that changes the ledger or the accounts.
    case action(@Sendable (Inquiry, Form) throws -> Outcome)
  }
  /// The path, with `{id}` for a variable.
  package var path: String
  /// Who may use it; `nil` for those who are not signed in, too.
  package var role: Role?
  var work: Work

  /// How it is asked for.
  package var method: HTTPRequest.Method { if case .action = work { .post } else { .get } }
}

/// What an action came to.
struct Outcome: Sendable {
  /// For those who asked for data.
  var json: [UInt8] = Array("{}".utf8)
  /// Where browsers go next.
  var next: String
  /// A session that begins (or, empty, ends).
  var session: String?
  /// A page that is shown in place of going on: what may be seen once.
  var page: DeskPage?
}

extension Route {
  /// Every address but those of assets, archived pages and the sign-in by token.
  package static let all: [Route] =
    pages + [
      Route(path: "/api/clusters", role: .reader, work: .data(MapAPI.clusters, Format.json.mediaType)),
      Route(path: "/api/series", role: .reader, work: .data(MapAPI.series, Format.json.mediaType)),
      Route(path: "/api/facets", role: .reader, work: .data(MapAPI.facets, Format.json.mediaType)),
      Route(path: "/api/control", role: .reader, work: .data(ControlAPI.control, Format.geojson.mediaType)),
      Route(path: "/api/control/days", role: .reader, work: .data(ControlAPI.days, Format.json.mediaType)),
      Route(path: "/api/changes", role: .reader, work: .data(ChangesAPI.changes, Format.json.mediaType)),
      Route(path: "/openapi.json", role: .reader, work: .data(OpenAPI.document, Format.json.mediaType)),
      Route(path: "/api/review/{id}", role: .coder, work: .action(ReviewActions.review)),
      Route(path: "/sign-in", role: nil, work: .action(AccountActions.signIn)),
      Route(path: "/sign-out", role: nil, work: .action(AccountActions.signOut)),
      Route(path: "/accounts", role: .admin, work: .action(AccountActions.change)),
    ]

  private static let pages: [Route] = [
    page("/", OverviewPage.make), page("/events", EventsPage.make), page("/events/{id}", EventPage.make),
    page("/control", ControlPage.make), page("/control/{id}", PlacePage.make),
    page("/reports", ReportsPage.make), page("/reports/{id}", ReportPage.make),
    page("/actors", ActorsPage.make), page("/actors/{id}", ActorPage.make), page("/network", NetworkPage.make),
    page("/story", StoryPage.make), page("/series", SeriesPage.make), page("/review", ReviewPage.make),
    page("/audit", AuditPage.make, .reviewer), page("/agreement", AgreementPage.make, .reviewer),
    page("/help", HelpPage.make), page("/sign-in", SignInPage.make, nil), page("/accounts", AccountsPage.make, .admin),
  ]

  private static func page(
    _ path: String, _ make: @escaping @Sendable (Inquiry) throws -> Representation, _ role: Role? = .reader
  ) -> Route {
    Route(path: path, role: role, work: .page(make))
  }
}
