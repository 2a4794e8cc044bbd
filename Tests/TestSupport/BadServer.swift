import Foundation
import Synchronization

/// A server on loopback that says what the test tells it to, byte by byte, so that it can misbehave in every way.
final class BadServer: Sendable {
  /// A request: its path and header fields in small letters.
  struct Request: Sendable {
    let path: String
    let fields: [String: String]
  }

  /// What is written to the connection, piece by piece; `pause` is before each piece.
  struct Reply: Sendable {
    var pieces: [[UInt8]]
    var pause: Duration = .zero
    /// Whether the last piece is written again until nobody reads any more.
    var isEndless = false

    /// A whole answer with its length.
    static func answer(_ status: String, _ body: String = "", _ fields: [String] = []) -> Reply {
      answer(status, Array(body.utf8), fields)
    }

    static func answer(_ status: String, _ body: [UInt8], _ fields: [String] = []) -> Reply {
      let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"] + fields).joined(
        separator: "\r\n")
      return Reply(pieces: [Array((head + "\r\n\r\n").utf8) + body])
    }

    /// A page of an answer with status 200.
    static func page(_ body: String, _ fields: [String] = []) -> Reply {
      answer("200 OK", body, ["Content-Type: text/html; charset=utf-8"] + fields)
    }
  }

  private final class Seen: Sendable {
    let requests = Mutex<[Request]>([])
  }

  let port: Int
  private let descriptor: Int32
  private let seen = Seen()

  /// Listens on a free port and answers each connection's first request.
  init(_ reply: @escaping @Sendable (Request) -> Reply) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port: Int? = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(listener, address, length) == 0, listen(listener, 32) == 0,
          getsockname(listener, address, &length) == 0
        else { return nil }
        return Int(UInt16(bigEndian: pointer.pointee.sin_port))
      }
    }
    guard let port else { throw CocoaError(.fileReadUnknown) }
    (descriptor, self.port) = (listener, port)
    let seen = seen
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread {
          defer { close(connection) }
          guard let request = Self.request(on: connection) else { return }
          seen.requests.withLock { $0.append(request) }
          Self.write(reply(request), to: connection)
        }
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  func address(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

  /// The requests so far.
  var requests: [Request] { seen.requests.withLock { $0 } }

  /// How often a path was asked for.
  func count(_ path: String) -> Int { requests.count { $0.path == path } }

  private static func request(on connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      fields[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    return Request(path: String(words[1]), fields: fields)
  }

  private static func write(_ reply: Reply, to connection: Int32) {
    func send(_ piece: [UInt8]) -> Bool {
      if reply.pause > .zero { Thread.sleep(forTimeInterval: Double(reply.pause.components.attoseconds) / 1e18) }
      var start = 0
      while start < piece.count {
        let count = piece.withUnsafeBytes {
          Glibc.send(connection, $0.baseAddress.map { $0 + start }, piece.count - start, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        start += count
      }
      return true
    }
    for piece in reply.pieces {
      guard send(piece) else { return }
    }
    while reply.isEndless, let last = reply.pieces.last, send(last) {}
  }
}
