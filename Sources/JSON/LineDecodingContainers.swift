/// What a value reads itself from: a node of a document.
struct LineValueDecoder: Decoder {
  let reading: LineReading
  let node: Int
  var codingPath: [any CodingKey] { reading.path(to: node) }
  var userInfo: [CodingUserInfoKey: Any] { reading.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    _ = try reading.expect(.object, node, [String: Any].self)
    return KeyedDecodingContainer(ObjectReader(reading: reading, node: node))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    _ = try reading.expect(.array, node, [Any].self)
    return ListReader(reading: reading, node: node)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { ScalarReader(reading: reading, node: node) }
}

private struct ObjectReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let reading: LineReading
  let node: Int
  var codingPath: [any CodingKey] { reading.path(to: node) }
  var allKeys: [Key] { reading.keys(of: node).compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool { reading.find(key.stringValue, in: node) != nil }

  private func member(_ key: Key) throws -> Int {
    guard let value = reading.find(key.stringValue, in: node) else {
      throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "no \(key.stringValue)"))
    }
    return value
  }

  /// A member that is there and not null.
  private func present(_ key: Key) -> Int? {
    reading.find(key.stringValue, in: node).flatMap { reading.kind(of: $0) == .null ? nil : $0 }
  }

  func decodeNil(forKey key: Key) throws -> Bool { reading.kind(of: try member(key)) == .null }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try reading.bool(try member(key)) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try reading.string(try member(key)) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try reading.double(try member(key)) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try reading.integer(try member(key), type) }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try reading.value(type, try member(key)) }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try present(key).map { try reading.bool($0) }
  }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try present(key).map { try reading.string($0) }
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try present(key).map { try reading.double($0) }
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try present(key).map { try reading.integer($0, type) }
  }
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try present(key).map { try reading.value(type, $0) }
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
    -> KeyedDecodingContainer<Nested>
  {
    try LineValueDecoder(reading: reading, node: try member(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try LineValueDecoder(reading: reading, node: try member(key)).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    LineValueDecoder(reading: reading, node: reading.find("super", in: node) ?? node)
  }
  func superDecoder(forKey key: Key) throws -> any Decoder { LineValueDecoder(reading: reading, node: try member(key)) }
}

private struct ListReader: UnkeyedDecodingContainer {
  let reading: LineReading
  let node: Int
  private var child: Int
  private(set) var currentIndex = 0

  init(reading: LineReading, node: Int) {
    self.reading = reading
    self.node = node
    child = node + 1
  }

  var codingPath: [any CodingKey] { reading.path(to: node) }
  var count: Int? { reading.count(of: node) }
  var isAtEnd: Bool { child >= reading.next(after: node) }

  /// Takes the next value.
  private mutating func element<T>(_ type: any Any.Type, _ read: (LineReading, Int) throws -> T) throws -> T {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(type, .init(codingPath: codingPath, debugDescription: "the list ends"))
    }
    let value = try read(reading, child)
    child = reading.next(after: child)
    currentIndex += 1
    return value
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, reading.kind(of: child) == .null else { return false }
    return try element(Never?.self) { _, _ in true }
  }
  mutating func decode(_ type: Bool.Type) throws -> Bool { try element(type) { try $0.bool($1) } }
  mutating func decode(_ type: String.Type) throws -> String { try element(type) { try $0.string($1) } }
  mutating func decode(_ type: Double.Type) throws -> Double { try element(type) { try $0.double($1) } }
  mutating func decode(_ type: Int.Type) throws -> Int { try element(type) { try $0.integer($1, type) } }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try element(type) { try $0.value(type, $1) } }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    try element(type) { try LineValueDecoder(reading: $0, node: $1).container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try element([Any].self) { try LineValueDecoder(reading: $0, node: $1).unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder {
    try element((any Decoder).self) { LineValueDecoder(reading: $0, node: $1) }
  }
}

private struct ScalarReader: SingleValueDecodingContainer {
  let reading: LineReading
  let node: Int
  var codingPath: [any CodingKey] { reading.path(to: node) }

  func decodeNil() -> Bool { reading.kind(of: node) == .null }
  func decode(_ type: Bool.Type) throws -> Bool { try reading.bool(node) }
  func decode(_ type: String.Type) throws -> String { try reading.string(node) }
  func decode(_ type: Double.Type) throws -> Double { try reading.double(node) }
  func decode(_ type: Float.Type) throws -> Float { Float(try reading.double(node)) }
  func decode(_ type: Int.Type) throws -> Int { try reading.integer(node, type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try reading.integer(node, type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try reading.integer(node, type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try reading.integer(node, type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try reading.integer(node, type) }
  func decode(_ type: UInt.Type) throws -> UInt { try reading.integer(node, type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try reading.integer(node, type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try reading.integer(node, type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try reading.integer(node, type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try reading.integer(node, type) }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try reading.value(type, node) }
}
