/// How far people who labelled the same things agree.
public enum Agreement {
  /// How the distance of two labels is measured.
  public enum Scale: Sendable {
    /// Equal or not.
    case nominal
    /// The square of the difference of two numbers.
    case interval
  }

  /// Cohen's kappa of two coders (1960): agreement beyond that of their label frequencies.
  ///
  /// - Parameter pairs: the two labels of each thing that both labelled.
  /// - Returns: 1 for full agreement, 0 for that of chance; `nil` without pairs, or where both used one and the same label throughout.
  public static func kappa(_ pairs: [(String, String)]) -> Double? {
    guard !pairs.isEmpty else { return nil }
    let count = Double(pairs.count)
    var (left, right): ([String: Double], [String: Double]) = ([:], [:])
    var agreed = 0.0
    for (a, b) in pairs {
      left[a, default: 0] += 1
      right[b, default: 0] += 1
      if a == b { agreed += 1 }
    }
    let expected = left.reduce(0) { $0 + $1.value * (right[$1.key] ?? 0) } / (count * count)
    return expected >= 1 ? nil : (agreed / count - expected) / (1 - expected)
  }

  /// Krippendorff's alpha (2011, computing by coincidences) of any number of coders; things with one label do not count.
  ///
  /// - Parameters:
  ///   - units: the labels that each thing has, one for each coder who labelled it.
  ///   - scale: how labels differ; on the interval scale all labels must be numbers.
  /// - Returns: 1 for full agreement, 0 for that of chance, below 0 for less; `nil` without pairs, or where all labels are the same.
  public static func alpha(_ units: [[String]], scale: Scale = .nominal) -> Double? {
    func distance(_ a: String, _ b: String) -> Double {
      switch scale {
      case .nominal: return a == b ? 0 : 1
      case .interval:
        let difference = (Double(a) ?? 0) - (Double(b) ?? 0)
        return difference * difference
      }
    }
    let paired = units.filter { $0.count >= 2 }
    var totals: [String: Double] = [:]
    var observed = 0.0
    for labels in paired {
      var sum = 0.0
      for (index, a) in labels.enumerated() {
        totals[a, default: 0] += 1
        for b in labels[(index + 1)...] { sum += 2 * distance(a, b) }
      }
      observed += sum / Double(labels.count - 1)
    }
    let count = totals.values.reduce(0, +)
    guard count > 1 else { return nil }
    var expected = 0.0
    for (a, n) in totals { for (b, m) in totals { expected += n * m * distance(a, b) } }
    guard expected > 0 else { return nil }
    return 1 - (count - 1) * observed / expected
  }
}
