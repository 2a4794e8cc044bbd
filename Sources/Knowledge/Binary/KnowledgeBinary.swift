/// The binary form of a knowledge base: `DLKB`, version, hash of the sources, hash of the rest, the rest.
package enum KnowledgeBinary {
  /// Name of the file inside the knowledge folder.
  static let fileName = "knowledge.bin"
  /// Raised with every change of the form or of what is compiled from the same sources.
  static let version: UInt8 = 4
  private static let magic: [UInt8] = Array("DLKB".utf8)
  package static let headerSize = 21

  package static func encode(_ base: KnowledgeBase, sources: UInt64) -> [UInt8] {
    var packer = Packer()
    packer.items(base.countries)
    packer.items(base.people)
    packer.items(base.organizations)
    packer.items(base.roles)
    packer.count(base.lists.count)
    for (name, words) in base.lists.sorted(by: { $0.key < $1.key }) {
      packer.string(name)
      packer.strings(words)
    }
    packer.items(base.frames)
    packer.items(base.instruments)
    packer.items(base.contexts)
    packer.items(base.exclusions)
    base.cues.pack(into: &packer)
    base.names.pack(into: &packer)
    return seal(packer.bytes, sources: sources)
  }

  /// Puts the header before a body.
  package static func seal(_ body: [UInt8], sources: UInt64) -> [UInt8] {
    var hash = WordHash()
    hash.combine(body)
    return magic + [version] + bytes(of: sources) + bytes(of: hash.value) + body
  }

  /// The hash of the sources that a file was made from; `nil` if it is none of ours, or of another version.
  static func sources(of bytes: [UInt8]) -> UInt64? {
    guard bytes.count >= headerSize, Array(bytes[..<4]) == magic, bytes[4] == version else { return nil }
    return number(bytes, at: 5)
  }

  /// The base; `nil` if the file is damaged.
  package static func decode(_ bytes: [UInt8]) -> KnowledgeBase? {
    guard sources(of: bytes) != nil else { return nil }
    var hash = WordHash()
    hash.combine(bytes, from: headerSize)
    guard hash.value == number(bytes, at: 13) else { return nil }
    var unpacker = Unpacker(bytes, at: headerSize)
    var base = KnowledgeBase()
    base.countries = unpacker.items(Country.self)
    base.people = unpacker.items(Person.self)
    base.organizations = unpacker.items(Organization.self)
    base.roles = unpacker.items(Role.self)
    for _ in 0..<unpacker.count() { base.lists[unpacker.string()] = unpacker.strings() }
    base.frames = unpacker.items(Frame.self)
    base.instruments = unpacker.items(WordRule.self)
    base.contexts = unpacker.items(WordRule.self)
    base.exclusions = unpacker.items(Exclusion.self)
    base.cues = Cues(from: &unpacker)
    base.names = NameIndex(from: &unpacker)
    return unpacker.isComplete ? base : nil
  }

  private static func bytes(of value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[offset + $1]) << (8 * UInt64($1)) }
  }
}
