import LanguageKernels

/// The second layer and the biaffine scores (Dozat & Manning 2017): heads and relations.
struct TreeParser {
  /// Longer sentences are parsed in pieces, whose roots hang from the first one's.
  static let longest = 400

  let network: Network

  /// A run of tokens that gets a tree of its own.
  private struct Piece {
    var sentence: Int
    var tokens: Range<Int>
  }

  /// Fills heads and relations of some sentences; their tokens must have first-layer states.
  func parse(_ document: inout Document, sentences: [Int], path: KernelPath = .preferred) {
    var pieces: [Piece] = []
    for sentence in sentences {
      var tokens = document.sentences[sentence].tokens
      while tokens.count > TreeParser.longest {
        pieces.append(Piece(sentence: sentence, tokens: tokens.prefix(TreeParser.longest)))
        tokens = tokens.dropFirst(TreeParser.longest)
      }
      pieces.append(Piece(sentence: sentence, tokens: tokens))
    }
    pieces.sort { ($0.tokens.count, $1.tokens.lowerBound) > ($1.tokens.count, $0.tokens.lowerBound) }
    var work = Workspace(path)
    var memory = Memory()
    var at = 0
    while at < pieces.count {
      let size = pieces[at].tokens.count > 60 ? 4 : Encoder.batch
      let end = min(at + size, pieces.count)
      parse(Array(pieces[at..<end]), &document, &memory, &work)
      at = end
    }
    for sentence in sentences {
      joinRoots(document.sentences[sentence].tokens, &document)
      TreeRepair.mend(document.sentences[sentence].tokens, &document)
      document.sentences[sentence].parsed = true
    }
    document.indexChildren()
  }

  /// Buffers that batches share.
  private struct Memory: ~Copyable {
    var gates = Buffer<Float>()
    var states = Buffer<UInt8>()
    var scales = Buffer<Float>()
    var outputs = Buffer<Float>()
    var vectors = Buffer<Float>()
    var dependents = Buffer<Float>()
    var columns = Buffer<Float>()
    var scores = Buffer<Float>()
    var ends = Buffer<Float>()
    var labels = Buffer<Float>()
    var labelScores = Buffer<Float>()
  }

  private func parse(_ pieces: [Piece], _ document: inout Document, _ memory: inout Memory, _ work: inout Workspace) {
    let width = 2 * network.hidden
    var offsets: [Int] = []
    var total = 0
    for piece in pieces {
      offsets.append(total)
      total += piece.tokens.count
    }
    memory.states.reserve(total * width)
    memory.scales.reserve(total)
    memory.gates.reserve(total * 8 * network.hidden)
    memory.outputs.reserve((total + 1) * width)
    for (piece, offset) in zip(pieces, offsets) {
      document.states.withUnsafeBufferPointer {
        (memory.states.base + offset * width).update(
          from: $0.baseAddress! + piece.tokens.lowerBound * width, count: piece.tokens.count * width)
      }
      for (row, token) in piece.tokens.enumerated() { memory.scales.base[offset + row] = document.stateScales[token] }
    }
    work.multiply(network.second.input, memory.states.base, memory.scales.base, rows: total, memory.gates.base)
    work.run(
      network.second, hidden: network.hidden, lengths: pieces.map(\.tokens.count), offsets: offsets,
      gates: memory.gates.base, gateRows: Array(0..<total), memory.outputs.base)
    for index in 0..<width { memory.outputs.base[total * width + index] = network.root[index] }
    let stride = network.heads.outputs
    memory.vectors.reserve((total + 1) * stride)
    work.multiply(network.heads, memory.outputs.base, rows: total + 1, count: width, stride: width, memory.vectors.base)
    work.leaky(memory.vectors.base, (total + 1) * stride)
    memory.dependents.reserve(total * network.arcs.outputs)
    work.multiply(
      network.arcs, memory.vectors.base + network.arc, rows: total, count: network.arc, stride: stride,
      memory.dependents.base)
    for (piece, offset) in zip(pieces, offsets) {
      scoreLabels(offset..<offset + piece.tokens.count, &memory, &work)
      attach(piece.tokens, offset: offset, root: total, &document, &memory, work)
    }
  }

  /// For each token of a piece, what each element of the head's label vector adds to each relation: 7 kB a token, so piece by
  /// piece, to be read again while it is in the cache.
  private func scoreLabels(_ rows: Range<Int>, _ memory: inout Memory, _ work: inout Workspace) {
    let label = network.label
    let stride = network.heads.outputs
    memory.ends.reserve(rows.count * (label + 1))
    for (index, row) in rows.enumerated() {
      let source = memory.vectors.base + row * stride + 2 * network.arc + label
      let target = memory.ends.base + index * (label + 1)
      for index in 0..<label { target[index] = source[index] }
      target[label] = 1
    }
    memory.labels.reserve(rows.count * network.labels.outputs)
    work.multiply(
      network.labels, memory.ends.base, rows: rows.count, count: label + 1, stride: label + 1, memory.labels.base)
  }

  private func attach(
    _ tokens: Range<Int>, offset: Int, root: Int, _ document: inout Document, _ memory: inout Memory,
    _ work: borrowing Workspace
  ) {
    let count = tokens.count
    let stride = network.heads.outputs
    let width = (count + 1 + 7) / 8 * 8
    memory.columns.reserve(network.arc * width)
    memory.scores.reserve(count * width)
    for head in 0...count {
      let vector = memory.vectors.base + (head == 0 ? root : offset + head - 1) * stride
      for index in 0..<network.arc { memory.columns.base[index * width + head] = vector[index] }
    }
    work.products(
      memory.dependents.base + offset * network.arcs.outputs, count: count, stride: network.arcs.outputs,
      columns: memory.columns.base, inner: network.arc, width: width, memory.scores.base)
    let heads = MaximumTree.heads(memory.scores.base, count: count, width: width)
    memory.labelScores.reserve(network.relationStride)
    memory.ends.reserve(network.label + 1)
    for (row, token) in tokens.enumerated() {
      let head = heads[row]
      document.heads[token] = head == 0 ? -1 : Int32(tokens.lowerBound + head - 1)
      let vector = memory.vectors.base + (head == 0 ? root : offset + head - 1) * stride + 2 * network.arc
      for index in 0..<network.label { memory.ends.base[index] = vector[index] }
      memory.ends.base[network.label] = 1
      work.products(
        memory.ends.base, count: 1, stride: 0, columns: memory.labels.base + row * network.labels.outputs,
        inner: network.label + 1, width: network.relationStride, memory.labelScores.base)
      document.relations[token] = relation(memory.labelScores.base, isRoot: head == 0)
    }
  }

  /// The best relation; `root` if and only if the head is the root.
  private func relation(_ scores: UnsafePointer<Float>, isRoot: Bool) -> Relation {
    if isRoot { return .root }
    var best = -1
    for index in 0..<network.relationCount where network.relations[index] != .root {
      if best < 0 || scores[index] > scores[best] { best = index }
    }
    return best < 0 ? .dep : network.relations[best]
  }

  /// Hangs the roots of later pieces from the first root.
  private func joinRoots(_ tokens: Range<Int>, _ document: inout Document) {
    var root: Int32?
    for token in tokens where document.heads[token] < 0 {
      if let root {
        document.heads[token] = root
        document.relations[token] = .parataxis
      } else {
        root = Int32(token)
      }
    }
  }
}
