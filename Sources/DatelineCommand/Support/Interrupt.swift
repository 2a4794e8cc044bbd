import Glibc
import Synchronization

/// Ctrl-C and a polite end (SIGINT, SIGTERM): what is under way is finished and written; the second signal ends the program at once.
enum Interrupt {
  private static let seen = Atomic<Int32>(0)

  /// The signal that asked to stop, 0 if none did.
  static var signal: Int32 { seen.load(ordering: .relaxed) }

  /// From here on the signals are kept in `signal`. A read that waits is interrupted.
  static func watch() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      Interrupt.seen.store(number, ordering: .relaxed)
      Glibc.signal(number, SIG_DFL)
    }
    for number in [SIGINT, SIGTERM] { sigaction(number, &action, nil) }
  }
}
