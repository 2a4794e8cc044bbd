import Records

/// How tense and polarity change an event's type (PLOVER 2021: a single type beats a type with a mark).
///
/// A promised visit, signature or delivery is AGREE, a promised withdrawal or release CONCEDE; a refusal to do any of
/// these is REJECT.
enum TenseTable {
  /// What an event becomes when it is told as planned, or as something its actor will not do.
  ///
  /// - Parameter refused: the text says that the actor will not do it ("will not sign", "has no plans to leave").
  static func adjust(_ event: EventDetails, factuality: Factuality, refused: Bool) -> EventDetails {
    guard let type = event.eventType, !event.actors.isEmpty else { return event }
    var adjusted = event
    if refused, type.quad <= 2, type != .agree {
      adjusted.set(.reject, modes: rejectMode(type), cameo: rejectCode(type, event.cameo))
    } else if refused, type == .agree {
      adjusted.set(.reject, modes: [], cameo: "120")
    } else if factuality == .planned {
      switch type {
      case .consult: adjusted.set(.agree, modes: [], cameo: "036")
      case .support: adjusted.set(.agree, modes: [], cameo: "032")
      case .cooperate: adjusted.set(.agree, modes: [], cameo: "031")
      case .aid: adjusted.set(.agree, modes: [], cameo: "033")
      case .retreat: adjusted.set(.concede, modes: [], cameo: "035")
      default: break
      }
    }
    return adjusted
  }

  private static func rejectMode(_ type: EventType) -> [String] {
    switch type {
    case .consult: ["meet"]
    case .aid, .cooperate, .support: ["assist"]
    case .concede, .retreat: ["yield"]
    default: []
    }
  }

  private static func rejectCode(_ type: EventType, _ code: String?) -> String {
    switch type {
    case .consult: "125"
    case .aid: "122"
    case .cooperate, .support: "121"
    case .concede, .retreat: code == "083" ? "123" : "124"
    default: "120"
    }
  }
}

extension EventDetails {
  /// Gives an event another type, with what hangs on it.
  fileprivate mutating func set(_ type: EventType, modes: [String], cameo code: String) {
    eventType = type
    eventModes = modes
    eventMode = modes.first
    cameo = code
    quad = type.quad
  }
}
