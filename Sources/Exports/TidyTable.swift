import JSON

/// Rows of named columns: lists, series and networks, for people (fitted to a terminal), as CSV and as JSON lines.
public struct TidyTable: Hashable, Sendable {
  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Whether it holds numbers: set right in a terminal, without quotation marks in JSON.
    public var isNumber: Bool
    /// How much it may shrink where the terminal is narrow: a column with a higher number gives way first; 0 never.
    public var yields: Int

    /// A column.
    public init(_ name: String, isNumber: Bool = false, yields: Int = 0) {
      self.name = name
      self.isNumber = isNumber
      self.yields = yields
    }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, each with a cell a column; `nil` is unknown.
  public var rows: [[String?]]

  /// A table.
  public init(columns: [Column], rows: [[String?]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The header and a line a row (RFC 4180), without the last line end.
  public func csv(header: Bool = true) -> String {
    let lines = rows.map { row in Separator.comma.line(row) }
    return ((header ? [Separator.comma.line(columns.map(\.name))] : []) + lines).joined(
      separator: "\n")
  }

  /// A JSON object a row; unknown cells are left out.
  public var jsonLines: String {
    rows.map { row in
      let fields = zip(columns, row).compactMap { column, cell in
        cell.map { "\(LineEncoder.quoted(column.name)):\(column.isNumber ? $0 : LineEncoder.quoted($0))" }
      }
      return "{\(fields.joined(separator: ","))}"
    }.joined(separator: "\n")
  }

  /// Lines for people, none longer than `width` characters unless the columns that may not shrink are.
  public func text(width: Int, header: Bool = true) -> String {
    let cells = rows.map { row in row.map { Self.flat($0 ?? "") } }
    var widths = columns.indices.map { index in
      max(header ? columns[index].name.count : 0, cells.map { Self.length($0[index]) }.max() ?? 0)
    }
    var excess = widths.reduce(0, +) + 2 * (columns.count - 1) - width
    for level in Set(columns.map(\.yields)).filter({ $0 > 0 }).sorted(by: >) {
      while excess > 0 {
        let open = columns.indices.filter { columns[$0].yields == level && widths[$0] > 8 }
        guard let widest = open.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    let lines = (header ? [columns.map(\.name)] : []) + cells
    return lines.map { line in
      let parts = line.indices.map { index in Self.fit(line[index], widths[index], right: columns[index].isNumber) }
      var text = parts.joined(separator: "  ")
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  /// The text with single spaces for all white space.
  private static func flat(_ text: String) -> String {
    // Most cells are so already, and to ask a character whether it is white space takes long.
    var last = UInt8(ascii: " ")
    let isFlat = text.utf8.allSatisfy { byte in
      defer { last = byte }
      return byte > 0x20 && byte < 0x80 || byte == 0x20 && last != 0x20
    }
    if isFlat, last != 0x20 || text.isEmpty { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Characters; of ASCII without line ends these are bytes, which are counted sooner.
  private static func length(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.count
  }

  private static func fit(_ text: String, _ room: Int, right: Bool) -> String {
    let count = length(text)
    if count > room { return text.prefix(max(room - 1, 0)) + "…" }
    let space = String(repeating: " ", count: room - count)
    return right ? space + text : text + space
  }
}
