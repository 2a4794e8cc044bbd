/// The best tree with one root among scored arcs: the best head of each word where these already make a tree, else Chu-Liu-Edmonds.
enum MaximumTree {
  /// - Parameters:
  ///   - scores: `scores[(d - 1) * width + h]` for dependent `d` in 1...count and head `h` in 0...count, 0 being the root.
  /// - Returns: the head of each dependent, from the first.
  static func heads(_ scores: UnsafePointer<Float>, count: Int, width: Int) -> [Int] {
    var heads = [Int](repeating: 0, count: count + 1)
    for dependent in 1...count {
      let row = scores + (dependent - 1) * width
      var best = dependent == 1 ? (count > 1 && row[2] > row[0] ? 2 : 0) : 0
      for head in 0...count where head != dependent && row[head] > row[best] { best = head }
      heads[dependent] = best
    }
    if isTree(heads) { return Array(heads.dropFirst()) }
    var table = Scores(count: count + 1)
    for dependent in 1...count {
      for head in 0...count where head != dependent { table[head, dependent] = scores[(dependent - 1) * width + head] }
    }
    return Array(singleRoot(table).dropFirst())
  }

  private static func isTree(_ heads: [Int]) -> Bool {
    var roots = 0
    var visited = [Int](repeating: 0, count: heads.count)
    for start in 1..<heads.count {
      if heads[start] == 0 { roots += 1 }
      var node = start
      while node != 0, visited[node] == 0 {
        visited[node] = start
        node = heads[node]
      }
      if node != 0, visited[node] == start { return false }
    }
    return roots == 1
  }

  /// Arc scores between nodes; node 0 is the root.
  struct Scores {
    let count: Int
    private var values: [Float]

    init(count: Int) {
      self.count = count
      values = [Float](repeating: -.infinity, count: count * count)
    }

    subscript(head: Int, dependent: Int) -> Float {
      get { values[dependent * count + head] }
      set { values[dependent * count + head] = newValue }
    }
  }

  /// The best tree with exactly one child of the root.
  private static func singleRoot(_ scores: Scores) -> [Int] {
    let free = contract(scores)
    let roots = (1..<scores.count).filter { free[$0] == 0 }
    if roots.count == 1 { return free }
    var best: (score: Float, heads: [Int])?
    for root in roots {
      var forced = scores
      for dependent in 1..<scores.count where dependent != root { forced[0, dependent] = -.infinity }
      for head in 1..<scores.count { forced[head, root] = -.infinity }
      let heads = contract(forced)
      var total: Float = 0
      for dependent in 1..<scores.count { total += forced[heads[dependent], dependent] }
      if best == nil || total > best!.score { best = (total, heads) }
    }
    return best?.heads ?? free
  }

  /// Chu-Liu-Edmonds: contracts cycles of best heads until none is left.
  private static func contract(_ scores: Scores) -> [Int] {
    let count = scores.count
    var heads = [Int](repeating: 0, count: count)
    for dependent in 1..<count {
      for head in 0..<count where head != dependent && scores[head, dependent] > scores[heads[dependent], dependent] {
        heads[dependent] = head
      }
      if heads[dependent] == dependent { heads[dependent] = 0 }
    }
    guard let cycle = cycle(in: heads) else { return heads }
    let inside = Set(cycle)
    let outside = (0..<count).filter { !inside.contains($0) }
    // The cycle becomes the last node of a smaller graph.
    let merged = outside.count
    var smaller = Scores(count: merged + 1)
    var entry = [Int](repeating: 0, count: merged)
    var exit = [Int](repeating: 0, count: merged)
    for (index, node) in outside.enumerated() {
      for (other, dependent) in outside.enumerated() where other != index && other != 0 {
        smaller[index, other] = scores[node, dependent]
      }
      var bestIn: Float = -.infinity
      var bestOut: Float = -.infinity
      entry[index] = cycle[0]
      exit[index] = cycle[0]
      for member in cycle {
        let gain = scores[node, member] - scores[heads[member], member]
        if gain > bestIn { (bestIn, entry[index]) = (gain, member) }
        if scores[member, node] > bestOut { (bestOut, exit[index]) = (scores[member, node], member) }
      }
      smaller[index, merged] = bestIn
      if index != 0 { smaller[merged, index] = bestOut }
    }
    let solved = contract(smaller)
    var result = heads
    for index in 1..<max(merged, 1) {
      result[outside[index]] = solved[index] == merged ? exit[index] : outside[solved[index]]
    }
    let into = solved[merged]
    result[entry[into]] = outside[into]
    return result
  }

  private static func cycle(in heads: [Int]) -> [Int]? {
    var visited = [Int](repeating: 0, count: heads.count)
    for start in 1..<heads.count {
      var node = start
      while node != 0, visited[node] == 0 {
        visited[node] = start
        node = heads[node]
      }
      guard node != 0, visited[node] == start else { continue }
      var members = [node]
      var next = heads[node]
      while next != node {
        members.append(next)
        next = heads[next]
      }
      return members
    }
    return nil
  }
}
