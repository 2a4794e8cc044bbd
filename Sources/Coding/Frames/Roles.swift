import Discourse
import Knowledge
import Language
import Records

/// Who fills the roles of a matched frame.
struct Roles {
  let reading: Reading
  let arguments: Arguments
  let frame: Frame
  /// Nouns that fulfil conditions of the frame by their lemma.
  let used: Set<Int>
  /// The day on which codes are taken.
  let day: Day?

  private var document: Document { reading.document }
  private var isNoun: Bool { arguments.part == .noun }

  /// The actors of a role with the heads of the nouns that gave them.
  struct Filled {
    var actors: [Actor] = []
    var heads: [Int] = []
    /// Whether the sentence leaves them out and the report tells who they must be.
    var implied = false
    /// Whether a place stands for those who live there, as nobody is named.
    var isPlace = false

    mutating func add(_ found: [Actor], at head: Int) {
      actors += found.filter { actor in !actors.contains { $0.start == actor.start } }
      heads.append(head)
    }
  }

  /// Both roles. Partners in what is done together are all actors.
  func fill() -> (actors: Filled, recipients: Filled) {
    var actors = fill(isNoun ? frame.nounActor : frame.actor)
    if isNoun, actors.heads.isEmpty, arguments.support != nil, !frame.nounActor.isEmpty { actors = fill([.subject]) }
    if actors.heads.isEmpty { actors = speaker }
    if actors.heads.isEmpty {
      actors = ImpliedAuthority(reading: reading, frame: frame, day: day).actors(of: arguments)
    }
    var slots = isNoun ? frame.nounRecipient : frame.recipient
    // "Discussed the border with X": the partner before the topic.
    if frame.reciprocal, slots.contains(.preposition("with")), !arguments.fillers(.preposition("with")).isEmpty {
      slots = [.preposition("with")] + slots
    }
    var recipients = fill(slots, without: actors, owners: true)
    if recipients.heads.isEmpty { recipients = sufferers }
    if recipients.actors.isEmpty, !frame.reciprocal || actors.actors.count < 2 {
      recipients = RecipientSearch(reading: reading, arguments: arguments, frame: frame, used: used, day: day)
        .recipients(besides: actors)
    }
    recipients.actors.removeAll { recipient in
      actors.actors.contains {
        $0.start == recipient.start && $0.end == recipient.end
          || ($0.id != nil && $0.id == recipient.id && !frame.reciprocal)
      }
    }
    // "Sent in troops": who is sent is not acted on.
    if frame.type == .mobilize, !isNoun {
      let sent = document.logicalObjects(arguments.trigger).flatMap(document.conjuncts)
      if recipients.heads.contains(where: { sent.contains($0) && reading.isOf(.armed, $0) }) { recipients = Filled() }
    }
    // One who is only acted on ("the war against X") does not act.
    if frame.reciprocal, !actors.actors.isEmpty {
      actors.actors += recipients.actors
      actors.heads += recipients.heads
      recipients = Filled()
    }
    return (actors, recipients)
  }

  /// The actors of the first slot that names any.
  ///
  /// - Parameters:
  ///   - others: who fills the other role.
  ///   - owners: whether a thing may stand for whose it is ("praised Brazil's policy").
  private func fill(_ slots: [Frame.Slot], without others: Filled = Filled(), owners: Bool = false) -> Filled {
    for slot in slots {
      var filled = Filled()
      for head in heads(slot) where !reading.isTime(head) && !others.heads.contains(head) && !isReflexive(head) {
        // A noun that the frame itself names ("launched air strikes") fills a role only as a person or body does.
        var found = used.contains(head) ? reading.people(at: head, on: day) : reading.participants(at: head, on: day)
        if found.isEmpty, owners, !used.contains(head) { found = reading.owner(of: head, on: day).map { [$0] } ?? [] }
        if slot == .compound, frame.type != nil, isKind(head, found) { continue }
        if !found.isEmpty { filled.add(found, at: head) }
      }
      if !filled.actors.isEmpty {
        if !owners { addCompanions(to: &filled) }
        return filled
      }
    }
    return Filled()
  }

  /// "Blew himself up".
  private func isReflexive(_ head: Int) -> Bool {
    document.tags[head] == .pronoun
      && (document.lower(head).hasSuffix("self") || document.lower(head).hasSuffix("selves"))
  }

  private func heads(_ slot: Frame.Slot) -> [Int] {
    let heads = arguments.fillers(slot)
    guard case .preposition(let word) = slot, arguments.part == .verb, heads.isEmpty else { return heads }
    // "fell into the hands of": the phrase hangs from the noun that the frame names.
    return used.sorted().flatMap { document.obliques($0) }.filter { $0.preposition == word }.map(\.head)
  }

  /// "Military intervention", "humanitarian aid", "terrorist attack": the modifier tells the kind of act, not who did it.
  private func isKind(_ head: Int, _ found: [Actor]) -> Bool {
    if reading.lemma(head) == "terrorist" { return true }
    return document.tags[head] == .adjective && !found.contains { $0.known || $0.country != nil }
  }

  /// Words are somebody's: a subject that the knowledge does not have ("some Asian countries", "Lumbala") keeps its words.
  private var speaker: Filled {
    guard let type = frame.type, frame.actor.contains(.subject), !isNoun || arguments.support != nil,
      !isNoun || !frame.nounActor.isEmpty
    else { return Filled() }
    var filled = Filled()
    for head in arguments.fillers(.subject) where !reading.isTime(head) && !used.contains(head) {
      if let actor = reading.unknown(at: head) ?? (type.quad % 2 == 1 ? reading.owner(of: head, on: day) : nil) {
        filled.add([actor], at: head)
      }
    }
    return filled
  }

  /// "Suffered an attack": the subject of the support verb is the one acted on.
  private var sufferers: Filled {
    var filled = Filled()
    for head in arguments.sufferers where !reading.isTime(head) {
      let found = reading.participants(at: head, on: day)
      if !found.isEmpty { filled.add(found, at: head) }
    }
    return filled
  }

  /// "The army, along with tribal fighters": who acts together with the actor.
  private func addCompanions(to filled: inout Filled) {
    let places = filled.heads + [arguments.trigger] + (arguments.support.map { [$0] } ?? [])
    for (preposition, head) in places.flatMap(document.obliques)
    where ["along", "along with", "alongside", "together", "together with", "as well as"].contains(preposition) {
      let found = reading.participants(at: head, on: day)
      if !found.isEmpty { filled.add(found, at: head) }
    }
  }
}
