import Foundation

/// Fetches within what a site allows and asks for: robots.txt, one request at a time and with pauses, more patience when told to wait.
actor PoliteFetcher {
  private let options: FollowOptions
  private let fetcher: Fetcher
  private var sites: [String: Site] = [:]

  private struct Site {
    var rules: RobotsRules?
    var isBusy = false
    var next = ContinuousClock.now
  }

  init(options: FollowOptions) {
    self.options = options
    fetcher = Fetcher(options: options)
  }

  /// Closes all connections.
  func close() async { await fetcher.close() }

  /// What an address leads to; `nil` if the copy is current.
  ///
  /// - Throws: `FetchFailure` after all tries, and `CancellationError`.
  func fetch(_ address: WebAddress, validators: Validators = Validators()) async throws -> Answer? {
    var attempt = 1
    while true {
      do {
        return try await follow(address, validators)
      } catch let failure as FetchFailure {
        let wait = failure.retryAfter ?? options.pause * (1 << (attempt - 1))
        guard !failure.isFinal, attempt < options.tries, wait <= options.longestWait else { throw failure }
        attempt += 1
        try await Task.sleep(for: wait)
      }
    }
  }

  /// Goes along redirects, each of which is checked as if it were asked for.
  private func follow(_ address: WebAddress, _ validators: Validators) async throws -> Answer? {
    var address = address
    for _ in 0...options.redirects {
      guard try await rules(of: address).allows(address.target) else {
        throw FetchFailure("\(address.text): robots.txt of the site disallows it", isFinal: true)
      }
      switch try await ask(address, validators, limit: options.pageLimit) {
      case .answer(let answer): return answer
      case .current: return nil
      case .redirect(let next): address = next
      }
    }
    throw FetchFailure("\(address.text): more than \(options.redirects) redirects", isFinal: true)
  }

  /// One request when it is the site's turn.
  private func ask(_ address: WebAddress, _ validators: Validators, limit: Int) async throws -> Fetcher.Step {
    let site = address.site
    while true {
      try Task.checkCancellation()
      let state = sites[site, default: Site()]
      if !state.isBusy, state.next <= .now { break }
      try await Task.sleep(until: max(state.next, .now + .milliseconds(state.isBusy ? 20 : 0)))
    }
    sites[site, default: Site()].isBusy = true
    defer {
      var state = sites[site, default: Site()]
      state.isBusy = false
      state.next = .now + max(options.delay, state.rules?.delay ?? .zero)
      sites[site] = state
    }
    return try await fetcher.step(address, validators: validators, limit: limit)
  }

  /// The site's rules (RFC 9309, 2.3.1): none if it has no such file, no access if it cannot be told.
  private func rules(of address: WebAddress) async throws -> RobotsRules {
    if let rules = sites[address.site]?.rules { return rules }
    let rules = try await askedRules(of: address)
    sites[address.site, default: Site()].rules = rules
    return rules
  }

  private func askedRules(of address: WebAddress) async throws -> RobotsRules {
    var file = try WebAddress(address.site + "/robots.txt")
    do {
      for _ in 0...options.redirects {
        switch try await ask(file, Validators(), limit: 512 << 10) {
        case .answer(let answer): return RobotsRules(answer.body, agent: options.agent)
        case .current: return .allowAll
        case .redirect(let next): file = next
        }
      }
      return .allowAll
    } catch let failure as FetchFailure {
      // A final failure is a status of 400 to 499 or an address that may not be reached; both say nothing against the page itself,
      // whose own address is checked again.
      if failure.isFinal { return .allowAll }
      throw FetchFailure("\(address.text): robots.txt of the site cannot be had (\(failure)), so nothing is fetched")
    }
  }
}
