/// What a reviewer decided about two mentions; it outranks every score. In JSON `{"same": [id, id]}` or `{"different": [id, id]}`.
public enum LinkConstraint: Hashable, Sendable {
  /// The two mentions (ids) tell the same event.
  case same(String, String)
  /// The two mentions (ids) tell different events.
  case different(String, String)
}

extension LinkConstraint: Codable {
  private enum CodingKeys: String, CodingKey { case same, different }

  /// Reads the JSON form; throws unless it names two mentions.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let key: CodingKeys = container.contains(.same) ? .same : .different
    let ids = try container.decode([String].self, forKey: key)
    guard ids.count == 2 else {
      throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "two mention ids are wanted")
    }
    self = key == .same ? .same(ids[0], ids[1]) : .different(ids[0], ids[1])
  }

  /// Writes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .same(let a, let b): try container.encode([a, b], forKey: .same)
    case .different(let a, let b): try container.encode([a, b], forKey: .different)
    }
  }
}
