import Records

/// One control mention as the timeline reads it.
struct ControlClaim {
  /// Whose word it is.
  enum Standing: Int, Comparable {
    /// The side that gains by it.
    case own
    /// Somebody cited who holds no side that we know.
    case cited
    /// The report itself.
    case report
    /// The side that loses by it.
    case admission

    static func < (a: Standing, b: Standing) -> Bool { a.rawValue < b.rawValue }
  }

  let mention: Mention
  let details: ControlDetails
  /// The day from which it holds.
  private(set) var day: Day
  /// Whether a time expression gives the day; else it is the report's or the context's.
  let isDated: Bool
  let standing: Standing
  /// Publisher, or the party that is cited: who must differ for two claims to be independent.
  let source: String

  /// `nil` for records that claim nothing of the present: plans, demands, possibilities, denials, no date.
  init?(_ mention: Mention) {
    guard let details = mention.control, mention.factuality == .asserted else { return nil }
    self.init(mention, details)
  }

  /// A denial as the claim that is denied.
  init?(denied mention: Mention) {
    guard let details = mention.control, mention.factuality == .negated else { return nil }
    self.init(mention, details)
  }

  private init?(_ mention: Mention, _ details: ControlDetails) {
    let isFlowing = details.change == .held || details.change == .contested
    // A hold that is told without a day of its own holds on the day of the report.
    let start = mention.date?.start
    guard let day = mention.date?.openStart == true ? mention.date?.end : start ?? mention.report.published else {
      return nil
    }
    self.mention = mention
    self.details = details
    self.day = isFlowing && mention.date == nil ? mention.report.published ?? day : day
    isDated = mention.date.map { $0.from == .expression && $0.start == $0.end } ?? false
    source =
      mention.attribution.last.map { $0.speaker.name ?? $0.speaker.text } ?? mention.report.publisher ?? mention.report
      .duplicateOf ?? mention.report.id
    standing = Self.standing(mention, details)
  }

  /// The same claim of another day.
  func moved(to day: Day) -> ControlClaim {
    var claim = self
    claim.day = day
    return claim
  }

  /// What the claim is worth, in words.
  var reason: String {
    switch standing {
    case .own: "\(details.change.rawValue): says the side that gains by it"
    case .cited: "\(details.change.rawValue): says \(source)"
    case .report: "\(details.change.rawValue): the report says so itself"
    case .admission: "\(details.change.rawValue): the side that loses by it admits it"
    }
  }

  private static func standing(_ mention: Mention, _ details: ControlDetails) -> Standing {
    guard let speaker = mention.attribution.last?.speaker else { return .report }
    let (gainer, loser) = details.change == .lost ? (nil, details.holder) : (details.holder, details.previousHolder)
    if let gainer, Side(gainer).matches(Side(speaker)) { return .own }
    if let loser, Side(loser).matches(Side(speaker)) { return .admission }
    return .cited
  }
}

/// A holder as far as two can be told apart.
struct Side: Hashable {
  let key: String
  private let id: String?
  private let country: String?
  private let sectors: [String]

  init(_ actor: Actor) {
    id = actor.id
    country = actor.country
    sectors = actor.sectors
    key = actor.id ?? actor.code ?? actor.name ?? actor.text
  }

  /// The same entry; or the same country and both of its state, or both not; or words with the same code.
  func matches(_ other: Side) -> Bool {
    if key == other.key { return true }
    if let id, let otherID = other.id, id != otherID, isArmedOpposition || other.isArmedOpposition { return false }
    guard let country, country == other.country else { return false }
    return isArmedOpposition == other.isArmedOpposition
  }

  /// Rebels and gangs, as opposed to the forces and offices of a state.
  private var isArmedOpposition: Bool { sectors.contains { ["REB", "UAF", "CRM"].contains($0) } }
}
