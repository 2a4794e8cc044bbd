import Ingest
import Linking
import Records

/// Sets `duplicate_of` in a stream of reports.
struct CopyMarker {
  private var finder = DuplicateFinder()

  /// The item; a report names the earlier report of the stream that it copies.
  mutating func marked(_ item: ReadItem) -> ReadItem {
    guard case .report(var report) = item, report.reference.duplicateOf == nil else { return item }
    report.reference.duplicateOf = finder.add(id: report.reference.id, Sketch(report.text))
    return .report(report)
  }
}
