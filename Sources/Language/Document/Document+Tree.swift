extension Document {
  /// The head of a token, or `nil` for a root.
  public func head(_ token: Int) -> Int? { heads[token] < 0 ? nil : Int(heads[token]) }

  /// The dependents of a token, in order of the text.
  public func dependents(_ token: Int) -> ArraySlice<Int32> {
    guard token + 1 < childStarts.count else { return [] }
    return children[Int(childStarts[token])..<Int(childStarts[token + 1])]
  }

  /// The dependents of a token that stand in one of some relations.
  public func dependents(_ token: Int, _ wanted: Relation...) -> [Int] {
    dependents(token).compactMap { wanted.contains(relations[Int($0)]) ? Int($0) : nil }
  }

  /// The first dependent in one of some relations.
  public func dependent(_ token: Int, _ wanted: Relation...) -> Int? {
    for child in dependents(token) where wanted.contains(relations[Int(child)]) { return Int(child) }
    return nil
  }

  /// The smallest range of tokens that holds a token and all that hangs from it.
  public func span(_ token: Int) -> Range<Int> {
    var low = token
    var high = token
    for child in dependents(token) {
      let range = span(Int(child))
      low = min(low, range.lowerBound)
      high = max(high, range.upperBound - 1)
    }
    return low..<high + 1
  }

  /// Whether `token` is `ancestor` or hangs from it.
  public func isWithin(_ token: Int, _ ancestor: Int) -> Bool {
    var current = token
    while current != ancestor {
      guard let next = head(current) else { return false }
      current = next
    }
    return true
  }

  /// Rebuilds the rows of children from ``heads``. To be called whenever heads change.
  mutating func indexChildren() {
    childStarts = [Int32](repeating: 0, count: count + 1)
    for head in heads where head >= 0 { childStarts[Int(head) + 1] += 1 }
    for token in 0..<count { childStarts[token + 1] += childStarts[token] }
    children = [Int32](repeating: 0, count: Int(childStarts[count]))
    var next = childStarts
    for token in 0..<count where heads[token] >= 0 {
      let head = Int(heads[token])
      children[Int(next[head])] = Int32(token)
      next[head] += 1
    }
  }
}
