import Foundation

/// The field `Retry-After` (RFC 9110, 10.2.3): seconds, or a date.
enum RetryAfter {
  static func duration(_ text: String, now: Date) -> Duration? {
    let text = text.trimmed
    if let seconds = Int(text) { return seconds >= 0 ? .seconds(min(seconds, 30 * 86_400)) : nil }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    guard let date = formatter.date(from: text) else { return nil }
    return .seconds(min(max(0, date.timeIntervalSince(now)), 30 * 86_400))
  }
}
