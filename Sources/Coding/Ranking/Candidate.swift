import Knowledge
import Language

/// A word that may carry an event, with what the rules made of it.
struct Candidate {
  let token: Int
  let part: Frame.Part
  /// The frame that it sets off.
  let match: FrameMatcher.Match?
  let outcome: Outcome

  /// What came of the match.
  enum Outcome: String {
    /// No frame matches.
    case unmatched
    /// A frame matches, but the words name no act.
    case nothing
    /// An act that nobody is told of.
    case untold
    /// A record.
    case told
  }

  /// The part of speech of a token that may carry an event.
  static func part(of token: Int, _ document: Document) -> Frame.Part? {
    switch document.tags[token] {
    case .verb: .verb
    case .noun: .noun
    case .properNoun: document.sentences[document.sentence(of: token)].capitals ? .noun : nil
    case .adjective: .adjective
    default: nil
    }
  }
}
