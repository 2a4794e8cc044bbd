public import Records

extension TidyTable {
  /// Spans of control, one a row.
  public init(_ spans: [ControlSpan]) {
    self.init(
      columns: [
        Column("place", yields: 1), Column("country"), Column("from"), Column("to"), Column("holder", yields: 1),
        Column("status"), Column("extent"),
        Column("sources", isNumber: true), Column("last_claim"), Column("notes", yields: 3),
      ],
      rows: spans.map { span in
        let notes = [
          span.stale ? "stale" : nil,
          span.contenders.isEmpty
            ? nil : "contenders: " + span.contenders.map { $0.name ?? $0.text }.joined(separator: ", "),
          span.contradictions.isEmpty ? nil : span.contradictions.map(Self.told).joined(separator: "; "),
        ].compactMap { $0 }
        return [
          span.place.name, span.place.country, span.start?.description, span.end?.description,
          span.holder.map { $0.name ?? $0.text },
          span.status.rawValue, span.extent?.rawValue, String(span.sources), span.lastClaim?.description,
          notes.joined(separator: "; "),
        ]
      })
  }

  /// `killed: 12 (A), 30 (B, C)`.
  public static func told(_ contradiction: Contradiction) -> String {
    contradiction.field + ": "
      + contradiction.values.map { "\($0.value) (\($0.sources.joined(separator: ", ")))" }.joined(separator: "; ")
  }
}
