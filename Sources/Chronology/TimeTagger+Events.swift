public import Discourse
public import Language
public import Records

extension TimeTagger {
  /// The date of the event that a token names: the expression that governs it, else the context, else the report date.
  ///
  /// The expression is looked for by the tree: at the token itself, at its support verb and the clauses above it, at the
  /// nouns below it. The date of a reporting verb is the day of the words, not of the act. `nil` without a report date
  /// and any expression to go by.
  public func date(
    of trigger: Int, in document: Document, expressions: [TimeExpression], discourse: Discourse, reportDate: Day?
  ) -> EventDate? {
    EventDating(document: document, expressions: expressions, discourse: discourse, report: reportDate, cues: cues)
      .date(of: trigger)
  }
}
