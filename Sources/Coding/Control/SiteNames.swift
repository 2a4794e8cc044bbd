import Gazetteer
import Knowledge
import Language
import Records

/// Sites that no gazetteer has ("the governor's office", "Lungi airport", "the hospital"): known by their words, lying where
/// the story does.
struct SiteNames {
  let reading: Reading

  private var document: Document { reading.document }

  /// Nouns for places that stand for a whole unit of land, a part of one, or nothing that one could find.
  private static let vague: Set<String> = [
    "country", "nation", "state", "capital", "republic", "kingdom", "continent", "subcontinent", "county", "line",
    "front", "zone", "sector", "place", "spot", "home", "house", "coast", "locality", "municipality", "governorate",
    "canton", "frontier", "territories", "settlement", "hamlet", "commune", "pass", "field", "capital city", "resort",
    "sea", "shore",
  ]

  /// Adjectives that are no part of a site's name.
  private static let plain: Set<String> = ["same", "nearby", "main", "whole", "entire", "last", "own", "local", "huge"]

  /// Whether a noun is one for a site: a building, an installation, a road, a hill.
  func isSite(_ head: Int) -> Bool {
    guard document.tags[head] == .noun || document.tags[head] == .properNoun, reading.places(at: head).isEmpty
    else { return false }
    let lemma = reading.lemma(head)
    return reading.cues.places.contains(lemma) && !Self.vague.contains(lemma) && !PartWords.isPart(lemma)
  }

  /// The site that a noun names, at the point of what holds it or of the act.
  func place(at head: Int, of trigger: Int) -> Place? {
    guard isSite(head) else { return nil }
    let around = document.obliques(head).lazy
      .filter { ["of", "in", "at", "near", "outside"].contains($0.preposition) }
      .compactMap { reading.places(at: $0.head).first?.place }.first
    var site = around ?? reading.place(of: trigger) ?? Place(name: "", text: "")
    let tokens = name(head)
    let bytes = document.bytes(tokens)
    site.name = document.string(bytes: bytes)
    (site.text, site.start, site.end) = (site.name, bytes.lowerBound, bytes.upperBound)
    (site.geonameID, site.feature, site.relation, site.distanceKM, site.from) = (nil, nil, nil, nil, .argument)
    site.setPrecision()
    return site
  }

  /// The noun with the names, nouns and adjectives before it ("Baiji refinery", "governor's office"), and "of X" behind it.
  private func name(_ head: Int) -> Range<Int> {
    var (low, high) = (head, head + 1)
    for child in document.dependents(head) {
      let index = Int(child)
      switch document.relations[index] {
      case .compound, .amod, .flat, .nmod_desc, .nummod:
        if index < head, !Self.plain.contains(document.lower(index)) { low = min(low, document.span(index).lowerBound) }
      case .nmod_poss where document.tags[index] != .pronoun:
        low = min(low, document.span(index).lowerBound)
      case .nmod where document.preposition(of: index) == "of" && !reading.places(at: index).isEmpty:
        high = max(high, document.span(index).upperBound)
      default: continue
      }
    }
    while low < head, document.tags[low] == .determiner || document.lower(low) == "the" { low += 1 }
    return low..<high
  }
}
