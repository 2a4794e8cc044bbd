import Glibc

/// What the terminal is like.
enum Terminal {
  /// Columns; 120 where there is no terminal.
  static var width: Int {
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 120
  }
}

/// Progress on standard error, rewritten in place about three times a second; nothing where there is no terminal.
struct Progress {
  private let isShown: Bool
  private let begin = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var reports = 0
  private var records = 0
  /// Parts of the input that gave no report.
  var skipped = 0

  init(isShown: Bool) { self.isShown = isShown }

  mutating func add(records count: Int) {
    reports += 1
    records += count
    guard isShown, ContinuousClock.now - shown > .milliseconds(300) else { return }
    shown = .now
    write("\r\u{1B}[K" + line)
  }

  /// A message of its own line, above the progress.
  func note(_ message: String) { write((isShown ? "\r\u{1B}[K" : "") + message + "\n") }

  /// Shows something else in place of the counts.
  func show(_ text: String) { if isShown { write("\r\u{1B}[K" + text) } }

  func finish() { if isShown { write("\r\u{1B}[K" + line + "\n") } }

  private var line: String {
    let elapsed = ContinuousClock.now - begin
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Int(Double(reports) / seconds) : 0
    return "\(reports) reports, \(records) records, \(skipped) skipped, \(rate) reports/s"
  }

  private func write(_ text: String) {
    var output = LineOutput(descriptor: 2)
    output.write(text: text)
    output.flush()
  }
}
