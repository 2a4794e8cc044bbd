import Records
import Yams

/// Readers of `countries.yaml`, `people/`, `organizations/` and `roles.yaml`.
extension KnowledgeReader {
  mutating func readCountry(_ node: Node, log: FileLog) {
    let keys: Set<String> = [
      "code", "iso2", "numeric", "cow", "name", "aliases", "demonyms", "capital", "metonyms", "region", "sovereign",
      "forces",
    ]
    guard let entry = Entry(node, keys: keys, log: log), let code = entry.required("code"),
      let name = entry.required("name")
    else { return }
    if code.utf8.count != 3 || code != code.uppercased() {
      log.error(entry.line(of: "code"), "`\(code)` is no ISO 3166-1 alpha-3 code")
    }
    let region = entry.string("region")
    if let region, !Vocabulary.regions.contains(region) {
      log.error(entry.line(of: "region"), "`\(region)` is no region; use \(Vocabulary.regions.sorted().listed)")
    }
    let forces = (entry.node("forces")?.sequence.map(Array.init) ?? []).compactMap { node -> Country.Force? in
      guard let force = Entry(node, keys: ["name", "aliases", "sectors"], log: log),
        let name = force.required("name")
      else { return nil }
      return Country.Force(name: name, aliases: force.strings("aliases"), sectors: sectors(force, default: ["MIL"]))
    }
    base.countries.append(
      Country(
        code: code, iso2: entry.string("iso2"), numeric: entry.integer("numeric"), cow: entry.integer("cow"),
        name: name, aliases: entry.strings("aliases"), demonyms: entry.strings("demonyms"),
        capital: entry.string("capital"), metonyms: entry.strings("metonyms"), region: region,
        sovereign: entry.string("sovereign"), forces: forces, source: entry.source))
  }

  mutating func readPerson(_ node: Node, log: FileLog) {
    let keys: Set<String> = ["name", "aliases", "country", "gender", "wikidata", "offices", "id"]
    guard let entry = Entry(node, keys: keys, log: log), let name = entry.required("name") else { return }
    let gender = entry.string("gender")
    if let gender, gender != "m", gender != "f" {
      log.error(entry.line(of: "gender"), "`gender` must be m or f, not `\(gender)`")
    }
    let nodes = entry.node("offices")?.sequence.map(Array.init) ?? []
    let offices = nodes.compactMap { node -> Person.Office? in
      guard let office = Entry(node, keys: ["title", "of", "sectors", "from", "to"], log: log),
        let title = office.required("title")
      else { return nil }
      let (from, to) = days(office)
      return Person.Office(
        title: title, of: office.string("of"), sectors: sectors(office, default: []), from: from, to: to)
    }
    base.people.append(
      Person(
        id: entry.string("id") ?? Slug.make(name), name: name, aliases: entry.strings("aliases"),
        country: entry.string("country"), gender: gender, wikidata: wikidata(entry), offices: offices,
        source: entry.source))
    officeLines.append(nodes.map { $0.mark?.line ?? entry.line })
  }

  mutating func readOrganization(_ node: Node, log: FileLog) {
    let keys: Set<String> = [
      "id", "name", "aliases", "kind", "country", "sectors", "from", "to", "parent", "members", "roles", "fighters",
      "wikidata",
    ]
    guard let entry = Entry(node, keys: keys, log: log), let id = entry.required("id"),
      let name = entry.required("name"), let kind = entry.required("kind")
    else { return }
    if id != Slug.make(id) { log.error(entry.line(of: "id"), "write the id as `\(Slug.make(id))`") }
    if !Vocabulary.organizationKinds.contains(kind) {
      let kinds = Vocabulary.organizationKinds
      let near = Entry.nearest(to: kind, in: kinds).map { "did you mean `\($0)`?" } ?? "use \(kinds.sorted().listed)"
      log.error(entry.line(of: "kind"), "`\(kind)` is no kind of organization; \(near)")
    }
    let roles = (entry.node("roles")?.sequence.map(Array.init) ?? []).compactMap { node in
      Entry(node, keys: ["from", "to", "country", "sectors"], log: log).map { role in
        let (from, to) = days(role)
        return Organization.DatedRole(
          from: from, to: to, country: role.string("country"), sectors: sectors(role, default: []))
      }
    }
    let (from, to) = days(entry)
    base.organizations.append(
      Organization(
        id: id, name: name, aliases: entry.strings("aliases"), kind: kind, country: entry.string("country"),
        sectors: sectors(entry, default: []), from: from, to: to, parent: entry.string("parent"),
        members: entry.strings("members"), roles: roles, fighters: entry.string("fighters"),
        wikidata: wikidata(entry), source: entry.source))
  }

  mutating func readRole(_ node: Node, log: FileLog) {
    guard let entry = Entry(node, keys: ["sectors", "nouns", "titles", "armed", "generic"], log: log) else { return }
    let sectors = sectors(entry, default: [])
    let armed = entry.bool("armed") ?? sectors.first.map(Vocabulary.armedSectors.contains) ?? false
    let generic = entry.bool("generic") ?? false
    for (key, title) in [("nouns", false), ("titles", true)] {
      guard let list = entry.node(key)?.sequence else { continue }
      for node in list {
        guard let text = node.scalar?.string, !text.isEmpty else {
          log.error(node.mark?.line ?? entry.line, "expected a noun")
          continue
        }
        let source = SourceLine(file: log.file, line: node.mark?.line ?? entry.line)
        base.roles.append(
          Role(
            words: text.words, sectors: sectors, title: title, armed: armed, generic: generic, source: source))
      }
    }
  }

  /// The days of an entry; complains when they are the wrong way round.
  private func days(_ entry: Entry) -> (from: Day?, to: Day?) {
    let from = entry.day("from", last: false)
    let to = entry.day("to", last: true)
    if let from, let to, from > to { entry.log.error(entry.line, "`from` \(from) is after `to` \(to)") }
    return (from, to)
  }

  private func sectors(_ entry: Entry, default standard: [String]) -> [String] {
    guard entry.node("sectors") != nil else { return standard }
    let sectors = entry.strings("sectors")
    for sector in sectors where !Vocabulary.sectors.contains(sector) {
      entry.log.error(entry.line(of: "sectors"), "`\(sector)` is no PLOVER sector")
    }
    return sectors
  }

  private func wikidata(_ entry: Entry) -> String? {
    guard let item = entry.string("wikidata") else { return nil }
    if item.first != "Q" || Int(item.dropFirst()) == nil {
      entry.log.error(entry.line(of: "wikidata"), "`\(item)` is no Wikidata item (Q and a number)")
    }
    return item
  }
}

extension Sequence<String> {
  /// The words with commas between.
  var listed: String { joined(separator: ", ") }
}
