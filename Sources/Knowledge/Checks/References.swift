import Records

/// Checks over the whole base: what one entry says about others.
struct KnowledgeChecks {
  let base: KnowledgeBase
  let officeLines: [[Int]]
  private(set) var findings: [KnowledgeFinding] = []

  init(base: KnowledgeBase, officeLines: [[Int]]) {
    self.base = base
    self.officeLines = officeLines
  }

  mutating func run() {
    checkUnique()
    checkCountryCodes()
    checkOrganizationReferences()
    checkParents()
    checkAliases()
    checkOffices()
    checkFrames()
    checkExclusions()
  }

  mutating func error(_ source: SourceLine, _ message: String) {
    findings.append(.init(severity: .error, source: source, message: message))
  }

  mutating func warning(_ source: SourceLine, _ message: String) {
    findings.append(.init(severity: .warning, source: source, message: message))
  }

  private mutating func checkUnique() {
    unique(base.countries.map { ($0.code, $0.source) }, "country code")
    unique(base.people.map { ($0.id, $0.source) }, "person")
    unique(base.organizations.map { ($0.id, $0.source) }, "organization")
    unique(base.frames.map { ($0.id, $0.source) }, "frame")
    unique(base.roles.map { ($0.words.joined(separator: " "), $0.source) }, "role noun")
  }

  private mutating func unique(_ ids: [(String, SourceLine)], _ kind: String) {
    var seen: [String: SourceLine] = [:]
    for (id, source) in ids {
      if let first = seen[id] { error(source, "\(kind) `\(id)` stands already at \(first)") }
      seen[id] = seen[id] ?? source
    }
  }

  /// Countries are checked once there is a list of them.
  private mutating func checkCountryCodes() {
    guard !base.countries.isEmpty else { return }
    let codes = Set(base.countries.map(\.code)).union(Vocabulary.blocs)
    for country in base.countries {
      if let code = country.sovereign, !codes.contains(code) { error(country.source, "no country `\(code)`") }
    }
    for person in base.people {
      if let code = person.country, !codes.contains(code) { error(person.source, "no country `\(code)`") }
    }
    for organization in base.organizations {
      for code in [organization.country].compactMap(\.self) + organization.roles.compactMap(\.country)
      where !codes.contains(code) { error(organization.source, "no country `\(code)`") }
    }
  }

  private mutating func checkOrganizationReferences() {
    let ids = Set(base.organizations.map(\.id))
    let codes = Set(base.countries.map(\.code)).union(Vocabulary.blocs)
    func isKnown(_ member: String) -> Bool {
      ids.contains(member) || codes.contains(member)
        || (base.countries.isEmpty && member.utf8.count == 3 && member == member.uppercased())
    }
    for organization in base.organizations {
      if let parent = organization.parent, !ids.contains(parent) {
        warning(organization.source, "no organization `\(parent)` (`parent` is not used)")
      }
      for member in organization.members where !isKnown(member) {
        warning(organization.source, "no country or organization `\(member)` (as a member it is not used)")
      }
    }
    for (person, lines) in zip(base.people, officeLines) {
      for (office, line) in zip(person.offices, lines) {
        if let id = office.of, !ids.contains(id) {
          warning(.init(file: person.source.file, line: line), "no organization `\(id)` (`of` is not used)")
        }
        if office.of == nil, office.sectors.isEmpty {
          error(.init(file: person.source.file, line: line), "an office needs `sectors` or `of`")
        }
      }
    }
  }

  private mutating func checkParents() {
    let parents = Dictionary(
      base.organizations.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
    for organization in base.organizations {
      var path = [organization.id]
      while let next = parents[path[path.count - 1]] ?? nil, path.count <= base.organizations.count {
        if next == organization.id {
          error(organization.source, "`parent` runs in a circle: \((path + [next]).joined(separator: " → "))")
          break
        }
        if path.contains(next) { break }
        path.append(next)
      }
    }
  }
}
