import Foundation
import LanguageKernels

/// The weights of tagger, name states and parser. `Training/network.py` describes the network, `Training/export.py` the file.
final class Network: @unchecked Sendable {
  let file: ModelFile
  let hidden: Int
  let inner: Int
  let arc: Int
  let label: Int
  let width: Int
  let tagCount: Int
  /// The number of relations, and the same rounded up to a multiple of 8 as the label matrix has it.
  let relationCount: Int
  let relationStride: Int

  let words: HashedWords<Int32>
  let word: Embedding
  let pieces: [Embedding]
  let gram: Embedding
  let project: Matrix
  let first: Layer
  let second: Layer
  let tag: Matrix
  let root: UnsafeBufferPointer<Float>
  let heads: Matrix
  let arcs: Matrix
  let labels: Matrix

  /// The tags of each joint class.
  let tags: [PartOfSpeech]
  let pennTags: [UInt8]
  let relations: [Relation]

  /// A table of 8-bit rows, one scale each.
  struct Embedding: @unchecked Sendable {
    let rows: UnsafeBufferPointer<Int8>
    let scales: UnsafeBufferPointer<Float>
    let width: Int

    init(_ file: ModelFile, _ name: String, width: Int) throws(ModelError) {
      rows = try file.elements(name + ".q", as: Int8.self)
      scales = try file.elements(name + ".s", as: Float.self)
      self.width = width
      try file.require(rows.count == scales.count * width && scales.count > 0, "rows of \(width) in \(name)")
    }

    /// Writes (or adds) a row times a factor.
    @inline(__always)
    func put(_ row: Int, _ target: UnsafeMutablePointer<Float>, adding: Bool = false) {
      let scale = scales[row]
      let start = rows.baseAddress! + row * width
      if adding {
        for index in 0..<width { target[index] += Float(start[index]) * scale }
      } else {
        for index in 0..<width { target[index] = Float(start[index]) * scale }
      }
    }
  }

  /// A bidirectional LSTM layer; the input matrix gives the gates of both directions.
  struct Layer: Sendable {
    let input: Matrix
    let directions: [Matrix]

    init(_ file: ModelFile, _ name: String, inputs: Int, hidden: Int) throws(ModelError) {
      input = try Matrix(file, name + ".in", outputs: 8 * hidden, inputs: inputs)
      directions = [
        try Matrix(file, name + ".forward", outputs: 4 * hidden, inputs: hidden),
        try Matrix(file, name + ".backward", outputs: 4 * hidden, inputs: hidden),
      ]
    }
  }

  init(_ directory: URL) throws(ModelError) {
    file = try ModelFile(directory.appending(path: "parser.dlm"), kind: "parser")
    let sizes = try file.elements("sizes", as: Int32.self).map(Int.init)
    try file.require(sizes.count == 15 && sizes.allSatisfy { $0 > 0 && $0 < 4096 }, "15 sizes")
    (hidden, inner, arc, label) = (sizes[0], sizes[1], sizes[2], sizes[3])
    try file.require(
      hidden % 16 == 0 && inner % 16 == 0 && arc % 16 == 0 && label % 8 == 0, "sizes in multiples of 16")
    (tagCount, relationCount) = (sizes[4], sizes[5])
    relationStride = (relationCount + 7) / 8 * 8
    words = try HashedWords(file, keys: "words.keys", values: "words.ids")
    word = try Embedding(file, "word", width: sizes[6])
    gram = try Embedding(file, "gram", width: sizes[7])
    var pieces: [Embedding] = []
    for (name, width) in zip(["suffix2", "suffix3", "suffix4", "prefix2", "prefix3", "shape", "flags"], sizes[8...]) {
      pieces.append(try Embedding(file, name, width: width))
    }
    let wanted = WordFeatures.sizes
    let rows = [wanted.suffixes, wanted.suffixes, wanted.suffixes, wanted.prefixes, wanted.prefixes, wanted.shapes, 64]
    try file.require(
      zip(pieces, rows).allSatisfy { $0.scales.count == Int($1) } && gram.scales.count == Int(wanted.grams),
      "the sizes of pieces of words")
    self.pieces = pieces
    width = word.width + gram.width + pieces.reduce(0) { $0 + $1.width }
    project = try Matrix(file, "project", outputs: inner, inputs: width)
    first = try Layer(file, "first", inputs: inner, hidden: hidden)
    second = try Layer(file, "second", inputs: 2 * hidden, hidden: hidden)
    tag = try Matrix(file, "tag", outputs: tagCount, inputs: 2 * hidden)
    root = try file.elements("root", as: Float.self)
    try file.require(root.count == 2 * hidden, "a root of \(2 * hidden)")
    heads = try Matrix(file, "heads", outputs: 2 * arc + 2 * label, inputs: 2 * hidden)
    arcs = try Matrix(file, "arc", outputs: arc, inputs: arc)
    labels = try Matrix(file, "label", outputs: (label + 1) * relationStride, inputs: label + 1)
    let names = try file.lines("tags").map { $0.split(separator: "|").map(String.init) }
    try file.require(names.count == tagCount && names.allSatisfy { $0.count == 2 }, "\(tagCount) pairs of tags")
    tags = names.map { PartOfSpeech(name: $0[0]) }
    pennTags = names.map { PennTag.index(of: $0[1]) }
    relations = try file.lines("relations").map { name in
      Relation(rawValue: name) ?? Relation(rawValue: String(name.prefix { $0 != ":" })) ?? .dep
    }
    try file.require(relations.count == relationCount, "\(relationCount) relations")
  }
}
