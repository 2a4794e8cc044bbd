import Knowledge
import Records

/// ACLED event type and sub-event type from PLOVER type, mode and the parties (codebook of 2023, rank order within types).
enum ACLEDTable {
  /// Sub-event types by event type.
  static let types: [(type: String, subTypes: [String])] = [
    ("Battles", ["Government regains territory", "Non-state actor overtakes territory", "Armed clash"]),
    ("Protests", ["Excessive force against protesters", "Protest with intervention", "Peaceful protest"]),
    ("Riots", ["Violent demonstration", "Mob violence"]),
    (
      "Explosions/Remote violence",
      [
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
      ]
    ),
    ("Violence against civilians", ["Sexual violence", "Attack", "Abduction/forced disappearance"]),
    (
      "Strategic developments",
      [
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
      ]
    ),
  ]

  static func pair(_ subType: String) -> EventDetails.ACLED? {
    types.first { $0.subTypes.contains(subType) }.map { EventDetails.ACLED(eventType: $0.type, subEventType: subType) }
  }

  /// What a frame for fighting is where neither means nor parties say more.
  private static let clash = "Armed clash"

  /// Modes of what is an event of its own even amid fighting.
  private static let apart: Set<String> = [
    "aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "unconventional", "sexual", "abduct",
    "targeted",
  ]

  /// The pair for an event, or `nil` for what ACLED has no type for.
  ///
  /// - Parameter isInFighting: whether the event tells of losses in fighting between armed sides.
  static func code(
    _ event: EventDetails, frame: Frame, place: Place?, isInFighting: Bool = false
  ) -> EventDetails.ACLED? {
    // What burns or loots and takes lives, or hits troops and their tanks, is no mere damage.
    let harms = event.figures.contains { ($0.of == .killed || $0.of == .injured) && $0.high != 0 }
    let isWarfare = ActorClasses(event.recipients).isForce
    if let fixed = frame.acled, fixed != clash, !isInFighting,
      !((harms || isWarfare) && fixed == "Looting/property destruction")
    {
      return pair(fixed)
    }
    guard let type = event.eventType else { return nil }
    if isInFighting, Set(event.eventModes).isDisjoint(with: apart) { return pair(clash) }
    let name: String? =
      switch type {
      case .assault: assault(event, frame, place)
      case .protest: protest(event)
      case .coerce: coerce(event)
      case .mobilize: event.eventModes.contains("weapons") ? nil : "Change to group/activity"
      case .retreat: retreat(event, frame)
      case .agree, .support, .consult: betweenParties(event) ? "Agreement" : nil
      default: nil
      }
    return name.flatMap(pair)
  }

  private static func assault(_ event: EventDetails, _ frame: Frame, _ place: Place?) -> String? {
    let actors = ActorClasses(event.actors)
    let recipients = ActorClasses(event.recipients)
    let modes = Set(event.eventModes)
    if frame.control == .gained || frame.control == .lost {
      let winners = frame.control == .gained ? event.actors : event.recipients
      let home = winners.contains { winner in
        ActorClasses([winner]).isState
          && (place?.country == nil || winner.country == nil || winner.country == place?.country)
      }
      return home ? "Government regains territory" : "Non-state actor overtakes territory"
    }
    if modes.contains("unconventional") { return "Chemical weapon" }
    if modes.contains("sexual") { return "Sexual violence" }
    if modes.contains("abduct") { return "Abduction/forced disappearance" }
    let twoSided =
      (actors.isArmed && recipients.isArmed && !recipients.isEmpty)
      || (frame.reciprocal && event.actors.count > 1 && event.recipients.isEmpty && actors.isArmed)
    if modes.contains("suicide-attack") { return "Suicide bomb" }
    if !modes.isDisjoint(with: ["aerial", "drone"]) { return "Air/drone strike" }
    if modes.contains("heavy-weapons") { return "Shelling/artillery/missile attack" }
    if modes.contains("explosives") {
      return event.instrument?.lowercased().contains("grenade") == true ? "Grenade" : "Remote explosive/landmine/IED"
    }
    // Who is singled out does not fight.
    if modes.contains("targeted") || isOfficials(event.recipients) { return "Attack" }
    if modes.contains("crowd-control") { return "Protest with intervention" }
    if twoSided || frame.acled == clash && !recipients.isCivilian && !actors.isCivilian { return clash }
    if modes.contains("destroy"), recipients.isEmpty, event.figures.isEmpty { return "Looting/property destruction" }
    if actors.isCivilian, recipients.isCivilian || recipients.isEmpty { return "Mob violence" }
    if recipients.isArmed, actors.isEmpty || actors.isArmed { return "Armed clash" }
    // "Attacked a pipeline": a thing that nobody holds is no opponent.
    let isDefended = event.target.map { $0.lowercased().split(separator: " ").contains { posts.contains(String($0)) } }
    return recipients.isEmpty && actors.isArmed && modes.isEmpty && isDefended ?? true ? "Armed clash" : "Attack"
  }

  /// Ministers, mayors and judges carry no arms; a government as a whole may.
  private static func isOfficials(_ recipients: [Actor]) -> Bool {
    !recipients.isEmpty
      && recipients.allSatisfy {
        $0.title != nil && $0.sectors.first.map(["GOV", "LEG", "JUD", "ELI", "PTY", "OPP"].contains) ?? false
      }
  }

  /// Things that troops hold.
  private static let posts: Set<String> = [
    "position", "positions", "base", "bases", "barracks", "garrison", "post", "posts", "outpost", "outposts", "camp",
    "camps", "checkpoint", "checkpoints", "convoy", "convoys", "patrol", "patrols", "bunker", "bunkers", "stronghold",
    "strongholds", "target", "targets", "line", "lines", "unit", "units", "tank", "tanks", "airfield", "headquarters",
    "military", "army", "rebel", "enemy",
  ]

  private static func protest(_ event: EventDetails) -> String? {
    let modes = Set(event.eventModes)
    if !modes.isDisjoint(with: ["riot", "vandalize"]) { return "Violent demonstration" }
    if !modes.isDisjoint(with: ["strike", "hunger", "boycott"]), !modes.contains("demo") { return nil }
    return "Peaceful protest"
  }

  private static func coerce(_ event: EventDetails) -> String? {
    let modes = Set(event.eventModes)
    if modes.contains("arrest") {
      return ActorClasses(event.actors).isArmedGroup ? "Abduction/forced disappearance" : "Arrests"
    }
    // What a state confiscates is no plunder.
    if modes.contains("seize") {
      return ActorClasses(event.actors).isArmedGroup ? "Looting/property destruction" : nil
    }
    if !modes.isDisjoint(with: ["curfew", "martial-law"]) { return "Change to group/activity" }
    return nil
  }

  private static func retreat(_ event: EventDetails, _ frame: Frame) -> String? {
    let modes = Set(event.eventModes)
    if modes.contains("withdraw") {
      return frame.control == nil ? "Change to group/activity" : "Non-violent transfer of territory"
    }
    if !modes.isDisjoint(with: ["ceasefire", "release", "disarm"]) { return "Agreement" }
    return nil
  }

  /// Whether armed parties stand on both sides, so that an agreement is about a conflict.
  private static func betweenParties(_ event: EventDetails) -> Bool {
    let everyone = event.actors + event.recipients
    return everyone.contains { ActorClasses([$0]).isArmedGroup } && everyone.count > 1
  }
}
