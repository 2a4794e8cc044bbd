import Discourse
import Language
package import Records

/// Finds the place of the event that a token names: what the tree ties to it, then its sentence, then the story so
/// far, then the dateline.
struct EventLocator {
  let document: Document
  let mentions: [PlaceMention]
  let discourse: Discourse
  let words: PlaceWords

  /// A mention with how strongly it is tied to the event.
  private struct Tie {
    var mention: PlaceMention
    var strength: Double
  }

  func place(of trigger: Int) -> Place? {
    let index = document.sentence(of: trigger)
    let sentence = document.sentences[index].tokens
    let here = mentions(in: sentence)
    let ties = here.compactMap { mention in
      strength(of: mention, trigger, sentence).map { Tie(mention: mention, strength: $0) }
    }
    if let tie = strongest(ties, trigger) {
      return tie.mention.place.located(tie.strength >= 5 ? .argument : .sentence)
    }
    return story(before: index, sentence, here)
  }

  /// The strongest tie, or the most specific place within it: "in Afrin, in the north of Syria" is Afrin.
  private func strongest(_ ties: [Tie], _ trigger: Int) -> Tie? {
    guard let best = first(of: ties, trigger), rank(best.mention.place) > 1 else { return first(of: ties, trigger) }
    let within = ties.filter {
      rank($0.mention.place) < rank(best.mention.place) && $0.strength > 4
        && $0.mention.place.country == best.mention.place.country
        && (rank(best.mention.place) != 3 || $0.mention.place.admin1 == best.mention.place.admin1
          || best.mention.place.admin1 == nil)
    }
    guard var tie = first(of: within, trigger) else { return best }
    tie.strength = max(tie.strength, min(best.strength, 5))
    return tie
  }

  /// The strongest tie; of equal ones the most specific place, then the nearest.
  private func first(of ties: [Tie], _ trigger: Int) -> Tie? {
    ties.max { left, right in
      if abs(left.strength - right.strength) >= 0.5 { return left.strength < right.strength }
      let (a, b) = (rank(left.mention.place), rank(right.mention.place))
      if a != b { return a > b }
      let (near, far) = (abs(right.mention.head - trigger), abs(left.mention.head - trigger))
      return near != far ? near < far : left.mention.head > right.mention.head
    }
  }

  /// The mentions that begin in a range of tokens.
  private func mentions(in tokens: Range<Int>) -> ArraySlice<PlaceMention> {
    mentions[first(from: tokens.lowerBound)..<first(from: tokens.upperBound)]
  }

