/// The rules of a site's robots.txt for one program (RFC 9309).
package struct RobotsRules: Sendable {
  private struct Rule {
    let path: [UInt8]
    let allows: Bool
  }
  private var rules: [Rule] = []
  /// How long to wait between two requests, if the site says so (`Crawl-delay`, no part of the standard but widely used).
  package private(set) var delay: Duration?

  /// Everything is allowed, or nothing.
  static let allowAll = RobotsRules()
  static let allowNone: RobotsRules = {
    var rules = RobotsRules()
    rules.rules = [Rule(path: [UInt8(ascii: "/")], allows: false)]
    return rules
  }()

  private init() {}

  /// Reads the groups that name `agent`, else those for `*`.
  package init(_ text: [UInt8], agent: String) {
    var own = RobotsRules()
    var others = RobotsRules()
    var isNamed = false
    var groups: (own: Bool, others: Bool) = (false, false)
    var isInNames = false
    for line in text.split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) {
      let content = line.prefix { $0 != UInt8(ascii: "#") }
      guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let key = String(decoding: content[..<colon], as: UTF8.self).trimmed.lowercased()
      let value = String(decoding: content[(colon + 1)...], as: UTF8.self).trimmed
      if key == "user-agent" {
        if !isInNames { groups = (false, false) }
        isInNames = true
        let name = value.lowercased()
        if name == "*" { groups.others = true }
        if name == agent.lowercased() { (groups.own, isNamed) = (true, true) }
        continue
      }
      isInNames = false
      if groups.own { own.add(key, value) }
      if groups.others { others.add(key, value) }
    }
    self = isNamed ? own : others
  }

  private mutating func add(_ key: String, _ value: String) {
    switch key {
    case "allow", "disallow":
      if !value.isEmpty { rules.append(Rule(path: Array(value.utf8), allows: key == "allow")) }
    case "crawl-delay":
      if let seconds = Double(value), seconds >= 0 { delay = .seconds(min(seconds, 60)) }
    default: break
    }
  }

  /// Whether a path with its query may be fetched: the longest rule that matches decides, and among equals the one that allows.
  package func allows(_ target: String) -> Bool {
    let target = Array(target.utf8)
    if target.elementsEqual("/robots.txt".utf8) { return true }
    var best = (length: -1, allows: true)
    for rule in rules where Self.matches(rule.path[...], target[...]) {
      if rule.path.count > best.length || (rule.path.count == best.length && rule.allows) {
        best = (rule.path.count, rule.allows)
      }
    }
    return best.allows
  }

  /// Whether a pattern matches the beginning of a path: `*` is any run, `$` at the end is the end. Linear but for the last `*`.
  private static func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let pattern = isAnchored ? pattern.dropLast() : pattern
    var (at, position) = (pattern.startIndex, path.startIndex)
    var star: (pattern: Int, path: Int)?
    while true {
      if at < pattern.endIndex, pattern[at] == UInt8(ascii: "*") {
        star = (at + 1, position)
        at += 1
      } else if at == pattern.endIndex, !isAnchored || position == path.endIndex {
        return true
      } else if at < pattern.endIndex, position < path.endIndex, pattern[at] == path[position] {
        at += 1
        position += 1
      } else if let last = star, last.path < path.endIndex {
        star = (last.pattern, last.path + 1)
        (at, position) = (last.pattern, last.path + 1)
      } else {
        return false
      }
    }
  }
}

extension String {
  /// Without white space around it.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
