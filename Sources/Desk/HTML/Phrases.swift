import JSON
import Foundation

/// What the desk says, in one language: the one table of `Assets/strings/LANGUAGE.json`.
struct Phrases: Sendable {
  /// ISO 639-1 code.
  let language: String
  private let table: [String: String]

  /// Reads the table of a language; what it lacks stands in English.
  init(language: String, assets: URL) throws(DeskSetupError) {
    func table(_ language: String) throws(DeskSetupError) -> [String: String] {
      let file = assets.appending(path: "strings/\(language).json")
      do { return try LineDecoder().decode([String: String].self, from: try Data(contentsOf: file)) } catch {
        throw DeskSetupError("\(file.path): no table of phrases: \(error)")
      }
    }
    guard language.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 }) else {
      throw DeskSetupError("\(language): a language is named as in en or pt-br")
    }
    let english = try table("en")
    self.language = language
    self.table = language == "en" ? english : english.merging(try table(language)) { $1 }
  }

  /// The phrase of a key, with `{0}`, `{1}` … filled in.
  func callAsFunction(_ key: String, _ values: String...) -> String {
    var text = table[key] ?? key
    for (index, value) in values.enumerated() { text = text.replacingOccurrences(of: "{\(index)}", with: value) }
    return text
  }

  /// The phrase of a code (`ASSAULT`, `assessed`), or the code itself.
  func code(_ prefix: String, _ code: String) -> String { table["\(prefix).\(code)"] ?? code }

  /// Whether the table has a phrase.
  func has(_ key: String) -> Bool { table[key] != nil }

  /// Right to left, or left to right.
  var direction: String { ["ar", "fa", "he", "ur", "ps", "ckb"].contains(language) ? "rtl" : "ltr" }
}
