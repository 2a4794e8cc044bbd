import Records

/// What is filtered, sorted and counted of one entry.
struct TileRow: Sendable {
  /// The number of the entry.
  var seq: Int
  /// First and last possible day as ordinals, ``Tile/noDay`` without a date.
  var start = Tile.noDay
  var end = Tile.noDay
  /// Degrees; not a number without coordinates.
  var latitude = Double.nan
  var longitude = Double.nan
  var sources: Int32 = 1
  var confidence = 0.0
  var doubt = 0.0
  /// Milliseconds since 1970.
  var changed = 0
  /// Numbers of ``Term``s.
  var terms: [Int32] = []
  var figures: [TileFigure] = []
}

/// The bounds of a number of people or things; `Int64.min` for one that is not known.
struct TileFigure: BitwiseCopyable, Sendable {
  let measure: Int64
  let low, best, high: Int64

  init(_ measure: Figure.Measure, low: Int?, best: Int?, high: Int?) {
    self.measure = Int64(MeasureNumber.of(measure))
    (self.low, self.best, self.high) = (Self.stored(low), Self.stored(best), Self.stored(high))
  }

  private static func stored(_ number: Int?) -> Int64 { number.map { Int64($0) } ?? .min }

  /// The most that it may be, the least, and what it is taken for; `Int64.min` when nothing is known.
  var most: Int64 { high != .min ? high : best != .min ? best : low }
  var least: Int64 { low != .min ? low : best != .min ? best : high }
  var taken: Int64 { best != .min ? best : low != .min ? low : high }
}

/// Up to 512 entries of neighbouring numbers, each field a column of its own: lists, counts and maps are made by reading columns, whatever
/// the filter, and a change writes one tile anew.
final class Tile: Sendable {
  /// Entries whose numbers differ in the last nine bits alone lie in one tile.
  static let shift = 9
  static let noDay = Int32.min

  /// The number of its entries without the last bits.
  let number: Int
  /// The last bits of the numbers of the entries that are there, in order.
  let slots: [Int16]
  let starts: [Int32]
  let ends: [Int32]
  let latitudes: [Double]
  let longitudes: [Double]
  let sources: [Int32]
  let confidences: [Double]
  let doubts: [Double]
  let changes: [Int]
  /// The terms of all entries, and where those of each end.
  let terms: [Int32]
  let termEnds: [Int32]
  /// The figures of all entries, and where those of each end.
  let figures: [TileFigure]
  let figureEnds: [Int32]

  /// A tile of rows in order of their numbers.
  init(number: Int, rows: [TileRow]) {
    self.number = number
    slots = rows.map { Int16($0.seq & (1 << Self.shift - 1)) }
    starts = rows.map(\.start)
    ends = rows.map(\.end)
    latitudes = rows.map(\.latitude)
    longitudes = rows.map(\.longitude)
    sources = rows.map(\.sources)
    confidences = rows.map(\.confidence)
    doubts = rows.map(\.doubt)
    changes = rows.map(\.changed)
    terms = rows.flatMap(\.terms)
    termEnds = Self.ends(rows.map(\.terms.count))
    figures = rows.flatMap(\.figures)
    figureEnds = Self.ends(rows.map(\.figures.count))
  }

  /// Reads what ``bytes`` gives; `nil` where that is damaged.
  init?(number: Int, bytes: UnsafeRawBufferPointer) {
    var reader = ColumnReader(bytes: bytes)
    self.number = number
    slots = reader.column()
    starts = reader.column()
    ends = reader.column()
    latitudes = reader.column()
    longitudes = reader.column()
    sources = reader.column()
    confidences = reader.column()
    doubts = reader.column()
    changes = reader.column()
    terms = reader.column()
    termEnds = reader.column()
    figures = reader.column()
    figureEnds = reader.column()
    let counts = [
      starts.count, ends.count, latitudes.count, longitudes.count, sources.count, confidences.count, doubts.count,
      changes.count, termEnds.count, figureEnds.count,
    ]
    guard reader.isWhole, counts.allSatisfy({ $0 == slots.count }), Self.fits(termEnds, terms.count),
      Self.fits(figureEnds, figures.count)
    else { return nil }
  }

  /// The columns one after the other, as the processor has them: little-endian on every machine that the program runs on.
  var bytes: [UInt8] {
    var writer = ColumnWriter()
    writer.add(slots)
    writer.add(starts)
    writer.add(ends)
    writer.add(latitudes)
    writer.add(longitudes)
    writer.add(sources)
    writer.add(confidences)
    writer.add(doubts)
    writer.add(changes)
    writer.add(terms)
    writer.add(termEnds)
    writer.add(figures)
    writer.add(figureEnds)
    return writer.bytes
  }

  /// How many entries it has.
  var count: Int { slots.count }
  /// Bytes of memory that it takes, roughly.
  var size: Int { 1000 + count * 62 + terms.count * 4 + figures.count * 32 }

  func seq(_ index: Int) -> Int { number << Self.shift | Int(slots[index]) }
  func termRange(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(termEnds[index - 1]))..<Int(termEnds[index]) }
  func figureRange(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(figureEnds[index - 1]))..<Int(figureEnds[index])
  }

  /// What an entry's figure of a measure is taken for; `nil` if it has none.
  func figure(_ measure: Figure.Measure, of index: Int) -> Int? {
    let number = Int64(MeasureNumber.of(measure))
    guard let found = figures[figureRange(index)].first(where: { $0.measure == number }), found.taken != .min else {
      return nil
    }
    return Int(found.taken)
  }

  /// The first term of a field that an entry has; 0 without one.
  func first(_ field: TermField, of index: Int) -> Int32 {
    terms[termRange(index)].first { Int($0 >> 24) == field.rawValue } ?? 0
  }

  /// The rows that it was made of.
  var rows: [TileRow] {
    slots.indices.map { index in
      TileRow(
        seq: seq(index), start: starts[index], end: ends[index], latitude: latitudes[index],
        longitude: longitudes[index], sources: sources[index], confidence: confidences[index], doubt: doubts[index],
        changed: changes[index], terms: Array(terms[termRange(index)]), figures: Array(figures[figureRange(index)]))
    }
  }

  private static func ends(_ counts: [Int]) -> [Int32] {
    var end: Int32 = 0
    return counts.map { count in
      end += Int32(count)
      return end
    }
  }

  private static func fits(_ ends: [Int32], _ count: Int) -> Bool {
    zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 } && ends.first ?? 0 >= 0 && Int(ends.last ?? 0) == count
  }
}

/// Columns as bytes: the number of values, then the values.
private struct ColumnWriter {
  var bytes: [UInt8] = []

  mutating func add<Value: BitwiseCopyable>(_ column: [Value]) {
    withUnsafeBytes(of: UInt32(column.count)) { bytes.append(contentsOf: $0) }
    column.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

private struct ColumnReader {
  let bytes: UnsafeRawBufferPointer
  private var offset = 0
  private var isDamaged = false

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether everything was there and nothing is left.
  var isWhole: Bool { !isDamaged && offset == bytes.count }

  mutating func column<Value: BitwiseCopyable>() -> [Value] {
    guard !isDamaged, offset + 4 <= bytes.count else {
      isDamaged = true
      return []
    }
    let count = Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    let size = count * MemoryLayout<Value>.stride
    guard offset + 4 + size <= bytes.count else {
      isDamaged = true
      return []
    }
    let source = UnsafeRawBufferPointer(rebasing: bytes[offset + 4..<offset + 4 + size])
    offset += 4 + size
    return [Value](unsafeUninitializedCapacity: count) { target, initialized in
      UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
      initialized = count
    }
  }
}
