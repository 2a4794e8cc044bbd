import Knowledge
import Language
import Records

/// Turns parties into actors with the codes of a day.
struct PartyCoder {
  let tables: Tables
  let document: Document
  /// How often each country is named in the document, by PLOVER's code.
  let countries: [String: Int]
  /// A phrase by itself: a country's name is the country, not yet its government, and a day that is not given is the
  /// present.
  let isAlone: Bool

  /// - Parameter day: `nil` when nothing tells it.
  func actor(_ party: Party, on day: Day?, day reportDay: Day? = nil) -> Actor {
    var actor = Actor(
      text: document.string(party.tokens), start: document.bytes(party.tokens).lowerBound,
      end: document.bytes(party.tokens).upperBound, head: document.form(party.head), title: party.title)
    let day = day ?? reportDay
    let chosen = choose(party, day)
    if let chosen { fill(&actor, chosen, party, day) } else { describe(&actor, party, day) }
    if party.isUnrecognised, !actor.sectors.contains("PRE") { actor.sectors.append("PRE") }
    if party.isFormer, chosen.map({ if case .person = $0 { false } else { true } }) ?? true, isOfficial(actor.sectors) {
      actor.sectors = ["ELI"]
    }
    actor.code = PartyCoder.code(actor.country, actor.sectors)
    return actor
  }

  /// Country and sectors in one word: `IRQMIL`, `GBRGOVMIL`.
  static func code(_ country: String?, _ sectors: [String]) -> String? {
    let code = (country ?? "") + sectors.joined()
    return code.isEmpty ? nil : code
  }

  private func isOfficial(_ sectors: [String]) -> Bool {
    guard let first = sectors.first else { return false }
    return ["GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY"].contains(first)
  }

  // MARK: Known

  private func fill(_ actor: inout Actor, _ entity: Party.Entity, _ party: Party, _ day: Day?) {
    actor.known = true
    switch entity {
    case .country(let index):
      fill(&actor, country: index, sectors: isAlone ? [] : ["GOV"])
    case .government(let index):
      fill(&actor, country: index, sectors: ["GOV"])
    case .people(let index):
      fill(&actor, country: index, sectors: [])
    case .force(let index, let part):
      let force = tables.base.countries[index].forces[part]
      actor.name = force.name
      actor.sectors = force.sectors
      set(&actor, country: index)
    case .organization(let index):
      let organization = tables.base.organizations[index]
      (actor.country, actor.sectors) = code(index, day)
      actor.id = organization.id
      actor.name = organization.name
      actor.wikidata = organization.wikidata
      if actor.sectors.isEmpty { actor.sectors = party.sectors }
      blocCountry(&actor)
    case .person(let index): fill(&actor, person: index, party, day)
    }
  }

  private func fill(_ actor: inout Actor, country index: Int, sectors: [String]) {
    let country = tables.base.countries[index]
    actor.id = country.code
    actor.name = country.name
    actor.sectors = sectors
    set(&actor, country: index)
    // An unrecognised entity is first of all that.
    if actor.sectors.contains("PRE") { actor.sectors = ["PRE"] + sectors }
  }

  private func set(_ actor: inout Actor, country index: Int) {
    let (code, isUnrecognised) = tables.country(index)
    actor.country = code
    if isUnrecognised { actor.sectors.append("PRE") }
  }

  private func code(_ organization: Int, _ day: Day?) -> (country: String?, sectors: [String]) {
    let (country, sectors) = tables.code(ofOrganization: organization, on: day ?? PartyCoder.present)
    return (country.map(plover), sectors)
  }

  /// PLOVER's code of an ISO code or a bloc.
  private func plover(_ code: String) -> String { tables.countryIndex[code].map { tables.country($0).code } ?? code }

  private func blocCountry(_ actor: inout Actor) {
    if let country = actor.country, let index = tables.countryIndex[country], tables.country(index).isUnrecognised {
      set(&actor, country: index)
    }
  }

