import Records

/// Makes one event of the mentions of a cluster by the stated rules (`Documentation/linking.md`).
struct Consensus {
  /// In canonical order.
  let bundles: [Bundle]
  let links: LinkReasons
  let sources: Sources

  init(bundles: [Bundle], links: LinkReasons) {
    self.bundles = bundles
    self.links = links
    sources = Sources(bundles.map(\.mention))
  }

  /// The event.
  func event() -> Event {
    let coded = codes()
    let details = coded.mention.event ?? EventDetails(eventType: nil)
    var event = Event(
      id: Event.id(first: bundles[0].mention.id), eventType: details.eventType, factuality: factuality(),
      text: coded.mention.sentence.text)
    event.trigger = coded.mention.trigger?.lemma
    event.cameo = details.cameo
    event.acled = details.acled
    event.ucdp = details.ucdp
    (event.eventModes, event.contexts) = (modes(of: details.eventType), contexts())
    event.eventMode = details.eventMode ?? event.eventModes.first
    event.actors = PartyConsensus(bundles, role: { $0.actors }, sources: sources).parties
    event.recipients = PartyConsensus(bundles, role: { $0.recipients }, sources: sources).parties
    event.instrument = vote { $0.event?.instrument }
    event.target = vote { $0.event?.target }
    event.date = DateConsensus(bundles.map(\.mention), sources: sources).date
    event.place = PlaceConsensus(bundles.map(\.mention), sources: sources).place
    event.stage = bundles.compactMap(\.mention.stage).min { Self.rank($0) < Self.rank($1) }
    event.historical = bundles.allSatisfy(\.mention.historical)
    let figures = FigureConsensus(bundles, sources: sources)
    event.figures = figures.figures
    event.sources = sources.count
    event.reports = sources.reports
    let days = bundles.compactMap(\.mention.report.published)
    (event.firstReported, event.lastReported) = (days.min(), days.max())
    for (position, bundle) in bundles.enumerated() {
      let (score, reasons) = links.link(of: position)
      event.mentions.append(EventSupport(bundle.mention, score: score, reasons: reasons))
      for mention in bundle.attached {
        event.mentions.append(EventSupport(mention, score: score, reasons: ["belongs to \(bundle.mention.id)"]))
      }
    }
    event.contradictions = figures.contradictions + otherContradictions()
    event.confidence = confidence(contradicted: !event.contradictions.isEmpty)
    return event
  }

  /// The mention that stands for the event: of the best supported type and codes, the one that asserts it, most fully.
  private func codes() -> Bundle {
    var votes = Votes<Bundle>()
    for bundle in bundles {
      let mention = bundle.mention
      guard let event = mention.event else { continue }
      let key = "\(event.eventType?.rawValue ?? "") \(event.cameo ?? "") \(event.acled?.subEventType ?? "")"
      var rank = mention.factuality == .asserted ? 0 : 8
      if event.eventType == nil { rank += 4 }
      if event.eventMode == nil { rank += 2 }
      if event.actors.isEmpty { rank += 1 }
      votes.add(bundle, key: key, source: sources.name(of: mention), mention: mention.id, rank: rank)
    }
    return votes.winner ?? bundles[0]
  }

  private func modes(of type: EventType?) -> [String] {
    ranked { mention in mention.event.map { $0.eventType == type ? $0.eventModes : [] } ?? [] }
  }

  private func contexts() -> [String] { ranked { $0.event?.contexts ?? [] } }

  private func ranked(_ values: (Mention) -> [String]) -> [String] {
    var votes = Votes<String>()
    for bundle in bundles {
      for value in values(bundle.mention) {
        votes.add(value, key: value, source: sources.name(of: bundle.mention), mention: bundle.mention.id)
      }
    }
    return votes.ranked.map(\.value)
  }

  private func vote(_ value: (Mention) -> String?) -> String? { ranked { value($0).map { [$0] } ?? [] }.first }

  /// The surest telling; what all deny is negated.
  private func factuality() -> Factuality {
    bundles.map(\.mention.factuality).min { Self.rank($0) < Self.rank($1) } ?? .asserted
  }

  private static func rank(_ value: Factuality) -> Int {
    switch value {
    case .asserted: 0
    case .possible: 1
    case .negated: 2
    case .planned: 3
    case .conditional: 4
    case .requested: 5
    }
  }

  private static func rank(_ value: Stage) -> Int {
    switch value {
    case .accomplished: 0
    case .attempted: 1
    case .threatened: 2
    }
  }

  /// Whether it happened, and on which day, if sources differ.
  private func otherContradictions() -> [Contradiction] {
    var told = Votes<String>()
    var days = Votes<String>()
    for bundle in bundles {
      let mention = bundle.mention
      if mention.factuality == .asserted || mention.factuality == .negated {
        told.add(
          mention.factuality.rawValue, key: mention.factuality.rawValue, source: mention.source, mention: mention.id)
      }
      if let date = mention.date, date.start == date.end, date.from != .report {
        days.add("\(date.start)", key: "\(date.start)", source: mention.source, mention: mention.id)
      }
    }
    return [("factuality", told), ("date", days)].compactMap { field, votes in
      votes.entries.count > 1
        ? Contradiction(
          field: field,
          values: votes.ranked.map { .init(value: $0.value, sources: $0.sources.sorted(), mentions: $0.mentions) })
        : nil
    }
  }

  /// The surest mention, surer by each further source, less sure where sources differ.
  private func confidence(contradicted: Bool) -> Double {
    var doubt = 1 - (bundles.map(\.mention.confidence).max() ?? 0)
    for _ in 1..<max(2, sources.count + 1) where sources.count > 1 { doubt *= 0.8 }
    let value = (1 - doubt) * (contradicted ? 0.9 : 1)
    return (value * 1000).rounded() / 1000
  }
}

/// Who tells an event independently: wire copies count with their original, reports of one publisher as one source.
struct Sources {
  private var names: [String: String] = [:]
  /// Reports that are no copies of one another.
  let reports: Int
  /// Independent sources.
  var count: Int { Set(names.values).count }

  /// - Parameter mentions: in canonical order.
  init(_ mentions: [Mention]) {
    for mention in mentions {
      let root = mention.report.duplicateOf ?? mention.report.id
      if mention.report.duplicateOf == nil || names[root] == nil {
        names[root] = mention.report.publisher ?? mention.report.id
      }
    }
    reports = names.count
  }

  /// The source that a mention counts for.
  func name(of mention: Mention) -> String {
    names[mention.report.duplicateOf ?? mention.report.id] ?? mention.report.id
  }
}
