/// A column of a table: its name and what a row has in it.
struct Column<Row> {
  let name: String
  let value: (Row) -> String?

  init(_ name: String, _ value: @escaping (Row) -> String?) {
    self.name = name
    self.value = value
  }
}

/// How rows become lines.
enum Separator {
  /// Commas, with quotation marks where a value needs them (RFC 4180).
  case comma
  /// Tabs; tabs and line ends within a value become spaces, as these files have no way to quote them.
  case tab

  func line(_ values: [String?]) -> String {
    switch self {
    case .comma: values.map(Self.quoted).joined(separator: ",")
    case .tab: values.map { Self.flat($0 ?? "") }.joined(separator: "\t")
    }
  }

  private static func quoted(_ value: String?) -> String {
    guard let value else { return "" }
    let needsQuotes = value.utf8.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
    return needsQuotes ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
  }

  private static func flat(_ value: String) -> String {
    value.utf8.contains { $0 == 9 || $0 == 10 || $0 == 13 }
      ? value.split(whereSeparator: \.isWhitespace).joined(separator: " ") : value
  }
}
