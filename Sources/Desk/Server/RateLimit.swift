import Foundation
import Synchronization

/// How often someone may do something: a bucket that fills evenly and is emptied by each request.
final class RateLimit: Sendable {
  private let perMinute: Double
  private let buckets = Mutex<[String: (level: Double, at: Date)]>([:])

  /// So many a minute, and as many at once.
  init(perMinute: Int) { self.perMinute = Double(perMinute) }

  /// Takes one.
  ///
  /// - Returns: seconds to wait, where there is none left.
  func take(_ key: String, at now: Date = .now) -> Int? {
    buckets.withLock { buckets in
      // Full buckets are as good as none.
      if buckets.count > 10_000 { buckets = buckets.filter { now.timeIntervalSince($0.value.at) < 60 } }
      let old = buckets[key] ?? (perMinute, now)
      let level = min(perMinute, old.level + now.timeIntervalSince(old.at) * perMinute / 60)
      guard level >= 1 else {
        buckets[key] = (level, now)
        return Int(((1 - level) * 60 / perMinute).rounded(.up))
      }
      buckets[key] = (level - 1, now)
      return nil
    }
  }
}
