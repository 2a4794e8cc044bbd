import Records

/// Who took part in one role: the same actor under several names counts once, the best supported first.
struct PartyConsensus {
  let parties: [Event.Party]

  private struct Group {
    var actor: Actor
    var key: PartyKey?
    var mentions: [String]
    /// The same, to ask for one of thousands.
    var told: Set<String>
    var sources: Set<String>
    var detail: Int
  }

  /// - Parameters:
  ///   - bundles: in canonical order.
  ///   - role: actors or recipients of a mention.
  init(_ bundles: [Bundle], role: (EventDetails) -> [Actor], sources: Sources) {
    var groups: [Group] = []
    var all: [(actor: Actor, mention: String, source: String)] = []
    for bundle in bundles {
      guard let event = bundle.mention.event else { continue }
      for actor in role(event) { all.append((actor, bundle.mention.id, sources.name(of: bundle.mention))) }
    }
    // The most telling first, so that vague words find the name that they may stand for.
    let order = all.indices.sorted { (Self.detail(all[$1].actor), $0) < (Self.detail(all[$0].actor), $1) }
    for index in order {
      let (actor, mention, source) = all[index]
      let key = PartyKey(actor)
      if let position = groups.firstIndex(where: { Self.same($0, actor, key) }) {
        if groups[position].told.insert(mention).inserted { groups[position].mentions.append(mention) }
        groups[position].sources.insert(source)
      } else {
        groups.append(
          Group(
            actor: actor, key: key, mentions: [mention], told: [mention], sources: [source],
            detail: Self.detail(actor)))
      }
    }
    parties = groups.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (-a.sources.count, -a.detail, left.offset) < (-b.sources.count, -b.detail, right.offset)
    }.map { .init(actor: $0.element.actor, mentions: $0.element.mentions) }
  }

  private static func detail(_ actor: Actor) -> Int {
    (actor.id == nil ? 0 : 8) + (actor.country == nil ? 0 : 4) + (actor.known ? 2 : 0) + (actor.sectors.isEmpty ? 0 : 1)
  }

  /// The same entry; the same country and sector; or words that say less and nothing else.
  private static func same(_ group: Group, _ actor: Actor, _ key: PartyKey?) -> Bool {
    if let id = actor.id { return group.actor.id == id }
    guard let key, let other = group.key else {
      // Words without a side: the same code or the same words.
      return key == nil
        && (group.key != nil && actor.country == nil || group.actor.code == actor.code
          || group.actor.text == actor.text)
    }
    return (key.agreement(with: other) ?? 0) >= (key.hasCountry ? 2 : 1)
  }
}
