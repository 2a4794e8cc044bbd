extension CodingUserInfoKey {
  /// Set, to anything, where records are read that need no evidence: that saves a good part of the time.
  public static let withoutEvidence = CodingUserInfoKey(rawValue: "withoutEvidence")!
}

extension Mention: Codable {
  enum CodingKeys: String, CodingKey {
    case kind, id, report, sentence, trigger, factuality, stage, historical, attribution, date, place, confidence
    case evidence, rule, coder, link
    /// Of a `figure` record.
    case event
  }

  /// Reads the flat JSON form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    report = try container.decode(ReportReference.self, forKey: .report)
    sentence = try container.decode(SentenceReference.self, forKey: .sentence)
    trigger = try container.decodeIfPresent(Trigger.self, forKey: .trigger)
    factuality = try container.decode(Factuality.self, forKey: .factuality)
    stage = try container.decodeIfPresent(Stage.self, forKey: .stage)
    historical = try container.decodeIfPresent(Bool.self, forKey: .historical) ?? false
    attribution = try container.decodeIfPresent([Attribution].self, forKey: .attribution) ?? []
    date = try container.decodeIfPresent(EventDate.self, forKey: .date)
    place = try container.decodeIfPresent(Place.self, forKey: .place)
    confidence = try container.decodeIfPresent(Double.self, forKey: .confidence) ?? 1
    evidence =
      decoder.userInfo[.withoutEvidence] == nil
      ? try container.decodeIfPresent([Evidence].self, forKey: .evidence) ?? [] : []
    rule = try container.decodeIfPresent(String.self, forKey: .rule) ?? ""
    coder = try container.decodeIfPresent(String.self, forKey: .coder) ?? ""
    link = try container.decodeIfPresent(String.self, forKey: .link)
    details =
      switch try container.decode(Kind.self, forKey: .kind) {
      case .event: .event(try EventDetails(from: decoder))
      case .control: .control(try ControlDetails(from: decoder))
      case .figure:
        .figure(
          FigureDetails(
            figure: try Figure(from: decoder), event: try container.decodeIfPresent(String.self, forKey: .event)))
      case .statement: .statement(try StatementDetails(from: decoder))
      case .relation: .relation(try RelationDetails(from: decoder))
      }
  }

  /// Writes the flat JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(id, forKey: .id)
    try container.encode(report, forKey: .report)
    try container.encode(sentence, forKey: .sentence)
    try container.encodeIfPresent(trigger, forKey: .trigger)
    try container.encode(factuality, forKey: .factuality)
    try container.encodeIfPresent(stage, forKey: .stage)
    try container.encode(historical, forKey: .historical)
    try container.encode(attribution, forKey: .attribution)
    try container.encodeIfPresent(date, forKey: .date)
    try container.encodeIfPresent(place, forKey: .place)
    try container.encode(confidence, forKey: .confidence)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(rule, forKey: .rule)
    try container.encode(coder, forKey: .coder)
    try container.encodeIfPresent(link, forKey: .link)
    switch details {
    case .event(let event): try event.encode(to: encoder)
    case .control(let control): try control.encode(to: encoder)
    case .figure(let figure):
      try figure.figure.encode(to: encoder)
      try container.encodeIfPresent(figure.event, forKey: .event)
    case .statement(let statement): try statement.encode(to: encoder)
    case .relation(let relation): try relation.encode(to: encoder)
    }
  }

  /// Sets the id from what identifies the record: report, words and code (FNV-1a, 64 bits, in hex).
  public mutating func setID() {
    var hash = StableHash()
    hash.combine(report.id)
    hash.combine(kind.rawValue)
    hash.combine("\(trigger?.start ?? sentence.start)-\(trigger?.end ?? sentence.end)")
    switch details {
    case .event(let event):
      hash.combine(event.eventType?.rawValue ?? event.contexts.joined(separator: ","))
      hash.combine(event.eventMode ?? "")
      for actor in event.actors + event.recipients { hash.combine("\(actor.start)-\(actor.end)") }
    case .control(let control):
      hash.combine(control.change.rawValue)
      hash.combine("\(control.holder?.start ?? -1) \(place?.start ?? -1) \(place?.name ?? "")")
    case .figure(let figure): hash.combine("\(figure.figure.of.rawValue) \(figure.figure.start)")
    case .statement(let statement): hash.combine("\(statement.start)-\(statement.end)")
    case .relation(let relation):
      hash.combine("\(relation.relation.rawValue) \(relation.subject.start) \(relation.object.start)")
      hash.combine(relation.object.name ?? relation.object.text)
    }
    id = hash.hex
  }
}
