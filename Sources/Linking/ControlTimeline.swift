public import Records

/// Who holds each place when, from control mentions. Pure: the order of the mentions does not matter. Rules: `Documentation/linking.md`.
public struct ControlTimeline: Sendable {
  /// Days after the last claim from which a hold that lasts is stale.
  public var staleAfter = 180

  /// A timeline with the standard limits.
  public init() {}

  /// The spans of every place that the control mentions name, by place, then in order of time.
  ///
  /// - Parameters:
  ///   - mentions: records of any kind; only `control` records count. A mention given twice counts once.
  ///   - day: the day of asking: what is dated later is left out, and staleness is reckoned from it; without it the latest
  ///     report date. A cluster engine gives it, since one key does not see all reports.
  public func spans(_ mentions: [Mention], asOf day: Day? = nil) -> [ControlSpan] {
    var places: [String: [Mention]] = [:]
    var seen: Set<String> = []
    for mention in mentions {
      guard let key = Self.key(of: mention), seen.insert(mention.id).inserted else { continue }
      places[key, default: []].append(mention)
    }
    let today = day ?? mentions.compactMap(\.report.published).max() ?? mentions.compactMap(\.date?.end).max()
    return places.sorted { (Self.name($0.value), $0.key) < (Self.name($1.value), $1.key) }
      .flatMap {
        PlaceTimeline($0.value.sorted(by: EventLinker.canonical), today: today).spans(staleAfter: staleAfter)
      }
  }

  /// The key by which a cluster engine shuffles control mentions: all claims about one place share it; `nil` for other kinds.
  public static func key(of mention: Mention) -> String? {
    guard mention.kind == .control, let place = mention.place else { return nil }
    return place.geonameID.map(String.init) ?? "\(place.name) \(place.country ?? "")"
  }

  private static func name(_ mentions: [Mention]) -> String { mentions.compactMap(\.place?.name).min() ?? "" }
}
