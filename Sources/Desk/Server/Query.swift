import Foundation
import HTTPTypes
import Ledger
import Records

/// The parameters of an address, and the filter that they stand for.
struct Query: Sendable {
  private let values: [String: String]

  /// Reads what stands after the `?`, or the body of a form.
  init(_ text: some StringProtocol) throws(DeskError) {
    var values: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : ""),
        !value.utf8.contains(0)
      else {
        throw DeskError(.badRequest, "the address is not well formed")
      }
      values[name] = values[name] ?? value
    }
    self.values = values
  }

  /// The value of a parameter; `nil` when it is absent or empty.
  subscript(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// Parameters whose name begins with a prefix, without it.
  func fields(prefix: String) -> [String: String] {
    Dictionary(
      values.filter { $0.key.hasPrefix(prefix) }.map { (String($0.key.dropFirst(prefix.count)), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The filter of `q`, `from`, `to` and `bbox` (west, south, east, north).
  func filter() throws -> Filter {
    var filter = try Filter(parsing: self["q"] ?? "")
    for name in ["from", "to"] {
      if let value = self[name] { filter.conditions += try Filter(words: ["\(name):\(value)"]).conditions }
    }
    if let box = try box() {
      filter.conditions.append(.box(south: box.south, west: box.west, north: box.north, east: box.east))
    }
    return filter
  }

  /// The part of the map that `bbox` names: west, south, east, north.
  func box() throws -> GeoBox? {
    guard let text = self["bbox"] else { return nil }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 4,
      case .box(let south, let west, let north, let east)? =
        try Filter(words: ["box:\(parts[1]),\(parts[0]),\(parts[3]),\(parts[2])"]).conditions.first
    else { throw DeskError(.badRequest, "bbox is west,south,east,north in degrees") }
    return GeoBox(south: south, west: west, north: north, east: east)
  }

  /// A whole number within bounds.
  func number(_ name: String, default standard: Int, in range: ClosedRange<Int>) throws(DeskError) -> Int {
    guard let text = self[name] else { return standard }
    guard let number = Int(text) else { throw DeskError(.badRequest, "\(name) is a number") }
    return min(max(number, range.lowerBound), range.upperBound)
  }

  /// A day.
  func day(_ name: String) throws(DeskError) -> Day? {
    guard let text = self[name] else { return nil }
    guard text.utf8.count == 10, let day = Day(iso: text) else {
      throw DeskError(.badRequest, "\(name) is a day, as in 2017-10-01")
    }
    return day
  }

  /// The page of a list: `limit` and the cursor `after`.
  func page(size: Int = 50, most: Int = 1000) throws(DeskError) -> Page {
    var cursor: Cursor?
    if let after = self["after"] {
      cursor = Cursor(after)
      if cursor == nil { throw DeskError(.badRequest, "after is the cursor that the page before gave as next") }
    }
    return Page(size: try number("limit", default: size, in: 1...most), after: cursor)
  }

  /// The order of a list.
  func sort(_ standard: Sort = .newest) throws(DeskError) -> Sort {
    guard let name = self["sort"] else { return standard }
    guard let sort = Sort(rawValue: name) else {
      throw DeskError(.badRequest, "sort is one of \(Sort.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return sort
  }

  /// The text of an address, where `+` stands for a space.
  static func decoded(_ text: some StringProtocol) -> String? {
    text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
  }
}
