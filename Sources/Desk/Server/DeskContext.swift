import Hummingbird
import NIOCore

/// What the desk knows of a request beside the request itself.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address that it came from; behind a proxy, that which the proxy names.
  var client: String
  /// Who asks.
  var visitor = Visitor.nobody

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    client = source.channel.remoteAddress?.ipAddress ?? "local"
  }
}

/// What people may do, each also what the ones before may.
public enum Role: String, Sendable, CaseIterable, Comparable {
  /// Sees everything, changes nothing.
  case reader
  /// Judges and corrects records.
  case coder
  /// Confirms what coders decided; sees the audit.
  case reviewer
  /// Also makes accounts.
  case admin

  /// Roles that may do less come first.
  public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }
  private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }
}

/// Who asks.
struct Visitor: Sendable {
  /// The account, or the name of the only person.
  var name: String
  /// `nil` for someone who may not even read.
  var role: Role?
  /// What forms must send back; `nil` for those who show a token in a header, which no other site can make a browser send.
  var csrf: String?
  /// The key of the session, where there is one.
  var session: String?

  static let nobody = Visitor(name: "", role: nil)

  /// Whether they may do what a role may.
  func may(_ role: Role) -> Bool { self.role.map { $0 >= role } ?? false }
  var isSignedIn: Bool { !name.isEmpty }
}
