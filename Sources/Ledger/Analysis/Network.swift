public import Exports
public import Records

/// Who acts on whom: actors and the events between them.
public struct ActorNetwork: Hashable, Sendable {
  /// One actor's acts on another.
  public struct Edge: Hashable, Sendable {
    /// Who acts.
    public var from: String
    /// On whom.
    public var to: String
    /// Events.
    public var events: Int
    /// Events of each quad class, 1 to 4.
    public var quads: [Int]
    /// First and last day of the dated ones.
    public var days: ClosedRange<Day>?
  }

  /// The edges, those of most events first.
  public var edges: [Edge]

  /// The actors, in order of the alphabet.
  public var nodes: [String] { Set(edges.flatMap { [$0.from, $0.to] }).sorted() }

  /// A row an edge.
  public var table: TidyTable {
    TidyTable(
      columns: [
        .init("from", yields: 1), .init("to", yields: 1), .init("events", isNumber: true),
        .init("verbal_cooperation", isNumber: true),
        .init("material_cooperation", isNumber: true), .init("verbal_conflict", isNumber: true),
        .init("material_conflict", isNumber: true),
        .init("first"), .init("last"),
      ],
      rows: edges.map { edge in
        [edge.from, edge.to, String(edge.events)] + edge.quads.map(String.init)
          + [edge.days?.lowerBound.description, edge.days?.upperBound.description]
      })
  }

  /// The network as GraphML, as Gephi, igraph and networkx read it.
  public var graphML: String {
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
        "\"", with: "&quot;")
    }
    let names = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
      "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>",
      "<key id=\"events\" for=\"edge\" attr.name=\"events\" attr.type=\"int\"/>",
    ]
    lines += names.map { "<key id=\"\($0)\" for=\"edge\" attr.name=\"\($0)\" attr.type=\"int\"/>" }
    lines += ["first", "last"].map { "<key id=\"\($0)\" for=\"edge\" attr.name=\"\($0)\" attr.type=\"string\"/>" }
    lines.append("<graph id=\"actors\" edgedefault=\"directed\">")
    let nodes = nodes
    let numbers = Dictionary(zip(nodes, nodes.indices), uniquingKeysWith: { first, _ in first })
    for (number, node) in nodes.enumerated() {
      lines.append("<node id=\"n\(number)\"><data key=\"name\">\(escaped(node))</data></node>")
    }
    for edge in edges {
      guard let from = numbers[edge.from], let to = numbers[edge.to] else { continue }
      var data = "<data key=\"events\">\(edge.events)</data>"
      for (name, count) in zip(names, edge.quads) { data += "<data key=\"\(name)\">\(count)</data>" }
      if let days = edge.days {
        data += "<data key=\"first\">\(days.lowerBound)</data><data key=\"last\">\(days.upperBound)</data>"
      }
      lines.append("<edge source=\"n\(from)\" target=\"n\(to)\">\(data)</edge>")
    }
    return (lines + ["</graph>", "</graphml>"]).joined(separator: "\n")
  }
}

extension Ledger {
  /// Who acts on whom in the events that pass a filter.
  ///
  /// Every actor of an event is joined to every recipient; several actors without recipients act on each other, both ways.
  /// - Parameters:
  ///   - codes: actors are codes (`IRQMIL`) in place of names.
  ///   - least: edges of fewer events are left out.
  public func network(_ filter: Filter = Filter(), codes: Bool = false, least: Int = 1) throws(LedgerError)
    -> ActorNetwork
  {
    try read { database in
      let (acting, receiving) = codes ? (TermField.byCode, TermField.againstCode) : (.by, .against)
      var edges: [Pair: Tally] = [:]
      var quads: [Int32: Int] = [:]
      try scan(.event, filter, in: database) { tile, places in
        for place in places {
          var (from, to): ([Int32], [Int32]) = ([], [])
          for term in tile.terms[tile.termRange(place)] {
            if Int(term >> 24) == acting.rawValue { from.append(term) }
            if Int(term >> 24) == receiving.rawValue { to.append(term) }
          }
          let quad = tile.first(.quad, of: place)
          let day = tile.starts[place] == Tile.noDay ? nil : Int(tile.starts[place])
          let isReciprocal = to.isEmpty
          for actor in from {
            for recipient in isReciprocal ? from : to where actor != recipient {
              edges[Pair(from: actor, to: recipient), default: Tally()].add(quad, day)
            }
          }
          if quad != 0 { quads[quad] = 0 }
        }
      }
      let words = try Self.words(of: Set(edges.keys.flatMap { [$0.from, $0.to] }).union(quads.keys), in: database)
      for quad in quads.keys { quads[quad] = words[quad].flatMap { Int($0) } }
      // An actor has one number as actor and another as recipient: its name joins them.
      let result = edges.compactMap { pair, tally -> ActorNetwork.Edge? in
        guard tally.events >= least, let from = words[pair.from], let to = words[pair.to] else { return nil }
        var counts = [0, 0, 0, 0]
        for (term, count) in tally.quads {
          if let quad = quads[term], (1...4).contains(quad) { counts[quad - 1] += count }
        }
        return .init(
          from: from, to: to, events: tally.events, quads: counts,
          days: tally.first.flatMap { first in tally.last.map { Day(ordinal: first)...Day(ordinal: $0) } })
      }
      return ActorNetwork(edges: result.sorted { ($1.events, $0.from, $0.to) < ($0.events, $1.from, $1.to) })
    }
  }
}

private struct Pair: Hashable {
  let from: Int32
  let to: Int32
}

private struct Tally {
  var events = 0
  var quads: [Int32: Int] = [:]
  var first: Int?
  var last: Int?

  mutating func add(_ quad: Int32, _ day: Int?) {
    events += 1
    quads[quad, default: 0] += 1
    guard let day else { return }
    first = min(first ?? day, day)
    last = max(last ?? day, day)
  }
}
