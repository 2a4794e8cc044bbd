import Records

/// What the score of a pair looks at, read once from each mention. A class, since pairs are many and copies cost.
final class Features {
  /// First and last possible day, as ordinals; a date that is only the report's reaches back a few days.
  var days: ClosedRange<Int>?
  /// A day that the text itself gives.
  var isDay = false
  /// Whether the day rests on an expression that governs the event.
  var isStated = false
  var place: Spot?
  /// ``TypeKin/number(_:)`` of the type, and the types that may tell the same deed.
  var type: Int
  var kin: UInt32
  /// Hash of the mode, and whether it names a weapon.
  var mode: UInt64?
  var isWeapon: Bool
  var actors: [PartyKey]
  var recipients: [PartyKey]
  /// Each acts on the others.
  var isReciprocal: Bool
  var figures: [Number]
  /// Hash of the trigger's lemma; 0 without one.
  var trigger: UInt64
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
    type = TypeKin.number(event.eventType)
    kin = TypeKin.kin(of: event.eventType)
    mode = event.eventMode.map(ContentWords.hash)
    isWeapon = event.eventMode.map(TypeKin.weapons.contains) ?? false
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
    trigger = mention.trigger.map { $0.lemma.isEmpty ? 0 : ContentWords.hash($0.lemma) } ?? 0
    factuality = mention.factuality
    (words, sentence) = ContentWords.hashes(of: mention.sentence.text)
    place = mention.place.map(Spot.init)
    if let place, place.isPoint {
      cell = Cell(row: Int((place.latitude * 2).rounded(.down)), column: Int((place.longitude * 2).rounded(.down)))
    }
    readDate(mention)
  }

  private func readDate(_ mention: Mention) {
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
