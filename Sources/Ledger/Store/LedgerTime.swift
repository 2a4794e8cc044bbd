import FoundationEssentials
import Records

/// A moment, as the ledger writes it: milliseconds since 1970, shown in UTC.
public struct LedgerTime: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970.
  public let milliseconds: Int

  /// A moment.
  public init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// This moment.
  public static var now: LedgerTime { LedgerTime(milliseconds: Clock.milliseconds) }

  /// Reads `2026-01-31` (its beginning, UTC) or `2026-01-31T12:00:00Z`; `nil` for anything else.
  public init?(_ text: String) {
    guard let day = Day(iso: text) else { return nil }
    let start = day.ordinal * 86_400_000
    if text.utf8.count == 10 {
      milliseconds = start
      return
    }
    let fields = text.utf8.dropFirst(11).split(separator: UInt8(ascii: ":")).map { part in
      Int(String(Substring(part.prefix { (48...57).contains($0) })))
    }
    guard text.utf8.dropFirst(10).first == UInt8(ascii: "T"), text.hasSuffix("Z"), fields.count == 3,
      let hour = fields[0], let minute = fields[1],
      let second = fields[2], hour < 24, minute < 60, second < 61
    else { return nil }
    milliseconds = start + ((hour * 60 + minute) * 60 + second) * 1000
  }

  /// Earlier moments come first.
  public static func < (left: LedgerTime, right: LedgerTime) -> Bool { left.milliseconds < right.milliseconds }
}

extension LedgerTime: CustomStringConvertible {
  /// ISO 8601 in UTC: `2026-01-31T12:00:00Z`.
  public var description: String {
    let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
    let day = Day(ordinal: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    let rest = seconds - day.ordinal * 86_400
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}

extension LedgerTime: Codable {
  /// Reads the ISO 8601 form.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let time = LedgerTime(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(text) is not a time"))
    }
    self = time
  }

  /// Writes the ISO 8601 form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
