import LanguageKernels

/// The first layer: word representations, states and tags.
///
/// Sentences go through in windows; equal words of a window share their input gates, which do not depend on the place.
struct Encoder {
  static let window = 128
  static let batch = 16

  let network: Network

  /// Tags all tokens and keeps their first-layer states for names and trees.
  func encode(_ document: inout Document, features: FeatureTable, path: KernelPath = .preferred) {
    var work = Workspace(path)
    var gates = Buffer<Float>()
    var known = [Int32](repeating: -1, count: features.words.count)
    var outputs = Buffer<Float>()
    let width = 2 * network.hidden
    document.states = [UInt8](repeating: 0, count: document.count * width)
    document.stateScales = [Float](repeating: 0, count: document.count)
    var start = 0
    while start < document.sentences.count {
      let end = min(start + Encoder.window, document.sentences.count)
      let rows = gateRows(of: start..<end, document, features, &known, &gates, &work)
      let order = (start..<end).sorted {
        (document.sentences[$0].tokens.count, $1) > (document.sentences[$1].tokens.count, $0)
      }
      let first = document.sentences[start].tokens.lowerBound
      var at = 0
      while at < order.count {
        let batch = order[at..<min(at + Encoder.batch, order.count)]
        encode(batch, rows: rows, first: first, &document, gates, &outputs, &work)
        at += Encoder.batch
      }
      start = end
    }
  }

  /// Fills the input gates of the words of some sentences; gives for each token the row of its word.
  ///
  /// - Parameter known: the row of each word of `features` in these gates, -1 before and after the call.
  private func gateRows(
    of sentences: Range<Int>, _ document: Document, _ features: FeatureTable, _ known: inout [Int32],
    _ gates: inout Buffer<Float>, _ work: inout Workspace
  ) -> [Int] {
    let tokens =
      document.sentences[sentences.lowerBound].tokens
      .lowerBound..<document.sentences[sentences.upperBound - 1].tokens
      .upperBound
    var words: [Int] = []
    var rows: [Int] = []
    rows.reserveCapacity(tokens.count)
    for token in tokens {
      let word = Int(features.rows[token])
      if known[word] < 0 {
        known[word] = Int32(words.count)
        words.append(word)
      }
      rows.append(Int(known[word]))
    }
    let count = words.count
    let input = Buffer<Float>(count * network.width)
    for (row, word) in words.enumerated() {
      represent(features.words[word], input.base + row * network.width)
      known[word] = -1
    }
    let projected = Buffer<Float>(count * network.inner)
    work.multiply(network.project, input.base, rows: count, count: network.width, stride: network.width, projected.base)
    work.leaky(projected.base, count * network.inner)
    gates.reserve(count * 8 * network.hidden)
    work.multiply(
      network.first.input, projected.base, rows: count, count: network.inner, stride: network.inner, gates.base)
    return rows
  }

  /// The concatenated pieces of a word.
  private func represent(_ features: WordFeatures, _ target: UnsafeMutablePointer<Float>) {
    let id = Int(network.words[features.hash])
    network.word.put(id < network.word.scales.count ? id : 0, target)
    var offset = network.word.width
    for index in 0..<network.pieces.count {
      network.pieces[index].put(features.pieces[index], target + offset)
      offset += network.pieces[index].width
    }
    // Row 0 stands for each trigram that a short word lacks.
    network.gram.put(0, target + offset)
    let missing = Float(WordFeatures.gramLimit - features.gramCount)
    for index in 0..<network.gram.width { target[offset + index] *= missing }
    for index in 0..<features.gramCount { network.gram.put(features.grams[index], target + offset, adding: true) }
    let factor = 1 / Float(max(features.gramCount, 1)).squareRoot()
    for index in 0..<network.gram.width { target[offset + index] *= factor }
  }

  private func encode(
    _ sentences: ArraySlice<Int>, rows: [Int], first: Int, _ document: inout Document, _ gates: borrowing Buffer<Float>,
    _ outputs: inout Buffer<Float>, _ work: inout Workspace
  ) {
    let lengths = sentences.map { document.sentences[$0].tokens.count }
    var offsets: [Int] = []
    var gateRows: [Int] = []
    for sentence in sentences {
      offsets.append(gateRows.count)
      for token in document.sentences[sentence].tokens { gateRows.append(rows[token - first]) }
    }
    let width = 2 * network.hidden
    let total = gateRows.count
    outputs.reserve(total * (width + network.tag.outputs))
    let scores = outputs.base + total * width
    work.run(
      network.first, hidden: network.hidden, lengths: lengths, offsets: offsets, gates: gates.base, gateRows: gateRows,
      outputs.base)
    for (index, sentence) in sentences.enumerated() {
      let tokens = document.sentences[sentence].tokens
      let states = outputs.base + offsets[index] * width
      document.states.withUnsafeMutableBufferPointer { bytes in
        document.stateScales.withUnsafeMutableBufferPointer { scales in
          let target = bytes.baseAddress! + tokens.lowerBound * width
          let targetScales = scales.baseAddress! + tokens.lowerBound
          work.quantize(states, rows: tokens.count, count: width, stride: width, padded: width, target, targetScales)
          work.multiply(
            network.tag, target, targetScales, rows: tokens.count, scores + offsets[index] * network.tag.outputs)
        }
      }
      for (row, token) in tokens.enumerated() {
        let line = scores + (offsets[index] + row) * network.tag.outputs
        var best = 0
        for tag in 1..<network.tagCount where line[tag] > line[best] { best = tag }
        document.tags[token] = network.tags[best]
        document.pennTags[token] = network.pennTags[best]
      }
    }
  }
}
