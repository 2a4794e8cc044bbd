/// Reads a value from JSON, as Foundation's `JSONDecoder` does, in half of its time.
package struct LineDecoder: Sendable {
  /// What the values' own decoding may ask for.
  package var userInfo: [CodingUserInfoKey: any Sendable] = [:]

  /// A decoder.
  package init() {}

  /// The value that a JSON text is.
  /// - Throws: `DecodingError`, with an empty path for what is not JSON.
  package func decode<Value: Decodable>(_ type: Value.Type, from bytes: some Sequence<UInt8>) throws -> Value {
    let document: JSONDocument
    do throws(JSONFault) {
      document = try JSONDocument(Array(bytes))
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "not JSON at byte \(error.offset): \(error.reason)"))
    }
    return try LineReading(document, userInfo).value(Value.self, 0)
  }
}

/// A document that is being read; a value is named by its node.
final class LineReading {
  private let document: JSONDocument
  let userInfo: [CodingUserInfoKey: any Sendable]

  init(_ document: JSONDocument, _ userInfo: [CodingUserInfoKey: any Sendable]) {
    self.document = document
    self.userInfo = userInfo
  }

  func value<Value: Decodable>(_ type: Value.Type, _ node: Int) throws -> Value {
    try Value(from: LineValueDecoder(reading: self, node: node))
  }

  func kind(of node: Int) -> JSONDocument.Entry.Kind { document.nodes[node].kind }

  /// The node behind a value and all that is within it.
  func next(after node: Int) -> Int { document.nodes[node].next }

  /// The value of the first member with a key.
  func find(_ key: String, in object: Int) -> Int? {
    var key = key
    return key.withUTF8 { key in
      let end = document.nodes[object].next
      var child = object + 1
      while child < end {
        let name = document.nodes[child]
        if name.end - name.start == key.count, !name.hasEscapes, matches(name.start, key) { return child + 1 }
        child = document.nodes[child + 1].next
      }
      return nil
    }
  }

  private func matches(_ start: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in key.indices where document.bytes[start + index] != key[index] { return false }
    return true
  }

  /// The names of an object's members.
  func keys(of object: Int) -> [String] {
    var keys: [String] = []
    var child = object + 1
    while child < document.nodes[object].next {
      if let key = try? string(child) { keys.append(key) }
      child = document.nodes[child + 1].next
    }
    return keys
  }

  /// How many values a list has.
  func count(of list: Int) -> Int {
    var count = 0
    var child = list + 1
    while child < document.nodes[list].next {
      count += 1
      child = document.nodes[child].next
    }
    return count
  }

  func string(_ node: Int) throws -> String {
    let string = try expect(.string, node, String.self)
    let raw = document.bytes[string.start..<string.end]
    let text =
      string.hasEscapes
      ? String(validating: JSONParser.unescaped(raw), as: UTF8.self) : String(validating: raw, as: UTF8.self)
    guard let text else { throw corrupted(node, "not UTF-8") }
    return text
  }

  func bool(_ node: Int) throws -> Bool {
    document.bytes[try expect(.bool, node, Bool.self).start] == UInt8(ascii: "t")
  }

  func integer<Number: FixedWidthInteger>(_ node: Int, _ type: Number.Type) throws -> Number {
    let number = try expect(.number, node, type)
    let digits = document.bytes[number.start..<number.end]
    if let value = Number(String(decoding: digits, as: UTF8.self)) { return value }
    guard let value = Number(exactly: try double(node)) else { throw corrupted(node, "no \(type)") }
    return value
  }

  func double(_ node: Int) throws -> Double {
    let number = try expect(.number, node, Double.self)
    guard let value = Double(String(decoding: document.bytes[number.start..<number.end], as: UTF8.self)) else {
      throw corrupted(node, "no number")
    }
    return value
  }

  func expect(_ kind: JSONDocument.Entry.Kind, _ node: Int, _ type: any Any.Type) throws -> JSONDocument.Entry {
    let found = document.nodes[node]
    if found.kind == kind { return found }
    let context = DecodingError.Context(
      codingPath: path(to: node), debugDescription: "expected \(type), found \(found.kind)")
    throw found.kind == .null
      ? DecodingError.valueNotFound(type, context) : DecodingError.typeMismatch(type, context)
  }

  private func corrupted(_ node: Int, _ reason: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: path(to: node), debugDescription: reason))
  }

  /// The keys from the root to a node; found when asked for, so that what is sound pays nothing.
  func path(to node: Int) -> [any CodingKey] {
    var path: [any CodingKey] = []
    var open = 0
    while open != node {
      let isObject = document.nodes[open].kind == .object
      var child = open + 1
      var index = 0
      while true {
        let value = isObject ? child + 1 : child
        let end = document.nodes[value].next
        if node < end {
          path.append(isObject ? LineKey(stringValue: (try? string(child)) ?? "") : LineKey(intValue: index))
          open = value
          break
        }
        child = end
        index += 1
      }
    }
    return path
  }
}

/// A key of a path.
struct LineKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = "\(intValue)"
    self.intValue = intValue
  }
}
