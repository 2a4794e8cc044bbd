public import Chronology
import Discourse
public import Gazetteer
public import Knowledge
import Language
public import Records

/// Codes annotated reports: frames over trees, statements, control, figures, relations.
///
/// A coder is immutable and may be shared between threads.
public struct MentionCoder: Sendable {
  let knowledge: KnowledgeBase
  let times: TimeTagger
  let places: PlaceFinder
  let version: String
  let index: FrameIndex
  let instruments: WordRules
  let contexts: WordRules
  let factuality: FactualityFinder
  /// The learned help, if it is wanted.
  let ranker: Ranker?
  let proposed: ProposedFrames
  let exclusions: ExclusionIndex
  let literalWords: LiteralUse.Words

  /// A coder over compiled knowledge.
  ///
  /// - Parameters:
  ///   - ranker: learned help; `nil` for readable rules alone.
  ///   - version: program version and knowledge hash, written into each record as `coder`.
  public init(
    knowledge: KnowledgeBase, times: TimeTagger, places: PlaceFinder, ranker: Ranker? = nil, version: String
  ) {
    self.knowledge = knowledge
    self.times = times
    self.places = places
    self.ranker = ranker
    self.version = version
    index = FrameIndex(knowledge.frames)
    instruments = WordRules(knowledge.instruments)
    contexts = WordRules(knowledge.contexts)
    factuality = FactualityFinder(cues: knowledge.cues)
    proposed = ProposedFrames(knowledge.frames)
    exclusions = ExclusionIndex(knowledge.exclusions)
    literalWords = LiteralUse.Words(knowledge.lists)
  }

  /// The records of a report, in order of position.
  public func code(_ report: AnnotatedReport) -> [Mention] {
    let reading = Reading(report, coder: self)
    var mentions: [Mention] = StatementCoder(reading: reading).records()
    let requests = report.discourse.quotes.flatMap(DeonticCoder(reading: reading).requests)
    mentions += requests.map(\.mention)
    let asked = Set(requests.map(\.asked))
    var memory = EventMemory()
    var relations = RelationCoder(reading: reading)
    let pastimes = Pastimes(report.document, cues: knowledge.cues)
    for (index, sentence) in report.document.sentences.enumerated()
    where sentence.parsed && report.discourse.zones[index] != .furniture && report.discourse.zones[index] != .dateline {
      mentions += events(in: sentence, reading, asked: asked, pastimes, &memory)
      mentions += relations.records(in: sentence)
    }
    return finished(mentions)
  }

  /// - Parameter asked: verbs that somebody asks for ("must withdraw"), which are no acts.
  private func events(
    in sentence: Document.Sentence, _ reading: Reading, asked: Set<Int>, _ pastimes: Pastimes,
    _ memory: inout EventMemory
  ) -> [Mention] {
    let matcher = FrameMatcher(reading: reading)
    let eventCoder = EventCoder(reading: reading, memory: memory)
    var measures: [Int: Figure.Measure] = [:]
    var drafts: [EventDraft] = []
    var matches: [Int: FrameMatcher.Match] = [:]
    for token in sentence.tokens {
      guard !asked.contains(token) else { continue }
      let found = matcher.matches(at: token)
      if let measure = found.first?.frame.figure { measures[token] = measure }
      let drafted = found.lazy.compactMap { match in eventCoder.draft(match).map { (match, $0) } }.first
      if let draft = drafted?.1 { drafts.append(draft) }
      matches[token] = drafted?.0 ?? found.first
    }
    if let ranker {
      SentenceRanking(reading: reading, ranker: ranker, coder: eventCoder, matcher: matcher, asked: asked)
        .revise(&drafts, in: sentence, matches: matches)
    }
    let figures = FigureFinder(reading: reading).figures(in: sentence, frames: measures)
    let untold = drafts.filter { !$0.isTold }
    drafts.removeAll { !$0.isTold || !pastimes.isMeant($0.details) }
    let control = ControlCoder(reading: reading)
    let merger = EventMerger(reading: reading)
    merger.dropEmbedded(&drafts)
    merger.dropObjects(&drafts)
    merger.dropAccidents(&drafts)
    merger.sharpenPlaces(&drafts)
    var controls = drafts.flatMap(control.records)
    drafts = merger.merge(drafts)
    if let ranker { SentenceRanking.veto(&drafts, ranker.settings) }
    let fighting = Fighting(reading: reading, memory: memory)
    memory.remember(drafts + untold)
    // A frame without a type or context is about a hold alone, and so are words for a hold that lasts.
    let told = drafts.filter {
      ($0.frame.type != nil || !$0.frame.contexts.isEmpty || $0.frame.control == nil) && !control.isState($0)
    }
    let codes = EventCodes(reading: reading)
    let genericity = Genericity(reading: reading)
    var mentions: [Mention] = []
    var owner: [Int: String] = [:]
    for draft in told {
      var draft = draft
      let own = figures.enumerated().filter { belongs($0.element, to: draft, among: told) }
      draft.details.figures = own.map(\.element.figure)
      if isSum(draft, reading) || genericity.isGeneric(draft) { continue }
      draft = codes.complete(draft, isInFighting: fighting.includes(draft, among: drafts))
      draft.mention.details = .event(draft.details)
      draft.mention.setID()
      for (position, _) in own { owner[position] = draft.mention.id }
      mentions.append(draft.mention)
    }
    for (position, found) in figures.enumerated() { mentions.append(record(found, event: owner[position], reading)) }
    let link = mentions.count + controls.count > 1 ? linkID(sentence, reading) : nil
    for index in mentions.indices { mentions[index].link = link }
    for index in controls.indices { controls[index].link = link }
    return mentions + controls
  }

