import Knowledge
import Language

/// The head of a noun phrase and what stands before it.
extension PhraseReader {
  /// The parties of "Iraq's deputy prime minister Ali Hassan", "Iraqi and Kurdish forces", "FARC rebels".
  func core(_ range: Range<Int>) -> [Party] {
    let range = dashed(range)
    if let comma = apposition(range), let first = core(range.lowerBound..<comma).first {
      var parties = [first]
      if let other = core(comma + 1..<range.upperBound).first { merge(apposition: other, into: &parties, range) }
      return parties
    }
    if let mark = possessive(range) {
      let owners = core(range.lowerBound..<mark)
      let owned = main(mark + 1..<range.upperBound, owner: owners.first, whole: range)
      return owned
    }
    return main(range, owner: nil, whole: range)
  }

  /// The comma of "Chuck Schumer, the Senate minority leader" where a tree takes all of it for one phrase.
  private func apposition(_ range: Range<Int>) -> Int? {
    range.dropLast().dropFirst().first { token in
      document.lower(token) == "," && pieces.scan.nameAt[token] < 0
        && document.tags[token - 1] == .properNoun
        && ["the", "a", "an", "its", "his", "her"].contains(document.lower(token + 1))
    }
  }

  /// What follows a dash between spaces: the dateline before it is no part of the phrase.
  private func dashed(_ range: Range<Int>) -> Range<Int> {
    let dash = range.dropLast().last { token in
      ["-", "–", "—", "--"].contains(document.lower(token))
        && (token == range.lowerBound || document.ends[token - 1] < document.starts[token])
        && document.ends[token] < document.starts[token + 1]
    }
    return dash.map { $0 + 1..<range.upperBound } ?? range
  }

  /// The last "'s" of a range that no name covers.
  private func possessive(_ range: Range<Int>) -> Int? {
    guard range.count > 2 else { return nil }
    return range.dropFirst().dropLast().last { token in
      guard pieces.scan.nameAt[token] < 0, pieces.scan.roleAt[token] < 0 else { return false }
      let word = document.lower(token)
      return word == "'s" || word == "’s"
        || ((word == "'" || word == "’") && document.ends[token - 1] == document.starts[token])
    }
  }

  private func main(_ range: Range<Int>, owner: Party?, whole: Range<Int>) -> [Party] {
    var list = pieces.pieces(range)
    while let last = list.last, isFiller(last) { list.removeLast() }
    while let first = list.first, isFiller(first) || isDeterminer(first) { list.removeFirst() }
    guard let last = list.last else { return [] }
    let words = trimmed(whole.lowerBound..<max(last.tokens.upperBound, whole.lowerBound + 1))
    switch last.kind {
    case .name(let readings):
      if case .name = list.first?.kind, let split = list.lastIndex(where: isSeparator), split == list.count - 2,
        owner == nil
      {
        return self.main(
          range.lowerBound..<list[split].tokens.lowerBound, owner: nil,
          whole: range.lowerBound..<list[split].tokens.lowerBound)
          + self.main(last.tokens, owner: nil, whole: last.tokens)
      }
      if let run = personRun(list) { return [unknown(run, list, owner, words)] }
      if let role = roleElsewhere(readings, list, owner) {
        return roles(role, list.dropLast() + [Piece(kind: .role(role), tokens: last.tokens)], owner, words)
      }
      if let body = bodyNamed(afterPlace: readings, list, words) { return [body] }
      return [named(readings, list, owner, words)]
    case .role(let role): return roles(role, list, owner, words)
    case .family, .capital:
      let start = nameStart(list)
      return isNoParty(list[start...]) ? [] : [unknown(start, list, owner, words)]
    case .place, .former, .separator, .quantity, .determiner, .joiner, .other: return []
    }
  }

  private func isFiller(_ piece: Piece) -> Bool {
    switch piece.kind {
    case .joiner, .separator: true
    default: false
    }
  }

  private func isDeterminer(_ piece: Piece) -> Bool {
    if case .determiner = piece.kind { true } else { false }
  }

  private func isSeparator(_ piece: Piece) -> Bool {
    if case .separator = piece.kind { true } else { false }
  }

  // MARK: Known names

  private func named(_ readings: [NameIndex.Entry], _ list: [Piece], _ owner: Party?, _ words: Range<Int>) -> Party {
    var party = Party(tokens: words, head: words.upperBound - 1)
    let isModifier = [.amod, .compound].contains(document.relations[words.upperBound - 1])
    party.entities = readings.map { entity($0, isAdjective: isModifier) }.sorted { rank($0) < rank($1) }
    modify(&party, list.dropLast(), owner)
    if case .person? = party.entities.first { party.title = title(list.dropLast()) }
    return party
  }

