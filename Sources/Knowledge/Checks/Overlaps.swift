import Records

extension KnowledgeChecks {
  /// An alias twice in one entry, or in two entries of the same kind and country.
  mutating func checkAliases() {
    var seen: [String: (id: String, source: SourceLine)] = [:]
    func check(_ kind: String, _ country: String?, _ id: String, _ names: [String], _ source: SourceLine) {
      var own: Set<String> = []
      for name in names {
        let folded = Slug.make(name)
        let key = "\(kind)/\(country ?? "")/\(folded)"
        if folded.isEmpty {
          warning(source, "alias `\(name)` has no letters")
        } else if let other = seen[key], other.id != id {
          warning(source, "alias `\(name)` belongs already to `\(other.id)` at \(other.source)")
        } else {
          if own.contains(name) { warning(source, "alias `\(name)` stands twice") }
          seen[key] = (id, source)
        }
        own.insert(name)
      }
    }
    for country in base.countries {
      check("country", nil, country.code, [country.name] + country.aliases, country.source)
    }
    for person in base.people {
      check("person", person.country, person.id, [person.name] + person.aliases, person.source)
    }
    for organization in base.organizations {
      check(
        "organization", organization.country, organization.id, [organization.name] + organization.aliases,
        organization.source)
    }
    // A force stands with its country or among the organizations, not in both.
    for country in base.countries {
      for force in country.forces {
        check(
          "organization", country.code, "\(country.code) \(force.name)", [force.name] + force.aliases, country.source)
      }
    }
  }

  /// Two people in one office of a country at the same time, and one person twice in one office.
  mutating func checkOffices() {
    struct Term {
      var person: Person
      var from: Day
      var to: Day
      var source: SourceLine
    }
    var terms: [String: [Term]] = [:]
    for (person, lines) in zip(base.people, officeLines) {
      for (office, line) in zip(person.offices, lines) where KnowledgeChecks.isHeldByOne(office.title) {
        guard let country = person.country, let from = office.from else { continue }
        terms["\(country)/\(office.of ?? "")/\(office.title)", default: []].append(
          Term(
            person: person, from: from, to: office.to ?? Day(ordinal: 200_000),
            source: SourceLine(file: person.source.file, line: line)))
      }
    }
    for key in terms.keys.sorted() {
      let sorted = (terms[key] ?? []).sorted { ($0.from, $0.to, $0.person.id) < ($1.from, $1.to, $1.person.id) }
      for (earlier, later) in zip(sorted, sorted.dropFirst()) {
        // Terms known to the year may share that year.
        let slack = earlier.to.month == 12 && earlier.to.day == 31 ? 366 : 31
        guard later.from < earlier.to, earlier.to.ordinal - later.from.ordinal > slack else { continue }
        warning(
          later.source,
          "\(later.person.name) from \(later.from) overlaps \(earlier.person.name) to \(earlier.to) at \(earlier.source) "
            + "(\(key))")
      }
    }
  }

  /// Heads of state and government and ministers: offices that one person holds at a time.
  private static func isHeldByOne(_ title: String) -> Bool {
    let words = title.lowercased().words
    guard !words.contains(where: ["deputy", "vice", "former", "co-president", "assistant", "junior"].contains) else {
      return false
    }
    let heads = ["president", "prime minister", "king", "queen", "emir", "sultan", "chancellor", "supreme leader"]
    return heads.contains(title.lowercased())
      || ["foreign minister", "defence minister", "defense minister", "interior minister"].contains(title.lowercased())
  }

  /// Frames that an earlier one always wins over.
  mutating func checkFrames() {
    var seen: [String: String] = [:]
    for frame in base.frames {
      for trigger in frame.triggers {
        let key =
          "\(trigger.part.rawValue) \(trigger.lemma) "
          + trigger.conditions.map(KnowledgeChecks.describe).sorted().joined(separator: " ")
        if let first = seen[key], first != frame.id {
          warning(frame.source, "`\(trigger.text)` of `\(frame.id)` is never reached: `\(first)` has the same trigger")
        }
        seen[key] = seen[key] ?? frame.id
      }
    }
  }

  private static func describe(_ condition: Frame.Condition) -> String {
    let filler =
      switch condition.filler {
      case nil: ""
      case .kind(let kind): "<\(kind.rawValue)>"
      case .lemmas(let lemmas): "{\(lemmas.sorted().joined(separator: "|"))}"
      }
    return "\(condition.negated ? "!" : "")\(condition.slot)\(filler)"
  }
}
