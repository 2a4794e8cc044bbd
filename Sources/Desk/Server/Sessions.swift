import Crypto
import Foundation
import Synchronization

/// Who is signed in. Sessions live in memory: a restart ends them all.
final class Sessions: Sendable {
  private struct Session {
    var name: String
    var role: Role
    var begun: Date
    var seen: Date

    func isOver(at now: Date) -> Bool {
      now.timeIntervalSince(begun) > Sessions.longest || now.timeIntervalSince(seen) > Sessions.idle
    }
  }
  private let sessions = Mutex<[String: Session]>([:])
  /// Signs the tokens of forms.
  private let key = SymmetricKey(size: .bits256)
  static let longest: TimeInterval = 12 * 3600
  static let idle: TimeInterval = 2 * 3600

  /// Begins a session.
  ///
  /// - Returns: what the cookie holds; only its hash is kept.
  func begin(name: String, role: Role, at now: Date = .now) -> String {
    let secret = Secret.random()
    sessions.withLock { sessions in
      sessions = sessions.filter { !$0.value.isOver(at: now) }
      sessions[Secret.hash(secret)] = Session(name: name, role: role, begun: now, seen: now)
    }
    return secret
  }

  /// Whose session a cookie is.
  func visitor(_ secret: String, at now: Date = .now) -> Visitor? {
    let key = Secret.hash(secret)
    return sessions.withLock { sessions in
      guard let session = sessions[key] else { return nil }
      guard !session.isOver(at: now) else {
        sessions[key] = nil
        return nil
      }
      sessions[key]?.seen = now
      return Visitor(name: session.name, role: session.role, csrf: csrf(key), session: key)
    }
  }

  /// Ends a session.
  func end(_ key: String) { sessions.withLock { $0[key] = nil } }

  /// Ends all sessions of an account, whose rights or password changed.
  func end(of name: String) { sessions.withLock { $0 = $0.filter { $0.value.name != name } } }

  /// What forms of a session must send back: an HMAC of the session.
  private func csrf(_ session: String) -> String {
    Secret.text(HMAC<SHA256>.authenticationCode(for: Data(session.utf8), using: key))
  }
}

/// Random secrets and their hashes.
enum Secret {
  /// 256 random bits as 43 letters and digits of base64url.
  static func random() -> String { text(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }) }

  /// SHA-256 of a random secret; with 256 bits of randomness no salt or slow hash is wanted.
  static func hash(_ secret: String) -> String { text(SHA256.hash(data: Data(secret.utf8))) }

  /// Compares without telling by its time how much is equal.
  static func areEqual(_ left: String, _ right: String) -> Bool {
    let key = SymmetricKey(size: .bits256)
    let code = HMAC<SHA256>.authenticationCode(for: Data(left.utf8), using: key)
    return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(right.utf8), using: key)
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
