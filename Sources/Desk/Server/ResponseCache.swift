import NIOCore
import Synchronization

/// Encoded answers, kept until the ledger changes.
final class ResponseCache: Sendable {
  struct Answer: Sendable {
    var mediaType: String
    var body: ByteBuffer
    var tag: String
  }
  private struct State {
    var version = 0
    var answers: [String: Answer] = [:]
    var order: [String] = []
    var size = 0
  }
  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter limit: bytes of all answers together.
  init(limit: Int = 32 << 20) { self.limit = limit }

  /// The answer to a request, if it was made of this version of the ledger.
  func answer(_ key: String, version: Int) -> Answer? {
    state.withLock { $0.version == version ? $0.answers[key] : nil }
  }

  /// Keeps an answer; those kept longest go when there is no room.
  func keep(_ answer: Answer, for key: String, version: Int) {
    let size = answer.body.readableBytes + key.utf8.count + 200
    guard size <= limit / 4 else { return }
    state.withLock { state in
      if state.version != version { state = State(version: version) }
      guard state.answers[key] == nil else { return }
      state.answers[key] = answer
      state.order.append(key)
      state.size += size
      var gone = 0
      while state.size > limit, gone < state.order.count {
        if let old = state.answers.removeValue(forKey: state.order[gone]) {
          state.size -= old.body.readableBytes + state.order[gone].utf8.count + 200
        }
        gone += 1
      }
      state.order.removeFirst(gone)
    }
  }
}