  private func fill(_ actor: inout Actor, person index: Int, _ party: Party, _ day: Day?) {
    let person = tables.base.people[index]
    actor.id = person.id
    actor.name = person.name
    actor.wikidata = person.wikidata
    actor.country = person.country.map(plover)
    let isDated = day != nil
    let day = day ?? PartyCoder.present
    let current = person.offices.filter { day.isWithin($0.from, $0.to) }
    let named = current.first { office in party.title.map { $0.hasSuffix(office.title.lowercased()) } ?? false }
    let highest = current.enumerated().max { (rank($0.element, day), -$0.offset) < (rank($1.element, day), -$1.offset) }
    let office = named ?? highest?.element
    if let office {
      let (country, sectors) = code(office, on: day)
      actor.country = country ?? actor.country
      actor.sectors = sectors
      actor.title = office.title
    } else if !isDated, let title = party.title, !party.isFormer, !party.sectors.isEmpty {
      // Nothing but the title dates the phrase.
      let office = person.offices.last { title.hasSuffix($0.title.lowercased()) }
      actor.sectors = office.map { code($0, on: day).sectors } ?? party.sectors
    } else if !person.offices.isEmpty {
      past(&actor, person, party, day)
    } else {
      actor.sectors = party.sectors.isEmpty ? party.fallback : party.sectors
    }
  }

  /// Of several offices at once, one of the state counts more than one of a party, and the higher more than the lower.
  private func rank(_ office: Person.Office, _ day: Day) -> Int {
    let order = ["PTY", "PRM", "REB", "COP", "LEG", "MIL", "JUD", "SPY", "GOV"]
    let sector = code(office, on: day).sectors.first.flatMap(order.firstIndex(of:)) ?? -1
    return sector * 10 + PartyCoder.prominence(office.title)
  }

  private func code(_ office: Person.Office, on day: Day) -> (country: String?, sectors: [String]) {
    guard let id = office.of, let index = tables.organizationIndex[id] else { return (nil, office.sectors) }
    let (country, sectors) = code(index, day)
    return (country, office.sectors.isEmpty ? sectors : office.sectors)
  }

  /// Out of office: who was in government is ELI; a rebel or party leader stays with the organization.
  private func past(_ actor: inout Actor, _ person: Person, _ party: Party, _ day: Day) {
    let codes = person.offices.map { ($0, code($0, on: day)) }
    if let government = codes.last(where: { isOfficial($0.1.sectors) && $0.1.sectors.first != "PTY" }) {
      actor.country = government.1.country ?? actor.country
      actor.sectors = ["ELI"]
    } else if let last = codes.last(where: { $0.0.from.map { $0 <= day } ?? true }) ?? codes.first {
      actor.country = last.1.country ?? actor.country
      actor.sectors = last.1.sectors
    }
  }

  /// A day after all terms that have ended: what holds now.
  static let present = Day(ordinal: 100_000)

  // MARK: Choice among several entries

  private func choose(_ party: Party, _ day: Day?) -> Party.Entity? {
    guard party.entities.count > 1 || party.entities.first.map(isPerson) ?? false else { return party.entities.first }
    let scored = party.entities.enumerated().map { (offset: $0, entity: $1, score: score($1, party, day)) }
    // Of bodies that nothing in the report tells apart, one that fights is meant: this is what reports are about.
    func rank(_ one: (offset: Int, entity: Party.Entity, score: Int)) -> (Int, Int, Int) {
      (one.score, isNonState(one.entity) ? 1 : 0, -one.offset)
    }
    guard let best = scored.max(by: { rank($0) < rank($1) }), best.score > -50 else { return nil }
    // A bare family name of several people, none of whom stands out, is nobody known.
    if party.isPerson, scored.contains(where: { $0.offset != best.offset && $0.score == best.score }) { return nil }
    return best.entity
  }

  private func isNonState(_ entity: Party.Entity) -> Bool {
    if case .organization(let index) = entity { tables.base.organizations[index].kind == "armed-group" } else { false }
  }

  private func isPerson(_ entity: Party.Entity) -> Bool { if case .person = entity { true } else { false } }

  private func score(_ entity: Party.Entity, _ party: Party, _ day: Day?) -> Int {
    var score = 0
    switch entity {
    case .country, .people: score = 40
    case .organization(let index):
      let organization = tables.base.organizations[index]
      score = 30 + fit(organization.country.map(plover), party)
      if let day, !day.isWithin(organization.from, organization.to) { score -= 15 }
    case .force(let index, _): score = 28 + fit(tables.country(index).code, party)
    case .government: score = 5
    case .person(let index):
      let person = tables.base.people[index]
      score = 20 + fit(person.country.map(plover), party)
      let date = day ?? PartyCoder.present
      let current = person.offices.filter { date.isWithin($0.from, $0.to) }
      if !current.isEmpty { score += 20 + (current.map { PartyCoder.prominence($0.title) }.max() ?? 0) }
      if let title = party.title {
        if current.contains(where: { title.hasSuffix($0.title.lowercased()) }) {
          score += 20
        } else if person.offices.contains(where: { title.hasSuffix($0.title.lowercased()) }) {
          score += 8
        }
      }
      if party.isBareName, !isLikely(person, current, party) { score -= 100 }
    }
    return score
  }

