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
    guard let change = draft.frame.control else { return [] }
    var places = placeMentions(of: draft).map { (place: $0.0.place.placed(.argument), head: $0.1) }
    let isTold = places.isEmpty
    if isTold, let told = storyPlace(of: draft) { places = [told] }
    guard !places.isEmpty else { return [] }
    let holder = draft.details.actors.first
    let previous = change == .gained ? recipient(of: draft) ?? previousHolder(of: draft) : nil
    guard holder != nil || previous != nil else { return [] }
    return places.map { place, head in
      var record = draft.mention
      record.details = .control(
        ControlDetails(
          change: change, holder: holder, previousHolder: previous,
          extent: isTold ? .part : extent(head, of: draft.trigger)))
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
  private func placeMentions(of draft: EventDraft) -> [(PlaceMention, Int)] {
    var heads = draft.placeHeads
    if heads.isEmpty {
      let arguments = Arguments(
        document, trigger: draft.trigger, part: part(draft), cues: reading.cues)
      heads = arguments.fillers(.object).flatMap(document.conjuncts)
      for word in ["of", "over", "in", "into", "to", "from"] where heads.allSatisfy({ reading.places(at: $0).isEmpty })
      {
        heads = arguments.fillers(.preposition(word)).flatMap(document.conjuncts)
      }
      // "took control of X": the place hangs from the noun that the frame names.
      if heads.allSatisfy({ reading.places(at: $0).isEmpty }) {
        heads = document.dependents(draft.trigger, .obj).flatMap { object in
          document.obliques(object).filter { ["of", "over"].contains($0.preposition) }.map(\.head)
        }
      }
      // "The town fell to the rebels", "remained in the hands of the rebels".
      if heads.allSatisfy({ reading.places(at: $0).isEmpty }) { heads = arguments.fillers(.subject) }
    }
    var found: [(PlaceMention, Int)] = []
    for head in heads {
      for mention in reading.places(at: head) where !found.contains(where: { $0.0.bytes == mention.bytes }) {
        found.append((mention, head))
      }
    }
    return found
  }

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
      return ["city", "town", "village", "province", "district", "region", "control"].contains(reading.lemma(head))
        ? .all : .part
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

extension Place {
  /// The place with what it rests on.
  fileprivate func placed(_ source: Source) -> Place {
    var place = self
    place.from = source
    return place
  }
}
