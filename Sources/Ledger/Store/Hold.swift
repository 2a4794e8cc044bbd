public import Records

/// Who holds a place, as maps and tables show it: without what each source says.
public struct Hold: Hashable, Sendable {
  /// The hold. Of its place there are name, country, id, coordinates and precision, of its actors name and code; it has no mentions.
  public var span: ControlSpan
  /// For each mention that it rests on, in their order: who says so.
  public var sourced: [String]

  /// What is shown of a span.
  init(_ span: ControlSpan) {
    self.span = span
    sourced = span.mentions.map { $0.speakers.last ?? $0.publisher ?? $0.report }
  }

  /// The fields as they are stored.
  var packed: [UInt8] {
    var fields = FieldWriter()
    let place = span.place
    fields.add(span.id)
    fields.add(place.name)
    fields.add(place.country)
    fields.add(place.geonameID)
    fields.add(place.latitude)
    fields.add(place.longitude)
    fields.add(place.distanceKM)
    fields.add(place.ucdpPrecision)
    for name in [span.holder?.name ?? span.holder?.text, span.holder?.code] { fields.add(name) }
    fields.add(span.contenders.map { $0.name ?? $0.text })
    fields.add(span.start?.ordinal)
    fields.add(span.end?.ordinal)
    fields.add(span.lastClaim?.ordinal)
    fields.add(span.status.rawValue)
    fields.add(span.extent?.rawValue)
    fields.add(count: span.sources)
    fields.add(sourced)
    fields.add(count: span.contradictions.count)
    for contradiction in span.contradictions {
      fields.add(contradiction.field)
      fields.add(count: contradiction.values.count)
      for value in contradiction.values {
        fields.add(value.value)
        fields.add(value.sources)
      }
    }
    return fields.bytes
  }

  /// Reads what ``packed`` gives; `nil` where that is damaged.
  init?(packed: UnsafeRawBufferPointer) {
    var fields = FieldReader(packed)
    func actor(_ name: String, _ code: String? = nil) -> Actor {
      Actor(text: name, start: 0, end: 0, name: name, code: code)
    }
    let id = fields.text()
    let name = fields.text()
    var place = Place(name: name, text: name)
    place.country = fields.optionalText()
    place.geonameID = fields.number()
    place.latitude = fields.decimal()
    place.longitude = fields.decimal()
    place.distanceKM = fields.decimal()
    place.ucdpPrecision = fields.number()
    let (holder, code) = (fields.optionalText(), fields.optionalText())
    let contenders = fields.texts()
    let (start, end, last) = (fields.number(), fields.number(), fields.number())
    guard let status = ControlSpan.Status(rawValue: fields.text()) else { return nil }
    span = ControlSpan(
      place: place, holder: holder.map { actor($0, code) }, start: start.map { Day(ordinal: $0) }, status: status)
    span.id = id
    span.contenders = contenders.map { actor($0) }
    span.end = end.map { Day(ordinal: $0) }
    span.lastClaim = last.map { Day(ordinal: $0) }
    span.extent = fields.optionalText().flatMap { ControlDetails.Extent(rawValue: $0) }
    span.sources = fields.count()
    sourced = fields.texts()
    let contradictions = fields.count()
    while span.contradictions.count < contradictions, !fields.isBroken {
      let field = fields.text()
      let count = fields.count()
      var values: [Contradiction.Value] = []
      while values.count < count, !fields.isBroken {
        values.append(.init(value: fields.text(), sources: fields.texts(), mentions: []))
      }
      span.contradictions.append(Contradiction(field: field, values: values))
    }
    guard !fields.isBroken else { return nil }
  }
}
