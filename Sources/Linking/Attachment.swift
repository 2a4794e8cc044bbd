import Records

/// Finds, within one report, the event mention that a figure or a control claim belongs to.
struct Attachment {
  private struct Target {
    let bundle: Int
    let sentence: Int
    let start: Int
    let link: String?
  }

  private var targets: [Target] = []
  private var byID: [String: Int] = [:]

  /// - Parameter range: the bundles of one report.
  init(bundles: [Bundle], of range: Range<Int>) {
    for index in range {
      let mention = bundles[index].mention
      byID[mention.id] = index
      let start = mention.trigger?.start ?? mention.sentence.start
      targets.append(Target(bundle: index, sentence: mention.sentence.index, start: start, link: mention.link))
    }
  }

  /// The index of the bundle whose event the record names, shares a link with, or stands nearest to in its own sentence.
  func event(of mention: Mention) -> Int? {
    switch mention.details {
    case .figure(let figure):
      if let id = figure.event { return byID[id] }
      return nearest(to: figure.figure.start, of: mention)
    case .control: return nearest(to: mention.trigger?.start ?? mention.sentence.start, of: mention)
    case .event, .statement, .relation: return nil
    }
  }

  private func nearest(to offset: Int, of mention: Mention) -> Int? {
    targets.filter { target in
      target.sentence == mention.sentence.index
        && (mention.kind == .figure || target.link != nil && target.link == mention.link)
    }.min { abs($0.start - offset) < abs($1.start - offset) }?.bundle
  }
}
