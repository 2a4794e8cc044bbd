import Records

/// How well two mentions tell the same event: points for and against, each with its reason, or that they cannot.
struct PairScore {
  /// Points together; from ``threshold`` on, two mentions are taken for one event.
  private(set) var points = 0.0
  /// Whether they can never be the same, whatever the points.
  private(set) var isImpossible = false
  private var parts: [(points: Double, reason: String)] = []
  private let keepsReasons: Bool

  /// Points from which on two mentions are the same event (set on the development half of the gold).
  static let threshold = 3.4

  /// 0 to 1.
  var probability: Double { isImpossible ? 0 : Self.probability(points) }
  /// What speaks for and against, strongest first.
  var reasons: [String] {
    parts.sorted { abs($0.points) > abs($1.points) || abs($0.points) == abs($1.points) && $0.reason < $1.reason }.map(
      \.reason)
  }

  /// 0 to 1 from points; one half at the threshold.
  static func probability(_ points: Double) -> Double {
    let x = points - threshold
    // The logistic curve by its rational stand-in: the same bits on every machine.
    return 0.5 + 0.5 * x / (1 + abs(x))
  }

  /// - Parameter explains: whether to keep the reasons, which cost time.
  init(_ a: Features, _ b: Features, explains: Bool = false) {
    keepsReasons = explains
    types(a, b)
    if !isImpossible { dates(a, b) }
    if !isImpossible { places(a, b) }
    if !isImpossible { parties(a, b) }
    guard !isImpossible else { return }
    figures(a, b)
    words(a, b)
    telling(a, b)
  }

  private mutating func add(_ value: Double, _ reason: @autoclosure () -> String) {
    points += value
    if keepsReasons { parts.append((value, reason())) }
  }

  private mutating func types(_ a: Features, _ b: Features) {
    if a.type == b.type {
      switch (a.mode, b.mode) {
      case (let one?, let two?) where one == two: add(1, "same type and mode")
      case (_?, _?): add(a.isWeapon && b.isWeapon ? 0.1 : -0.8, "other mode")
      default: add(0.7, "same type")
      }
    } else if a.kin & 1 << b.type != 0 {
      add(-0.5, "related types")
    } else {
      isImpossible = true
    }
  }

  private mutating func dates(_ a: Features, _ b: Features) {
    guard let one = a.days, let two = b.days else { return }
    let gap = max(one.lowerBound, two.lowerBound) - min(one.upperBound, two.upperBound)
    if a.isDay, b.isDay {
      if gap == 0 {
        add(2, "same day")
      } else if gap == 1, !(a.isStated && b.isStated) {
        add(-1.2, "a day apart")
      } else {
        isImpossible = true
      }
    } else if gap > 0 {
      if gap == 1 { add(-1, "a day apart") } else { isImpossible = true }
    } else {
      let length = max(one.count, two.count)
      if length <= 8 { add(0.9, "days overlap") } else if length <= 31 { add(0.4, "within the month") }
    }
  }

  private mutating func places(_ a: Features, _ b: Features) {
    guard let one = a.place, let two = b.place else { return }
    switch one.relation(to: two) {
    case .same: add(one.level >= 3 ? 0.3 : one.level == 2 ? 1.2 : 2, "same place")
    case .near(let kilometres): add(1.2, "\(Int(kilometres)) km apart")
    case .containing(let level): add(level == 3 ? 0.2 : level == 2 ? 0.7 : 1.1, "one place within the other")
    case .apart(let kilometres):
      if one.isStated, two.isStated {
        isImpossible = true
      } else {
        add(-2, "\(Int(kilometres)) km apart")
      }
    case .different:
      if one.isStated, two.isStated, one.country == two.country {
        isImpossible = true
      } else {
        add(-1.5, "other place")
      }
    case .unknown: break
    }
  }

  private mutating func parties(_ a: Features, _ b: Features) {
    let whole = a.isReciprocal || b.isReciprocal
    let (ourActors, theirActors) =
      whole ? (a.actors + a.recipients, b.actors + b.recipients) : (a.actors, b.actors)
    role(ourActors, theirActors, "actor", isHard: true)
    if !whole, !isImpossible { role(a.recipients, b.recipients, "recipient", isHard: false) }
    // Parties told the other way round: the town that one took is the town that the other lost.
    if isImpossible, let value = best(a.actors, b.recipients), let back = best(a.recipients, b.actors) {
      isImpossible = false
      add(Double(value + back) * 0.4, "same parties, roles exchanged")
    }
  }

  private mutating func role(_ ours: [PartyKey], _ theirs: [PartyKey], _ name: String, isHard: Bool) {
    guard !ours.isEmpty, !theirs.isEmpty else { return }
    guard let value = best(ours, theirs) else {
      if isHard, ours.contains(where: \.isNamed), theirs.contains(where: \.isNamed) {
        isImpossible = true
      } else {
        add(-1, "other \(name)")
      }
      return
    }
    // Two sides each: one in common is not enough when the others cannot be the same (a host meets two guests).
    if ours.count > 1, theirs.count > 1, isHard, mismatched(ours, theirs), mismatched(theirs, ours) {
      isImpossible = true
      return
    }
    add(
      [0, 0.4, 1.2, 1.6][value],
      value == 3 ? "same \(name)" : value == 2 ? "\(name) of the same country and sector" : "\(name) may be the same")
  }

  /// Whether a named party of one list has no counterpart in the other.
  private func mismatched(_ ours: [PartyKey], _ theirs: [PartyKey]) -> Bool {
    ours.contains { party in party.isNamed && theirs.allSatisfy { party.agreement(with: $0) == nil } }
  }

  private func best(_ ours: [PartyKey], _ theirs: [PartyKey]) -> Int? {
    var value: Int?
    for party in ours {
      for other in theirs { if let agreement = party.agreement(with: other) { value = max(value ?? 0, agreement) } }
    }
    return value
  }

  private mutating func figures(_ a: Features, _ b: Features) {
    var value = 0.0
    var measure: Figure.Measure?
    for one in a.figures {
      for two in b.figures where one.of == two.of {
        let points: Double
        if one.isExact, two.isExact, one.low == two.low {
          points = one.low >= 3 ? 1.2 : 0.6
        } else if one.low <= two.high, two.low <= one.high {
          points = 0.5
        } else {
          let ratio = Double(max(one.low, two.low)) / Double(max(1, min(one.low, two.low)))
          points = ratio > 3 ? -0.7 : -0.2
        }
        if measure == nil || points > value { (value, measure) = (points, one.of) }
      }
    }
    if let measure { add(value, value > 0 ? "same number \(measure.rawValue)" : "other number \(measure.rawValue)") }
  }

  private mutating func words(_ a: Features, _ b: Features) {
    if a.sentence == b.sentence { return add(2.5, "same words") }
    if a.trigger != 0, a.trigger == b.trigger { add(0.5, "same trigger") }
    let overlap = ContentWords.overlap(a.words, b.words)
    if overlap > 0 { add(1.5 * overlap, "shared words") }
  }

  private mutating func telling(_ a: Features, _ b: Features) {
    guard a.factuality != b.factuality else { return }
    let isOnlyWords = [a.factuality, b.factuality].contains { $0 == .requested || $0 == .conditional }
    add(isOnlyWords ? -2.5 : -0.6, "told as \(a.factuality.rawValue) and \(b.factuality.rawValue)")
  }
}
