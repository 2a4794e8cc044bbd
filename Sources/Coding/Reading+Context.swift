import Knowledge
import Chronology
import Discourse
import Gazetteer
import Language
import Records

/// When, where and who says so: what every kind of record asks for a trigger.
extension Reading {
  /// The date of the act that a token names.
  func date(of trigger: Int) -> EventDate? {
    if isMeasuredFrom(trigger) { return nil }
    let date = coder.times.date(
      of: trigger, in: document, expressions: report.times, discourse: report.discourse,
      reportDate: report.reference.published)
    if date?.from != .expression, let told = dateOfSurroundingNoun(trigger) { return told }
    // "warned in May, saying …": a participle without a date of its own shares that of its clause.
    if date?.from == .report, document.relations[trigger] == .advcl, document.penn(trigger) == "VBG",
      document.dependents(trigger, .mark).isEmpty, let governor = document.head(trigger),
      document.tags[governor] == .verb
    {
      return self.date(of: governor)
    }
    return date
  }

  /// "Were killed in a bombing that happened on June 27", "the blast on Monday killed": the day of the act that it was
  /// part of.
  private func dateOfSurroundingNoun(_ trigger: Int) -> EventDate? {
    guard document.tags[trigger] == .verb else { return nil }
    let around = document.obliques(trigger).filter { ["in", "during", "by"].contains($0.preposition) }.map(\.head)
    for noun in around + document.dependents(trigger, .nsubj) where isOf(.event, noun) {
      for word in [noun] + document.dependents(noun, .acl_relcl) {
        let date = coder.times.date(
          of: word, in: document, expressions: report.times, discourse: report.discourse,
          reportDate: report.reference.published)
        if let date, date.from == .expression { return date }
      }
    }
    return nil
  }

  /// "Three weeks after the region held a vote": the time says when something else happened, not the vote.
  private func isMeasuredFrom(_ trigger: Int) -> Bool {
    guard document.relations[trigger] == .advcl,
      let mark = document.dependents(trigger, .mark).first(where: {
        ["after", "before", "since"].contains(document.lower($0))
      })
    else { return false }
    let own = document.span(trigger)
    return report.times.contains { $0.tokens.contains(mark) || $0.tokens.upperBound == mark }
      && !report.times.contains { own.contains($0.tokens.lowerBound) && $0.tokens.lowerBound > mark }
  }

  /// "In nine years", "over the past three months": whether a token tells of what months or years brought.
  func lasts(_ trigger: Int) -> Bool {
    document.obliques(trigger).contains { preposition, head in
      guard ["in", "during", "over", "within", "throughout"].contains(preposition),
        ["month", "year", "decade"].contains(lemma(head)), document.penn(head) == "NNS"
      else { return false }
      return isTime(head)
    }
  }

  /// The place of the act that a token names; an argument of its frame that is a place comes before all others.
  func place(of trigger: Int, argument: Int? = nil) -> Place? {
    if let head = argument, let mention = places(at: head).first {
      return mention.place.located(.argument)
    }
    return coder.places.place(of: trigger, in: document, mentions: report.places, discourse: report.discourse)
  }

  /// Who asserts what a token says, outermost first.
  func attribution(of token: Int) -> [Attribution] {
    let quotes = report.discourse.quotes
      .filter { $0.tokens.contains(token) && $0.speaker != nil && $0.verb != token && $0.speaker != token }
      .sorted { $0.tokens.count > $1.tokens.count }
    var chain: [Attribution] = []
    for quote in quotes {
      guard let speaker = quote.speaker, let verb = quote.verb, let step = attribution(speaker: speaker, verb: verb),
        !chain.contains(where: { $0.speaker.start == step.speaker.start })
      else { continue }
      chain.append(step)
    }
    if let accuser = accuser(of: token), !chain.contains(where: { $0.start == accuser.start }) { chain.append(accuser) }
    if chain.isEmpty, let adverb = unnamedSource(of: token) { chain.append(adverb) }
    return chain
  }

  private func attribution(speaker: Int, verb: Int) -> Attribution? {
    // "No group claimed the raid": nobody says so.
    guard !document.dependents(speaker, .det).contains(where: { ["no", "neither"].contains(document.lower($0)) }),
      !["nobody", "none", "no-one"].contains(document.lower(speaker))
    else { return nil }
    guard let actor = self.speaker(at: speaker) else { return nil }
    let bytes = document.bytes(verb)
    return Attribution(
      speaker: actor, verb: lemma(verb), start: bytes.lowerBound, end: bytes.upperBound, date: date(of: verb))
  }

