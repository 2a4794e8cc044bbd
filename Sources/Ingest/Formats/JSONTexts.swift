import JSON

extension JSONNode {
  /// A string that is not blank, without the white space around it.
  var string: String? {
    guard let bytes = stringBytes else { return nil }
    let text = bytes.trimmed
    return text.isEmpty ? nil : String(bytes: text)
  }

  /// Whether a string is a text, capitals and small letters alike.
  func equals(_ text: StaticString) -> Bool { stringBytes?.equals(text) ?? false }
}
