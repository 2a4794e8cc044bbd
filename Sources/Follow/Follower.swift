import Foundation
public import Ingest
import Records

/// Follows feeds: asks each, fetches the pages of its new and changed entries and hands their reports on.
///
/// ```swift
/// let follower = Follower(feeds: ["https://news.example/rss"], state: try FollowState(file: url))
/// try await follower.poll { followed in try ledger.add(followed.report) }
/// ```
public struct Follower {
  private let feeds: [String]
  private let state: FollowState
  private let options: FollowOptions

  /// - Parameters:
  ///   - feeds: addresses of RSS and Atom feeds.
  ///   - state: what earlier polls learnt. It is kept up as a poll goes on, so that one that is stopped goes on at the next.
  public init(feeds: [String], state: FollowState, options: FollowOptions = FollowOptions()) {
    self.feeds = feeds
    self.state = state
    self.options = options
  }

  /// Asks every feed once and fetches what is new, changed or left over.
  ///
  /// - Parameters:
  ///   - problem: takes what could not be fetched or read, each with its address.
  ///   - handle: takes a report. Its page counts as done when this returns; if it throws, the poll ends and the page comes again.
  public func poll(
    problem: (ReadProblem) -> Void = { _ in }, handle: (FollowedReport) async throws -> Void
  ) async throws -> PollSummary {
    var summary = PollSummary()
    let fetcher = PoliteFetcher(options: options)
    do {
      try await askFeeds(fetcher, &summary, problem)
      try await fetchPages(fetcher, &summary, problem, handle)
    } catch {
      await fetcher.close()
      throw error
    }
    await fetcher.close()
    return summary
  }

  /// Asks the feeds; the pages they show are noted in the state.
  private func askFeeds(
    _ fetcher: PoliteFetcher, _ summary: inout PollSummary, _ problem: (ReadProblem) -> Void
  ) async throws {
    let now = Date()
    var requests: [FetchQueue.Request] = []
    for feed in feeds {
      let known = state.feeds[feed] ?? FollowState.Feed()
      if let time = known.notBefore, time > now { continue }
      do throws(FetchFailure) {
        requests.append(.init(key: feed, address: try WebAddress(feed), validators: known.validators))
      } catch {
        summary.problems += 1
        problem(ReadProblem(.unreadable, feed, error.description))
      }
    }
    let queue = FetchQueue(requests, options: options)
    try await queue.run(fetcher) { feed, outcome in
      var known = state.feeds[feed] ?? FollowState.Feed()
      known.notBefore = nil
      switch outcome {
      case .current: summary.feeds += 1
      case .failure(let failure):
        summary.problems += 1
        problem(ReadProblem(.skipped, feed, failure.description))
        known.notBefore = failure.retryAfter.map { now + $0.seconds }
      case .answer(let answer):
        summary.feeds += 1
        summary.changedFeeds += 1
        try noteEntries(of: answer, feed: feed, now, &summary, problem)
        // Only now: a run that is stopped before must be shown the entries again.
        known.validators = Validators(etag: answer.etag, lastModified: answer.lastModified)
      }
      try state.set(known, for: feed)
    }
  }

  private func noteEntries(
    of answer: Answer, feed: String, _ now: Date, _ summary: inout PollSummary, _ problem: (ReadProblem) -> Void
  ) throws {
    let (title, entries) = Reader.feedEntries(in: answer.body)
    if entries.isEmpty {
      summary.problems += 1
      problem(ReadProblem(.skipped, feed, "a feed without items"))
    }
    for entry in entries {
      guard let link = entry.url else {
        summary.problems += 1
        problem(ReadProblem(.skipped, feed, "an entry without an address: \(entry.title ?? entry.id ?? "")"))
        continue
      }
      let address: WebAddress
      do throws(FetchFailure) {
        address = try WebAddress(link, relativeTo: answer.address)
      } catch {
        summary.problems += 1
        problem(ReadProblem(.skipped, feed, error.description))
        continue
      }
      var page =
        state.pages[address.text] ?? FollowState.Page(feed: feed, feedTitle: title, entry: entry, first: now, seen: now)
      page.seen = now
      if page.entry != entry {
        // Another version: asked again whatever became of the last.
        page.entry = entry
        (page.isGivenUp, page.notBefore, page.checked) = (false, nil, nil)
      }
      try state.set(page, for: address.text)
    }
  }

