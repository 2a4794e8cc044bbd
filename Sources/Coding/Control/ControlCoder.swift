import Gazetteer
import Knowledge
import Language
import Records

/// Who gained, lost, holds or contests which place, from frames that say so.
struct ControlCoder {
  let reading: Reading

  private var document: Document { reading.document }

  /// The control records of a draft whose frame tells of a hold: one for each place.
  func records(of draft: EventDraft) -> [Mention] {
    guard let told = draft.frame.control else { return [] }
    let isOver = told == .held && draft.mention.factuality == .negated && isOver(draft.trigger)
    var change = isOver ? .lost : isState(draft) ? .held : told
    var places = spots(of: draft)
    let isStory = places.isEmpty
    if isStory, let story = storyPlace(of: draft) { places = [story] }
    guard !places.isEmpty else { return [] }
    // "Handed Baidoa over to the army": who gives it up names who has it now.
    let taker = told == .lost ? taker(of: draft) : nil
    if taker != nil { change = .gained }
    let holder = taker ?? draft.details.actors.first
    let previous =
      switch change {
      case .gained: taker == nil ? recipient(of: draft) ?? previousHolder(of: draft) : draft.details.actors.first
      case .lost: holder
      case .held, .contested: Actor?.none
      }
    guard holder != nil || previous != nil || change == told && change == .gained && isVerb(draft) else { return [] }
    return places.map { place, head in
      var record = draft.mention
      record.details = .control(
        ControlDetails(
          change: change, holder: holder, previousHolder: previous,
          extent: isStory ? .part : extent(head, of: draft.trigger)))
      if isOver { record.factuality = .asserted }
      record.place = place
      record.evidence = record.evidence.filter {
        $0.field != "recipients" && $0.field != "actors" && $0.field != "place"
      }
      record.evidence += reading.evidence("holder", holder.map { [$0] } ?? [])
      record.evidence += reading.evidence("previous_holder", previous.map { [$0] } ?? [])
      record.evidence += reading.evidence(place: place)
      return record
    }
  }

  /// "Still occupy", "occupies", "have occupied since July": a hold that lasts, though the verb names its beginning.
  func isState(_ draft: EventDraft) -> Bool {
    guard draft.frame.control == .gained, isVerb(draft) else { return false }
    if document.dependents(draft.trigger, .advmod).contains(where: { document.lower($0) == "still" }) { return true }
    guard reading.lemma(draft.trigger) == "occupy" else { return false }
    return ["VBZ", "VBP"].contains(document.penn(draft.trigger))
      || document.obliques(draft.trigger).contains { $0.preposition == "since" }
  }

  /// "No longer controls", "does not hold it any more": what is denied was so before.
  private func isOver(_ trigger: Int) -> Bool {
    document.dependents(trigger, .advmod).contains { ["longer", "more", "anymore"].contains(document.lower($0)) }
  }

  private func isVerb(_ draft: EventDraft) -> Bool { document.tags[draft.trigger] == .verb }

  /// To whom a place is left.
  private func taker(of draft: EventDraft) -> Actor? {
    guard isVerb(draft), let head = document.obliques(draft.trigger).first(where: { $0.preposition == "to" })?.head,
      reading.places(at: head).isEmpty || reading.isOf(.armed, head)
    else { return nil }
    return reading.actors(at: head, on: draft.mention.date?.start).first
  }

  /// From whom a place is taken; the place itself is nobody.
  private func recipient(of draft: EventDraft) -> Actor? {
    draft.details.recipients.first { actor in
      !draft.recipientHeads.contains { head in
        document.bytes(head).lowerBound >= actor.start && document.bytes(head).lowerBound < actor.end
          && !actor.known && actor.sectors.isEmpty && !reading.places(at: head).isEmpty
      }
    }
  }

