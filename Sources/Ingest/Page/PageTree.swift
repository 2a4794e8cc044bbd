/// A page as columns: elements and texts in document order, so that what lies within a node follows it directly.
struct PageTree {
  /// The bytes of texts and of kept attribute values.
  var characters: [UInt8] = []
  /// The element's tag; `nil` for a text.
  var tags: [Tag?] = []
  /// The element around it; the root's is itself.
  var parents: [Int32] = []
  /// The node after all that lies within.
  var ends: [Int32] = []
  /// Texts: bytes of `characters`. Elements: indices of `attributes`.
  var ranges: [Range<Int32>] = []
  /// What class, id, role and tag say about an element.
  var hints: [Hints] = []
  var attributes: [(key: AttributeName, value: Range<Int32>)] = []
  /// Linked data (JSON-LD) of the page.
  var linkedData: [[UInt8]] = []
  /// Whether the page is nested so deep that reading stopped.
  var isCut = false
  /// Where `characters` of texts stand in the page; stays empty unless offsets are asked for.
  var sources = OffsetMap()

  var count: Int { tags.count }

  /// Makes room for so many nodes.
  mutating func reserveNodes(_ count: Int) {
    tags.reserveCapacity(count)
    parents.reserveCapacity(count)
    ends.reserveCapacity(count)
    ranges.reserveCapacity(count)
    hints.reserveCapacity(count)
  }

  /// Adds an element that is open, with no attributes yet.
  mutating func addElement(_ tag: Tag, in parent: Int32) -> Int {
    tags.append(tag)
    parents.append(parent)
    ends.append(0)
    ranges.append(Int32(attributes.count)..<Int32(attributes.count))
    hints.append(Hints(tag: tag))
    return tags.count - 1
  }

  /// Adds an attribute to the element that was added last.
  mutating func addAttribute(_ key: AttributeName, _ value: Range<Int>, to node: Int) {
    attributes.append((key, Int32(value.lowerBound)..<Int32(value.upperBound)))
    ranges[node] = ranges[node].lowerBound..<Int32(attributes.count)
  }

  /// Adds text that stands at the end of `characters`; it goes on with a text that ended there.
  mutating func addText(_ range: Range<Int>, in parent: Int32) {
    let (start, end) = (Int32(range.lowerBound), Int32(range.upperBound))
    let last = tags.count - 1
    if last >= 0, tags[last] == nil, parents[last] == parent, ranges[last].upperBound == start {
      ranges[last] = ranges[last].lowerBound..<end
      return
    }
    tags.append(nil)
    parents.append(parent)
    ends.append(Int32(tags.count))
    ranges.append(start..<end)
    hints.append([])
  }

  /// The bytes of a text node.
  func text(_ node: Int) -> ArraySlice<UInt8> {
    characters[Int(ranges[node].lowerBound)..<Int(ranges[node].upperBound)]
  }

  /// The value of an attribute that was kept.
  func attribute(_ key: AttributeName, of node: Int) -> ArraySlice<UInt8>? {
    guard tags[node] != nil else { return nil }
    for index in ranges[node] {
      let (found, value) = attributes[Int(index)]
      if found == key { return characters[Int(value.lowerBound)..<Int(value.upperBound)] }
    }
    return nil
  }

  /// The text within an element, white space made single spaces.
  func innerText(_ node: Int, limit: Int = 2000) -> [UInt8] {
    var result: [UInt8] = []
    var child = node + 1
    while child < Int(ends[node]), result.count < limit {
      if tags[child] == nil {
        for byte in text(child) {
          if !byte.isSpace { result.append(byte) } else if result.last != 0x20, !result.isEmpty { result.append(0x20) }
        }
      } else if tags[child]?.isBlock == true, result.last != 0x20, !result.isEmpty {
        result.append(0x20)
      }
      child += 1
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }
}