  private func fetchPages(
    _ fetcher: PoliteFetcher, _ summary: inout PollSummary, _ problem: (ReadProblem) -> Void,
    _ handle: (FollowedReport) async throws -> Void
  ) async throws {
    let now = Date()
    let wanted = Set(feeds)
    let requests = state.pages.filter { wanted.contains($0.value.feed) && isDue($0.value, now) }
      .sorted { ($0.value.first, $0.key) < ($1.value.first, $1.key) }
      .compactMap { key, page in
        (try? WebAddress(key)).map { FetchQueue.Request(key: key, address: $0, validators: page.validators) }
      }
    let queue = FetchQueue(requests, options: options)
    try await queue.run(fetcher) { key, outcome in
      guard var page = state.pages[key] else { return }
      page.checked = Date()
      page.notBefore = nil
      switch outcome {
      case .current: summary.unchangedPages += 1
      case .failure(let failure):
        summary.problems += 1
        problem(ReadProblem(.skipped, key, failure.description))
        page.failures += 1
        page.isGivenUp = page.text == nil && (failure.isFinal || page.failures >= 10)
        page.notBefore = Date() + (failure.retryAfter ?? options.laterPause * (1 << min(page.failures - 1, 10))).seconds
      case .answer(let answer):
        page.failures = 0
        try await read(answer, key, &page, &summary, problem, handle)
        if page.text != nil { page.validators = Validators(etag: answer.etag, lastModified: answer.lastModified) }
      }
      try state.set(page, for: key)
    }
  }

  /// Whether a page is still to be fetched, or to be asked for changes.
  private func isDue(_ page: FollowState.Page, _ now: Date) -> Bool {
    if page.isGivenUp || page.notBefore.map({ $0 > now }) == true { return false }
    guard page.text != nil, let checked = page.checked else { return true }
    return now.timeIntervalSince(page.first) < options.recheckFor.seconds
      && now.timeIntervalSince(checked) >= options.recheckEvery.seconds
  }

  /// Reads a page and hands its report on, unless it is the one that was given before.
  private func read(
    _ answer: Answer, _ key: String, _ page: inout FollowState.Page, _ summary: inout PollSummary,
    _ problem: (ReadProblem) -> Void, _ handle: (FollowedReport) async throws -> Void
  ) async throws {
    var found: Report?
    for item in Reader().reports(inAnswer: answer.body, contentType: answer.contentType, url: answer.address.text) {
      switch item {
      case .report(let report): found = report
      case .problem(let trouble):
        if trouble.severity != .noted { summary.problems += 1 }
        problem(trouble)
      }
    }
    guard var report = found else {
      page.isGivenUp = page.text == nil
      return
    }
    var hash = StableHash()
    hash.combine(report.text.span)
    guard page.text != hash.hex else {
      summary.unchangedPages += 1
      return
    }
    if report.reference.published == nil, let day = page.entry.published {
      (report.reference.published, report.reference.publishedFrom) = (day, .metadata)
      report.publishedTime = page.entry.publishedTime
    }
    report.reference.title = report.reference.title ?? page.entry.title
    report.reference.url = report.reference.url ?? answer.address.text
    report.reference.publisher = report.reference.publisher ?? page.feedTitle
    let isChange = page.text != nil
    try await handle(
      FollowedReport(
        report: report, page: answer.body, contentType: answer.contentType, feed: page.feed, entry: page.entry,
        isChange: isChange))
    page.text = hash.hex
    summary.reports += 1
    if isChange { summary.changedReports += 1 }
  }
}

extension Duration {
  var seconds: Double { Double(nanoseconds) / 1e9 }
}
