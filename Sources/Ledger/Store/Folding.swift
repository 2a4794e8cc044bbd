import Foundation

extension String {
  /// The text as it is compared: no capitals, no accents, single spaces.
  var folded: String {
    let plain =
      utf8.allSatisfy { $0 < 0x80 }
      ? lowercased() : folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    return plain.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
  }
}
