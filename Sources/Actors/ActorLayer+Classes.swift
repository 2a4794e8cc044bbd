public import Knowledge
import Language
import Records

extension ActorLayer {
  /// Whether the phrase headed by a token is of a class that frames ask for. A `place` is here only a country or a
  /// capital; other places are the gazetteer's.
  public func isOf(_ kind: Frame.Class, _ token: Int) -> Bool {
    guard let content = reading, token >= 0, token < content.document.count else { return false }
    let lemma = content.document.lemma(token).lowercased()
    switch kind {
    case .weapon: return content.tables.weapons.contains(lemma)
    case .event: return content.tables.eventNouns.contains(lemma)
    default: break
    }
    return content.own(token).contains { party in content.isOf(kind, party, lemma) }
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
      case nil: return party.isPerson || (party.hasRole && !GroupNouns.contains(lemma))
      }
    case .armed:
      if case .organization(let index) = party.entities.first,
        ["armed-group", "force", "police", "criminal-group"].contains(tables.base.organizations[index].kind)
      {
        return true
      }
      return party.isArmed || (party.title == nil && Vocabulary.armedSectors.contains(sector ?? ""))
    case .civilian:
      return ["CVL", "REF", "AGR", "EDU", "LAB", "MED", "JRN", "REL", "SOC"].contains(sector ?? "")
        || (party.isPerson && party.sectors.isEmpty && party.entities.isEmpty)
    case .court: return sector == "JUD"
    case .organization:
      switch party.entities.first {
      case .organization, .force: return true
      case .country, .government, .people, .person: return false
      case nil: return !party.isPerson && (party.name != nil || GroupNouns.contains(lemma))
      }
    case .weapon, .event: return false
    }
  }
}

/// Role nouns that stand for a body, not for people.
enum GroupNouns {
  static func contains(_ lemma: String) -> Bool { nouns.contains(lemma) }

  private static let nouns: Set<String> = [
    "government", "ministry", "court", "tribunal", "parliament", "congress", "senate", "assembly", "army", "military",
    "navy", "police", "party", "union", "company", "bank", "agency", "group", "organization", "organisation", "force",
    "militia", "cartel", "gang", "council", "committee", "commission", "office", "department", "administration",
    "regime",
    "junta", "cabinet", "embassy", "university", "school", "church", "hospital", "media", "newspaper", "coalition",
    "alliance", "movement", "front", "faction", "brigade", "battalion", "unit", "team", "authority", "service", "firm",
    "network", "association", "federation", "league", "institute", "opposition", "judiciary", "legislature", "airline",
    "corps", "fleet", "squad", "branch", "wing", "bloc", "foundation", "delegation", "mission",
  ]
}
