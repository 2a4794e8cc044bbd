import Foundation
import Ledger
import Records

/// Who holds what on a day, as the map draws it: place by place, or, where more are in view than can be read, what lies close together as one.
struct ControlCells {
  /// Places that can be told apart on one map.
  static let readable = 150

  /// Places by cell; one cell a place where they can be told apart.
  let cells: [[Hold]]

  /// - Parameter zoom: of the map, whose world is 256 · 2^zoom pixels wide; a cell is 64 of them.
  init(_ holds: [Hold], zoom: Int) {
    let placed = holds.filter { $0.span.place.latitude != nil && $0.span.place.longitude != nil }
    guard placed.count > Self.readable else {
      cells = placed.map { [$0] }
      return
    }
    struct Cell: Hashable {
      var x: Int
      var y: Int
    }
    let degrees = 90 / Double(1 << zoom)
    let byCell = Dictionary(grouping: placed) { hold in
      Cell(
        x: Int(((hold.span.place.longitude ?? 0) / degrees).rounded(.down)),
        y: Int(((hold.span.place.latitude ?? 0) / degrees).rounded(.down)))
    }
    cells = byCell.sorted { ($0.key.y, $0.key.x) < ($1.key.y, $1.key.x) }.map(\.value)
  }

  /// Whether some places are shown as one.
  var areJoined: Bool { cells.contains { $0.count > 1 } }
}

/// Finding a place among those that are held.
struct ControlSearch {
  private let words: [String]

  /// Words that names of the place, its country or its holders must begin with; none of them lets everything pass.
  init(_ text: String?) { words = (text ?? "").split(separator: " ").map { Self.folded(String($0)) } }

  func passes(_ span: ControlSpan, _ phrases: Phrases) -> Bool {
    guard !words.isEmpty else { return true }
    let names =
      [span.place.name, span.place.text, span.place.country.map { phrases.code("country", $0) }, span.place.country]
      + (([span.holder].compactMap { $0 } + span.contenders).map(Words.name))
    let text = " " + Self.folded(names.compactMap { $0 }.joined(separator: " "))
    return words.allSatisfy { text.contains(" " + $0) }
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}
