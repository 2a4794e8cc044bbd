import Discourse
import Language
import Records

/// A record for each thing that somebody is quoted or reported as saying.
struct StatementCoder {
  let reading: Reading

  private var document: Document { reading.document }

  func records() -> [Mention] {
    let quotes = reading.report.discourse.quotes
    let told = quotes.map(record)
    return zip(quotes, told).compactMap { quote, mention in
      guard let mention else { return nil }
      // "Saying it feared that …": the outer words of the same speaker hold it.
      let isRepeated = zip(quotes, told).contains { outer, other in
        guard let other, let verb = quote.verb, outer.verb != verb, outer.tokens.contains(verb) else { return false }
        return isSame(other.statement?.speaker, mention.statement?.speaker)
      }
      return isRepeated ? nil : mention
    }
  }

  private func isSame(_ a: Actor?, _ b: Actor?) -> Bool {
    guard let a, let b else { return false }
    return a.start == b.start || (a.id != nil && a.id == b.id)
  }

  private func record(_ quote: Discourse.Quote) -> Mention? {
    guard let head = quote.speaker, let verb = quote.verb, let speaker = reading.speaker(at: head),
      reading.zone(quote.tokens.lowerBound) != .furniture
    else { return nil }
    let bytes = document.bytes(quote.tokens)
    let addressee = quote.addressee.flatMap { reading.actors(at: $0, on: nil).first }
    var mention = Mention(
      report: reading.report.reference, sentence: reading.sentence(of: quote.tokens.lowerBound),
      trigger: reading.trigger(verb),
      rule: quote.direct ? "statement.direct" : "statement.indirect",
      details: .statement(
        StatementDetails(
          speaker: speaker, addressee: addressee, mode: quote.direct ? .direct : .indirect, verb: reading.lemma(verb),
          text: document.string(bytes: bytes), start: bytes.lowerBound, end: bytes.upperBound)))
    let finding = reading.coder.factuality.factuality(of: verb, in: document)
    mention.factuality = finding.factuality
    mention.date = reading.date(of: verb)
    mention.historical = reading.isHistorical(mention.date, verb)
    mention.attribution = reading.attribution(of: verb).filter { $0.speaker.start != speaker.start }
    mention.confidence = speaker.known ? 0.9 : speaker.sectors.isEmpty ? 0.6 : 0.8
    mention.evidence =
      [reading.evidence("verb", verb..<verb + 1, "reporting word \(reading.lemma(verb))")]
      + reading.evidence("speaker", [speaker]) + reading.evidence("addressee", addressee.map { [$0] } ?? [])
      + reading.evidence(date: mention.date, near: verb)
    return mention
  }
}
