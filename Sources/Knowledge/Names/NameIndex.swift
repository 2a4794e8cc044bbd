/// All names and role nouns of a knowledge base, found by a hash of their folded letters.
///
/// Separators do not count (`al-Abadi`, `al Abadi` and `alabadi` are one key), so a lookup does not depend on how a
/// tokenizer splits names. Keys are uniform 64-bit hashes in ascending order; the top bits point into them.
public struct NameIndex: Sendable, Hashable {
  /// What an entry names.
  public enum Kind: UInt8, Sendable, Hashable {
    /// A country by a name of its own.
    case country
    /// A country by an adjective or noun for its people.
    case demonym
    /// A country by its capital.
    case capital
    /// A country's government by a building or nickname.
    case metonym
    /// A named national force: `index` is the country, `part` the force.
    case force
    /// A person by a full name.
    case person
    /// A person by a family name.
    case family
    /// An organization.
    case organization
    /// The people of an organization ("Taliban fighter"); among the lemmas.
    case fighters
    /// A role noun; among the lemmas.
    case role
  }

  /// One reading of a key.
  public struct Entry: Sendable, Hashable {
    /// What is named.
    public var kind: Kind
    /// Index into the list of the base that `kind` tells.
    public var index: Int
    /// Which force of a country; 0 for all else.
    public var part: Int
    /// Whether it is written in up to four capitals and matches only so.
    public var capitals: Bool

    /// A reading.
    public init(kind: Kind, index: Int, part: Int = 0, capitals: Bool = false) {
      self.kind = kind
      self.index = index
      self.part = part
      self.capitals = capitals
    }
  }

  /// A key while its letters are read, one word after another.
  public struct Key: Sendable, Hashable {
    private var state: UInt64

    /// The empty key of names.
    public static let names = Key(state: 0xcbf2_9ce4_8422_2325)
    /// The empty key of role nouns, whose words are lemmas.
    public static let lemmas = Key(state: 0x8422_2325_cbf2_9ce4)

    /// Adds folded letters (see ``Folding``).
    public mutating func append(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }

    /// The value to look up.
    var value: UInt64 {
      let mixed = (state ^ (state >> 32)) &* 0xd6e8_feb8_6659_fd93
      return mixed ^ (mixed >> 32)
    }
  }

  /// What a lookup finds.
  public struct Match: Sendable, Hashable {
    /// Whether longer names begin with these words.
    public var isPrefix: Bool
    /// Indices of the readings, for ``NameIndex/subscript(_:)``; empty for a mere prefix.
    public var readings: Range<Int>
  }

  /// Ascending; parallel to `starts`.
  private(set) var keys: [UInt64]
  /// First reading of each key; bit 31 tells a prefix. One more at the end.
  private(set) var starts: [UInt32]
  /// Readings, packed.
  private(set) var entries: [UInt32]
  /// First key of each value of the top bits.
  private var buckets: [UInt32]
  private var shift: UInt64

  /// An index of nothing.
  public init() { self.init(keys: [], starts: [0], entries: []) }

  init(keys: [UInt64], starts: [UInt32], entries: [UInt32]) {
    self.keys = keys
    self.starts = starts
    self.entries = entries
    var bits: UInt64 = 4
    while bits < 24, 1 << bits < keys.count { bits += 1 }
    shift = 64 - bits
    buckets = [UInt32](repeating: UInt32(keys.count), count: (1 << Int(bits)) + 1)
    var bucket = 0
    for (index, key) in keys.enumerated() {
      while bucket <= Int(key >> shift) {
        buckets[bucket] = UInt32(index)
        bucket += 1
      }
    }
  }

  /// The readings of a key, or `nil` if nothing has it and nothing begins so.
  public func match(_ key: Key) -> Match? {
    let value = key.value
    let bucket = Int(value >> shift)
    var index = Int(buckets[bucket])
    let end = Int(buckets[bucket + 1])
    while index < end, keys[index] < value { index += 1 }
    guard index < end, keys[index] == value else { return nil }
    let start = starts[index]
    return Match(
      isPrefix: start & NameIndex.prefixBit != 0,
      readings: Int(start & ~NameIndex.prefixBit)..<Int(starts[index + 1] & ~NameIndex.prefixBit))
  }

  /// A reading.
  public subscript(_ reading: Int) -> Entry { Entry(packed: entries[reading]) }

  static let prefixBit: UInt32 = 1 << 31
}

extension NameIndex.Entry {
  /// 4 bits kind, 1 bit capitals, 27 bits index; a force has 16 bits country and 11 bits part.
  var packed: UInt32 {
    let number = kind == .force ? UInt32(index) << 11 | UInt32(part) : UInt32(index)
    return UInt32(kind.rawValue) << 28 | (capitals ? 1 << 27 : 0) | number
  }

  init(packed: UInt32) {
    kind = NameIndex.Kind(rawValue: UInt8(packed >> 28)) ?? .role
    capitals = packed & 1 << 27 != 0
    let number = Int(packed & (1 << 27 - 1))
    index = kind == .force ? number >> 11 : number
    part = kind == .force ? number & (1 << 11 - 1) : 0
  }
}

extension NameIndex: Packable {
  func pack(into packer: inout Packer) {
    packer.count(keys.count)
    for key in keys { packer.fixed(key) }
    var last: UInt32 = 0
    for start in starts {
      packer.count(Int((start & ~NameIndex.prefixBit) - last) << 1 | Int(start >> 31))
      last = start & ~NameIndex.prefixBit
    }
    packer.count(entries.count)
    for entry in entries { packer.fixed(UInt64(entry), bytes: 4) }
  }

  init(from unpacker: inout Unpacker) {
    let keys = unpacker.words(count: unpacker.count())
    var starts: [UInt32] = []
    starts.reserveCapacity(keys.count + 1)
    var last: UInt32 = 0
    for _ in 0...keys.count {
      let step = unpacker.count()
      last &+= UInt32(truncatingIfNeeded: step >> 1)
      starts.append(last | (step & 1 == 1 ? NameIndex.prefixBit : 0))
    }
    let entries = unpacker.halfWords(count: unpacker.count())
    if last != entries.count || zip(keys, keys.dropFirst()).contains(where: >=) {
      unpacker.damage()
      self.init()
    } else {
      self.init(keys: keys, starts: starts, entries: entries)
    }
  }
}