  func entity(_ entry: NameIndex.Entry, isAdjective: Bool) -> Party.Entity {
    switch entry.kind {
    case .country: .country(entry.index)
    case .demonym: isAdjective ? .country(entry.index) : .people(entry.index)
    case .capital, .metonym: .government(entry.index)
    case .force: .force(country: entry.index, part: entry.part)
    case .person, .family: .person(entry.index)
    case .organization, .fighters, .role: .organization(entry.index)
    }
  }

  private func rank(_ entity: Party.Entity) -> Int {
    switch entity {
    case .country: 0
    case .people: 1
    case .organization: 2
    case .force: 3
    case .person: 4
    case .government: 5
    }
  }

  // MARK: Unknown names

  /// "Israel Katz": a country's name that the name finder takes for a first name.
  private func personRun(_ list: [Piece]) -> Int? {
    guard list.count > 1, let last = list.last, nameTypes[last.tokens.lowerBound] == .person,
      case .name(let readings) = last.kind, readings.allSatisfy({ $0.kind != .person && $0.kind != .organization }),
      nameTypes[list[list.count - 2].tokens.upperBound - 1] == .person
    else { return nil }
    return nameStart(list)
  }

  /// Index of the piece with which the name at the end of a list begins.
  private func nameStart(_ list: [Piece]) -> Int {
    var start = list.count - 1
    while start > 0 {
      switch list[start - 1].kind {
      case .capital, .family: start -= 1
      case .joiner where start > 1 && isNamePart(list[start - 2]): start -= 1
      case .name, .place:
        // "Jordan Smith": inside one person's name.
        let token = list[start - 1].tokens.lowerBound
        guard nameTypes[token] == .person, nameTypes[list[start].tokens.lowerBound] == .person else { return start }
        start -= 1
      default: return start
      }
    }
    return start
  }

  private func isNamePart(_ piece: Piece) -> Bool {
    switch piece.kind {
    case .capital, .family: true
    default: false
    }
  }

  /// A time ("Wednesday") or a place that the gazetteer does not have.
  private func isNoParty(_ run: ArraySlice<Piece>) -> Bool {
    guard let last = run.last else { return true }
    let type = nameTypes[last.tokens.lowerBound]
    return type == .location || (type == nil && ClosedWords.times.contains(document.lower(last.tokens.lowerBound)))
  }

  private func unknown(_ start: Int, _ list: [Piece], _ owner: Party?, _ words: Range<Int>) -> Party {
    var party = Party(tokens: words, head: words.upperBound - 1)
    let run = list[start...]
    let tokens = (run.first?.tokens.lowerBound ?? words.lowerBound)..<words.upperBound
    let before = list[..<start]
    party.entities = people(run).map { .person($0) }
    party.title = title(before)
    party.name = document.string(tokens)
    if party.entities.isEmpty {
      let type = tokens.lazy.compactMap { nameTypes[$0] }.first
      let isTitled =
        before.last.map { piece in if case .role(let role) = piece.kind { role.title } else { false } } ?? false
      let hasFamily = run.contains { piece in if case .family = piece.kind { true } else { false } }
      party.isPerson = type == .person || isTitled || (type == nil && hasFamily)
    } else {
      party.isPerson = true
      party.isBareName = run.count == 1 && !party.entities.contains(where: isNamedInFull)
    }
    modify(&party, before, owner)
    return party
  }

  /// Known people whose family name ends a run of capitalised words, by their first name; a bare family name means the one
  /// who is named in full in the document, or all who bear it (the date decides).
  private func people(_ run: ArraySlice<Piece>) -> [Int] {
    guard let last = run.last, case .family(let readings) = last.kind else { return [] }
    let candidates = readings.map(\.index)
    guard run.count > 1, let first = run.first else {
      let named = candidates.filter(fullNames.contains)
      return named.isEmpty ? candidates : named
    }
    let word = pieces.letters.folded(first.tokens.lowerBound)
    return candidates.filter { index in
      let person = tables.base.people[index]
      return ([person.name] + person.aliases).contains { name in
        Folding.words(name).first.map { Spelling.isNear($0, Array(word)) } ?? false
      }
    }
  }

