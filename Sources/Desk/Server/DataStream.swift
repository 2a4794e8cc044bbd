import Exports
import Ledger
import Records

/// A form of a page that leaves the desk as a whole, part after part: however long it is, memory holds one part of it.
struct DataStream: Sendable {
  /// A part of the whole, how many records it holds, and where the next part begins.
  struct Part: Sendable {
    var bytes: [UInt8]
    var count = 0
    var next: Cursor?
    /// Whether nothing has been written yet that the next part must go on from.
    var isBlank = false
  }

  /// What begins the whole.
  var opening = ""
  /// Makes the part that begins at a page.
  let part: @Sendable (_ page: Page, _ isBlank: Bool) throws -> Part
  /// What ends the whole.
  var closing = ""

  /// What is made at once.
  static func whole(_ make: @escaping @Sendable () throws -> [UInt8]) -> DataStream {
    DataStream(part: { _, _ in Part(bytes: try make()) })
  }

  /// A small table as CSV.
  static func table(_ make: @escaping @Sendable () throws -> TidyTable) -> DataStream {
    whole { Array(try make().safeCSV().utf8) }
  }

  /// A list as CSV.
  static func table<Record>(
    _ list: @escaping @Sendable (Page) throws -> Listing<Record>,
    _ table: @escaping @Sendable ([Record]) -> TidyTable
  ) -> DataStream {
    DataStream(part: { page, isBlank in
      let listing = try list(page)
      let bytes = Array(table(listing.records).safeCSV(header: isBlank).utf8)
      return Part(bytes: bytes, count: listing.records.count, next: listing.next)
    })
  }

  /// A list as GeoJSON; records without coordinates are left out.
  static func features<Record: Encodable & Sendable>(
    _ list: @escaping @Sendable (Page) throws -> Listing<Record>,
    _ point: @escaping @Sendable (Record) -> (id: String, place: Place?)
  ) -> DataStream {
    DataStream(
      opening: FeatureCollection.opening,
      part: { page, isBlank in
        let listing = try list(page)
        var collection = FeatureCollection(isEmpty: isBlank)
        let bytes = Array(Features.lines(of: listing.records, in: &collection, point).utf8)
        return Part(
          bytes: bytes, count: listing.records.count, next: listing.next, isBlank: collection.isEmpty)
      }, closing: FeatureCollection.closing)
  }
}
