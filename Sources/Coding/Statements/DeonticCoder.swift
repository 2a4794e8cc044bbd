import Discourse
import Knowledge
import Language
import Records

/// "X said that Y must (should, has to) …": a request by the speaker (PLOVER REQUEST: appeals and demands in words).
struct DeonticCoder {
  let reading: Reading
  static let frame = "request.deontic"

  private var document: Document { reading.document }

  /// Requests in a quote, with the token of the verb that is asked for.
  func requests(in quote: Discourse.Quote) -> [(mention: Mention, asked: Int)] {
    guard let head = quote.speaker, quote.tokens.count > 3 else { return [] }
    return quote.tokens.compactMap { token in
      guard document.tags[token] == .verb || document.tags[token] == .adjective || document.tags[token] == .noun,
        let modal = deonticModal(of: token), let subject = document.dependent(token, .nsubj, .nsubj_pass),
        isThird(subject), document.sentences[document.sentence(of: token)].parsed
      else { return nil }
      return request(modal: modal, verb: token, subject: document.resolveRelative(subject), speaker: head).map {
        ($0, token)
      }
    }
  }

  private func request(modal: Int, verb: Int, subject: Int, speaker head: Int) -> Mention? {
    let date = reading.date(of: verb)
    guard let speaker = reading.speaker(at: head) else { return nil }
    let asked = reading.actors(at: subject, on: date?.start).filter { actor in
      actor.start != speaker.start && (actor.id == nil || actor.id != speaker.id)
        && (actor.name == nil || actor.name != speaker.name)
    }
    guard !asked.isEmpty else { return nil }
    var details = EventDetails(eventType: .request, cameo: "100", actors: [speaker], recipients: asked)
    details.quad = EventType.request.quad
    var mention = Mention(
      report: reading.report.reference, sentence: reading.sentence(of: verb), trigger: reading.trigger(verb),
      rule: DeonticCoder.frame, details: .event(details))
    mention.date = date
    mention.confidence = 0.7
    mention.evidence =
      [reading.evidence("event_type", modal..<modal + 1, "modal \(document.lower(modal))")]
      + reading.evidence("actors", [speaker]) + reading.evidence("recipients", asked)
    return mention
  }

  private func deonticModal(of token: Int) -> Int? {
    document.dependents(token, .aux).first { ["must", "should", "ought"].contains(document.lemma($0)) }
      ?? {
        guard document.relations[token] == .xcomp, let governor = document.head(token),
          ["have", "need"].contains(document.lemma(governor)), document.tags[governor] == .verb
        else { return nil }
        return governor
      }()
  }

  /// "We must", "it should be noted" ask nobody.
  private func isThird(_ subject: Int) -> Bool {
    switch document.tags[subject] {
    case .properNoun, .noun: true
    case .pronoun: ["they", "he", "she", "you"].contains(document.lower(subject))
    default: false
    }
  }
}
