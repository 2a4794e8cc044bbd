import Foundation
import LanguageKernels

/// Finds names of persons, organizations and locations: a CRF over hashed word features and the encoder's first-layer states.
struct NameFinder: Sendable {
  /// O, then B and I of each type.
  private static let labels = 7
  /// Words of the longest names that are looked up in the lists.
  private static let longestListed = 7

  private let file: ModelFile
  private let lexicon: Lexicon
  private let bits: UInt64
  private let wide: Wide
  private let hidden: Matrix
  private let output: Matrix
  /// Scores from each label (and from the start, the last row) to each.
  private let transition: [Float]

  /// Rows of 8 weights.
  private struct Wide: @unchecked Sendable {
    let rows: UnsafeBufferPointer<Int8>
    let scale: Float
  }

  init(_ directory: URL, lexicon: Lexicon, network: Network) throws(ModelError) {
    self.lexicon = lexicon
    file = try ModelFile(directory.appending(path: "names.dlm"), kind: "names")
    let size = try file.elements("size", as: Int32.self).map(Int.init)
    try file.require(
      size.count == 4 && size[0] == NameFinder.labels && size[3] == NameFeatures.templates && size[2] < 24
        && size[1] % 8 == 0, "7 labels and \(NameFeatures.templates) templates")
    bits = UInt64(size[2])
    wide = Wide(
      rows: try file.elements("wide", as: Int8.self),
      scale: try file.elements("wide.scale", as: Float.self).first ?? 0)
    try file.require(wide.rows.count == 8 << size[2], "\(1 << size[2]) rows")
    hidden = try Matrix(file, "hidden", outputs: size[1], inputs: 2 * network.hidden)
    output = try Matrix(file, "out", outputs: NameFinder.labels, inputs: size[1])
    transition = Array(try file.elements("transition", as: Float.self))
    try file.require(transition.count == (NameFinder.labels + 1) * NameFinder.labels, "a transition table")
  }

  /// Fills the names of an encoded document.
  func fill(_ document: inout Document, features: FeatureTable, width: Int, path: KernelPath = .preferred) {
    var work = Workspace(path)
    var inner = Buffer<Float>()
    var scores = Buffer<Float>()
    var names: [Document.Name] = []
    let looks = features.words.map(NameFeatures.Word.init)
    for sentence in document.sentences {
      let count = sentence.tokens.count
      let words = words(of: sentence, document, looks, features, tags: document.pennTags)
      inner.reserve(count * hidden.outputs)
      scores.reserve(count * output.outputs)
      document.states.withUnsafeBufferPointer { states in
        document.stateScales.withUnsafeBufferPointer { scales in
          let first = sentence.tokens.lowerBound
          work.multiply(
            hidden, states.baseAddress! + first * width, scales.baseAddress! + first, rows: count, inner.base)
        }
      }
      work.leaky(inner.base, count * hidden.outputs)
      work.multiply(output, inner.base, rows: count, count: hidden.outputs, stride: hidden.outputs, scores.base)
      for index in 0..<count {
        addWide(slots(words, index, sentence), scores.base + index * output.outputs)
      }
      names += decode(scores.base, sentence.tokens)
    }
    document.names = NameConsistency.apply(names, document)
  }

  /// What the words of a sentence give, padded by two empty ones at both ends.
  private func words(
    of sentence: Document.Sentence, _ document: Document, _ looks: [NameFeatures.Word], _ features: FeatureTable,
    tags: [UInt8]
  ) -> [NameFeatures.Word] {
    var words = [NameFeatures.Word](repeating: NameFeatures.Word(), count: sentence.tokens.count + 4)
    for (index, token) in sentence.tokens.enumerated() {
      words[index + 2] = looks[Int(features.rows[token])]
      words[index + 2].tag = UInt64(tags[token]) + 1
    }
    markLists(&words, document, sentence.tokens)
    NameFeatures.markRuns(&words)
    return words
  }

  private func slots(
    _ words: [NameFeatures.Word], _ index: Int, _ sentence: Document.Sentence
  ) -> InlineArray<44, Int64> {
    NameFeatures.slots(words, at: index + 2, isFirst: index == 0, inCapitals: sentence.capitals, bits: bits)
  }

  /// The slots of all templates for each token, given Penn tags: what the training script must compute too.
  func slots(_ document: Document, features: FeatureTable, tags: [UInt8]) -> [[Int64]] {
    let looks = features.words.map(NameFeatures.Word.init)
    return document.sentences.flatMap { sentence in
      let words = words(of: sentence, document, looks, features, tags: tags)
      return (0..<sentence.tokens.count).map { index in
        let slots = slots(words, index, sentence)
        return slots.indices.map { slots[$0] }
      }
    }
  }

