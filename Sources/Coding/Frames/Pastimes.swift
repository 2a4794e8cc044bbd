import Knowledge
import Language
import Records

/// Whether a report is about sport, markets, gardens …, where "attack", "rally" and "surrender" are mostly figures of speech.
struct Pastimes {
  /// What the report is about, if it is about one of these.
  let subject: Cues.Pastime?

  /// How many different words of one subject a report needs, and what share of its nouns they must be.
  private static let (words, share) = (5, 0.08)

  init(_ document: Document, cues: Cues) {
    var found: [Cues.Pastime: (count: Int, words: Set<String>)] = [:]
    var nouns = 0
    for token in 0..<document.count where document.tags[token] == .noun || document.tags[token] == .properNoun {
      nouns += 1
      let lemma = document.lowerLemma(token)
      guard let pastime = cues.pastimes[lemma] else { continue }
      found[pastime, default: (0, [])].count += 1
      found[pastime]?.words.insert(lemma)
    }
    subject =
      Cues.Pastime.allCases.first { pastime in
        guard let (count, words) = found[pastime] else { return false }
        return words.count >= Self.words && Double(count) >= Self.share * Double(nouns)
      }
  }

  /// Whether an event of the report is meant: somebody armed is in it, or, where it is no violence and states are no teams,
  /// somebody public. Storms and illnesses are meant where the report is about such.
  func isMeant(_ event: EventDetails) -> Bool {
    guard let subject else { return true }
    guard let type = event.eventType else { return [.weather, .health, .science].contains(subject) }
    let isArmed = type.quad == 4 || subject == .sport || subject == .game
    let known = isArmed ? Vocabulary.armedSectors : Vocabulary.armedSectors.union(Self.offices)
    return (event.actors + event.recipients).contains { $0.sectors.first.map(known.contains) ?? false }
  }

  private static let offices: Set<String> = ["GOV", "LEG", "JUD", "PTY", "OPP", "SPY"]
}
