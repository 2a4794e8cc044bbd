public import Records

/// Joins mentions into events. Pure: the same mentions and constraints give the same events, whatever their order.
///
/// For a cluster engine: ``bundles(of:)`` for each report, shuffle by ``Bundle/key``, ``link(bundles:constraints:)`` for each key.
/// The events are those of ``link(_:constraints:)`` over everything. A `same` constraint between two keys unites their blocks;
/// the engine sends both keys to one place. Rules and weights: `Documentation/linking.md`.
public struct EventLinker: Sendable {
  /// A linker.
  public init() {}

  /// Joins the mentions of any number of reports into events, in order of date and id. Figure and control mentions attach to
  /// the event that their report ties them to; those that belong to none, and other kinds, are left out.
  public func link(_ mentions: [Mention], constraints: [LinkConstraint] = []) -> [Event] {
    link(bundles: bundles(of: mentions), constraints: constraints)
  }

  /// The event mentions, each with the figures and control claims of its report that belong to it. All mentions of one
  /// report must come in the same call. A mention given twice counts once.
  public func bundles(of mentions: [Mention]) -> [Bundle] {
    var reports: [String: [Int]] = [:]
    var seen: Set<String> = []
    for (index, mention) in mentions.enumerated() where seen.insert(mention.id).inserted {
      reports[mention.report.id, default: []].append(index)
    }
    var bundles: [Bundle] = []
    for indices in reports.values {
      let indices = indices.sorted { Self.canonical(mentions[$0], mentions[$1]) }
      let first = bundles.count
      for index in indices where mentions[index].kind == .event { bundles.append(Bundle(mention: mentions[index])) }
      guard bundles.count > first else { continue }
      let attachment = Attachment(bundles: bundles, of: first..<bundles.count)
      for index in indices where mentions[index].kind != .event {
        if let event = attachment.event(of: mentions[index]) { bundles[event].attached.append(mentions[index]) }
      }
    }
    return Self.inOrder(bundles)
  }

  /// Joins bundles, of one key or of many, into events.
  public func link(bundles: [Bundle], constraints: [LinkConstraint] = []) -> [Event] {
    var seen: Set<String> = []
    let bundles = Self.inOrder(bundles).filter { seen.insert($0.mention.id).inserted }
    let index = Dictionary(bundles.enumerated().map { ($1.mention.id, $0) }, uniquingKeysWith: { first, _ in first })
    var same: [(Int, Int)] = []
    var different: [(Int, Int)] = []
    for constraint in constraints {
      switch constraint {
      case .same(let a, let b): if let i = index[a], let j = index[b], i != j { same.append((i, j)) }
      case .different(let a, let b): if let i = index[a], let j = index[b], i != j { different.append((i, j)) }
      }
    }
    var events: [Event] = []
    for block in blocks(bundles, same: same) {
      events += link(block: block, of: bundles, same: same, different: different)
    }
    return events.sorted { Self.order($0) < Self.order($1) }
  }

  /// Indices by key; keys that a reviewer's `same` ties together make one block.
  private func blocks(_ bundles: [Bundle], same: [(Int, Int)]) -> [[Int]] {
    let keys = bundles.map(\.key)
    var united: [String: String] = [:]
    func root(_ key: String) -> String {
      var key = key
      while let next = united[key] { key = next }
      return key
    }
    for (a, b) in same {
      let (one, two) = (root(keys[a]), root(keys[b]))
      if one != two { united[max(one, two)] = min(one, two) }
    }
    var blocks: [String: [Int]] = [:]
    for index in bundles.indices { blocks[root(keys[index]), default: []].append(index) }
    return Array(blocks.values)
  }

  private func link(block: [Int], of all: [Bundle], same: [(Int, Int)], different: [(Int, Int)]) -> [Event] {
    let bundles = block.map { all[$0] }
    let features = bundles.map(Features.init)
    func local(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
      guard !pairs.isEmpty else { return [] }
      let position = Dictionary(uniqueKeysWithValues: block.enumerated().map { ($1, $0) })
      return pairs.compactMap { pair in
        position[pair.0].flatMap { first in position[pair.1].map { (first, $0) } }
      }
    }
    let joined = local(same)
    var clustering = Clustering(features: features, same: joined, different: local(different))
    let byHand = Set(joined.flatMap { [$0.0, $0.1] })
    return clustering.run().map { members in
      let links = LinkReasons(features: features, members: members, byHand: byHand)
      return Consensus(bundles: members.map { bundles[$0] }, links: links).event()
    }
  }

  /// Sorted by indices: a bundle is a large value to move about.
  private static func inOrder(_ bundles: [Bundle]) -> [Bundle] {
    var isSorted = true
    for index in bundles.indices.dropFirst() where canonical(bundles[index].mention, bundles[index - 1].mention) {
      isSorted = false
      break
    }
    if isSorted { return bundles }
    return bundles.indices.sorted { canonical(bundles[$0].mention, bundles[$1].mention) }.map { bundles[$0] }
  }

  /// Report date, report, place in the text, id: the order in which mentions are taken, whatever order they come in.
  static func canonical(_ a: Mention, _ b: Mention) -> Bool {
    if a.report.published != b.report.published {
      guard let one = a.report.published, let two = b.report.published else { return a.report.published != nil }
      return one < two
    }
    if a.report.id != b.report.id { return a.report.id < b.report.id }
    let (one, two) = (a.trigger?.start ?? a.sentence.start, b.trigger?.start ?? b.sentence.start)
    return one == two ? a.id < b.id : one < two
  }

  private static func order(_ event: Event) -> (Int, String) { (event.date?.start.ordinal ?? Int.max, event.id) }
}
