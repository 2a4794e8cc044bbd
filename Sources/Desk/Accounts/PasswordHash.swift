import Crypto
import CryptoExtras
import Foundation

/// Passwords as they are stored: scrypt (RFC 7914) of swift-crypto, N = 2^15, r = 8, p = 3 — the OWASP parameters for 32 MiB — with 16 random
/// bytes of salt. Written as `scrypt$N$r$p$SALT$HASH`, so that stronger parameters can be taken later.
enum PasswordHash {
  private static let rounds = 1 << 15
  private static let blockSize = 8
  private static let parallelism = 3

  /// The hash of a new password.
  static func make(_ password: String) throws -> String {
    let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
    let hash = try derive(password, salt, rounds, blockSize, parallelism)
    return "scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(salt.base64EncodedString())$\(hash.base64EncodedString())"
  }

  /// Whether a password has a hash.
  static func matches(_ password: String, _ stored: String) throws -> Bool {
    let parts = stored.split(separator: "$").map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let n = Int(parts[1]), let r = Int(parts[2]), let p = Int(parts[3]),
      let salt = Data(base64Encoded: parts[4])
    else { return false }
    return Secret.areEqual(try derive(password, salt, n, r, p).base64EncodedString(), parts[5])
  }

  /// A hash of no password: checked for names that do not exist, so that the time of an answer does not tell which do.
  static let ofNobody = "scrypt$32768$8$3$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

  private static func derive(_ password: String, _ salt: Data, _ n: Int, _ r: Int, _ p: Int) throws -> Data {
    try KDF.Scrypt.deriveKey(
      from: Data(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: 32, rounds: n,
      blockSize: r, parallelism: p, maxMemory: 128 << 20
    ).withUnsafeBytes { Data($0) }
  }
}
