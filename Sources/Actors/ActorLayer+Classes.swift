public import Knowledge
import Language
import Records

extension ActorLayer {
  /// Whether the phrase headed by a token is of a class that frames ask for. A `place` is here only a country or a
  /// capital; other places are the gazetteer's.
  public func isOf(_ kind: Frame.Class, _ token: Int) -> Bool {
    guard let content = reading, token >= 0, token < content.document.count else { return false }
    let lemma = content.document.lowerLemma(token)
    switch kind {
    case .weapon: return content.tables.weapons.contains(lemma)
    case .event: return content.tables.eventNouns.contains(lemma)
    default: break
    }
    let own = content.own(token)
    // A word for a body is one whoever it is.
    if own.isEmpty, kind == .organization { return GroupNouns.contains(lemma) }
    return own.contains { party in content.isOf(kind, party, lemma) }
  }
}

extension ActorLayer.Content {
  func isOf(_ kind: Frame.Class, _ party: Party, _ lemma: String) -> Bool {
    let primary = party.entities.isEmpty ? party.sectors.first ?? party.fallback.first : nil
    let sector = primary ?? coder.actor(party, on: day).sectors.first
    switch kind {
    case .actor: return true
    case .place:
      switch party.entities.first {
      case .country, .government: return true
      default: return false
      }
    case .state:
      switch party.entities.first {
      case .country, .government, .people: return true
      case .person: return false
      default: return sector == "GOV" && !party.isPerson && party.title == nil
      }
    case .person:
      switch party.entities.first {
      case .person, .people: return true
      case .country, .government, .organization, .force: return false
      case nil: return (party.isPerson || party.hasRole) && !GroupNouns.contains(lemma)
      }
    case .armed:
      if case .organization(let index) = party.entities.first,
        ["armed-group", "force", "police", "criminal-group"].contains(tables.base.organizations[index].kind)
      {
        return true
      }
      return party.isArmed || (party.title == nil && Vocabulary.armedSectors.contains(sector ?? ""))
    case .security:
      return isOf(.armed, party, lemma) && ["MIL", "COP", "SPY"].contains(sector ?? "")
    case .civilian:
      return ["CVL", "REF", "AGR", "EDU", "LAB", "MED", "JRN", "REL", "SOC"].contains(sector ?? "")
        || (party.isPerson && party.sectors.isEmpty && party.entities.isEmpty)
    case .court: return sector == "JUD"
    case .organization:
      switch party.entities.first {
      case .organization, .force: return true
      case .country, .government, .people, .person: return false
      case nil: return GroupNouns.contains(lemma) || (!party.isPerson && party.name != nil)
      }
    case .weapon, .event: return false
    }
  }
}

/// Nouns that stand for a body, not for people.
public enum GroupNouns {
  /// Whether a lemma in lower case is one.
  public static func contains(_ lemma: String) -> Bool { nouns.contains(lemma) }

  private static let nouns: Set<String> = [
    "government", "ministry", "court", "tribunal", "parliament", "congress", "senate", "assembly", "army", "military",
    "navy", "police", "party", "union", "company", "bank", "agency", "group", "organization", "organisation", "force",
    "militia", "cartel", "gang", "council", "committee", "commission", "office", "department", "administration",
    "regime",
    "junta", "cabinet", "embassy", "university", "school", "church", "hospital", "media", "newspaper", "coalition",
    "alliance", "movement", "front", "faction", "brigade", "battalion", "unit", "team", "authority", "service", "firm",
    "network", "association", "federation", "league", "institute", "opposition", "judiciary", "legislature", "airline",
    "corps", "fleet", "squad", "branch", "wing", "bloc", "foundation", "delegation", "mission", "clan", "tribe", "club",
    "regiment", "garrison", "syndicate", "society", "chamber", "trust", "directorate", "secretariat", "bureau",
    "consortium", "college", "academy", "confederation", "guerrilla", "insurgency", "resistance", "orchestra",
    "institution", "centre", "center", "legion", "museum", "laboratory", "division", "platoon", "command", "ship",
    "vessel", "warship", "frigate", "destroyer", "submarine",
    "tanker", "trawler", "convoy", "patrol", "clinic", "mosque", "monastery", "seminary", "prison", "station", "outlet",
    "broadcaster", "channel", "website", "palace", "consulate", "checkpoint", "headquarters", "sect", "caliphate",
  ]
}
