import Records

/// Reports pulled one at a time; memory holds one report, and eight bytes and a little for each id met.
///
/// Use it from one task at a time.
public final class ReportStream: Sequence, IteratorProtocol {
  private let options: ReadOptions
  private var walker: PathWalker
  private var source: (any DraftSource)?
  /// What the source reads, and whether it has given nothing yet.
  private var origin = ""
  private var isUnanswered = false
  private var ids = ReportIDs()
  /// Problems that belong to the report just given.
  private var pending: [ReadProblem] = []
  /// How far the stream has come with the item it gave last.
  public private(set) var position = ReadPosition()
  /// How many bytes of files and standard input were read, as they are stored.
  public var bytesRead: Int { finishedBytes + (file?.position ?? 0) }
  private var finishedBytes = 0
  private var file: FileSource?

  init(options: ReadOptions, paths: [String]) {
    self.options = options
    walker = PathWalker(paths: paths)
  }

  init(options: ReadOptions, source: any DraftSource) {
    self.options = options
    walker = PathWalker(paths: [])
    self.source = source
  }

  /// A stream that goes on after `position`; `ids` are hashes of the ids given up to there.
  init(options: ReadOptions, paths: [String], after position: ReadPosition, ids: [UInt64]) {
    self.options = options
    walker = PathWalker(paths: paths)
    self.ids = ReportIDs(seen: ids)
    self.position = position
    guard position.steps > 0 else { return }
    for _ in 1..<position.steps { _ = walker.next() }
    guard case .file(let path) = walker.next() else { return }
    open(path)
    guard position.items > 0 else { return }
    isUnanswered = false
    if source == nil { pending = [] } else { source?.skip(position.items) }
  }

  init(options: ReadOptions, bytes: [UInt8], origin: String) {
    self.options = options
    walker = PathWalker(paths: [])
    open(MemorySource(bytes), origin: origin)
  }

  /// Whether all that belongs to the last report was given: only then can another stream go on from `position`.
  public var isBetweenReports: Bool { pending.isEmpty }

  /// The next report or problem, `nil` after the last or when the reader's options say to stop.
  public func next() -> ReadItem? {
    if options.isStopping() { return nil }
    let before = position
    let item = nextItem()
    // What ended early because reading was interrupted is neither a report nor a problem.
    guard options.isStopping() else { return item }
    position = before
    pending = []
    return nil
  }

  private func nextItem() -> ReadItem? {
    while true {
      if !pending.isEmpty {
        if position.items == 0 { position.items = 1 }
        return .problem(pending.removeFirst())
      }
      if source != nil {
        let item = source?.next()
        let isFirst = isUnanswered
        isUnanswered = false
        switch item {
        case .draft(let draft):
          position.items += 1
          return .report(finish(draft))
        case .problem(let problem):
          position.items += 1
          return .problem(problem)
        case nil:
          source = nil
          finishedBytes = bytesRead
          file = nil
          guard isFirst else { continue }
          position.items += 1
          return .problem(ReadProblem(.skipped, origin, "no reports in it"))
        }
      } else {
        guard let step = walker.next() else { return nil }
        position = ReadPosition(steps: position.steps + 1)
        switch step {
        case .file(let path): open(path)
        case .problem(let problem):
          position.items = 1
          return .problem(problem)
        }
      }
    }
  }

  private func open(_ path: String) {
    do {
      let file = try FileSource(path: path, isStopping: options.isStopping)
      self.file = file
      open(file, origin: path)
    } catch {
      pending.append(ReadProblem(.unreadable, path, error.message))
    }
  }

  private func open(_ bytes: any ByteSource, origin: String) {
    do {
      let stream = try ByteStream(decompressing: bytes)
      source = try draftSource(of: stream, origin: origin, options: options)
      self.origin = origin
      isUnanswered = true
    } catch {
      pending.append(ReadProblem(.skipped, origin, error.message))
    }
  }

  /// The report of a draft: what the user gave wins, then what the report says, then its address.
  private func finish(_ draft: DraftReport) -> Report {
    var hash = StableHash()
    hash.combine(draft.text.span)
    let given = draft.id ?? hash.hex
    let id = ids.unique(given)
    if id != given {
      pending.append(
        ReadProblem(
          .noted, draft.origin, line: draft.line, "a report with the id \(given) came before; this one is \(id)"))
    }
    for message in draft.notes { pending.append(ReadProblem(.noted, draft.origin, line: draft.line, message)) }
    var reference = ReportReference(
      id: id, title: draft.title, publisher: draft.publisher ?? draft.url.flatMap(Address.host(of:)), url: draft.url)
    if let day = options.published {
      (reference.published, reference.publishedFrom) = (day, .argument)
    } else if let (day, source) = Self.reportDate(draft) {
      (reference.published, reference.publishedFrom) = (day, source)
    }
    reference.language = LanguageDetector.language(of: draft.text.span, declared: draft.language)
    var report = Report(reference: reference, text: draft.text, blocks: draft.blocks, origin: draft.origin)
    report.raw = options.keepsRaw ? draft.raw : nil
    report.pageOffsets = draft.pageOffsets
    report.author = draft.author
    report.publishedTime = draft.publishedTime
    report.modifiedTime = draft.modifiedTime
    report.fileDate = draft.isArchived ? nil : Address.day(inFileName: draft.origin)
    return report
  }

  /// The day of the metadata, in its own zone, else of the address, else of the line that opens the text. A time in Greenwich says little of the day at the publisher's: where the
  /// address has the day before or after, that is the day.
  private static func reportDate(_ draft: DraftReport) -> (Day, ReportReference.DateSource)? {
    let address = draft.url.flatMap(Address.day(in:))
    guard let stated = draft.published else {
      return address.map { ($0, .url) } ?? draft.lastResort.map { ($0.day, $0.from) }
    }
    if let address, abs(address.ordinal - stated.ordinal) == 1, draft.publishedTime.map(DateText.isUTC) == true {
      return (address, .url)
    }
    return (stated, .metadata)
  }
}
