import Records

/// What kinds of actor stand on a side of an event, as ACLED's and UCDP's rules ask.
struct ActorClasses {
  let isState: Bool
  let isArmedGroup: Bool
  let isCivilian: Bool
  /// Troops or fighters, not police and not a government.
  let isForce: Bool
  let isEmpty: Bool

  private static let state: Set<String> = ["MIL", "COP", "GOV", "SPY", "PRM"]
  private static let group: Set<String> = ["REB", "UAF", "CRM"]

  init(_ actors: [Actor]) {
    isEmpty = actors.isEmpty
    isState = actors.contains { actor in
      actor.sectors.first.map(Self.state.contains) ?? (actor.country.map { $0.count == 3 } ?? false)
    }
    isArmedGroup = actors.contains { $0.sectors.first.map(Self.group.contains) ?? ($0.country == "IMG") }
    isForce = actors.contains { actor in actor.sectors.first.map { ["MIL", "REB", "UAF", "PRM"].contains($0) } ?? false
    }
    isCivilian = !actors.isEmpty && !isState && !isArmedGroup
  }

  var isArmed: Bool { isState || isArmedGroup }
}