  /// Whether a family name alone may mean someone: the title is theirs, or they hold an office of the first rank, or one
  /// of a country that the document names.
  private func isLikely(_ person: Person, _ current: [Person.Office], _ party: Party) -> Bool {
    let isAtHome = person.country.map { countries[plover($0)] != nil || party.country == plover($0) } ?? false
    if let title = party.title {
      return person.offices.contains { title.hasSuffix($0.title.lowercased()) }
        && (isAtHome || isAlone || !current.isEmpty)
    }
    let rank = current.map { PartyCoder.prominence($0.title) }.max() ?? 0
    if isAtHome || isAlone, person.offices.contains(where: { PartyCoder.prominence($0.title) >= 6 }) { return true }
    return rank >= 6 || (isAtHome && !current.isEmpty) || (isAlone && rank > 0)
  }

  /// Whom a bare family name means first: heads of state and government, then the ministers most in the news.
  private static func prominence(_ title: String) -> Int {
    switch title {
    case "president", "prime minister", "king", "queen", "emir", "sultan", "chancellor", "supreme leader": 6
    // Heads of provinces bear the title too.
    case "premier", "foreign minister", "defence minister", "defense minister", "secretary of state",
      "secretary-general":
      3
    case "leader", "vice president", "crown prince", "interior minister": 2
    default: 0
    }
  }

  private func fit(_ country: String?, _ party: Party) -> Int {
    guard let country else { return 0 }
    if let told = party.country { return told == country ? 40 : party.isPerson ? -90 : -20 }
    return min(10, 2 * (countries[country] ?? 0))
  }

  // MARK: Described

  private func describe(_ actor: inout Actor, _ party: Party, _ day: Day?) {
    var sectors = party.sectors
    var country = party.country
    if let affiliation = party.affiliation {
      var member = actor
      var owner = party
      owner.entities = [affiliation]
      fill(&member, affiliation, owner, day)
      let isArmed = party.isArmed && isArmedGroup(affiliation)
      let isArmedPeople = party.isArmed && isCommunity(affiliation)
      let isOwn =
        !party.isSpecific || sectors.isEmpty || member.sectors.first == sectors.first || isArmed || isArmedPeople
      let isLeader = party.title != nil && isBody(affiliation)
      if isOwn, isOrganization(affiliation), !party.isPerson {
        (actor.id, actor.name, actor.wikidata, actor.known) = (member.id, member.name, member.wikidata, true)
      }
      // "FARC rebels" of a year in which the FARC is a party: the exact word tells more.
      let isArmedNow = Vocabulary.armedSectors.contains(member.sectors.first ?? "")
      if isOwn || isLeader, !member.sectors.isEmpty, !(isArmed || isArmedPeople) || isArmedNow {
        sectors = member.sectors
      }
      country = country ?? member.country
      if Vocabulary.blocs.contains(member.country ?? ""), isOwn { country = member.country }
    }
    if sectors.isEmpty { sectors = party.fallback.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
    actor.country = country
    actor.sectors = sectors
    if actor.known { return }
    if party.isPerson, party.name != nil || !party.entities.isEmpty {
      if isPublic(party, sectors) { actor.name = party.name } else if sectors.isEmpty { actor.sectors = ["CVL"] }
    } else {
      actor.name = party.name
    }
    actor.known = actor.known || (party.name == nil && country != nil && !sectors.isEmpty)
  }

  private func isBody(_ entity: Party.Entity) -> Bool {
    switch entity {
    case .organization, .force: true
    default: false
    }
  }

  private func isArmedGroup(_ entity: Party.Entity) -> Bool {
    guard case .organization(let index) = entity else { return false }
    return ["armed-group", "force", "criminal-group"].contains(tables.base.organizations[index].kind)
  }

  /// A people or a faith, whose armed men are no civilians.
  private func isCommunity(_ entity: Party.Entity) -> Bool {
    guard case .organization(let index) = entity else { return false }
    return ["ethnic-group", "religious-body", "movement"].contains(tables.base.organizations[index].kind)
  }

  private func isOrganization(_ entity: Party.Entity) -> Bool { if case .organization = entity { true } else { false } }

  /// Whether the roles that stand by a name are public ones, so that the name may be kept.
  private func isPublic(_ party: Party, _ sectors: [String]) -> Bool {
    guard party.hasRole, let first = sectors.first else { return false }
    return !["CVL", "UNK", "REF", "AGR", "LAB", "MED", "EDU", "CRM", "JRN", "BUS"].contains(first)
  }
}
