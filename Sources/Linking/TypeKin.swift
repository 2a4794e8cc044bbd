import Records

/// Which event types reports tell one deed under, as numbers for the inner loop.
enum TypeKin {
  /// Position among the types; the last for no type (disasters, elections).
  static func number(_ type: EventType?) -> Int { type.flatMap { numbers[$0] } ?? EventType.allCases.count }

  /// Bits of the types that may tell the same deed: a handover is a retreat or a concession, a meeting ends in an agreement.
  static func kin(of type: EventType?) -> UInt32 { masks[number(type)] }

  /// The same by the number of a type.
  static func kin(ofNumber number: Int) -> UInt32 { masks[number] }

  private static let numbers = Dictionary(uniqueKeysWithValues: EventType.allCases.enumerated().map { ($1, $0) })

  private static let pairs: [(EventType?, EventType?)] = [
    (.assault, .coerce), (.assault, .mobilize), (.assault, .retreat), (.assault, nil), (.retreat, .concede),
    (.agree, .consult),
    (.agree, .cooperate), (.agree, .concede), (.agree, .retreat), (.agree, .support), (.consult, .cooperate),
    (.aid, .cooperate), (.aid, .support), (.coerce, .sanction), (.accuse, .reject), (.request, .threaten),
    (.accuse, .threaten), (.accuse, .request), (.support, .cooperate), (.support, .consult),
  ]

  private static let masks: [UInt32] = {
    var masks = [UInt32](repeating: 0, count: EventType.allCases.count + 1)
    for (a, b) in pairs {
      masks[number(a)] |= 1 << number(b)
      masks[number(b)] |= 1 << number(a)
    }
    return masks
  }()

  /// Modes that name the weapon, which reports confuse.
  static let weapons: Set<String> = [
    "explosives", "aerial", "heavy-weapons", "firearms", "primitive", "suicide-attack", "suicide", "beat", "targeted",
  ]
}
