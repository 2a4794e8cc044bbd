import Foundation

/// Words, places and organizations known from lists. `Training/lexicon.py` builds the table.
struct Lexicon: Sendable {
  /// What is known of a word.
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let given = Flags(rawValue: 1)
    static let family = Flags(rawValue: 2)
    static let place = Flags(rawValue: 4)
    static let placeStart = Flags(rawValue: 8)
    static let major = Flags(rawValue: 16)
    static let placeOfWords = Flags(rawValue: 32)
    static let organizationStart = Flags(rawValue: 64)
    static let organization = Flags(rawValue: 128)
    /// What the encoder reads; the name finder reads all.
    static let encoder = Flags(rawValue: 63)
  }

  private let file: ModelFile
  private let table: HashedWords<UInt8>

  init(_ directory: URL) throws(ModelError) {
    file = try ModelFile(directory.appending(path: "lexicon.dlm"), kind: "lexicon")
    table = try HashedWords(file, keys: "keys", values: "values")
  }

  /// The flags of a key: plain, small letters, digits as 0.
  func flags(_ key: Span<UInt8>) -> Flags {
    var hash = WordHash()
    hash.add(key)
    return flags(hash)
  }

  /// The flags of a key that was hashed already.
  func flags(_ hash: WordHash) -> Flags { Flags(rawValue: table[hash.value]) }
}
