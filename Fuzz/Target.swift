import Glibc
import Ingest
import JSON
import Records

/// What libFuzzer calls with each input: reads it as the format that `FUZZ_READER` names and checks what comes out.
///
/// A crash, a hang, memory without bound or a broken promise about blocks stops the run and keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard reader != .records else {
    checkRecord(bytes)
    return 0
  }
  let (input, name) = reader.input(bytes)
  var isAnswered = false
  for item in Reader(options: reader.options).reports(in: input, origin: name) {
    isAnswered = true
    if case .report(let report) = item { check(report) }
  }
  precondition(isAnswered, "neither a report nor a problem")
  return 0
}

private let reader: FuzzedReader = {
  let name = getenv("FUZZ_READER").map { String(cString: $0) } ?? ""
  guard let reader = FuzzedReader(rawValue: name) else {
    fatalError("FUZZ_READER must be one of \(FuzzedReader.allCases.map(\.rawValue))")
  }
  return reader
}()

/// The readers that are fuzzed.
private enum FuzzedReader: String, CaseIterable {
  case html, warc, feed, jsonl, charset, records

  /// Character sets that pages declare; the first byte of an input chooses one.
  private static let sets = [
    "utf-8", "utf-16le", "windows-1252", "shift_jis", "gb18030", "euc-kr", "big5", "koi8-r", "windows-1256",
    "iso-2022-jp", "euc-jp", "utf-7", "iso-8859-6", "hz", "no-such-set", "windows-874",
  ]

  var options: ReadOptions {
    var options = ReadOptions()
    options.limits.page = 1 << 20
    options.limits.text = 1 << 20
    options.limits.line = 1 << 18
    options.mapsOffsets = self == .html || self == .charset
    return options
  }

  /// The bytes to read and the name of the file that they seem to be.
  func input(_ bytes: [UInt8]) -> (bytes: [UInt8], name: String) {
    switch self {
    case .html: return (bytes, "a.html")
    case .warc: return (bytes, "a.warc")
    case .feed: return (bytes, "a.rss")
    case .jsonl, .records: return (bytes, "a.jsonl")
    case .charset:
      guard let first = bytes.first else { return (bytes, "a.txt") }
      if first & 0x80 != 0 { return (Array(bytes.dropFirst()), "a.txt") }
      let set = Self.sets[Int(first) % Self.sets.count]
      return (Array("<html><meta charset=\(set)><body><p>".utf8) + bytes.dropFirst(), "a.html")
    }
  }
}

/// Text is UTF-8, blocks follow each other within it, offsets of the page rise with those of the text.
private func check(_ report: Report) {
  precondition(!report.text.isEmpty, "an empty text")
  precondition(String(validating: report.text, as: UTF8.self) != nil, "a text that is not UTF-8")
  var last = 0
  for block in report.blocks {
    precondition(block.bytes.lowerBound >= last && block.bytes.upperBound <= report.text.count, "blocks out of order")
    precondition(!block.bytes.isEmpty, "an empty block")
    last = block.bytes.upperBound
  }
  var clean = 0
  for run in report.pageOffsets {
    precondition(run.text.lowerBound >= clean && run.text.upperBound <= report.text.count, "offsets out of order")
    precondition(run.page.lowerBound <= run.page.upperBound, "a run that ends before it begins")
    clean = run.text.upperBound
  }
}

/// A record that another program wrote is refused, or comes back from its own JSON as it was.
private func checkRecord(_ bytes: [UInt8]) {
  guard let record = try? LineDecoder().decode(Mention.self, from: bytes) else { return }
  guard let line = try? LineEncoder().encode(record) else { preconditionFailure("a record that cannot be written") }
  guard let again = try? LineDecoder().decode(Mention.self, from: line) else {
    preconditionFailure("a record that cannot be read again: \(String(decoding: line, as: UTF8.self))")
  }
  precondition(again == record, "another record after writing and reading")
}
