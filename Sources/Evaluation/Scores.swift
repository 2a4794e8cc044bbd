/// Counts of a class: found and right, found and wrong, missed.
public struct Counts: Sendable, Hashable {
  /// Found and in the gold.
  public var right: Int
  /// Found, not in the gold.
  public var extra: Int
  /// In the gold, not found.
  public var missed: Int

  /// Counts; none by default.
  public init(right: Int = 0, extra: Int = 0, missed: Int = 0) {
    self.right = right
    self.extra = extra
    self.missed = missed
  }

  /// Right of all found; `nil` where nothing was found.
  public var precision: Double? { right + extra == 0 ? nil : Double(right) / Double(right + extra) }
  /// Right of all in the gold; `nil` where the gold has none.
  public var recall: Double? { right + missed == 0 ? nil : Double(right) / Double(right + missed) }
  /// Harmonic mean of both; `nil` where neither gold nor coder has any.
  public var f1: Double? {
    let all = 2 * right + extra + missed
    return all == 0 ? nil : 2 * Double(right) / Double(all)
  }

  static func + (a: Counts, b: Counts) -> Counts {
    Counts(right: a.right + b.right, extra: a.extra + b.extra, missed: a.missed + b.missed)
  }
}

/// What one report's records came to.
struct ReportScore: Sendable {
  /// By kind and class.
  var classes: [ClassName: Counts] = [:]
  /// By kind and field: agreeing and judged.
  var fields: [ClassName: (agreed: Int, judged: Int)] = [:]
  /// Gold class and found class where they differ, with how often.
  var confusion: [ClassName: Int] = [:]
  /// Whether the gold holds no event.
  var isQuiet = false
  /// Whether the coder found one.
  var hasEvents = false

  /// Two names that a count stands under.
  struct ClassName: Hashable, Sendable, Comparable {
    var kind: String
    var name: String

    static func < (a: ClassName, b: ClassName) -> Bool { (a.kind, a.name) < (b.kind, b.name) }
  }
}

/// A share with the interval that holds it with 95 % confidence (percentile bootstrap over reports).
public struct Estimate: Sendable, Hashable {
  /// The value over all reports.
  public var value: Double
  /// 2.5th percentile.
  public var low: Double
  /// 97.5th percentile.
  public var high: Double
}

/// Resamples reports with a fixed seed, so that a run gives the same intervals again.
enum Bootstrap {
  static let rounds = 500

  /// - Parameter statistic: the value over some reports (indices, with repeats); `nil` where it is not defined.
  static func estimate(_ count: Int, _ statistic: ([Int]) -> Double?) -> Estimate? {
    guard count > 0, let value = statistic(Array(0..<count)) else { return nil }
    var random = SplitMix(state: 20_171_016)
    var values: [Double] = []
    for _ in 0..<rounds {
      let sample = (0..<count).map { _ in Int(random.next() % UInt64(count)) }
      if let value = statistic(sample) { values.append(value) }
    }
    guard !values.isEmpty else { return Estimate(value: value, low: value, high: value) }
    values.sort()
    return Estimate(
      value: value, low: values[values.count * 25 / 1000],
      high: values[min(values.count - 1, values.count * 975 / 1000)])
  }

  /// Steele, Lea & Flood 2014.
  private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
