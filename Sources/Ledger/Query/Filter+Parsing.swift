public import Records

extension Filter {
  /// Reads the filter language from one text, as a user types it.
  ///
  /// - Throws: ``LedgerError`` naming the condition that cannot be read and what can stand there.
  public init(parsing text: String) throws(LedgerError) {
    try self.init(words: Self.words(of: text))
  }

  /// Reads the filter language from words, as a shell gives them.
  public init(words: [String]) throws(LedgerError) {
    var conditions: [Condition] = []
    var text: [String] = []
    for word in words where !word.isEmpty {
      if let colon = word.firstIndex(of: ":"), !word.hasPrefix("\""),
        let found = try FilterField(name: word[..<colon].lowercased(), value: String(word[word.index(after: colon)...]))
          .conditions()
      {
        conditions += found
      } else {
        text.append(word.contains(" ") && !word.contains("\"") ? "\"\(word)\"" : word)
      }
    }
    if !text.isEmpty { conditions.append(.text(text.joined(separator: " "))) }
    self.init(conditions)
  }

  /// The names of the fields, for help and messages.
  public static let fieldNames =
    TermField.allCases.map(\.name) + ["actor", "code", "from", "to", "on", "box", "near"]
    + Figure.Measure.allCases.map(\.rawValue) + ["sources", "confidence", "changed-since", "text", "id", "report"]

  /// The words of a line; quotation marks hold words together.
  private static func words(of text: String) -> [String] {
    var words = [""]
    var quoted = false
    for character in text {
      if character == "\"" { quoted.toggle() }
      if character.isWhitespace, !quoted { words.append("") } else { words[words.count - 1].append(character) }
    }
    return words.filter { !$0.isEmpty }
  }

  /// The days of a day, month or year.
  public static func days(_ text: String) -> ClosedRange<Day>? {
    switch text.utf8.count {
    case 4:
      guard let first = Day(iso: "\(text)-01-01"), let last = Day(iso: "\(text)-12-31") else { return nil }
      return first...last
    case 7:
      guard let first = Day(iso: "\(text)-01") else { return nil }
      return first...first.adding(months: 1).adding(days: -1)
    case 10: return Day(iso: text).map { $0...$0 }
    default: return nil
    }
  }
}

/// A word of the filter language: what stands before the colon, and after it.
private struct FilterField {
  let name: String
  let value: String

  /// The conditions that it stands for; `nil` if it is text with a colon in it.
  func conditions() throws(LedgerError) -> [Filter.Condition]? {
    if let measure = Figure.Measure(rawValue: name) {
      let (comparison, rest) = comparison
      guard let number = Int(rest) else { throw wrong("a number is wanted, as in \(name):>=10") }
      return [.figure(measure, comparison, number)]
    }
    if let fields = Self.fields(name) {
      let excluded = value.hasPrefix("!")
      let values = Self.values(excluded ? String(value.dropFirst()) : value)
      guard !values.isEmpty else { throw wrong("a value is wanted") }
      return [.term(fields: fields, values: values, excluded: excluded)]
    }
    switch name {
    case "from", "to", "on":
      guard let range = Filter.days(value) else {
        throw wrong("a day, month or year is wanted, as in \(name):2017-10-16 or \(name):2017-10")
      }
      return (name == "to" ? [] : [.from(range.lowerBound)]) + (name == "from" ? [] : [.to(range.upperBound)])
    case "box":
      let n = try numbers(4)
      guard n[0] <= n[2], n[0] >= -90, n[2] <= 90, abs(n[1]) <= 180, abs(n[3]) <= 180 else {
        throw wrong("south,west,north,east in degrees are wanted")
      }
      return [.box(south: n[0], west: n[1], north: n[2], east: n[3])]
    case "near":
      let n = try numbers(3)
      guard abs(n[0]) <= 90, abs(n[1]) <= 180, (0...20_020).contains(n[2]) else {
        throw wrong("latitude,longitude,kilometres are wanted")
      }
      return [.near(latitude: n[0], longitude: n[1], kilometres: n[2])]
    case "sources":
      guard let number = Int(comparison.rest) else { throw wrong("a number is wanted") }
      return [.sources(number)]
    case "confidence":
      guard let number = Double(comparison.rest) else { throw wrong("a number from 0 to 1 is wanted") }
      return [.confidence(number)]
    case "changed-since":
      guard let time = LedgerTime(value) else {
        throw wrong("a day or time is wanted: 2026-01-31 or 2026-01-31T12:00:00Z")
      }
      return [.changedSince(time)]
    case "text": return [.text(value.contains(" ") && !value.contains("\"") ? "\"\(value)\"" : value)]
    case "id": return [.id(value)]
    case "report": return [.report(value)]
    default:
      // "Kirkuk: the fall" is text; "contry:IRQ" is a slip that must not pass for it.
      guard name.utf8.allSatisfy({ $0 == 45 || (97...122).contains($0) }), !value.isEmpty, !value.hasPrefix(" ") else {
        return nil
      }
      throw LedgerError(.unknown, "\(name): no such field; there are \(Filter.fieldNames.joined(separator: ", "))")
    }
  }

  private func wrong(_ what: String) -> LedgerError { LedgerError(.unknown, "\(name):\(value): \(what)") }

  private func numbers(_ count: Int) throws(LedgerError) -> [Double] {
    let parts = value.split(separator: ",").compactMap { Double($0) }
    guard parts.count == count, parts.allSatisfy(\.isFinite) else {
      throw wrong("\(count) numbers joined by commas are wanted")
    }
    return parts
  }

  private var comparison: (Filter.Comparison, rest: String) {
    for comparison in [Filter.Comparison.atLeast, .atMost, .equal] where value.hasPrefix(comparison.rawValue) {
      return (comparison, String(value.dropFirst(comparison.rawValue.count)))
    }
    return (.atLeast, value)
  }

  /// The fields of terms that a name stands for.
  private static func fields(_ name: String) -> [TermField]? {
    switch name {
    case "actor": [.by, .against, .byCode, .againstCode]
    case "by": [.by, .byCode]
    case "against": [.against, .againstCode]
    case "code": [.byCode, .againstCode]
    case "place": [.place, .called]
    default: TermField(name: name).map { [$0] }
    }
  }

  /// Values joined by commas; one in quotation marks may hold a comma.
  private static func values(_ text: String) -> [String] {
    var values = [""]
    var quoted = false
    for character in text {
      if character == "\"" {
        quoted.toggle()
      } else if character == ",", !quoted {
        values.append("")
      } else {
        values[values.count - 1].append(character)
      }
    }
    return values.filter { !$0.isEmpty }
  }
}
