import Foundation

/// Lemmas by edit scripts that were learned from a treebank and a word list: whole words first, then the longest known ending.
///
/// `Training/lemmas.py` learns and describes the table.
struct Lemmatizer: Sendable {
  private static let longestEnding = 6
  private static let keep = 1

  private let file: ModelFile
  private let table: HashedWords<Int32>
  private let cuts: [Int]
  private let endings: [[UInt8]]
  /// The hash state after a tag pair, by Penn tag and part of speech.
  private let seeds: [WordHash]

  init(_ directory: URL) throws(ModelError) {
    file = try ModelFile(directory.appending(path: "lemmas.dlm"), kind: "lemmas")
    table = try HashedWords(file, keys: "keys", values: "values")
    cuts = try file.elements("cuts", as: UInt8.self).map(Int.init)
    let lines = try file.lines("endings").map { Array($0.utf8) }
    endings = lines
    try file.require(cuts.count == lines.count, "as many endings as scripts")
    var seeds: [WordHash] = []
    for penn in PennTag.names {
      for tag in PartOfSpeech.allCases {
        var hash = WordHash()
        for byte in "\(penn)|\(tag.name) ".utf8 { hash.add(byte) }
        seeds.append(hash)
      }
    }
    self.seeds = seeds
  }

  /// Fills the lemmas of a tagged document.
  func fill(_ document: inout Document) {
    var known: [UInt64: UInt32] = [:]
    var scratch: [UInt8] = []
    for token in 0..<document.count {
      let seed = Int(document.pennTags[token]) * PartOfSpeech.allCases.count + Int(document.tags[token].rawValue)
      let key = UInt64(document.formIDs[token]) << 16 | UInt64(seed)
      if let lemma = known[key] {
        document.lemmaIDs[token] = lemma
        continue
      }
      let lower = document.words.utf8(document.lowerIDs[token])
      let lemma: UInt32
      switch script(lower, seeds[seed]) {
      case Lemmatizer.keep:
        scratch.removeAll(keepingCapacity: true)
        PlainWord.append(document.words.utf8(document.formIDs[token]), to: &scratch, lower: false)
        lemma = document.words.id(of: scratch.span)
      case let script where script > Lemmatizer.keep && script < cuts.count && cuts[script] <= lower.count:
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: lower.dropLast(cuts[script]))
        scratch.append(contentsOf: endings[script])
        lemma = scratch.isEmpty ? document.lowerIDs[token] : document.words.id(of: scratch.span)
      default:
        lemma = document.lowerIDs[token]
      }
      known[key] = lemma
      document.lemmaIDs[token] = lemma
    }
  }

  private func script(_ word: ArraySlice<UInt8>, _ seed: WordHash) -> Int {
    var whole = seed
    whole.add(UInt8(ascii: "^"))
    for byte in word { whole.add(byte) }
    let found = table[whole.value]
    if found != 0 { return Int(found) }
    for length in stride(from: min(Lemmatizer.longestEnding, word.count), through: 0, by: -1) {
      var hash = seed
      for byte in word.suffix(length) { hash.add(byte) }
      let found = table[hash.value]
      if found != 0 { return Int(found) }
    }
    return 0
  }
}
