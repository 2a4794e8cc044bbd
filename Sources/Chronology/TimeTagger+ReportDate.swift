public import Language
public import Records

extension TimeTagger {
  /// The report date as the text itself gives it: a dateline or a line that is a date (`.dateline`), a dated caption or
  /// a weekday that agrees with a date in the first sentences (`.text`); `nil` where the evidence is weak.
  public func reportDate(of document: Document, zones: [Zone]) -> (day: Day, from: ReportReference.DateSource)? {
    ReportDateFinder(document: document, zones: zones).find()
  }
}
