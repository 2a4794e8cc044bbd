/// Who holds a place from one day to another, and who says so.
///
/// The spans of one place do not overlap and leave no gap between the first and the last. Rules: `Documentation/linking.md`.
public struct ControlSpan: Hashable, Sendable, Codable {
  /// Stable across runs: a hash of place, first day and first supporting mention.
  public var id: String
  /// The place; byte offsets are absent.
  public var place: Place
  /// Who holds it; absent when unknown, or when the place is contested and nobody held it before.
  public var holder: Actor?
  /// First day of the hold; absent when it began before anything that is known.
  public var start: Day?
  /// Last day, inclusive; absent for the span that lasts.
  public var end: Day?
  /// How sure it is.
  public var status: Status
  /// How much of the place.
  public var extent: ControlDetails.Extent?
  /// Those who fight for it, while it is contested.
  public var contenders: [Actor]
  /// Independent sources that say so; wire copies count once.
  public var sources: Int
  /// The last day on which a source spoke of the hold.
  public var lastClaim: Day?
  /// Whether nothing has been heard of the hold for longer than the limit, at the day of asking.
  public var stale: Bool
  /// The control mentions that it rests on, in order of their days.
  public var mentions: [EventSupport]
  /// Claims of the same days that name another holder.
  public var contradictions: [Contradiction]

  /// How sure a hold is.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// Only the holder's side, or one cited party, says so.
    case claimed
    /// Reports say so themselves, or independent or opposing parties agree.
    case assessed
    /// Sources of equal standing name different holders, or the place is fought over.
    case contested
    /// The last holder left and nobody is named as the next.
    case unknown
  }

  /// A span of a place; the rest is set field by field.
  public init(place: Place, holder: Actor?, start: Day?, status: Status, mentions: [EventSupport] = []) {
    id = ""
    self.place = place
    self.holder = holder
    self.start = start
    self.status = status
    contenders = []
    sources = 0
    stale = false
    self.mentions = mentions
    contradictions = []
  }

  /// Sets the id from place, first day and first supporting mention.
  public mutating func setID() {
    var hash = StableHash()
    hash.combine("control")
    hash.combine(place.geonameID.map(String.init) ?? place.name)
    hash.combine(start?.description ?? "")
    hash.combine(mentions.first?.mention ?? "")
    id = hash.hex
  }

  /// Reads a span; without its mentions where the decoder asks for no evidence.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    place = try container.decode(Place.self, forKey: .place)
    holder = try container.decodeIfPresent(Actor.self, forKey: .holder)
    start = try container.decodeIfPresent(Day.self, forKey: .start)
    end = try container.decodeIfPresent(Day.self, forKey: .end)
    status = try container.decode(Status.self, forKey: .status)
    extent = try container.decodeIfPresent(ControlDetails.Extent.self, forKey: .extent)
    contenders = try container.decode([Actor].self, forKey: .contenders)
    sources = try container.decode(Int.self, forKey: .sources)
    lastClaim = try container.decodeIfPresent(Day.self, forKey: .lastClaim)
    stale = try container.decode(Bool.self, forKey: .stale)
    mentions =
      decoder.userInfo[.withoutEvidence] == nil ? try container.decode([EventSupport].self, forKey: .mentions) : []
    contradictions = try container.decode([Contradiction].self, forKey: .contradictions)
  }

  enum CodingKeys: String, CodingKey {
    case id, place, holder, start, end, status, extent, contenders, sources
    case lastClaim = "last_claim"
    case stale, mentions, contradictions
  }
}
