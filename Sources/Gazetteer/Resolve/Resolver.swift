import Language

/// Chooses for each name of a report the place that it means, by reading the whole report.
///
/// What speaks for a candidate: how well known it is and how well the name matches; the countries that other names,
/// demonyms and actors of the report point to; nearness to the other places; the place that the text says holds it;
/// the kind of place that the text says it is. Every name has one sense in a report unless its own words say otherwise.
struct Resolver {
  private let view: TokenView
  private let spans: [NameSpan]
  private let candidates: [[Candidate]]
  private let containment: Containment
  /// The spans of each entry.
  private var spansOfEntry: [[Int]]
  /// Prior and containment of each candidate of each entry.
  private var base: [[Double]] = []
  /// The score of each candidate of each entry, for the report as a whole.
  private var scores: [[Double]]
  /// The candidate of each entry that is best so far, and how sure it is (0 to 1).
  private var best: [(candidate: Int, share: Double)]

  /// What the choice for a mention depends on; most mentions of a long report ask the same.
  private struct Question: Hashable {
    var entry: Int
    var kinds: UInt32
    var holder: Int
    var demonym: UInt32
  }
  private var answers: [Question: Candidate?] = [:]
  /// How much the report points to each country, and how much of it each entry says itself.
  private var support = Support()

  private struct Support {
    var weights: [UInt32: Double] = [:]
    var total = 0.0
    var own: [(country: UInt32, weight: Double)] = []

    /// What all but an entry say for a country.
    func others(than entry: Int, for country: UInt32) -> Double {
      let all = country == 0 ? 0 : weights[country] ?? 0
      return own[entry].country == country ? all - own[entry].weight : all
    }

    /// What all but an entry say for any country.
    func others(than entry: Int) -> Double { total - own[entry].weight }
  }

  private enum Weight {
    static let country = 4.0
    static let near = 2.5
    static let held = 3.5
    static let holds = 2.0
    static let demonym = 2.5
    static let temperature = 1.0
    /// The prior of a town that readers elsewhere may know.
    static let known = 3.4
  }

  init(_ view: TokenView, _ spans: [NameSpan], _ candidates: [[Candidate]], countries: [String: Int]) {
    self.view = view
    self.spans = spans
    self.candidates = candidates
    containment = Containment(view, spans)
    spansOfEntry = [[Int]](repeating: [], count: candidates.count)
    for (index, span) in spans.enumerated() { spansOfEntry[span.entry].append(index) }
    scores = candidates.map { $0.map(\.prior) }
    best = [(candidate: Int, share: Double)](repeating: (-1, 0), count: candidates.count)
    var outside: [UInt32: Double] = [:]
    for (country, count) in countries { outside[PlaceWords.code(country), default: 0] += 0.4 * Double(min(count, 4)) }
    for code in view.demonyms where code != 0 { outside[code] = min(2, (outside[code] ?? 0) + 0.3) }

    addContainment()
    base = scores
    choose()
    for _ in 0..<2 {
      rescore(outside)
      choose()
    }
  }

  // MARK: The choice for one mention

  /// The candidate that a mention means; `nil` if the gazetteer has none that fits.
  mutating func candidate(of span: Int) -> Candidate? {
    let holder = containment.holders[span]
    let question = Question(
      entry: spans[span].entry, kinds: spans[span].kinds.rawValue,
      holder: holder < 0 ? -1 : spans[Int(holder)].entry, demonym: containment.demonyms[span])
    if let known = answers[question] { return known }
    let answer = choose(span)
    answers[question] = .some(answer)
    return answer
  }

  private func choose(_ span: Int) -> Candidate? {
    let entry = spans[span].entry
    let own = candidates[entry]
    guard !own.isEmpty else { return nil }
    var top = -1
    var topScore = -Double.infinity
    for index in own.indices {
      var score = scores[entry][index] + Self.fit(spans[span].kinds, own[index].kind)
      score += heldBonus(span, own[index])
      if containment.demonyms[span] != 0, containment.demonyms[span] == own[index].country { score += Weight.demonym }
      if score > topScore + 1e-9 || score > topScore - 1e-9 && top >= 0 && precedes(own[index], own[top]) {
        (top, topScore) = (index, score)
      }
    }
    // Another spelling of a place that nothing in the report points to is no answer; nor is one in a country that the report does not
    // speak of, where it speaks of others.
    if own[top].quality == .spelling {
      if support.others(than: entry) > 1, support.others(than: entry, for: own[top].country) < 0.2 { return nil }
      let isShort = spans[span].key.count < 7
      if topScore < 1.5 || isShort && topScore < own[top].prior + 0.8 { return nil }
    }
    return isElsewhere(span, own[top]) ? nil : own[top]
  }

