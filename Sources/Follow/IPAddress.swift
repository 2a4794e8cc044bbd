import Glibc

/// An address of the internet protocol, version 4 or 6.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// Four or sixteen bytes, the highest first.
  public let bytes: [UInt8]

  /// The address that a text writes (`192.0.2.1`, `2001:db8::1`, also in brackets); `nil` if it writes none.
  public init?(_ text: String) {
    let text = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      bytes = withUnsafeBytes(of: &six) { Array($0) }
    } else {
      return nil
    }
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// As it is written in URLs, without brackets.
  public var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    _ = inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether anyone on the internet is reached by it: no private, loopback, link-local (with the metadata services of clouds), shared,
  /// documentation, benchmark, multicast or reserved address (IANA's special-purpose registries), nor a version 6 form of one.
  public var isPublic: Bool { bytes.count == 4 ? Self.isPublic(bytes[...]) : isPublicVersion6 }

  private static func isPublic(_ four: ArraySlice<UInt8>) -> Bool {
    let value = four.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return !reserved.contains { value >> (32 - $0.length) == $0.prefix >> (32 - $0.length) }
  }

  private static let reserved: [(prefix: UInt32, length: UInt32)] = [
    (0x0000_0000, 8), (0x0a00_0000, 8), (0x6440_0000, 10), (0x7f00_0000, 8), (0xa9fe_0000, 16), (0xac10_0000, 12),
    (0xc000_0000, 24), (0xc000_0200, 24), (0xc058_6300, 24), (0xc0a8_0000, 16), (0xc612_0000, 15), (0xc633_6400, 24),
    (0xcb00_7100, 24), (0xe000_0000, 4), (0xf000_0000, 4),
  ]

  private var isPublicVersion6: Bool {
    func starts(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
    let zeros = [UInt8](repeating: 0, count: 10)
    // Mapped and compatible addresses of version 4, and those behind translators and 6to4.
    if starts(zeros + [0xff, 0xff]) || starts([0x00, 0x64, 0xff, 0x9b] + zeros.prefix(8)) {
      return Self.isPublic(bytes[12...])
    }
    if starts([0x20, 0x02]) { return Self.isPublic(bytes[2..<6]) }
    // Only 2000::/3 is given out; Teredo, documentation and other special uses lie within.
    guard bytes[0] & 0xe0 == 0x20 else { return false }
    if starts([0x20, 0x01, 0x0d, 0xb8]) || starts([0x3f, 0xff]) { return false }
    return !(starts([0x20, 0x01]) && bytes[2] < 0x02)
  }
}

/// Which addresses may be connected to.
public struct AddressPolicy: Sendable {
  /// Whether every address may be.
  public var allowsPrivate: Bool
  /// Addresses that may be although they are not public.
  public var exceptions: Set<IPAddress>

  /// Public addresses alone, unless it is said otherwise.
  public init(allowsPrivate: Bool = false, exceptions: Set<IPAddress> = []) {
    self.allowsPrivate = allowsPrivate
    self.exceptions = exceptions
  }

  /// The address to connect to among those of a host. One that may not be connected to spoils them all: a name that gives public and
  /// private addresses together means no good.
  func choose(among addresses: [IPAddress], host: String) throws(FetchFailure) -> IPAddress {
    guard let first = addresses.first else { throw FetchFailure("\(host) has no address") }
    if !allowsPrivate, let bad = addresses.first(where: { !$0.isPublic && !exceptions.contains($0) }) {
      throw FetchFailure(
        "\(host) is at \(bad), which is not a public address; --allow-private allows it", isFinal: true)
    }
    return first
  }
}

/// Names of hosts to addresses.
public struct HostResolver: Sendable {
  /// All addresses of a host, the preferred first; none if it is unknown. May block.
  public var addresses: @Sendable (String) -> [IPAddress]

  /// A resolver that asks a closure.
  public init(addresses: @escaping @Sendable (String) -> [IPAddress]) {
    self.addresses = addresses
  }

  /// The system's (`getaddrinfo`): hosts file, then DNS.
  public static let system = HostResolver { host in
    if let address = IPAddress(host) { return [address] }
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [IPAddress] = []
    var next = list
    while let entry = next?.pointee {
      if let address = entry.ai_addr.flatMap({ IPAddress($0, family: entry.ai_family) }), !found.contains(address) {
        found.append(address)
      }
      next = entry.ai_next
    }
    return found
  }
}

extension IPAddress {
  fileprivate init?(_ address: UnsafeMutablePointer<sockaddr>, family: Int32) {
    switch family {
    case AF_INET:
      bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        withUnsafeBytes(of: $0.pointee.sin_addr) { Array($0) }
      }
    case AF_INET6:
      bytes = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        withUnsafeBytes(of: $0.pointee.sin6_addr) { Array($0) }
      }
    default: return nil
    }
  }
}
