public import Records

/// Who holds each place when, from control mentions. Pure: the order of the mentions does not matter.
public struct ControlTimeline: Sendable {
  /// Days after the last claim from which a hold that lasts is stale.
  public var staleAfter = 180

  /// A timeline with the standard limits.
  public init() {}

  /// The spans of every place that the control mentions name, by place, then in order of time.
  ///
  /// - Parameters:
  ///   - mentions: records of any kind; only `control` records count.
  ///   - day: the day of asking, for staleness; without it the latest report date.
  public func spans(_ mentions: [Mention], asOf day: Day? = nil) -> [ControlSpan] { [] }

  /// The key by which a cluster engine shuffles control mentions: all claims about one place share it; `nil` for other kinds.
  public static func key(of mention: Mention) -> String? {
    guard mention.kind == .control, let place = mention.place else { return nil }
    return place.geonameID.map(String.init) ?? place.name
  }
}
