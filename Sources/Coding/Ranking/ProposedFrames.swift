import Knowledge
import Records

/// The frames of what the ranker codes where no rule does: roles by the pattern that words of a type usually follow.
struct ProposedFrames: Sendable {
  private var frames: [EventType: Frame] = [:]

  init(_ knowledge: [Frame]) {
    for type in EventType.allCases {
      guard var frame = knowledge.first(where: { $0.type == type }) else { continue }
      frame.id = "ranker." + type.rawValue.lowercased()
      frame.source = SourceLine(file: "ranker.dlm", line: 1)
      (frame.modes, frame.contexts, frame.triggers, frame.examples) = ([], [], [], [])
      (frame.cameo, frame.acled, frame.control, frame.figure, frame.stage) = (nil, nil, nil, nil, nil)
      frame.actor = [.subject]
      frame.nounActor = [.preposition("by"), .possessor, .compound, .preposition("between"), .preposition("from")]
      // What is mobilized is no party to it.
      frame.recipient =
        (type == .mobilize ? [] : [.object, .indirect]) + ProposedFrames.prepositions(type).map(Frame.Slot.preposition)
      frame.nounRecipient = ProposedFrames.prepositions(type).map(Frame.Slot.preposition) + [.preposition("of")]
      frame.reciprocal = type == .consult || type == .cooperate
      frames[type] = frame
    }
  }

  subscript(type: EventType) -> Frame? { frames[type] }

  /// What stands before those on whom an act of the type falls.
  private static func prepositions(_ type: EventType) -> [String] {
    switch type {
    case .agree, .consult, .cooperate: ["with", "to"]
    case .support, .aid: ["for", "to", "with"]
    case .concede, .retreat: ["to", "from", "for"]
    case .request: ["to", "from", "of", "on"]
    case .accuse, .reject, .threaten: ["against", "to", "from", "on", "with"]
    case .protest, .sanction, .mobilize, .coerce, .assault: ["against", "on", "at", "from", "with"]
    }
  }
}
