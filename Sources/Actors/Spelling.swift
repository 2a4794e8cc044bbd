/// Spellings of one first name in several transcriptions.
enum Spelling {
  /// Whether two folded words are one, or differ by little: at most two letters in words of five and more, and not at the
  /// beginning.
  static func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a == b { return true }
    guard a.first == b.first, min(a.count, b.count) >= 5, abs(a.count - b.count) <= 2 else { return false }
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count] <= 2
  }
}
