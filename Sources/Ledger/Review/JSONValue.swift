import JSON
import FoundationEssentials

/// Any JSON: the new values of a correction.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// This value with the changes of another (RFC 7396): objects are merged field by field, `null` takes a field out, everything else
  /// takes the place of what was there.
  public func merged(with patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var fields: [String: JSONValue] = [:]
    if case .object(let own) = self { fields = own }
    for (name, change) in changes {
      fields[name] = change == .null ? nil : (fields[name] ?? .null).merged(with: change)
    }
    return .object(fields)
  }

  /// The JSON of a value.
  public init(_ value: some Encodable) throws {
    self = try LineDecoder().decode(JSONValue.self, from: try LineEncoder().encode(value))
  }

  /// An object with the fields of some names alone; an absent one is `null`.
  func restricted(to names: some Sequence<String>) -> JSONValue {
    guard case .object(let fields) = self else { return self }
    return .object(Dictionary(names.map { ($0, fields[$0] ?? .null) }, uniquingKeysWith: { first, _ in first }))
  }

  /// A value with the changes of a patch; throws when the result is no such value.
  static func patched<Value: Codable>(_ value: Value, with patch: JSONValue) throws -> Value {
    let json = try LineDecoder().decode(JSONValue.self, from: try LineEncoder().encode(value))
    return try LineDecoder().decode(Value.self, from: try LineEncoder().encode(json.merged(with: patch)))
  }
}

extension JSONValue: Codable {
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads any JSON.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Name.self) {
      var fields: [String: JSONValue] = [:]
      for name in container.allKeys { fields[name.stringValue] = try container.decode(JSONValue.self, forKey: name) }
      self = .object(fields)
      return
    }
    if var container = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !container.isAtEnd { values.append(try container.decode(JSONValue.self)) }
      self = .array(values)
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .string(try container.decode(String.self))
    }
  }

  /// Writes it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let fields):
      var container = encoder.container(keyedBy: Name.self)
      for (name, value) in fields { try container.encode(value, forKey: Name(stringValue: name)) }
    case .array(let values):
      var container = encoder.unkeyedContainer()
      for value in values { try container.encode(value) }
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let value):
      var container = encoder.singleValueContainer()
      try container.encode(value)
    case .integer(let value):
      var container = encoder.singleValueContainer()
      try container.encode(value)
    case .number(let value):
      var container = encoder.singleValueContainer()
      try container.encode(value)
    case .string(let value):
      var container = encoder.singleValueContainer()
      try container.encode(value)
    }
  }
}
