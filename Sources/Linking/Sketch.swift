/// A text in 136 bytes, by which copies of it are recognised: MinHash over shingles of five words, in one permutation
/// (Li, Owen, Zhang 2012) with empty bins filled by rotation (Shrivastava, Li 2014), of which 16 bits a bin are kept (Li, König 2010).
public struct Sketch: Hashable, Sendable, Codable {
  /// The smallest hash in each bin; empty for a text of fewer than ``shortest`` shingles.
  public let bins: [UInt16]
  /// Hash of all words of the text.
  public let content: UInt64

  /// Bins of a sketch.
  public static let size = 64
  /// Texts of fewer distinct shingles than this are compared by ``content`` alone.
  public static let shortest = 12
  /// Estimated share of shingles from which on two texts are copies.
  public static let threshold = 0.55
  static let shingle = 5
  static let rows = 4

  /// The sketch of a text. Case, punctuation, spaces and line ends do not count.
  ///
  /// - Parameter text: UTF-8.
  public init(_ text: some Sequence<UInt8>) {
    var window = [UInt64](repeating: 0, count: Self.shingle)
    var words = 0
    var minima = [UInt64](repeating: .max, count: Self.size)
    var whole: UInt64 = seed
    var word: UInt64 = seed
    var isInside = false
    var filled: Set<UInt64> = []
    func close() {
      whole = mix(whole ^ word)
      window[words % Self.shingle] = word
      words += 1
      guard words >= Self.shingle else { return }
      var hash: UInt64 = seed
      for offset in 0..<Self.shingle { hash = mix(hash &* 31 ^ window[(words + offset) % Self.shingle]) }
      if filled.count < Self.shortest { filled.insert(hash) }
      let bin = Int(hash >> 58)
      minima[bin] = min(minima[bin], hash & (1 << 58 - 1))
    }
    for byte in text {
      let folded = byte >= 65 && byte <= 90 ? byte + 32 : byte
      if folded >= 97 && folded <= 122 || folded >= 48 && folded <= 57 || folded >= 128 {
        word = (word ^ UInt64(folded)) &* 0x0000_0100_0000_01b3
        isInside = true
      } else if isInside {
        close()
        (word, isInside) = (seed, false)
      }
    }
    if isInside { close() }
    content = whole
    bins = filled.count < Self.shortest ? [] : Self.densified(minima)
  }

  /// The sketch as bytes, little-endian: the content, then the bins.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + bins.count * 2)
    withUnsafeBytes(of: content.littleEndian) { bytes.append(contentsOf: $0) }
    for bin in bins { withUnsafeBytes(of: bin.littleEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// A sketch from its ``bytes``; `nil` for anything else.
  public init?(bytes: some RandomAccessCollection<UInt8>) {
    guard bytes.count == 8 || bytes.count == 8 + Self.size * 2 else { return nil }
    var rest = bytes[...]
    func next<Number: FixedWidthInteger>(_ type: Number.Type) -> Number {
      let count = Number.bitWidth / 8
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count).reversed().reduce(0) { $0 << 8 | Number($1) }
    }
    content = next(UInt64.self)
    bins = bytes.count == 8 ? [] : (0..<Self.size).map { _ in next(UInt16.self) }
  }

  /// Fills each empty bin from the next full one, altered by the distance.
  private static func densified(_ minima: [UInt64]) -> [UInt16] {
    minima.indices.map { bin in
      var distance = 0
      while minima[(bin + distance) % size] == .max { distance += 1 }
      return UInt16(
        truncatingIfNeeded: mix(minima[(bin + distance) % size] &+ UInt64(distance) &* 0x9e37_79b9_7f4a_7c15))
    }
  }

  /// Keys under which to look for candidates: two texts that share seven tenths of their shingles share a key in 98 of 100
  /// cases. Empty for a short text.
  public var bands: [UInt64] {
    bins.isEmpty ? [] : (0..<Self.size / Self.rows).map { Sketch.band($0, of: bins.span, at: 0) }
  }

  static func band(_ band: Int, of bins: Span<UInt16>, at start: Int) -> UInt64 {
    var key = UInt64(band) &+ 1
    for row in 0..<rows { key = mix(key << 16 ^ UInt64(bins[start + band * rows + row])) }
    return key
  }

  /// Estimated share of shingles that two texts have in common, 0 to 1; of short texts 1 if they are the same, else 0.
  public func similarity(to other: Sketch) -> Double {
    if content == other.content { return 1 }
    guard !bins.isEmpty, !other.bins.isEmpty else { return 0 }
    return Double(zip(bins, other.bins).count { $0 == $1 }) / Double(Self.size)
  }

  /// Whether one text is a copy of the other, as wire copies are: some words changed, some paragraphs cut.
  public func isNearDuplicate(of other: Sketch) -> Bool { similarity(to: other) >= Self.threshold }
}

private let seed: UInt64 = 0xcbf2_9ce4_8422_2325

/// A bijection of 64 bits that spreads every bit (the finaliser of SplitMix64).
private func mix(_ value: UInt64) -> UInt64 {
  var value = value
  value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
  value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
  return value ^ value >> 31
}
