import Records
import Yams

/// What was found while one file is read.
final class FileLog {
  let file: String
  private(set) var findings: [KnowledgeFinding] = []

  init(file: String) { self.file = file }

  func error(_ line: Int, _ message: String) {
    findings.append(.init(severity: .error, source: .init(file: file, line: line), message: message))
  }

  func warning(_ line: Int, _ message: String) {
    findings.append(.init(severity: .warning, source: .init(file: file, line: line), message: message))
  }
}

/// A mapping of a file whose values are read by key, with complaints instead of failures.
struct Entry {
  let log: FileLog
  let mapping: Node.Mapping
  let line: Int

  /// Complains about values that are no mapping and about keys outside `keys`.
  init?(_ node: Node, keys: Set<String>, log: FileLog) {
    line = node.mark?.line ?? 1
    self.log = log
    guard let mapping = node.mapping else {
      log.error(line, "expected `key: value` lines here")
      return nil
    }
    self.mapping = mapping
    for (key, _) in mapping where !keys.contains(key.string ?? "") {
      let name = key.string ?? "?"
      let near = Entry.nearest(to: name, in: keys).map { "; did you mean `\($0)`?" } ?? ""
      log.error(key.mark?.line ?? line, "unknown key `\(name)`\(near)")
    }
  }

  var source: SourceLine { SourceLine(file: log.file, line: line) }

  func node(_ key: String) -> Node? {
    for (name, value) in mapping where name.string == key { return value }
    return nil
  }

  func line(of key: String) -> Int { node(key)?.mark?.line ?? line }

  /// The text of a scalar; `nil` when absent or empty.
  func string(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar?.string else {
      log.error(node.mark?.line ?? line, "`\(key)` must be one value")
      return nil
    }
    return Entry.isNull(node) ? nil : text
  }

  /// A scalar that must be there.
  func required(_ key: String) -> String? {
    let value = string(key)
    if value == nil { log.error(line, "`\(key)` is missing") }
    return value
  }

  /// A list of scalars, or one scalar.
  func strings(_ key: String) -> [String] { node(key).map { Entry.strings($0, log: log) } ?? [] }

  static func strings(_ node: Node, log: FileLog) -> [String] {
    if let sequence = node.sequence {
      return sequence.compactMap { item in
        guard let text = item.scalar?.string, !text.isEmpty else {
          log.error(item.mark?.line ?? 1, "expected a word or phrase in the list")
          return nil
        }
        return text
      }
    }
    guard let text = node.scalar?.string else {
      log.error(node.mark?.line ?? 1, "expected a list")
      return []
    }
    return isNull(node) ? [] : [text]
  }

  func integer(_ key: String) -> Int? {
    guard let text = string(key) else { return nil }
    guard let value = Int(text) else {
      log.error(line(of: key), "`\(key)` must be a whole number, not `\(text)`")
      return nil
    }
    return value
  }

  func bool(_ key: String) -> Bool? {
    switch string(key) {
    case nil: return nil
    case "true", "yes": return true
    case "false", "no": return false
    case let text?:
      log.error(line(of: key), "`\(key)` must be true or false, not `\(text)`")
      return nil
    }
  }

  /// A value of a closed list.
  func choice<Value: RawRepresentable<String>>(_ key: String, of values: [Value]) -> Value? {
    guard let text = string(key) else { return nil }
    if let value = Value(rawValue: text) { return value }
    log.error(line(of: key), "`\(text)` is no \(key); use \(values.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  /// A day, a month (`2014-09`) or a year; the first or the last day of it.
  func day(_ key: String, last: Bool) -> Day? {
    guard let text = string(key) else { return nil }
    if let day = Entry.day(text, last: last) { return day }
    log.error(line(of: key), "`\(key)` must be a day (2014-09-08), a month (2014-09) or a year, not `\(text)`")
    return nil
  }

  static func day(_ text: String, last: Bool) -> Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    switch (parts.count, text.utf8.count) {
    case (3, 10): return Day(iso: text)
    case (2, 7):
      guard let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month) else { return nil }
      return Day(year: year, month: month, day: last ? Day.length(ofMonth: month, year: year) : 1)
    case (1, 4):
      return Int(text).flatMap { Day(year: $0, month: last ? 12 : 1, day: last ? 31 : 1) }
    default: return nil
    }
  }

  private static func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar else { return false }
    return scalar.string.isEmpty || (scalar.style == .plain && (scalar.string == "~" || scalar.string == "null"))
  }

  /// The allowed word with the smallest edit distance, if that is at most 2.
  static func nearest(to word: String, in allowed: some Sequence<String>) -> String? {
    allowed.map { ($0, EditDistance.between(Array(word.utf8), Array($0.utf8))) }.filter { $0.1 <= 2 }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }
}
