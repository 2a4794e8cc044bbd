/// A copy of the article's text that the page carries elsewhere (linked data, description): it tells where the text stands.
struct Witness {
  /// Hashes of all runs of `length` letters of the copy.
  private var runs: Set<UInt64> = []
  private static let length = 24

  init(_ copies: [[UInt8]]) {
    for copy in copies {
      let letters = Boilerplate.letters(copy.prefix(20_000))
      guard letters.count >= Self.length else { continue }
      runs.reserveCapacity(runs.count + letters.count)
      Self.eachRun(of: letters, every: 1) { runs.insert($0) }
    }
  }

  var isEmpty: Bool { runs.isEmpty }

  /// Whether the copy holds most of a block: three of four of its runs of letters.
  func tells(_ text: ArraySlice<UInt8>) -> Bool {
    guard !runs.isEmpty else { return false }
    let letters = Boilerplate.letters(text.prefix(400))
    var (found, all) = (0, 0)
    Self.eachRun(of: letters, every: Self.length) { run in
      all += 1
      if runs.contains(run) { found += 1 }
    }
    return all > 0 && found * 4 >= all * 3
  }

  private static func eachRun(of letters: [UInt8], every step: Int, _ body: (UInt64) -> Void) {
    var start = 0
    while start + length <= letters.count {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for index in start..<start + length { hash = (hash ^ UInt64(letters[index])) &* 0x0000_0100_0000_01b3 }
      body(hash)
      start += step
    }
  }
}
