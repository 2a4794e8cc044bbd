/// What a value writes itself to: the innermost open value of a sheet.
struct LineValueEncoder: Encoder {
  let sheet: LineSheet
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    sheet.open(.object)
    return KeyedEncodingContainer(LineObject(sheet: sheet))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    sheet.open(.list)
    return LineList(sheet: sheet)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { LineScalar(sheet: sheet) }
}

private struct LineObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let sheet: LineSheet
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { sheet.member(key.stringValue) { sheet.writeNull() } }
  func encode(_ value: Bool, forKey key: Key) { sheet.member(key.stringValue) { sheet.write(value) } }
  func encode(_ value: String, forKey key: Key) { sheet.member(key.stringValue) { sheet.write(value) } }
  func encode(_ value: Int, forKey key: Key) { sheet.member(key.stringValue) { sheet.write(integer: value) } }
  func encode(_ value: Double, forKey key: Key) throws { try sheet.member(key.stringValue) { try sheet.write(value) } }
  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try sheet.member(key.stringValue) { try sheet.write(value) }
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested>
  {
    LineValueEncoder(sheet: sheet.member(key.stringValue, sheet.writeLater)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    LineValueEncoder(sheet: sheet.member(key.stringValue, sheet.writeLater)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { LineValueEncoder(sheet: sheet.member("super", sheet.writeLater)) }
  func superEncoder(forKey key: Key) -> any Encoder {
    LineValueEncoder(sheet: sheet.member(key.stringValue, sheet.writeLater))
  }
}

private struct LineList: UnkeyedEncodingContainer {
  let sheet: LineSheet
  var codingPath: [any CodingKey] { [] }
  var count: Int { sheet.count }

  func encodeNil() { sheet.element { sheet.writeNull() } }
  func encode(_ value: Bool) { sheet.element { sheet.write(value) } }
  func encode(_ value: String) { sheet.element { sheet.write(value) } }
  func encode(_ value: Int) { sheet.element { sheet.write(integer: value) } }
  func encode(_ value: Double) throws { try sheet.element { try sheet.write(value) } }
  func encode<T: Encodable>(_ value: T) throws { try sheet.element { try sheet.write(value) } }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    LineValueEncoder(sheet: sheet.element(sheet.writeLater)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    LineValueEncoder(sheet: sheet.element(sheet.writeLater)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { LineValueEncoder(sheet: sheet.element(sheet.writeLater)) }
}

private struct LineScalar: SingleValueEncodingContainer {
  let sheet: LineSheet
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { sheet.writeNull() }
  func encode(_ value: Bool) { sheet.write(value) }
  func encode(_ value: String) { sheet.write(value) }
  func encode(_ value: Int) { sheet.write(integer: value) }
  func encode(_ value: Int8) { sheet.write(integer: value) }
  func encode(_ value: Int16) { sheet.write(integer: value) }
  func encode(_ value: Int32) { sheet.write(integer: value) }
  func encode(_ value: Int64) { sheet.write(integer: value) }
  func encode(_ value: UInt) { sheet.write(integer: value) }
  func encode(_ value: UInt8) { sheet.write(integer: value) }
  func encode(_ value: UInt16) { sheet.write(integer: value) }
  func encode(_ value: UInt32) { sheet.write(integer: value) }
  func encode(_ value: UInt64) { sheet.write(integer: value) }
  func encode(_ value: Double) throws { try sheet.write(value) }
  func encode(_ value: Float) throws { try sheet.write(Double(value.description) ?? .nan) }
  func encode<T: Encodable>(_ value: T) throws { try sheet.write(value) }
}