  /// "Chile's Defense Department" is not the United States' one: a body of another country than the words say gives way to
  /// the role noun that its name is.
  private func roleElsewhere(_ readings: [NameIndex.Entry], _ list: [Piece], _ owner: Party?) -> Role? {
    guard let last = list.last, let hit = pieces.scan.role(last.tokens.lowerBound), hit.tokens == last.tokens,
      let role = hit.readings.first(where: { $0.kind == .role })
    else { return nil }
    var told = Party(tokens: last.tokens, head: last.tokens.lowerBound)
    modify(&told, list.dropLast(), owner)
    guard let country = told.country else { return nil }
    let isHere = readings.contains { entry in
      switch entry.kind {
      case .organization:
        guard let code = tables.base.organizations[entry.index].country else { return true }
        return code == country || Vocabulary.blocs.contains(code)
      case .force: return tables.country(entry.index).code == country
      default: return true
      }
    }
    return isHere ? nil : tables.base.roles[role.index]
  }

  /// "University College London", "Air France": a place at the end of a body's name.
  private func bodyNamed(afterPlace readings: [NameIndex.Entry], _ list: [Piece], _ words: Range<Int>) -> Party? {
    guard let place = readings.first(where: { $0.kind == .capital || $0.kind == .country }),
      readings.allSatisfy({ [.capital, .country, .metonym].contains($0.kind) }), list.count > 1
    else { return nil }
    var start = list.count - 1
    var party = Party(tokens: words, head: words.upperBound - 1)
    while start > 0, pieces.letters.shapes[list[start - 1].tokens.lowerBound].contains(.capital) {
      switch list[start - 1].kind {
      case .capital where !ClosedWords.directions.contains(document.lower(list[start - 1].tokens.lowerBound)): break
      case .role(let role) where !role.title && !document.sentences[document.sentence(of: words.lowerBound)].capitals:
        if !role.generic { party.add(role.sectors) }
        party.hasRole = true
      default: return nil
      }
      start -= 1
    }
    guard start < list.count - 1 else { return nil }
    party.name = document.string(list[start].tokens.lowerBound..<words.upperBound)
    party.country = tables.country(place.index).code
    return party
  }

  private func isNamedInFull(_ entity: Party.Entity) -> Bool {
    if case .person(let index) = entity { fullNames.contains(index) } else { false }
  }

  // MARK: Roles

  private func roles(_ nucleus: Role, _ list: [Piece], _ owner: Party?, _ words: Range<Int>) -> [Party] {
    let before = list.dropLast()
    var parties: [Party] = []
    let groups = groups(before)
    for (index, group) in groups.enumerated() {
      let isLast = index == groups.count - 1
      let tokens =
        isLast
        ? (groups.count > 1 ? group[group.startIndex].tokens.lowerBound..<words.upperBound : words) : range(group)
      var party = Party(tokens: trimmed(tokens), head: words.upperBound - 1)
      party.hasRole = true
      party.isArmed = nucleus.armed
      party.isSpecific = !nucleus.generic
      if nucleus.generic { party.fallback = nucleus.sectors } else { party.sectors = nucleus.sectors }
      if nucleus.title, let last = list.last { party.title = document.string(last.tokens).lowercased() }
      modify(&party, group, owner)
      prefer(&party)
      if groups.count == 1, let name = organizationName(list) {
        party.name = name
        if !nucleus.generic { party.sectors = nucleus.sectors }
      }
      parties.append(party)
    }
    return parties
  }

  private func range(_ pieces: ArraySlice<Piece>) -> Range<Int> {
    guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
    return first.tokens.lowerBound..<last.tokens.upperBound
  }

  /// "Iraqi and Kurdish forces": modifiers on both sides of "and" that each say whose.
  private func groups(_ before: ArraySlice<Piece>) -> [ArraySlice<Piece>] {
    let groups = before.split(whereSeparator: isSeparator)
    let identified = groups.allSatisfy { group in
      group.last.map { piece in if case .name = piece.kind { true } else { false } } ?? false
    }
    return groups.count > 1 && identified ? groups : [before]
  }

  /// A role noun at the end of a capitalised name: "Madras High Court", "Chadian Human Rights League".
  private func organizationName(_ list: [Piece]) -> String? {
    guard let last = list.last, pieces.letters.shapes[last.tokens.lowerBound].contains(.capital),
      !document.sentences[document.sentence(of: last.tokens.lowerBound)].capitals, case .role(let role) = last.kind,
      !role.title
    else { return nil }
    var start = list.count - 1
    var hasUnknown = false
    while start > 0 {
      let piece = list[start - 1]
      guard pieces.letters.shapes[piece.tokens.lowerBound].contains(.capital) else { break }
      switch piece.kind {
      case .capital, .place: hasUnknown = true
      case .name, .family, .role, .joiner: break
      default: return nil
      }
      start -= 1
    }
    return hasUnknown ? document.string(list[start].tokens.lowerBound..<last.tokens.upperBound) : nil
  }