  /// The index of the first mention that begins at a token or later.
  private func first(from token: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// 0 for a spot to 4 for a country or more.
  private func rank(_ place: Place) -> Int {
    switch place.feature {
    case let code? where code.hasPrefix("PCL") || code == "CONT" || code == "TERR": 4
    case let code? where code.hasPrefix("ADM1") || code.hasPrefix("RGN"): 3
    case let code? where code.hasPrefix("ADM"): 2
    case "SEA"?, "OCN"?, "GULF"?, "DSRT"?, "MTS"?: 3
    default: 1
    }
  }

  // MARK: The tree

  /// How strongly a mention of the same sentence is tied to the event; `nil` if it is not where it happened.
  private func strength(of mention: PlaceMention, _ trigger: Int, _ sentence: Range<Int>) -> Double? {
    guard !mention.tokens.contains(trigger), !opensDateline(mention) else { return nil }
    guard document.sentences[document.sentence(of: trigger)].parsed else {
      return flatStrength(of: mention, trigger, sentence)
    }
    let top = phraseHead(of: mention)
    guard let head = document.head(top) else { return nil }
    if head == trigger { return direct(top, trigger, mention) }
    if isSeat(head) { return nil }
    // "killed soldiers in X", "a bomb in X killed": the place hangs from an argument.
    if let upper = document.head(head), upper == trigger || document.head(upper) == trigger,
      isArgument(head, of: trigger) || isArgument(upper, of: trigger), let tie = modifier(top, mention)
    {
      return document.head(head) == trigger ? 0.8 * tie : 0.7 * tie
    }
    // "an offensive to retake X", "launched an attack in X": the place hangs from a clause around or under the event.
    if clauses(around: trigger).contains(head) {
      if let tie = clauseTie(top, head, mention) { return 0.75 * tie }
    }
    guard rank(mention.place) < 4 || isLocative(top), !isUnderSaying(head), !isActor(top) else { return nil }
    if isLocative(top) { return 4 }
    // "Mosul residents", "the Aleppo hospital": part of a name phrase, weak evidence for a town.
    return rank(mention.place) < 3 && document.relations[top] == .compound ? 2.5 : nil
  }

  /// The head of the phrase that names the place: "town" of "the town of X", "Daquq" of "Daquq, Kirkuk province".
  private func phraseHead(of mention: PlaceMention) -> Int {
    var top = mention.head
    for _ in 0..<4 {
      guard let head = document.head(top) else { break }
      switch document.relations[top] {
      case .flat, .goeswith, .fixed: top = head
      case .nmod, .compound, .appos, .nmod_unmarked, .nmod_desc, .nmod_poss, .list, .dep, .obl, .obl_unmarked, .advmod:
        guard isPlaceNoun(head) || names(head) else { return top }
        top = head
      default: return top
      }
    }
    return top
  }

  /// "town", "province", "north", "outskirts", "km" of "30 km from".
  private func isPlaceNoun(_ token: Int) -> Bool {
    switch document.tags[token] {
    case .noun, .properNoun, .adverb, .adjective: break
    default: return false
    }
    let traits = (words.traits[document.lower(token)] ?? []).union(words.traits[document.lemma(token)] ?? [])
    return !traits.isDisjoint(with: [.unit, .town, .quarter, .water, .terrain, .facility, .direction, .distance])
      || LocatingWords.parts.contains(document.lemma(token))
  }

  /// Whether a token is part of a place mention.
  private func names(_ token: Int) -> Bool {
    let next = first(from: token + 1)
    return next > 0 && mentions[next - 1].tokens.contains(token)
  }

  /// The tie of a phrase that hangs from the trigger itself.
  private func direct(_ top: Int, _ trigger: Int, _ mention: PlaceMention) -> Double? {
    let preposition = preposition(of: top)
    let isCountry = rank(mention.place) == 4
    let lemma = document.lemma(trigger)
    let isNoun = document.tags[trigger] == .noun || document.tags[trigger] == .properNoun
    switch document.relations[top] {
    case .obl, .nmod, .obl_unmarked, .nmod_unmarked, .advmod, .advcl:
      if preposition.isEmpty || preposition == "of" && !isNoun { return isNoun && isCountry ? nil : 7 }
      if LocatingWords.at.contains(preposition) { return 10 }
      guard LocatingWords.about.contains(preposition) else { return nil }
      if preposition == "against" { return isCountry ? nil : 7 }
      if isNoun { return isCountry && preposition == "for" ? nil : 9 }
      return preposition == "for" ? 5 : 8
    case .compound, .nmod_poss: return isNoun ? (isCountry ? (document.relations[top] == .compound ? 6 : nil) : 9) : nil
    case .obj, .nsubj_pass, .iobj:
      if LocatingWords.placeObject.contains(lemma) || isNoun { return 10 }
      return isCountry ? nil : 6
    case .nsubj: return LocatingWords.placeSubject.contains(lemma) && !isCountry ? 9 : nil
    case .acl, .appos: return 6
    default: return nil
    }
  }

  /// The tie of a phrase to a noun that it modifies.
  private func modifier(_ top: Int, _ mention: PlaceMention) -> Double? {
    switch document.relations[top] {
    case .nmod, .obl, .nmod_unmarked:
      let preposition = preposition(of: top)
      if LocatingWords.at.contains(preposition) { return 10 }
      return preposition == "of" && rank(mention.place) < 4 ? 8 : preposition == "from" ? 6 : nil
    default: return nil
    }
  }

  private func clauseTie(_ top: Int, _ clause: Int, _ mention: PlaceMention) -> Double? {
    switch document.relations[top] {
    case .obl, .obl_unmarked:
      let preposition = preposition(of: top)
      if LocatingWords.at.contains(preposition) { return 10 }
      return LocatingWords.about.contains(preposition) && preposition != "against" && preposition != "for" ? 8 : nil
    case .obj, .nsubj_pass:
      return LocatingWords.placeObject.contains(document.lemma(clause)) ? 9 : nil
    case .nsubj: return LocatingWords.placeSubject.contains(document.lemma(clause)) && rank(mention.place) < 4 ? 8 : nil
    default: return nil
    }
  }

  private func isArgument(_ token: Int, of trigger: Int) -> Bool {
    guard document.head(token) == trigger else { return false }
    switch document.relations[token] {
    case .obj, .nsubj, .nsubj_pass, .obl, .obl_agent, .iobj, .nmod, .conj: return true
    default: return false
    }
  }

  /// The clauses that an event shares its place with: those it hangs from, up to one that only reports it, and
  /// infinitives and participles that hang from it.
  private func clauses(around trigger: Int) -> [Int] {
    var found: [Int] = []
    for child in document.dependents(trigger, .acl, .advcl, .xcomp, .conj) where !isOtherTime(child) {
      found.append(child)
    }
    var current = trigger
    for _ in 0..<4 {
      guard let head = document.head(current) else { break }
      let relation = document.relations[current]
      // "swept through the north when …": a clause with a place of its own does not lie where the one around it does.
      if current == trigger, relation == .advcl, isOtherTime(current), namesUnknownPlace(current) { break }
      if LocatingWords.saying.contains(document.lemma(head)) { break }
      if relation == .parataxis || relation == .acl_relcl && document.tags[head] != .verb { break }
      found.append(head)
      for child in document.dependents(head, .advcl, .xcomp) where child != current && !isOtherTime(child) {
        found.append(child)
      }
      current = head
    }
    return found
  }

  /// "once the militants were driven from Mosul", "after the army took Homs": another act with a place of its own.
  private func isOtherTime(_ clause: Int) -> Bool {
    guard document.relations[clause] == .advcl, document.dependent(clause, .nsubj, .nsubj_pass) != nil else {
      return false
    }
    return document.dependents(clause, .mark, .advmod).contains {
      ["once", "after", "before", "until", "till", "if", "unless", "when", "since"].contains(document.lower($0))
    }
  }

  /// "through the northern regions": a phrase of place without a name.
  private func namesUnknownPlace(_ trigger: Int) -> Bool {
    document.obliques(trigger).contains { preposition, noun in
      LocatingWords.at.contains(preposition) && isPlaceNoun(noun) && document.tags[noun] == .noun
        && !mentions(in: document.span(noun)).contains { $0.head == noun || document.head(phraseHead(of: $0)) == noun }
        && (words.traits[document.lemma(noun)] ?? []).contains(.unit)
    }
  }

  /// "A monitor based in Britain": where somebody has a seat is not where things happen.
  private func isSeat(_ head: Int) -> Bool {
    document.tags[head] == .verb && ["base", "headquarter"].contains(document.lemma(head))
  }

  private func isUnderSaying(_ head: Int) -> Bool { LocatingWords.saying.contains(document.lemma(head)) }

  private func isLocative(_ top: Int) -> Bool { LocatingWords.at.contains(preposition(of: top)) }

  /// "Washington said", "Iraq's army": the place stands for who acts there.
  private func isActor(_ top: Int) -> Bool {
    switch document.relations[top] {
    case .nsubj, .obl_agent, .nmod_poss, .iobj: true
    default: false
    }
  }

  private func preposition(of token: Int) -> String {
    guard let word = document.dependent(token, .case) else { return "" }
    return document.lower(word)
  }

  // MARK: Without a tree

  private func flatStrength(of mention: PlaceMention, _ trigger: Int, _ sentence: Range<Int>) -> Double? {
    let before = mention.tokens.lowerBound - 1
    guard before >= sentence.lowerBound else { return nil }
    var token = before
    while token > sentence.lowerBound, ["the", "of", "town", "city", "village"].contains(document.lower(token)) {
      token -= 1
    }
    guard LocatingWords.at.contains(document.lower(token)) else { return nil }
    return 4 - min(1, Double(abs(mention.head - trigger)) / 60)
  }

  // MARK: Beyond the sentence

  /// The last place of the story before a sentence, else the dateline; a country that the sentence itself names
  /// overrules places elsewhere.
  private func story(before index: Int, _ sentence: Range<Int>, _ here: ArraySlice<PlaceMention>) -> Place? {
    let named = here.filter { mention in
      rank(mention.place) == 4 && mention.place.country != nil && !opensDateline(mention)
        && !(document.head(phraseHead(of: mention)).map(isSeat) ?? false)
    }
    let country = Set(named.compactMap(\.place.country)).count == 1 ? named.first : nil
    func fits(_ place: Place) -> Bool {
      country == nil || place.country == nil || place.country == country?.place.country
    }
    var back = index - 1
    while back >= 0, index - back <= 8 {
      if discourse.zones.indices.contains(back),
        discourse.zones[back] == .furniture || discourse.zones[back] == .caption
      {
        back -= 1
        continue
      }
      let tokens = document.sentences[back].tokens
      let places = mentions(in: tokens).filter { mention in
        guard !opensDateline(mention), mention.place.latitude != nil, rank(mention.place) < 4 else { return false }
        return isSetting(mention, tokens) && fits(mention.place)
      }
      if let best = places.min(by: { rank($0.place) < rank($1.place) }) { return best.place.located(.document) }
      back -= 1
    }
    if let dateline = dateline(), fits(dateline.place) { return dateline.place.located(.dateline) }
    if let country { return country.place.located(.sentence) }
    return nil
  }

  /// Whether an earlier mention says where the story is: after a preposition of place, or the object of a verb that takes places.
  private func isSetting(_ mention: PlaceMention, _ sentence: Range<Int>) -> Bool {
    guard document.sentences[document.sentence(of: sentence.lowerBound)].parsed else {
      return flatStrength(of: mention, mention.head, sentence) != nil
    }
    let top = phraseHead(of: mention)
    guard let head = document.head(top) else { return true }
    if LocatingWords.saying.contains(document.lemma(head)) { return false }
    if isLocative(top) { return true }
    switch document.relations[top] {
    case .obj, .nsubj_pass: return LocatingWords.placeObject.contains(document.lemma(head))
    case .nsubj: return LocatingWords.placeSubject.contains(document.lemma(head))
    case .nmod, .compound: return document.tags[head] == .noun && rank(mention.place) < 3
    default: return false
    }
  }

  /// The place of the dateline: "MOSUL, Iraq (Reuters) -" at the head of the text.
  private func dateline() -> PlaceMention? { mentions.prefix(4).first(where: opensDateline) }

  /// Whether a mention stands in a dateline.
  func opensDateline(_ mention: PlaceMention) -> Bool {
    let index = document.sentence(of: mention.head)
    if discourse.zones.indices.contains(index), discourse.zones[index] == .dateline { return true }
    let sentence = document.sentences[index].tokens
    guard mention.tokens.lowerBound - sentence.lowerBound <= 4, index < 4 else { return false }
    // Only names, commas, days and an agency in brackets stand before the dash.
    var token = sentence.lowerBound
    var seen = false
    while token < sentence.upperBound, token - sentence.lowerBound < 14 {
      let word = document.lower(token)
      if (word == "-" || word == "--" || word == "---"), token > mention.tokens.upperBound - 1 {
        return seen || document.starts[token] > document.ends[token - 1]
      }
      switch document.tags[token] {
      case .properNoun, .numeral, .other: break
      case .punctuation: seen = seen || word == ")" || word == ","
      case .noun, .adjective: if document.text[Int(document.starts[token])] >= 0x61 { return false }
      default: return false
      }
      token += 1
    }
    return false
  }
}

extension Place {
  /// The place as that of an event: what it rests on is set, and "30 km south of" moves the point there.
  package func located(_ source: Source) -> Place {
    var place = self
    place.from = source
    if let latitude, let longitude, let distanceKM, let relation, let bearing = Offset.bearing(of: relation) {
      let point = Point(latitude: latitude, longitude: longitude).moved(kilometres: distanceKM, bearing: bearing)
      place.latitude = (point.latitude * 100_000).rounded() / 100_000
      place.longitude = (point.longitude * 100_000).rounded() / 100_000
    }
    return place
  }
}