  /// The places held, each with the noun that tells how much of it.
  private func spots(of draft: EventDraft) -> [(place: Place, head: Int)] {
    let sites = SiteNames(reading: reading)
    var heads = draft.placeHeads.flatMap(document.conjuncts)
    func isNowhere(_ heads: [Int]) -> Bool {
      heads.allSatisfy { reading.places(at: $0).isEmpty && !sites.isSite($0) }
    }
    if heads.isEmpty {
      let arguments = Arguments(reading, trigger: draft.trigger, part: part(draft))
      heads = arguments.fillers(.object).flatMap(document.conjuncts)
      for word in ["of", "over", "in", "into", "to", "from"] where isNowhere(heads) {
        heads = arguments.fillers(.preposition(word)).flatMap(document.conjuncts)
      }
      // "took control of X": the place hangs from the noun that the frame names.
      if isNowhere(heads) {
        heads = document.dependents(draft.trigger, .obj).flatMap { object in
          document.obliques(object).filter { ["of", "over"].contains($0.preposition) }.map(\.head)
        }
      }
      // "The town fell to the rebels", "remained in the hands of the rebels".
      if isNowhere(heads) { heads = arguments.fillers(.subject).flatMap(document.conjuncts) }
    }
    var found: [(place: Place, head: Int)] = []
    func add(_ place: Place, _ head: Int) {
      guard !found.contains(where: { $0.place.start == place.start }), !isEntered(place, draft) else { return }
      found.append((place.from == .argument ? place : place.located(.argument), head))
    }
    for head in heads {
      if let site = sites.place(at: head, of: draft.trigger) {
        add(site, head)
      } else {
        for mention in reading.places(at: head) { add(mention.place, head) }
      }
    }
    return found
  }

  /// "Troops entered Syria": who crosses a border holds no country yet.
  private func isEntered(_ place: Place, _ draft: EventDraft) -> Bool {
    place.isCountry && Self.entering.contains(reading.lemma(draft.trigger))
  }

  private static let entering: Set<String> = ["enter", "roll", "march", "sweep", "storm", "drive", "pour", "surge"]

  /// "gains in the east of the city": part of a place whose name the words leave to the story.
  private func storyPlace(of draft: EventDraft) -> (place: Place, head: Int)? {
    guard let place = draft.mention.place, place.from == .document, !place.isCountry else { return nil }
    let after = (document.head(draft.trigger).map { document.obliques($0) } ?? []).filter { $0.head > draft.trigger }
    let part = (document.obliques(draft.trigger) + after).first {
      ["in", "into", "across", "on"].contains($0.preposition) && PartWords.isPart(reading.lemma($0.head))
        && !PartWords.isSettlement(reading.lemma($0.head))
    }
    return part.map { (place, $0.head) }
  }

  private func part(_ draft: EventDraft) -> Frame.Part {
    switch document.tags[draft.trigger] {
    case .verb: .verb
    case .adjective: .adjective
    default: .noun
    }
  }

  /// "captured X from Y".
  private func previousHolder(of draft: EventDraft) -> Actor? {
    for (preposition, head) in document.obliques(draft.trigger) where preposition == "from" {
      if reading.places(at: head).isEmpty || reading.isOf(.armed, head),
        let actor = reading.actors(at: head, on: draft.mention.date?.start).first
      {
        return actor
      }
    }
    for object in document.dependents(draft.trigger, .obj, .nsubj_pass) {
      for (preposition, head) in document.obliques(object) where preposition == "from" {
        if let actor = reading.actors(at: head, on: draft.mention.date?.start).first { return actor }
      }
    }
    return nil
  }

  /// How much of the place the words give.
  private func extent(_ head: Int, of trigger: Int) -> ControlDetails.Extent {
    for noun in [head] + document.logicalObjects(trigger) {
      switch reading.lemma(noun) {
      case "majority", "most", "bulk", "much": return .most
      case "all", "whole", "entirety": return .all
      case "none": return .none
      case "swath", "swathe", "part", "chunk", "portion", "area", "land", "ground", "half", "stretch", "pocket",
        "quarter",
        "third", "position", "district", "village":
        if noun != head || PartWords.isPart(reading.lemma(noun)) { return .part }
      default: break
      }
    }
    if PartWords.isPart(reading.lemma(head)), reading.places(at: head).first.map({ !$0.tokens.contains(head) }) ?? false
    {
      let lemma = reading.lemma(head)
      return PartWords.isSettlement(lemma) || ["province", "region", "control"].contains(lemma) ? .all : .part
    }
    for child in document.dependents(head) {
      switch document.lower(Int(child)) {
      case "most": return .most
      case "part", "parts", "half", "eastern", "western", "northern", "southern", "some", "central", "east", "west":
        return .part
      default: continue
      }
    }
    return .all
  }
}
