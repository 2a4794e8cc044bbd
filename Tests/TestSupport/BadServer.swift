import Foundation
import Synchronization

/// A server on loopback that says what the test tells it to, byte by byte, so that it can misbehave in every way.
package final class BadServer: Sendable {
  /// A request: its path and header fields in small letters.
  package struct Request: Sendable {
    package let path: String
    package let fields: [String: String]
  }

  /// What is written to the connection, piece by piece; `pause` is before each piece.
  package struct Reply: Sendable {
    package var pieces: [[UInt8]]
    package var pause: Duration = .zero
    /// Whether the last piece is written again until nobody reads any more.
    package var isEndless = false

    /// Pieces as they are.
    package init(pieces: [[UInt8]], pause: Duration = .zero, isEndless: Bool = false) {
      (self.pieces, self.pause, self.isEndless) = (pieces, pause, isEndless)
    }

    /// A whole answer with its length.
    package static func answer(_ status: String, _ body: String = "", _ fields: [String] = []) -> Reply {
      answer(status, Array(body.utf8), fields)
    }

    /// The same of bytes.
    package static func answer(_ status: String, _ body: [UInt8], _ fields: [String] = []) -> Reply {
      let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"] + fields).joined(
        separator: "\r\n")
      return Reply(pieces: [Array((head + "\r\n\r\n").utf8) + body])
    }

    /// A page of an answer with status 200.
    package static func page(_ body: String, _ fields: [String] = []) -> Reply {
      answer("200 OK", body, ["Content-Type: text/html; charset=utf-8"] + fields)
    }
  }

  private final class Seen: Sendable {
    let requests = Mutex<[Request]>([])
  }

  package let port: Int
  private let descriptor: Int32
  private let seen = Seen()

  /// Listens on a free port and answers each connection's first request.
  package init(_ reply: @escaping @Sendable (Request) -> Reply) throws {
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

  /// The address of a path.
  package func address(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

  /// The requests so far.
  package var requests: [Request] { seen.requests.withLock { $0 } }

  /// How often a path was asked for.
  package func count(_ path: String) -> Int { requests.count { $0.path == path } }

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

/// A number that threads share.
package final class Counter: Sendable {
  private let count = Mutex(0)
  /// Begins at zero.
  package init() {}
  /// The number.
  package var value: Int { count.withLock { $0 } }
  /// Adds to it.
  package func add(_ change: Int = 1) { count.withLock { $0 += change } }
  /// Makes it at least a number.
  package func raise(to value: Int) { count.withLock { $0 = max($0, value) } }
}