  /// A little-known namesake where the text names another place that holds it ("Baga in Borno state"): the gazetteer lacks the
  /// place that is meant.
  private func isElsewhere(_ span: Int, _ candidate: Candidate) -> Bool {
    guard candidate.kind.level == 1, candidate.prior < Weight.known, candidate.country != 0 else { return false }
    let entry = spans[span].entry
    let holder = Int(containment.holders[span])
    if holder >= 0, !isList(entry, spans[holder].entry), best[spans[holder].entry].candidate >= 0 {
      let place = candidates[spans[holder].entry][best[spans[holder].entry].candidate]
      if place.kind.level > 1 { return heldBonus(span, candidate) == 0 && place.country != candidate.country }
    }
    return false
  }

  private func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    (-left.prior, left.record.geonameID, left.record.index) < (-right.prior, right.record.geonameID, right.record.index)
  }

  /// How well a candidate fits the noun beside the name.
  private static func fit(_ kinds: WordTraits, _ kind: PlaceKind) -> Double {
    guard !kinds.isEmpty else { return 0 }
    var value = -10.0
    if kinds.contains(.unit) {
      value = max(value, [.admin1: 3, .admin2: 2.5, .region: 1.5, .former: 1, .quarter: 0, .town: -0.5][kind] ?? -1)
    }
    if kinds.contains(.town) {
      value = max(value, [.town: 1.5, .quarter: 0.5, .former: 0, .facility: 0][kind] ?? -1.5)
    }
    if kinds.contains(.quarter) {
      value = max(value, [.quarter: 4.5, .admin2: 1, .region: 0.5, .town: 0.3][kind] ?? -0.5)
    }
    if kinds.contains(.water) { value = max(value, [.water: 4][kind] ?? -1) }
    if kinds.contains(.terrain) { value = max(value, [.terrain: 3, .region: 2, .admin1: 0][kind] ?? -1) }
    if kinds.contains(.facility) { value = max(value, [.facility: 3, .town: 0, .quarter: 0][kind] ?? -0.5) }
    return value
  }

  // MARK: Containment

  private mutating func addContainment() {
    var seen: Set<Question> = []
    for span in spans.indices {
      let entry = spans[span].entry
      let index = containment.holders[span]
      let holder = index < 0 ? -1 : spans[Int(index)].entry
      let question = Question(entry: entry, kinds: 0, holder: holder, demonym: containment.demonyms[span])
      guard holder >= 0 || question.demonym != 0, seen.insert(question).inserted else { continue }
      // A list "Mosul, Kirkuk" holds nothing: only candidates that agree gain.
      for index in candidates[entry].indices {
        let bonus = 0.6 * heldBonus(span, candidates[entry][index])
        let other = containment.demonyms[span]
        let people = other != 0 && other == candidates[entry][index].country ? Weight.demonym * 0.6 : 0
        scores[entry][index] = max(scores[entry][index], candidates[entry][index].prior + bonus + people)
      }
      guard holder >= 0, !isList(entry, holder) else { continue }
      for index in candidates[holder].indices where holdsAny(candidates[holder][index], entry) {
        scores[holder][index] = max(scores[holder][index], candidates[holder][index].prior + Weight.holds)
      }
    }
  }

  /// What the name of the holder adds to a candidate.
  private func heldBonus(_ span: Int, _ candidate: Candidate) -> Double {
    let index = containment.holders[span]
    guard index >= 0, !isList(spans[span].entry, spans[Int(index)].entry) else { return 0 }
    var bonus = 0.0
    for holder in candidates[spans[Int(index)].entry].prefix(24) where Self.holds(holder, candidate) {
      bonus = max(bonus, Weight.held + 0.3 * min(holder.prior, 10) - 1)
    }
    return bonus
  }

  /// "Oklahoma, Pennsylvania and Ohio" are states side by side, whatever villages bear their names.
  private func isList(_ entry: Int, _ holder: Int) -> Bool {
    guard let first = candidates[entry].max(by: { $0.prior < $1.prior }),
      let second = candidates[holder].max(by: { $0.prior < $1.prior })
    else { return false }
    return first.kind.level >= 3 && first.kind.level >= second.kind.level
  }

  private func holdsAny(_ holder: Candidate, _ entry: Int) -> Bool {
    candidates[entry].prefix(24).contains { $0.prior > 1 && Self.holds(holder, $0) }
  }

  /// Whether one place lies in another, as far as the gazetteer can say.
  static func holds(_ holder: Candidate, _ candidate: Candidate) -> Bool {
    switch holder.kind {
    case .country:
      return candidate.kind != .country && candidate.kind != .continent && holder.country == candidate.country
    case .admin1:
      guard candidate.kind != .country, candidate.kind != .admin1 else { return false }
      return holder.country == candidate.country
        && (candidate.record.admin1?.index == holder.record.index || near(holder, candidate, 60))
    case .admin2: return candidate.kind != .admin1 && near(holder, candidate, 80)
    case .region, .terrain: return candidate.kind != .country && near(holder, candidate, 350)
    case .town: return candidate.kind != .country && candidate.kind != .admin1 && near(holder, candidate, 50)
    default: return false
    }
  }

  private static func near(_ one: Candidate, _ other: Candidate, _ kilometres: Double) -> Bool {
    let chord = one.direction - other.direction
    return Double((chord * chord).sum()) * Point.radius * Point.radius < kilometres * kilometres
  }

  // MARK: The report as a whole

  private mutating func choose() {
    for entry in candidates.indices where !candidates[entry].isEmpty {
      var top = 0
      for index in candidates[entry].indices
      where scores[entry][index] > scores[entry][top]
        || scores[entry][index] == scores[entry][top] && precedes(candidates[entry][index], candidates[entry][top])
      {
        top = index
      }
      var sum = 0.0
      for score in scores[entry] where score > scores[entry][top] - 6 {
        sum += Self.exponential(score - scores[entry][top])
      }
      best[entry] = (top, 1 / sum)
    }
  }

  /// e to a number not above 0, close enough for shares.
  private static func exponential(_ x: Double) -> Double {
    let base = max(0, 1 + x / (Weight.temperature * 16))
    let four = base * base * base * base
    return four * four * four * four
  }

  private mutating func rescore(_ outside: [UInt32: Double]) {
    // What each name says about countries, with its own part left out when it is judged itself.
    support = Support(
      weights: outside, total: outside.values.reduce(0, +), own: .init(repeating: (0, 0), count: candidates.count))
    for entry in candidates.indices where best[entry].candidate >= 0 && !spansOfEntry[entry].isEmpty {
      let candidate = candidates[entry][best[entry].candidate]
      guard candidate.country != 0 else { continue }
      let count = Double(min(spansOfEntry[entry].count, 4)).squareRoot()
      let weight = best[entry].share * count * (candidate.kind == .country ? 1.3 : 1)
      support.own[entry] = (candidate.country, weight)
      support.weights[candidate.country, default: 0] += weight
      support.total += weight
    }
    for entry in candidates.indices where candidates[entry].count > 1 && !spansOfEntry[entry].isEmpty {
      let anchors = anchors(of: entry)
      let rest = support.others(than: entry) + 1
      for index in candidates[entry].indices {
        let candidate = candidates[entry][index]
        scores[entry][index] =
          base[entry][index] + Weight.country * support.others(than: entry, for: candidate.country) / rest
          + Weight.near * nearness(candidate, anchors)
      }
    }
  }

  private struct Anchor {
    var direction: SIMD3<Float>
    var weight: Float
  }

  /// The places of the names around the mentions of an entry.
  private func anchors(of entry: Int) -> [Anchor] {
    var anchors: [Anchor] = []
    for span in spansOfEntry[entry].prefix(4) {
      for other in max(0, span - 6)..<min(spans.count, span + 7) where spans[other].entry != entry {
        let choice = best[spans[other].entry]
        guard choice.candidate >= 0 else { continue }
        let candidate = candidates[spans[other].entry][choice.candidate]
        guard candidate.kind != .country, candidate.kind != .continent else { continue }
        // The middle of a state says little about what is near its towns.
        let size: Float = candidate.kind.level > 1 ? 0.4 : 1
        anchors.append(
          Anchor(direction: candidate.direction, weight: size * Float(choice.share) / Float(1 + abs(other - span) / 3)))
      }
    }
    return anchors
  }

  /// 0 to 1: how near a candidate lies to the anchors; half a weight at 120 km.
  private func nearness(_ candidate: Candidate, _ anchors: [Anchor]) -> Double {
    guard !anchors.isEmpty else { return 0 }
    var sum: Float = 0
    let scale = Float(Point.radius / 120)
    for anchor in anchors {
      let chord = (anchor.direction - candidate.direction) * scale
      sum += anchor.weight / (1 + (chord * chord).sum())
    }
    return Double(min(1, sum / 1.5))
  }
}
