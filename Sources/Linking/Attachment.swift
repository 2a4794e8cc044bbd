import Records

/// Finds, within one report, the event mention that a figure or a control claim belongs to.
struct Attachment {
  private let events: [Mention]
  private let byID: [String: Int]

  /// - Parameter events: the event mentions of one report.
  init(events: [Mention]) {
    self.events = events
    byID = Dictionary(events.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of the event mention that the record names, shares a link with, or stands nearest to in its own sentence.
  func event(of mention: Mention) -> Int? {
    switch mention.details {
    case .figure(let figure):
      if let id = figure.event { return byID[id] }
      return nearest(to: figure.figure.start, of: mention)
    case .control:
      return nearest(to: mention.trigger?.start ?? mention.sentence.start, of: mention)
    case .event, .statement, .relation: return nil
    }
  }

  private func nearest(to offset: Int, of mention: Mention) -> Int? {
    let candidates = events.indices.filter { index in
      events[index].sentence.index == mention.sentence.index
        && (mention.kind == .figure || events[index].link != nil && events[index].link == mention.link)
    }
    return candidates.min { distance($0, offset) < distance($1, offset) }
  }

  private func distance(_ index: Int, _ offset: Int) -> Int {
    abs((events[index].trigger?.start ?? events[index].sentence.start) - offset)
  }
}
