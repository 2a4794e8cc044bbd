import Glibc
import Ingest

/// What the terminal is like.
enum Terminal {
  /// Columns; 120 where there is no terminal.
  static var width: Int {
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 120
  }

  /// Whether progress can be shown: standard error is a terminal on which no output is written.
  static func showsProgress(output: String?) -> Bool { isatty(2) == 1 && (output != nil || isatty(1) == 0) }
}

/// Progress on standard error, rewritten in place about three times a second; nothing where there is no terminal.
final class Progress {
  private let isShown: Bool
  private let begin = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var reports = 0
  private var records: Int?
  /// Bytes of all files to read, if that is known.
  private let size: Int?
  /// Bytes read so far, and when the run began to read.
  var bytesRead = 0
  /// Parts of the input that gave no report.
  var skipped = 0

  /// - Parameter paths: what will be read; their size tells the time left.
  init(isShown: Bool, paths: [String] = []) {
    self.isShown = isShown
    size = isShown ? Reader.size(of: paths) : nil
  }

  /// A report was done, with so many records if they are counted.
  func add(records count: Int? = nil) {
    reports += 1
    if let count { records = (records ?? 0) + count }
    guard isShown, ContinuousClock.now - shown > .milliseconds(300) else { return }
    shown = .now
    write("\r\u{1B}[K" + line)
  }

  /// Makes room for a message.
  func clear() { if isShown { write("\r\u{1B}[K") } }

  /// A message of its own line, above the progress.
  func note(_ message: String) {
    clear()
    write(message + "\n")
  }

  /// Shows something else in place of the counts.
  func show(_ text: String) { if isShown { write("\r\u{1B}[K" + text) } }

  /// The last state, and how often what was skipped.
  func finish(skipped counts: [String: Int] = [:]) {
    guard isShown else { return }
    let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    write("\r\u{1B}[K" + line + "\n" + reasons.map { "  \($0.value) × \($0.key)\n" }.joined())
  }

  private var line: String {
    let elapsed = ContinuousClock.now - begin
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Int(Double(reports) / seconds) : 0
    var parts = ["\(reports) reports"]
    if let records { parts.append("\(records) records") }
    parts += ["\(skipped) skipped", "\(rate) reports/s"]
    if let size, bytesRead > 0, size > bytesRead, seconds > 1 {
      parts.append(Self.time(seconds * Double(size - bytesRead) / Double(bytesRead)) + " left")
    }
    return parts.joined(separator: ", ")
  }

  private static func time(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    if seconds < 120 { return "\(seconds) s" }
    return seconds < 7200 ? "\(seconds / 60) min" : "\(seconds / 3600) h \(seconds / 60 % 60) min"
  }

  private func write(_ text: String) {
    var output = LineOutput(descriptor: 2)
    output.write(text: text)
    output.flush()
  }
}
