import Records

extension KnowledgeBase {
  /// The entries that a word or phrase names or triggers, as lines `file:line: what`, in order of file and line.
  ///
  /// Names match whole, without regard to case, accents, hyphens and a leading article; people also by family name.
  public func entries(matching term: String) -> [String] {
    let key = KnowledgeBase.key(term)
    guard !key.isEmpty else { return [] }
    var found: [(SourceLine, String)] = []
    func matches(_ names: [String]) -> Bool { names.contains { KnowledgeBase.key($0) == key } }
    for country in countries
    where matches(
      [country.code, country.name, country.capital ?? ""] + country.aliases + country.demonyms
        + country.metonyms + country.forces.flatMap { [$0.name] + $0.aliases })
    {
      found.append((country.source, "country \(country.code) \(country.name)"))
    }
    for person in people {
      let names = [person.id, person.name] + person.aliases
      guard matches(names) || names.contains(where: { Folding.words($0).last.map { $0 == key } ?? false }) else {
        continue
      }
      let offices = person.offices.map { office in
        "\(office.title)\(office.of.map { " of \($0)" } ?? "") "
          + "\(office.from.map { "\($0)" } ?? "")–\(office.to.map { "\($0)" } ?? "") \(office.sectors.joined())"
      }
      found.append((person.source, "person \(person.name) \(person.country ?? ""): \(offices.joined(separator: "; "))"))
    }
    for organization in organizations where matches([organization.id, organization.name] + organization.aliases) {
      found.append(
        (
          organization.source,
          "organization \(organization.id) (\(organization.kind)) \(organization.country ?? "")\(organization.sectors.joined())"
        ))
    }
    for role in roles where matches([role.words.joined(separator: " ")]) {
      found.append((role.source, "role \(role.sectors.joined(separator: " "))\(role.title ? ", title" : "")"))
    }
    for frame in frames {
      for trigger in frame.triggers where matches([trigger.lemma, frame.id]) {
        found.append(
          (frame.source, "frame \(frame.id) \(frame.type?.rawValue ?? ""): \(trigger.part) `\(trigger.text)`"))
      }
    }
    for (rules, kind) in [(instruments, "instrument"), (contexts, "context")] {
      for rule in rules where matches(rule.words.map { $0.joined(separator: " ") }) {
        found.append((rule.source, "\(kind) \(rule.value)"))
      }
    }
    for (name, words) in lists.sorted(by: { $0.key < $1.key }) where name == term || matches(words) {
      found.append((SourceLine(file: "lists.yaml", line: 1), "list $\(name)"))
    }
    return found.sorted { ($0.0.file, $0.0.line) < ($1.0.file, $1.0.line) }.map { "\($0.0): \($0.1)" }
  }

  private static func key(_ text: String) -> [UInt8] {
    var words = Folding.words(text)
    if words.count > 1, words[0] == Array("the".utf8) { words.removeFirst() }
    return Array(words.joined())
  }
}
