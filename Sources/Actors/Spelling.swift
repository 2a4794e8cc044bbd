import Knowledge

/// Spellings of one first name in several transcriptions.
enum Spelling {
  /// Whether two folded words are one, or differ by little: at most two letters in words of five and more, and not at the
  /// beginning.
  static func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a == b { return true }
    guard a.first == b.first, min(a.count, b.count) >= 5, abs(a.count - b.count) <= 2 else { return false }
    return EditDistance.between(a, b) <= 2
  }
}
