import Foundation
import Glibc

/// Sends bytes to a port of this machine as they are, and reads what comes. It waits on threads of its own: those of tasks are the desk's.
enum RawClient {
  /// - Parameter untilClosed: whether all is read until the other side closes; else the head of the first answer is enough.
  static func ask(port: Int, _ request: String, untilClosed: Bool = false) async throws -> String {
    try await waiting {
      let descriptor = try open(port)
      defer { close(descriptor) }
      _ = request.withCString { Glibc.send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
      return answer(descriptor, untilClosed: untilClosed)
    }
  }

  /// Sends a beginning, then letter after letter, until the other side closes or ten seconds are over.
  ///
  /// - Returns: what came; `nil` when the other side listened to the end.
  static func drip(port: Int, _ beginning: String, every pause: Duration) async throws -> String? {
    try await waiting {
      let descriptor = try open(port)
      defer { close(descriptor) }
      _ = beginning.withCString { Glibc.send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
      var answer: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let end = ContinuousClock.now + .seconds(20)
      while ContinuousClock.now < end {
        usleep(UInt32(pause / .microseconds(1)))
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        answer += buffer.prefix(max(0, count))
        let isOpen = count != 0 && Glibc.send(descriptor, "a", 1, Int32(MSG_NOSIGNAL)) == 1
        guard isOpen else { return String(decoding: answer, as: UTF8.self) }
      }
      return nil
    }
  }

  private static func waiting<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
    }
  }

  private static func open(_ port: Int) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw POSIXError(.EIO) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else {
      close(descriptor)
      throw POSIXError(.ECONNREFUSED)
    }
    var time = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    return descriptor
  }

  private static func answer(_ descriptor: Int32, untilClosed: Bool) -> String {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      answer += buffer.prefix(count)
      if !untilClosed, answer.count > 12 { break }
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
