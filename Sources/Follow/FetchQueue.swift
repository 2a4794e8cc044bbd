/// Fetches many addresses, some sites at once and each site one address after the other; what has come is handed on one by one, and no
/// more is held than there are sites at work.
struct FetchQueue {
  struct Request: Sendable {
    /// What the caller knows it by.
    let key: String
    let address: WebAddress
    let validators: Validators
  }

  enum Outcome: Sendable {
    case answer(Answer)
    /// The copy is current.
    case current
    case failure(FetchFailure)
  }

  /// Requests by site, the next one last; sites in the order of their first request.
  private var waiting: [[Request]] = []
  private let most: Int
  private let isStopping: @Sendable () -> Bool

  init(_ requests: [Request], options: FollowOptions) {
    most = max(1, options.sites)
    isStopping = options.isStopping
    var places: [String: Int] = [:]
    for request in requests {
      let place = places[request.address.site] ?? waiting.count
      if place == waiting.count {
        places[request.address.site] = place
        waiting.append([])
      }
      waiting[place].append(request)
    }
    for index in waiting.indices { waiting[index].reverse() }
  }

  /// Fetches all. If `handle` throws or it is to stop, what is under way is given up.
  func run(_ fetcher: PoliteFetcher, handle: (String, Outcome) async throws -> Void) async throws {
    var waiting = waiting
    var nextSite = 0
    var running = 0
    let isStopping = isStopping
    try await withThrowingTaskGroup(of: (site: Int, key: String, outcome: Outcome).self) { group in
      group.addTask {
        while !isStopping() { try await Task.sleep(for: .milliseconds(100)) }
        throw CancellationError()
      }
      func start(_ site: Int) {
        guard let request = waiting[site].popLast() else { return }
        running += 1
        group.addTask { (site, request.key, try await Self.outcome(of: request, fetcher)) }
      }
      while nextSite < min(most, waiting.count) {
        start(nextSite)
        nextSite += 1
      }
      defer { group.cancelAll() }
      while running > 0, let (site, key, outcome) = try await group.next() {
        running -= 1
        if !waiting[site].isEmpty {
          start(site)
        } else if nextSite < waiting.count {
          start(nextSite)
          nextSite += 1
        }
        try await handle(key, outcome)
      }
    }
  }

  private static func outcome(of request: Request, _ fetcher: PoliteFetcher) async throws -> Outcome {
    do {
      return try await fetcher.fetch(request.address, validators: request.validators).map(Outcome.answer) ?? .current
    } catch let failure as FetchFailure {
      return .failure(failure)
    }
  }
}
