import Dispatch
import Synchronization

/// A value that another thread works out meanwhile.
package final class Ahead<Value: Sendable>: Sendable {
  private let found = Mutex<Value?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins the work.
  package init(_ work: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async {
      let value = work()
      self.found.withLock { $0 = value }
      self.isDone.signal()
    }
  }

  /// Waits for the value; to be asked once.
  package func value() -> Value? {
    isDone.wait()
    return found.withLock { $0 }
  }
}