  /// "The war has killed more than 70,000 people", "sixty were killed in nine years": the toll of months and years is a
  /// figure, and no event of a day.
  private func isSum(_ draft: EventDraft, _ reading: Reading) -> Bool {
    let isHarm = draft.frame.figure == .killed && draft.triggers.count == 1
    guard draft.frame.type == .assault, isHarm || draft.details.actors.isEmpty,
      let toll = draft.details.figures.first(where: { $0.of == .killed })
    else { return false }
    let isGreat = (toll.low ?? toll.best ?? 0) >= 1_000
    guard let date = draft.mention.date, date.from == .expression else {
      return isGreat || reading.lasts(draft.trigger)
    }
    let days = date.end.ordinal - date.start.ordinal
    return isGreat && days > 92 || days > 45 && reading.lasts(draft.trigger)
  }

  /// A figure belongs to the event whose trigger counts it; else to the only violent event, protest or flight of the sentence.
  private func belongs(_ found: FigureFinder.Found, to draft: EventDraft, among drafts: [EventDraft]) -> Bool {
    if drafts.contains(where: { $0.triggers.contains(found.measureToken) }) {
      return draft.triggers.contains(found.measureToken)
    }
    let fitting = drafts.filter { candidate in
      switch found.figure.of {
      case .killed, .injured, .casualties, .missing, .destroyed:
        candidate.frame.type == .assault || candidate.frame.type == nil
      case .crowd: candidate.frame.type == .protest
      case .detained: candidate.frame.type == .coerce
      case .abducted: candidate.frame.type == .assault
      case .released, .surrendered: candidate.frame.type == .retreat
      case .displaced, .returned, .evacuated:
        candidate.frame.type == nil || candidate.frame.type == .sanction || candidate.frame.type == .aid
      case .strength: candidate.frame.type == .assault || candidate.frame.type == .mobilize
      }
    }
    return fitting.first?.trigger == draft.trigger
  }

  private func record(_ found: FigureFinder.Found, event: String?, _ reading: Reading) -> Mention {
    let token = found.measureToken
    var mention = Mention(
      report: reading.report.reference, sentence: reading.sentence(of: token), trigger: reading.trigger(token),
      rule: "figure.\(found.figure.of.rawValue)", details: .figure(FigureDetails(figure: found.figure, event: event)))
    let finding = factuality.factuality(of: token, in: reading.document)
    mention.factuality = found.figure.high == 0 ? .asserted : finding.factuality
    mention.date = reading.date(of: token)
    mention.place = reading.place(of: token)
    mention.attribution = reading.attribution(of: token)
    mention.confidence = found.figure.best == nil ? 0.75 : 0.85
    mention.evidence = [reading.evidence("of", token..<token + 1, "measure \(reading.lemma(token))")]
    mention.evidence.append(
      Evidence(field: "best", start: found.figure.start, end: found.figure.end, rule: "number"))
    return mention
  }

  private func linkID(_ sentence: Document.Sentence, _ reading: Reading) -> String {
    var hash = StableHash()
    hash.combine(reading.report.reference.id)
    hash.combine(String(sentence.bytes.lowerBound))
    return hash.hex
  }

  /// Ids, versions and the order of the text; the same record is not told twice.
  private func finished(_ mentions: [Mention]) -> [Mention] {
    var seen: Set<String> = []
    var result: [Mention] = []
    let mentions = mentions.map(stamped)
    let positions = mentions.map { position($0) }
    for index in mentions.indices.sorted(by: { positions[$0] < positions[$1] })
    where seen.insert(mentions[index].id).inserted {
      result.append(mentions[index])
    }
    return result
  }

  private func stamped(_ mention: Mention) -> Mention {
    var stamped = mention
    stamped.coder = version
    if stamped.stage == nil, stamped.kind == .event, stamped.factuality == .asserted { stamped.stage = .accomplished }
    stamped.setID()
    return stamped
  }

  private func position(_ mention: Mention) -> (Int, Int, String) {
    (
      mention.statement?.start ?? mention.trigger?.start ?? mention.sentence.start,
      Mention.Kind.allCases.firstIndex(of: mention.kind) ?? 0,
      mention.id
    )
  }
}