  /// Armed people outside the state are what the narrower word says: "rebel army" is REB.
  private func prefer(_ party: inout Party) {
    guard party.sectors.first == "MIL" else { return }
    if let index = party.sectors.firstIndex(where: ["REB", "PRM", "CRM", "UAF"].contains) {
      party.sectors.insert(party.sectors.remove(at: index), at: 0)
    }
  }

  // MARK: What stands before

  /// Adds what modifiers and a possessor say: country, affiliation, sectors, "former".
  private func modify(_ party: inout Party, _ before: ArraySlice<Piece>, _ owner: Party?) {
    for piece in before.reversed() {
      switch piece.kind {
      case .name(let readings): modify(&party, readings)
      case .family(let readings):
        if party.entities.isEmpty, party.affiliation == nil,
          let person = readings.first(where: { fullNames.contains($0.index) })
        {
          party.affiliation = .person(person.index)
        }
      case .place(let country): party.country = party.country ?? country
      case .role(let role):
        if role.generic {
          party.fallback += role.sectors
        } else if party.title != nil, party.sectors == ["GOV"], !role.title, role.sectors.first != "GOV",
          GroupNouns.contains(document.lowerLemma(piece.tokens.upperBound - 1))
        {
          // "Senate president", "company president": the body decides.
          party.sectors = role.sectors
        } else {
          party.add(role.sectors)
        }
        party.hasRole = true
        party.isArmed = party.isArmed || role.armed
        if document.lower(piece.tokens.lowerBound).hasPrefix("ex-") { party.isFormer = true }
      case .former: party.isFormer = true
      case .capital where party.hasRole && party.entities.isEmpty && party.name == nil:
        if nameTypes[piece.tokens.lowerBound] == .organization { party.name = document.string(nameTokens(piece)) }
      default: break
      }
    }
    guard let owner else { return }
    for entity in owner.entities.prefix(1) {
      switch entity {
      case .organization, .force, .government, .person:
        if party.entities.isEmpty, party.affiliation == nil, party.hasRole { party.affiliation = entity }
      case .country, .people: break
      }
      if case .country(let index) = entity { modify(&party, country: index) }
      if case .people(let index) = entity { modify(&party, country: index) }
      if case .government(let index) = entity { modify(&party, country: index) }
    }
    if party.entities.isEmpty, party.hasRole || party.name == nil { party.add(owner.sectors) }
    party.affiliation = party.affiliation ?? owner.affiliation
    party.country = party.country ?? owner.country
  }

  private func nameTokens(_ piece: Piece) -> Range<Int> {
    document.names.first { $0.tokens.contains(piece.tokens.lowerBound) }?.tokens ?? piece.tokens
  }

  private func modify(_ party: inout Party, _ readings: [NameIndex.Entry]) {
    let entities = readings.map { entity($0, isAdjective: true) }.sorted { rank($0) < rank($1) }
    guard let first = entities.first else { return }
    switch first {
    case .country(let index), .people(let index): modify(&party, country: index)
    case .government(let index):
      modify(&party, country: index)
      if readings.contains(where: { $0.kind == .metonym }), party.hasRole, party.affiliation == nil {
        party.affiliation = first
      }
    case .organization(let index) where party.hasRole && !party.isArmed && isPeople(index):
      // "Kurdish lawmakers": a people says whose the role is, not what; its armed men stand for it.
      if let home = tables.base.organizations[index].country, party.country == nil { party.country = home }
    case .organization, .force, .person:
      if party.affiliation == nil, party.entities.isEmpty, party.hasRole || party.isPerson { party.affiliation = first }
    }
  }

  private func isPeople(_ index: Int) -> Bool {
    ["ethnic-group", "religious-body"].contains(tables.base.organizations[index].kind)
  }

  private func modify(_ party: inout Party, country index: Int) {
    guard party.country == nil else { return }
    let country = tables.country(index)
    party.country = country.code
    party.isUnrecognised = country.isUnrecognised
  }

  /// The words of the roles that stand right before a name: "prime minister".
  private func title(_ before: ArraySlice<Piece>) -> String? {
    var end = before.endIndex
    while end > before.startIndex, isFiller(before[end - 1]) { end -= 1 }
    var start = end
    while start > before.startIndex, case .role = before[start - 1].kind { start -= 1 }
    guard start < end else { return nil }
    return document.string(before[start].tokens.lowerBound..<before[end - 1].tokens.upperBound).lowercased()
  }
}
