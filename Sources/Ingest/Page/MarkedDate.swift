import Records

/// Days of publication that elements of a page carry for machines: `time`, microdata, RDFa, hAtom, data attributes.
struct MarkedDate {
  /// The day that is said to be that of publication, else the one nearest to the headline.
  private(set) var sure: VisibleDate.Statement?
  /// A day elsewhere in the article, of an entry of a live blog, or of a change.
  private(set) var unsure: VisibleDate.Statement?

  /// What stands there has days of its own, or of something else.
  private static let elsewhere: Hints = [
    .navigation, .aside, .comments, .related, .promotion, .topics, .form, .biography, .caption, .sharing,
  ]
  /// How many nodes before the headline a byline may stand.
  private static let reach = 60

  /// - Parameters:
  ///   - hints: what each element and all around it say.
  ///   - headline: the node of the headline, if there is one; `first` is that of the article's first block.
  init(_ tree: borrowing PageTree, hints: [Hints], headline: Int?, first: Int, order: DateOrder?) {
    let near = max(0, (headline ?? first) - Self.reach)...max(headline ?? first, first)
    let entries = LiveEntries.times(tree)
    var best = 5
    for node in 0..<tree.count where !tree.ranges[node].isEmpty {
      guard let tag = tree.tags[node], hints[node].isDisjoint(with: Self.elsewhere),
        let text = Self.text(tree, node, tag), let day = DateText.day(in: text, order: order)
      else { continue }
      let isPublication = Self.isPublication(tree, node, hints: tree.hints[node])
      let isChange = !isPublication && (Self.isChange(tree, node) || tree.hints[node].contains(.change))
      let isEntry = entries[node] >= 0
      let isCreation = tree.attribute(.itemprop, of: node)?.equals("datecreated") == true
      let rank =
        isChange ? 4 : isEntry ? 3 : isPublication && !isCreation ? 0 : isCreation || near.contains(node) ? 1 : 2
      // Of the entries of a live blog, whichever comes first in the page, the earliest.
      guard rank < best || rank == 3 && best == 3 && unsure.map({ day < $0.day }) == true else { continue }
      best = rank
      let statement = VisibleDate.Statement(day: day, text: text)
      if rank <= 1 { sure = statement } else { unsure = statement }
    }
  }

  /// What an element states for machines, else what a `time` shows.
  private static func text(_ tree: borrowing PageTree, _ node: Int, _ tag: Tag) -> String? {
    if tag == .meta, tree.attribute(.itemprop, of: node) == nil { return nil }
    if tag == .link || tag == .html || tag == .ins || tag == .del { return nil }
    let isMarked = tag == .time || isPublication(tree, node, hints: [])
    var value = tree.attribute(.datetime, of: node)
    if value == nil, isMarked { value = tree.attribute(.content, of: node) }
    value = value ?? tree.attribute(.dataTime, of: node)
    if value == nil, tag == .abbr || !tree.hints[node].isDisjoint(with: [.byline, .publication]) {
      value = tree.attribute(.title, of: node)
    }
    let bytes = value.map { Array($0) } ?? (isMarked ? tree.innerText(node, limit: 100) : [])
    let text = bytes.trimmed
    return text.isEmpty ? nil : String(bytes: text)
  }

  private static func isPublication(_ tree: borrowing PageTree, _ node: Int, hints: Hints) -> Bool {
    if hints.contains(.publication) || tree.attribute(.pubdate, of: node) != nil { return true }
    if let name = tree.attribute(.itemprop, of: node) {
      return name.equals("datepublished") || name.equals("datecreated")
    }
    guard let name = tree.attribute(.property, of: node) else { return false }
    let local = name[(name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex)...]
    return local.equals("datepublished") || local.equals("date") || local.equals("created") || local.equals("issued")
  }

  private static func isChange(_ tree: borrowing PageTree, _ node: Int) -> Bool {
    let name = tree.attribute(.itemprop, of: node) ?? tree.attribute(.property, of: node)
    return name.map { $0.equals("datemodified") || $0.equals("dateupdated") || $0.equals("schema:datemodified") }
      ?? false
  }
}
