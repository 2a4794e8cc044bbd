/// The words of time, each with what it is to the rules.
struct Lexicon: Sendable {
  /// A word's class and value.
  struct Entry: Sendable {
    var kind: Kind
    var value: Int
    /// Counts only with a capital first letter ("March", "May", "Sun").
    var capital = false
  }

  /// Lower-case word to entry, without periods ("sept", "am").
  static let words: [WordKey: Entry] = build()

  private static func build() -> [WordKey: Entry] {
    var words: [WordKey: Entry] = [:]
    func add(_ list: String, _ kind: Kind, _ value: Int = 0, capital: Bool = false) {
      for word in list.split(separator: " ") {
        if let key = WordKey(word.utf8) { words[key] = Entry(kind: kind, value: value, capital: capital) }
      }
    }
    for (kind, value, list) in WordList.open { add(list, kind, value) }
    for (kind, list) in WordList.closed { add(list, kind) }
    for (kind, value, list) in WordList.capitals { add(list, kind, value, capital: true) }
    // The first words of holidays, unless they are words of time themselves.
    for first in Holiday.firstWords {
      let key = first.withUTF8Buffer { WordKey($0) }
      if let key, words[key] == nil { words[key] = Entry(kind: .holiday, value: 0) }
    }
    return words
  }
}

/// Up to 16 bytes of a lower-case word as two integers: a dictionary key without a string.
struct WordKey: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var count: UInt64 = 0

  init() {}

  /// `nil` for words of more than 16 bytes.
  init?(_ bytes: some Sequence<UInt8>) {
    for byte in bytes where !append(byte) { return nil }
  }

  /// Adds a byte; false when there is no room.
  mutating func append(_ byte: UInt8) -> Bool {
    guard count < 16 else { return false }
    if count < 8 {
      low |= UInt64(byte) << (count &* 8)
    } else {
      high |= UInt64(byte) << ((count &- 8) &* 8)
    }
    count &+= 1
    return true
  }
}
