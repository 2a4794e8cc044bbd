import Records

/// An actor as ACLED names and classes it.
struct ACLEDActor {
  /// ACLED's classes of actor, in the order of their numbers (1 to 8).
  enum Inter: String, CaseIterable {
    case state = "State forces"
    case rebels = "Rebel group"
    case militia = "Political militia"
    case identity = "Identity militia"
    case rioters = "Rioters"
    case protesters = "Protesters"
    case civilians = "Civilians"
    case external = "External/Other forces"

    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  let name: String
  let inter: Inter

  /// - Parameter home: the country where the event took place; forces of another are external.
  init(_ actor: Actor, codes: EventDetails.ACLED, home: String?, countries: CountryTable) {
    let country = countries[actor.country]?.name
    inter = Self.inter(actor, codes: codes, home: home)
    let of = country ?? countries[home]?.name ?? "Unknown"
    name =
      switch inter {
      case .rioters: "Rioters (\(of))"
      case .protesters: "Protesters (\(of))"
      case .civilians: "Civilians (\(of))"
      case .state, .external:
        switch actor.sectors.first {
        case "MIL" where country != nil && actor.id == nil: "Military Forces of \(of)"
        case "COP" where country != nil && actor.id == nil: "Police Forces of \(of)"
        case "GOV" where country != nil: "Government of \(of)"
        default: actor.name ?? actor.text
        }
      case .rebels, .militia, .identity: actor.name ?? "Unidentified Armed Group (\(of))"
      }
  }

  private static func inter(_ actor: Actor, codes: EventDetails.ACLED, home: String?) -> Inter {
    let isForeign = actor.country != nil && home != nil && actor.country != home
    switch actor.sectors.first {
    case "MIL", "COP", "SPY", "GOV", "JUD", "LEG": return isForeign ? .external : .state
    case "REB": return .rebels
    case "PRM", "UAF", "CRM": return .militia
    case "IGO", "PKO": return .external
    default:
      if actor.country == "UNO" || actor.country == "IGO" { return .external }
      if actor.country == "IMG" { return .rebels }
      switch codes.eventType {
      case "Riots": return .rioters
      case "Protests": return .protesters
      default: return .civilians
      }
    }
  }
}
