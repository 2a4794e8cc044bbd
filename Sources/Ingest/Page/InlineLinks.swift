/// Finds lists of links folded into a line: what a site shows when a name in the text is pointed at.
enum InlineLinks {
  /// Elements within lines that hold three links or more and little else, the innermost of each nest.
  static func nodes(_ tree: borrowing PageTree) -> [Bool] {
    var links = [Int32](repeating: 0, count: tree.count)
    var linkBytes = [Int32](repeating: 0, count: tree.count)
    var bytes = [Int32](repeating: 0, count: tree.count)
    var isList = [Bool](repeating: false, count: tree.count)
    var holdsList = [Bool](repeating: false, count: tree.count)
    for node in stride(from: tree.count - 1, to: 0, by: -1) {
      let parent = Int(tree.parents[node])
      guard let tag = tree.tags[node] else {
        bytes[parent] += tree.ranges[node].upperBound - tree.ranges[node].lowerBound
        continue
      }
      if tag == .a {
        links[node] += 1
        linkBytes[node] = bytes[node]
      } else if tag == .span, links[node] >= 3, linkBytes[node] * 4 > bytes[node] * 3, !holdsList[node] {
        isList[node] = true
        holdsList[node] = true
      }
      links[parent] += links[node]
      linkBytes[parent] += linkBytes[node]
      bytes[parent] += bytes[node]
      if holdsList[node] { holdsList[parent] = true }
    }
    return isList
  }
}
