public import Records

/// Joins mentions into events. Pure: the same mentions and constraints give the same events, whatever their order.
///
/// For a cluster engine: ``bundles(of:)`` for each report, shuffle by ``Bundle/key``, ``link(bundles:constraints:)`` for each key.
/// The events are those of ``link(_:constraints:)`` over everything.
public struct EventLinker: Sendable {
  /// A linker with the standard thresholds.
  public init() {}

  /// Joins the mentions of any number of reports into events, in order of date and id. Mentions of kinds other than `event`
  /// attach to the event that their report ties them to; those that belong to none are left out.
  public func link(_ mentions: [Mention], constraints: [LinkConstraint] = []) -> [Event] {
    link(bundles: bundles(of: mentions), constraints: constraints)
  }

  /// The event mentions, each with the figures and control claims of its report that belong to it.
  public func bundles(of mentions: [Mention]) -> [Bundle] {
    mentions.filter { $0.kind == .event }.map { Bundle(mention: $0, attached: []) }
  }

  /// Joins bundles, of one key or of many, into events.
  public func link(bundles: [Bundle], constraints: [LinkConstraint] = []) -> [Event] {
    bundles.map { bundle in
      var event = Event(
        id: Event.id(first: bundle.mention.id), eventType: bundle.mention.event?.eventType,
        factuality: bundle.mention.factuality, text: bundle.mention.sentence.text)
      event.mentions = [EventSupport(bundle.mention)]
      return event
    }
  }
}
