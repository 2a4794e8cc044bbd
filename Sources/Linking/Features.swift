import Records

/// What the score of a pair looks at, read once from each mention.
struct Features {
  /// First and last possible day, as ordinals; a date that is only the report's reaches back a few days.
  var days: ClosedRange<Int>?
  /// A day that the text itself gives.
  var isDay = false
  /// Whether the day rests on an expression that governs the event.
  var isStated = false
  var place: Spot?
  var type: EventType?
  var mode: String?
  var actors: [PartyKey]
  var recipients: [PartyKey]
  /// Each acts on the others.
  var isReciprocal: Bool
  var figures: [Number]
  var trigger: String
  /// Sorted hashes of the content words of the sentence.
  var words: [UInt64]
  /// Hash of the whole sentence.
  var sentence: UInt64
  var factuality: Factuality
  /// Cell of half a degree, for candidates; `nil` where the place is coarse or unknown.
  var cell: Cell?

  /// A cell of half a degree.
  struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  /// A number of people or things.
  struct Number {
    var of: Figure.Measure
    var low: Int
    var high: Int
    var isExact: Bool
  }

  /// How many days before its report an act may lie when nothing but the report dates it.
  static let reportReach = 3

  init(_ bundle: Bundle) {
    let mention = bundle.mention
    let event = mention.event ?? EventDetails(eventType: nil)
    type = event.eventType
    mode = event.eventMode
    actors = event.actors.compactMap(PartyKey.init)
    recipients = event.recipients.compactMap(PartyKey.init)
    isReciprocal = event.recipients.isEmpty && event.actors.count > 1
    let numbers = event.figures + bundle.attached.compactMap(\.figure)
    figures = numbers.compactMap { figure in
      guard figure.scope != .cumulative, let low = figure.low ?? figure.best ?? figure.high else { return nil }
      return Number(
        of: figure.of, low: low, high: figure.high ?? Int.max,
        isExact: figure.best != nil && figure.approximate != true)
    }
    trigger = mention.trigger?.lemma ?? ""
    factuality = mention.factuality
    (words, sentence) = ContentWords.hashes(of: mention.sentence.text)
    place = mention.place.map(Spot.init)
    if let place, place.isPoint {
      cell = Cell(row: Int((place.latitude * 2).rounded(.down)), column: Int((place.longitude * 2).rounded(.down)))
    }
    readDate(mention)
  }

  private mutating func readDate(_ mention: Mention) {
    if let date = mention.date {
      let (start, end) = (date.start.ordinal, date.end.ordinal)
      if date.from == .report {
        days = (start - Self.reportReach)...end
      } else {
        days = (date.openStart == true ? start - 30 : start)...(date.openEnd == true ? end + 30 : end)
        isDay = start == end && date.openStart != true && date.openEnd != true
        isStated = isDay && date.from == .expression
      }
    } else if let published = mention.report.published {
      days = (published.ordinal - 7)...published.ordinal
    }
  }
}

/// An actor as far as two can be compared.
struct PartyKey {
  var id: String?
  var country: String?
  var sectors: [String]

  /// `nil` for words that tell neither who nor from where (`gunmen`, `people`).
  init?(_ actor: Actor) {
    id = actor.id
    country = actor.country
    sectors = actor.sectors
    if id == nil, country == nil, sectors.isEmpty || sectors.allSatisfy(Self.vague.contains) { return nil }
  }

  /// Sectors of the unknown: civilians and gunmen may be anybody's.
  private static let vague: Set<String> = ["CVL", "UAF", "UNK"]

  /// Whether it tells a side: an entry of the knowledge or a country.
  var isNamed: Bool { id != nil || country != nil }

  /// How well two agree: 3 same entry, 2 same country and sector, 1 nothing against it, `nil` if they cannot be the same.
  func agreement(with other: PartyKey) -> Int? {
    if let id, let otherID = other.id, id == otherID { return 3 }
    if let country, let otherCountry = other.country, country != otherCountry { return nil }
    let share = sectors.isEmpty || other.sectors.isEmpty || sectors.contains { other.sectors.contains($0) }
    let armed = side == nil || other.side == nil || side == other.side
    if let id, let otherID = other.id, id != otherID {
      return country != nil && country == other.country && share && armed ? 1 : nil
    }
    guard share || armed && country == other.country else { return nil }
    return country != nil && country == other.country && share && !sectors.isEmpty && !other.sectors.isEmpty ? 2 : 1
  }

  /// State or its armed opponents; `nil` for those who are neither.
  private var side: Bool? {
    if sectors.contains(where: { ["REB", "CRM"].contains($0) }) { return false }
    return sectors.contains { ["GOV", "MIL", "COP", "SPY", "JUD", "LEG"].contains($0) } ? true : nil
  }
}
