public import Knowledge
import Language
public import Records

/// A word that may carry an event, with its features: what the ranker is trained on.
public struct CandidateLine: Sendable, Encodable {
  /// First byte of the word (UTF-8).
  public let start: Int
  /// Byte after the word.
  public let end: Int
  /// Part of speech.
  public let part: Frame.Part
  /// What the rules made of it: `unmatched`, `nothing`, `untold` or `told`.
  public let outcome: String
  /// The type of the frame that matches, if any.
  public let type: EventType?
  /// Bytes of the words that fulfil conditions of that frame.
  public let fulfilled: [[Int]]
  /// The rules' confidence in what they tell.
  public let confidence: Double?
  /// Each feature, its parts apart by tabs.
  public let features: [String]
}

extension MentionCoder {
  /// The candidates of a report's sentences, in order.
  public func candidates(_ report: AnnotatedReport) -> [CandidateLine] {
    let reading = Reading(report, coder: self)
    let document = report.document
    var lines: [CandidateLine] = []
    for sentence in document.sentences where sentence.parsed {
      let matcher = FrameMatcher(reading: reading)
      let coder = EventCoder(reading: reading, memory: EventMemory())
      var matches: [Int: FrameMatcher.Match] = [:]
      var drafts: [EventDraft] = []
      for token in sentence.tokens {
        let found = matcher.matches(at: token)
        let drafted = found.lazy.compactMap { match in coder.draft(match).map { (match, $0) } }.first
        if let draft = drafted?.1 { drafts.append(draft) }
        matches[token] = drafted?.0 ?? found.first
      }
      var features = CandidateFeatures(reading, sentence, matches: matches, traced: true)
      for candidate in SentenceRanking.candidates(in: sentence, reading, matches: matches, drafts: drafts) {
        let bytes = document.bytes(candidate.token)
        lines.append(
          CandidateLine(
            start: bytes.lowerBound, end: bytes.upperBound, part: candidate.part, outcome: candidate.outcome.rawValue,
            type: candidate.match?.frame.type,
            fulfilled: (candidate.match?.fulfilled ?? []).map {
              [document.bytes($0).lowerBound, document.bytes($0).upperBound]
            },
            confidence: drafts.first { $0.trigger == candidate.token }?.mention.confidence,
            features: features.features(of: candidate).names))
      }
    }
    return lines
  }
}
