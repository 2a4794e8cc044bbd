/// Entries of a live blog: three or more elements side by side that each show a time of their own.
enum LiveEntries {
  /// For each node the `time` element of the entry that it lies in, -1 outside entries.
  static func times(_ tree: borrowing PageTree) -> [Int32] {
    var first = [Int32](repeating: -1, count: tree.count)
    for node in stride(from: tree.count - 1, to: 0, by: -1) {
      if tree.tags[node] == .time { first[node] = Int32(node) }
      // Walking backwards, the last to write is the first in the page.
      if first[node] >= 0 { first[Int(tree.parents[node])] = first[node] }
    }
    var siblings = [Int16](repeating: 0, count: tree.count)
    for node in 1..<max(1, tree.count) where first[node] >= 0 && tree.tags[node]?.isBlock == true {
      siblings[Int(tree.parents[node])] &+= 1
    }
    var times = [Int32](repeating: -1, count: tree.count)
    for node in 1..<max(1, tree.count) {
      let parent = Int(tree.parents[node])
      let isEntry = first[node] >= 0 && siblings[parent] >= 3 && tree.tags[node]?.isBlock == true
      times[node] = isEntry ? first[node] : times[parent]
    }
    return times
  }

  /// The time that a `time` element states: its attribute, else what it shows.
  static func text(_ tree: borrowing PageTree, _ node: Int32) -> String? {
    guard node >= 0 else { return nil }
    let value = tree.attribute(.datetime, of: Int(node)).map { Array($0) } ?? tree.innerText(Int(node), limit: 60)
    return value.trimmed.isEmpty ? nil : String(bytes: value.trimmed)
  }
}
