/// A JSON text as a flat list of values that point into its bytes; strings are decoded when asked for.
struct JSONDocument {
  /// One value.
  struct Node {
    enum Kind: UInt8 { case null, bool, number, string, array, object }
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
  fileprivate(set) var nodes: [Node] = []

  /// The outermost value.
  var root: JSONValue { JSONValue(document: self, index: 0) }

  /// Reads one value with nothing but white space around it (RFC 8259). Lenient reading takes what pages hold: raw line ends in
  /// strings, commas too many, and whatever follows the value.
  init(_ bytes: [UInt8], isLenient: Bool = false) throws(JSONFault) {
    self.bytes = bytes
    var parser = JSONParser(isLenient: isLenient)
    nodes = try parser.parse(bytes.span)
  }
}

/// Where and why a text is not JSON.
struct JSONFault: Error {
  var offset: Int
  var reason: String
}

/// A value within a document.
struct JSONValue {
  fileprivate let document: JSONDocument
  fileprivate let index: Int

  fileprivate init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  private var node: JSONDocument.Node { document.nodes[index] }

  /// Its kind.
  var kind: JSONDocument.Node.Kind { node.kind }

  /// The bytes of a string, escapes resolved; a lone surrogate is U+FFFD.
  var stringBytes: [UInt8]? {
    guard node.kind == .string else { return nil }
    let raw = document.bytes[node.start..<node.end]
    return node.hasEscapes ? JSONParser.unescaped(raw) : Array(raw)
  }

  /// A string that is not blank.
  var string: String? {
    guard let bytes = stringBytes else { return nil }
    let text = bytes.trimmed
    return text.isEmpty ? nil : String(bytes: text)
  }

  /// The characters of a number.
  var number: String? { node.kind == .number ? String(bytes: document.bytes[node.start..<node.end]) : nil }

  /// The elements of an array, none of another value.
  var elements: [JSONValue] { node.kind == .array ? children : [] }

  /// Keys and values of an object, none of another value.
  var members: [(key: JSONValue, value: JSONValue)] {
    guard node.kind == .object else { return [] }
    let all = children
    return stride(from: 0, to: all.count - 1, by: 2).map { (all[$0], all[$0 + 1]) }
  }

  /// The value of the first member with a key.
  subscript(key: StaticString) -> JSONValue? {
    guard node.kind == .object else { return nil }
    var child = index + 1
    while child < node.next {
      let value = document.nodes[child].next
      let name = document.nodes[child]
      if name.end - name.start == key.utf8CodeUnitCount, document.bytes[name.start..<name.end].starts(with: key) {
        return JSONValue(document: document, index: value)
      }
      child = document.nodes[value].next
    }
    return nil
  }

  /// Whether it is the word `false`.
  var isFalse: Bool { node.kind == .bool && document.bytes[node.start] == UInt8(ascii: "f") }

  /// Whether a string is a text, capitals and small letters alike.
  func equals(_ text: StaticString) -> Bool {
    node.kind == .string && document.bytes[node.start..<node.end].equals(text)
  }

  private var children: [JSONValue] {
    var result: [JSONValue] = []
    var child = index + 1
    while child < node.next {
      result.append(JSONValue(document: document, index: child))
      child = document.nodes[child].next
    }
    return result
  }
}