  /// Marks listed names of several words, the longest first: 1 at the start and 2 inside of a place, 5 and 6 of a large
  /// one, 3 and 7 of an organization (each one more, as zero is beyond the sentence).
  private func markLists(_ words: inout [NameFeatures.Word], _ document: Document, _ tokens: Range<Int>) {
    for index in 0..<tokens.count { words[index + 2].mark = 1 }
    var index = 0
    while index < tokens.count {
      defer { index += 1 }
      let own = Lexicon.Flags(rawValue: UInt8(words[index + 2].flags - 1))
      guard !own.isDisjoint(with: [.placeStart, .organizationStart]) else { continue }
      var hash = WordHash()
      var best: (length: Int, flags: Lexicon.Flags)?
      for length in 1...min(NameFinder.longestListed, tokens.count - index) {
        if length > 1 { hash.add(UInt8(ascii: " ")) }
        for byte in document.words.utf8(document.lowerIDs[tokens.lowerBound + index + length - 1]) {
          hash.add(byte.isDigit ? UInt8(ascii: "0") : byte)
        }
        guard length > 1 else { continue }
        let flags = lexicon.flags(hash)
        if !flags.isDisjoint(with: [.placeOfWords, .organization]) { best = (length, flags) }
      }
      guard let best else { continue }
      let marks: (first: UInt64, next: UInt64) =
        !best.flags.contains(.placeOfWords) ? (3, 7) : best.flags.contains(.major) ? (5, 6) : (1, 2)
      for offset in 0..<best.length { words[index + offset + 2].mark = (offset == 0 ? marks.first : marks.next) + 1 }
      index += best.length - 1
    }
  }

  private func addWide(_ slots: InlineArray<44, Int64>, _ target: UnsafeMutablePointer<Float>) {
    var sums: InlineArray<8, Int32> = .init(repeating: 0)
    var into = sums.mutableSpan
    slots.span.withUnsafeBufferPointer { slots in
      into.withUnsafeMutableBufferPointer {
        dateline_add_rows(wide.rows.baseAddress, slots.baseAddress, Int32(NameFeatures.templates), $0.baseAddress)
      }
    }
    for label in 0..<NameFinder.labels { target[label] += Float(sums[label]) * wide.scale }
  }

  /// The best labels (Viterbi) as names.
  private func decode(_ scores: UnsafePointer<Float>, _ tokens: Range<Int>) -> [Document.Name] {
    let labels = NameFinder.labels
    var best: InlineArray<7, Float> = .init { scores[$0] + transition[labels * labels + $0] }
    var back = [UInt8](repeating: 0, count: tokens.count * labels)
    for index in 1..<max(tokens.count, 1) {
      var next: InlineArray<7, Float> = .init(repeating: 0)
      for to in 0..<labels {
        var from = 0
        for label in 1..<labels
        where best[label] + transition[label * labels + to] > best[from] + transition[from * labels + to] {
          from = label
        }
        next[to] = best[from] + transition[from * labels + to] + scores[index * output.outputs + to]
        back[index * labels + to] = UInt8(from)
      }
      best = next
    }
    var label = best.indices.max { best[$0] < best[$1] } ?? 0
    var path = [Int](repeating: 0, count: tokens.count)
    for index in stride(from: tokens.count - 1, through: 0, by: -1) {
      path[index] = label
      label = Int(back[index * labels + label])
    }
    var names: [Document.Name] = []
    for (index, label) in path.enumerated() where label > 0 {
      let sure = confidence(scores + index * output.outputs, label)
      if label % 2 == 1 || names.isEmpty {
        let token = tokens.lowerBound + index
        let type = NameType(rawValue: UInt8((label - 1) / 2)) ?? .location
        names.append(Document.Name(tokens: token..<token + 1, type: type, confidence: sure))
      } else {
        let last = names.count - 1
        names[last].tokens = names[last].tokens.lowerBound..<tokens.lowerBound + index + 1
        names[last].confidence = min(names[last].confidence, sure)
      }
    }
    return names
  }

  /// The share of a label's type (begun or continued) in the soft maximum of a token's scores.
  private func confidence(_ scores: UnsafePointer<Float>, _ label: Int) -> Float {
    let top = (0..<NameFinder.labels).map { scores[$0] }.max() ?? 0
    var total: Float = 0
    var own: Float = 0
    for other in 0..<NameFinder.labels {
      let value = Float(exp(Double(scores[other] - top)))
      total += value
      if other > 0, (other - 1) / 2 == (label - 1) / 2 { own += value }
    }
    return own / total
  }
}
