import Discourse
import Language
import Records

/// Reads the day on which a report was written from the report itself. Says nothing where the evidence is weak.
struct ReportDateFinder {
  let document: Document
  let zones: [Zone]
  let atoms: Atoms
  private let readings: [Reading]

  init(document: Document, zones: [Zone]) {
    self.document = document
    self.zones = zones
    let atoms = Atoms(text: document.text)
    self.atoms = atoms
    var matcher = Matcher(atoms: atoms, document: document, narrative: false)
    readings = matcher.readings()
  }

  /// A dateline or a line that is a date, else a dated caption, else a weekday and a date that agree in the first sentences.
  func find() -> (day: Day, from: ReportReference.DateSource)? {
    if let day = dateline() { return (day, .dateline) }
    if let day = caption() ?? lead() { return (day, .text) }
    return nil
  }

  // MARK: dateline

  /// How many bytes into the text a dateline may stand.
  private static let head = 1_500

  private func dateline() -> Day? {
    let opening = DatelinePrefix.end(in: document.text)
    for reading in readings where Int(atoms.starts[reading.range.lowerBound]) < Self.head {
      guard let point = dayPoint(reading) else { continue }
      let end = atoms.bytes(reading.range).upperBound
      let isInOpening = opening.map { end <= $0 && !document.text[end..<$0].contains(0x0A) } ?? false
      guard isInOpening || LineShape(finder: self, reading: reading).isDateline else { continue }
      if point.year == nil {
        if let day = dayNearAnother(point) { return day }
      } else if let day = day(of: point, reading) {
        return day
      }
    }
    return nil
  }

  /// For a dateline without a year: the day that another full date of the text, at most a month before it, gives the year to.
  private func dayNearAnother(_ point: TimePoint) -> Day? {
    var found: Set<Int> = []
    for reading in readings {
      guard let other = dayPoint(reading), let year = other.year, let day = day(of: other, reading) else { continue }
      var candidate = point
      candidate.year = year
      guard let own = candidate.days?.single, (0...31).contains(own.ordinal - day.ordinal) else { continue }
      found.insert(own.ordinal)
    }
    return found.count == 1 ? found.first.map { Day(ordinal: $0) } : nil
  }

  // MARK: caption

  private static let photoWords: Set<String> = [
    "photo", "photograph", "picture", "image", "pictured", "photographed", "handout",
  ]

  /// The date of a photo that is no file photo, where no later day is named.
  private func caption() -> Day? {
    var latest: Day?
    for reading in readings {
      guard let point = dayPoint(reading), let day = day(of: point, reading) else { continue }
      let token = document.token(at: Int(atoms.starts[reading.range.lowerBound]))
      let sentence = document.count > 0 ? document.sentence(of: token) : 0
      let inCaption = zones.indices.contains(sentence) && zones[sentence] == .caption
      let start = reading.range.lowerBound
      let before = words(in: max(0, start - 14)..<start)
      guard inCaption || before.contains("taken") && !before.isDisjoint(with: Self.photoWords) else { continue }
      let end = reading.range.upperBound
      let around = before.union(words(in: end..<min(atoms.count, end + 4)))
      guard around.isDisjoint(with: ["file", "archive", "archival"]) else { continue }
      latest = max(latest ?? day, day)
    }
    return latest == latestDay ? latest : nil
  }

  private func words(in range: Range<Int>) -> Set<String> { Set(range.map(word)) }

  func word(_ index: Int) -> String { document.string(bytes: atoms.bytes(index..<index + 1)).lowercased() }

  // MARK: first sentences

  /// "on Monday, October 16, 2017" near the beginning, with the right weekday and no later day in the text.
  private func lead() -> Day? {
    for reading in readings where Int(atoms.starts[reading.range.lowerBound]) < 600 {
      guard atoms.kinds[reading.range.lowerBound] == .weekday, let point = dayPoint(reading),
        let day = day(of: point, reading), latestDay == day
      else { continue }
      return day
    }
    return nil
  }

  // MARK: days

  /// The last day that the text names in full.
  private var latestDay: Day? {
    readings.compactMap { reading in dayPoint(reading).flatMap { day(of: $0, reading) } }.max()
  }

  private func dayPoint(_ reading: Reading) -> TimePoint? {
    guard case .point(let partial) = reading.meaning, partial.within == nil, partial.which == nil,
      partial.holiday == nil, partial.point.day != nil, partial.point.month != nil, !partial.point.bc
    else { return nil }
    return partial.point
  }

  /// The day of a full date; `nil` if it does not exist, disagrees with its weekday or cannot be the day of a report.
  private func day(of point: TimePoint, _ reading: Reading) -> Day? {
    guard let year = point.year, (1800...2100).contains(year), let day = point.days?.single else { return nil }
    let first = reading.range.lowerBound
    let before = first > 1 && atoms.kinds[first - 1] == .comma ? first - 2 : first - 1
    for index in [first, before] where index >= 0 && atoms.kinds[index] == .weekday {
      if Int(atoms.values[index]) != day.weekday { return nil }
    }
    return day
  }
}
