import Knowledge
import Language
import Records

/// The events that a report has told so far, so that "the offensive" can stand for one of them.
///
/// Event coreference as far as a report itself settles it: a definite noun looks back for the nearest act of its own type
/// whose sides and place do not contradict it.
struct EventMemory {
  /// How many sentences back a noun looks; one with the same word or the same place looks further.
  private static let reach = (near: 4, far: 14)

  private var told: [EventDraft] = []

  /// Keeps what a sentence told, also of acts that were only named ("arms for the offensive against X").
  /// Negated acts did not happen, so nothing looks back at them.
  mutating func remember(_ drafts: [EventDraft]) {
    told += drafts.filter { $0.mention.factuality != .negated && ($0.frame.type?.quad == 4 || $0.frame.type == nil) }
  }

  /// The act told last.
  var last: EventDraft? { told.last }

  /// The acts that a noun may look back at, the likeliest first.
  ///
  /// - Parameters:
  ///   - actors: whom the words around the noun name as those who act; empty if none.
  ///   - place: the place that the words around the noun name, if any.
  func antecedents(
    of noun: Int, frame: Frame, actors: [Actor], place: Place?, in document: Document
  ) -> [EventDraft] {
    let sentence = document.sentence(of: noun)
    var found: [(score: Int, draft: EventDraft)] = []
    for draft in told.reversed() {
      guard isSameKind(draft.frame, frame), isCompatible(actors, draft.details.actors) else { continue }
      let distance = sentence - draft.mention.sentence.index
      let sameWord = document.lemma(draft.trigger) == document.lemma(noun)
      let samePlace = place.map { $0.name == draft.mention.place?.name } ?? false
      if let place, let other = draft.mention.place, !samePlace, !holds(place, other) { continue }
      guard distance <= (sameWord || samePlace || !actors.isEmpty ? Self.reach.far : Self.reach.near) else { break }
      let score = (sameWord ? 6 : 0) + (samePlace ? 6 : 0) + (actors.isEmpty ? 0 : 5) - distance
      found.append((score, draft))
    }
    return found.sorted { ($0.score, $0.draft.trigger) > ($1.score, $1.draft.trigger) }.map(\.draft)
  }

  private func isSameKind(_ a: Frame, _ b: Frame) -> Bool {
    guard a.type == b.type else { return false }
    return a.type != nil || !Set(a.contexts).isDisjoint(with: b.contexts)
  }

  /// Whether two lists of actors may mean the same: nobody named, one in common, or a role that the other plays.
  private func isCompatible(_ a: [Actor], _ b: [Actor]) -> Bool {
    if a.isEmpty || b.isEmpty { return true }
    return a.contains { left in
      b.contains { right in
        if let id = left.id, let other = right.id { return id == other }
        if let country = left.country, let other = right.country, country != other { return false }
        return !Set(left.sectors).isDisjoint(with: right.sectors)
      }
    }
  }

  /// Whether one place is the country of the other.
  private func holds(_ a: Place, _ b: Place) -> Bool {
    (a.isCountry || b.isCountry) && a.country != nil && a.country == b.country
  }
}

extension EventDate {
  /// The same days as those of an act told before.
  var asContext: EventDate {
    var date = self
    date.from = .context
    return date
  }
}
