/// A JSON text as a flat list of values that point into its bytes; strings are decoded when asked for.
package struct JSONDocument: Sendable {
  /// One value.
  package struct Entry: Sendable {
    package enum Kind: UInt8 { case null, bool, number, string, array, object }
    var kind: Kind
    /// Whether a string has escapes.
    var hasEscapes = false
    /// Its bytes: a string's without the quotes.
    var start: Int
    var end: Int
    /// The node after it and all within it. An object's members are key, value, key, value ….
    var next: Int
  }

  let bytes: [UInt8]
  let nodes: [Entry]

  /// The outermost value.
  package var root: JSONNode { JSONNode(document: self, index: 0) }

  /// Reads one value with nothing but white space around it (RFC 8259). Lenient reading takes what pages hold: raw line ends in
  /// strings, commas too many, and whatever follows the value.
  package init(_ bytes: [UInt8], isLenient: Bool = false) throws(JSONFault) {
    self.bytes = bytes
    var parser = JSONParser(isLenient: isLenient)
    nodes = try parser.parse(bytes.span)
  }
}

/// Where and why a text is not JSON.
package struct JSONFault: Error {
  package var offset: Int
  package var reason: String
}

/// A value within a document.
package struct JSONNode: Sendable {
  fileprivate let document: JSONDocument
  fileprivate let index: Int

  fileprivate init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  private var node: JSONDocument.Entry { document.nodes[index] }

  /// Its kind.
  package var kind: JSONDocument.Entry.Kind { node.kind }

  /// The bytes of a string, escapes resolved; a lone surrogate is U+FFFD.
  package var stringBytes: [UInt8]? {
    guard node.kind == .string else { return nil }
    let raw = document.bytes[node.start..<node.end]
    return node.hasEscapes ? JSONParser.unescaped(raw) : Array(raw)
  }

  /// The characters of a number.
  package var number: String? {
    node.kind == .number ? String(decoding: document.bytes[node.start..<node.end], as: UTF8.self) : nil
  }

  /// The elements of an array, none of another value.
  package var elements: [JSONNode] { node.kind == .array ? children : [] }

  /// Keys and values of an object, none of another value.
  package var members: [(key: JSONNode, value: JSONNode)] {
    guard node.kind == .object else { return [] }
    let all = children
    return stride(from: 0, to: all.count - 1, by: 2).map { (all[$0], all[$0 + 1]) }
  }

  /// The value of the first member with a key.
  package subscript(key: StaticString) -> JSONNode? {
    guard node.kind == .object else { return nil }
    var child = index + 1
    while child < node.next {
      let value = document.nodes[child].next
      let name = document.nodes[child]
      let isMeant =
        name.end - name.start == key.utf8CodeUnitCount
        && key.withUTF8Buffer { document.bytes[name.start..<name.end].elementsEqual($0) }
      if isMeant {
        return JSONNode(document: document, index: value)
      }
      child = document.nodes[value].next
    }
    return nil
  }

  /// Whether it is the word `false`.
  package var isFalse: Bool { node.kind == .bool && document.bytes[node.start] == UInt8(ascii: "f") }

  private var children: [JSONNode] {
    var result: [JSONNode] = []
    var child = index + 1
    while child < node.next {
      result.append(JSONNode(document: document, index: child))
      child = document.nodes[child].next
    }
    return result
  }
}