  /// The speaker that a noun names; one whom the knowledge does not have keeps the words.
  func speaker(at head: Int) -> Actor? {
    if document.tags[head] == .pronoun, let noun = antecedent(of: head), let named = speaker(at: noun) { return named }
    if let actor = actors(at: head, on: report.reference.published).first { return actor }
    guard document.tags[head] == .noun || document.tags[head] == .properNoun else { return nil }
    let bytes = document.bytes(phrase(head))
    return Actor(
      text: document.string(bytes: bytes), start: bytes.lowerBound, end: bytes.upperBound, head: document.form(head))
  }

  /// "X accused Y of shelling Z": the shelling is X's claim.
  private func accuser(of token: Int) -> Attribution? {
    var current = token
    for _ in 0..<3 {
      guard let governor = document.head(current) else { return nil }
      switch document.relations[current] {
      case .obl, .advcl, .nmod, .acl, .ccomp, .xcomp:
        if cues.reporting[lemma(governor)] == .accuse, document.tags[governor] == .verb,
          let subject = document.logicalSubjects(governor).first
        {
          return attribution(speaker: subject, verb: governor)
        }
      case .conj, .obj: break
      default: return nil
      }
      current = governor
    }
    return nil
  }

  /// "reportedly", "allegedly": a source without a name.
  private func unnamedSource(of token: Int) -> Attribution? {
    var current = token
    for _ in 0..<3 {
      for child in document.dependents(current) where document.relations[Int(child)] == .advmod {
        let word = document.lower(Int(child))
        if cues.adverbs.contains(word) {
          let bytes = document.bytes(Int(child))
          let actor = Actor(text: document.form(Int(child)), start: bytes.lowerBound, end: bytes.upperBound, head: word)
          return Attribution(speaker: actor, verb: word, start: bytes.lowerBound, end: bytes.upperBound)
        }
      }
      guard let governor = document.head(current), document.relations[current] != .ccomp else { return nil }
      current = governor
    }
    return nil
  }

  /// Background of long ago: an own date more than ten years before the report, or a cue phrase in the sentence.
  func isHistorical(_ date: EventDate?, _ token: Int) -> Bool {
    if let date, date.from == .expression, date.openEnd != true, let published = report.reference.published,
      published.ordinal - date.end.ordinal > 3_652
    {
      return true
    }
    return historicalSentences.contains(document.sentence(of: token))
  }

  func findHistorical() -> Set<Int> {
    let phrases = Dictionary(grouping: cues.historical) { $0.first ?? "" }
    return Set(
      document.sentences.indices.filter { index in
        let tokens = document.sentences[index].tokens
        return tokens.contains { start in
          (phrases[document.lower(start)] ?? []).contains { phrase in
            start + phrase.count <= tokens.upperBound
              && phrase.indices.allSatisfy { document.lower(start + $0) == phrase[$0] }
          }
        }
      })
  }

  /// A noun with what belongs to it, without relative clauses, appositions and conjuncts.
  func phrase(_ head: Int) -> Range<Int> {
    var (low, high) = (head, head)
    for child in document.dependents(head) {
      let index = Int(child)
      switch document.relations[index] {
      case .acl_relcl, .appos, .conj, .cc, .parataxis, .punct, .acl, .case, .cop, .nsubj, .mark, .advcl, .obl, .ccomp,
        .aux, .advmod, .list, .discourse, .nsubj_pass:
        continue
      default:
        let span = document.span(index)
        // "Agathon Mugisha, 52".
        if document.tags[index] == .numeral, index > head, document.lower(span.lowerBound - 1) == "," { continue }
        low = min(low, span.lowerBound)
        high = max(high, span.upperBound - 1)
      }
    }
    return low..<high + 1
  }

  // MARK: Evidence

  func evidence(_ field: String, _ actors: [Actor], rule: String? = nil) -> [Evidence] {
    actors.map { actor in
      Evidence(
        field: field, start: actor.start, end: actor.end,
        rule: rule ?? actor.id.map { "actor \($0)" } ?? (actor.sectors.first.map { "role \($0)" } ?? "noun phrase"))
    }
  }

  func evidence(date: EventDate?, near token: Int) -> [Evidence] {
    guard let date, let text = date.text else { return [] }
    let index = document.sentence(of: token)
    let expression =
      report.times.first {
        document.sentence(of: $0.tokens.lowerBound) == index && document.string(bytes: $0.bytes) == text
      }
      ?? report.times.last { $0.tokens.lowerBound <= token && document.string(bytes: $0.bytes) == text }
    return expression.map {
      [
        Evidence(
          field: "date", start: $0.bytes.lowerBound, end: $0.bytes.upperBound, rule: "\($0.type.rawValue) \($0.value)")
      ]
    } ?? []
  }

  func evidence(place: Place) -> [Evidence] {
    guard let start = place.start, let end = place.end else { return [] }
    let rule = place.geonameID.map { "geonames \($0)" } ?? (place.latitude == nil ? "name" : "gazetteer")
    return [Evidence(field: "place", start: start, end: end, rule: rule)]
  }
}
