import Records

extension Actor {
  /// By what an actor is found and counted: its canonical name, else its words; `nil` for a private person.
  ///
  /// Someone without a canonical name is in no dictionary and holds no public role. Where the words are a person's name, no list may be
  /// kept under it: the person is counted by code and sector alone. Of "Mendez's wife" the role stays.
  var words: String? {
    if let name { return name }
    if known { return text }
    let head = head ?? text.split(separator: " ").last.map(String.init) ?? text
    let isCivilian = sectors.allSatisfy { $0 == "CVL" }
    if head.first?.isUppercase == true, isCivilian || text.contains(" ") && text != text.uppercased() { return nil }
    return isCivilian && (text.contains("'s ") || text.contains("’s ")) ? head : text
  }
}
