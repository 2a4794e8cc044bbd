public import Records

/// An event mention with the figure and control mentions of its report that belong to it: the unit that is joined.
public struct Bundle: Hashable, Sendable, Codable {
  /// The event mention.
  public var mention: Mention
  /// Figure and control mentions that belong to it.
  public var attached: [Mention]

  /// An event mention and what belongs to it.
  public init(mention: Mention, attached: [Mention] = []) {
    self.mention = mention
    self.attached = attached
  }

  /// The block that the mention is joined in: country and month (`IRQ 2017-10`). Mentions of different keys are never the same event.
  ///
  /// Acts that happen somewhere take the country of the place, acts of words that of the parties, recipients first; each
  /// falls back on the other. The month is that of the first possible day, else of the report.
  public var key: String {
    let month = (mention.date?.start ?? mention.report.published).map { String($0.description.prefix(7)) } ?? "-"
    return "\(country ?? "-") \(month)"
  }

  private var country: String? {
    guard let event = mention.event else { return mention.place?.country }
    let place = mention.place?.country
    let stated = mention.place?.from == .dateline ? nil : place
    switch event.eventType {
    case .agree, .support, .concede, .cooperate, .request, .accuse, .reject, .threaten, .sanction:
      return party(event) ?? place
    default:
      return stated ?? party(event) ?? place
    }
  }

  /// The recipients' country, else the actors'; the first of the alphabet when there are several, since reports list
  /// parties in any order. Organisations of states are no country.
  private func party(_ event: EventDetails) -> String? {
    if !event.recipients.isEmpty, let country = state(event.recipients) { return country }
    return state(event.actors)
  }

  private func state(_ actors: [Actor]) -> String? {
    actors.compactMap(\.country).filter { !Self.organisations.contains($0) }.min()
  }

  /// PLOVER's codes that stand in place of a country.
  static let organisations: Set<String> = ["IGO", "NGO", "UNO", "EUR", "ISM", "IMG", "MNC"]
}
