/// Where the bytes of a derived text come from: runs of both, in the order of the derived text.
///
/// Runs of the same length stand for each other byte by byte, others as wholes. What no run covers has no source.
struct OffsetMap {
  struct Run: Equatable {
    var text: Range<Int>
    var source: Range<Int>

    var isByteByByte: Bool { text.count == source.count }
  }

  private(set) var runs: [Run] = []

  /// Adds a run that follows all others; one that goes on where the last ends becomes part of it.
  mutating func append(_ text: Range<Int>, _ source: Range<Int>) {
    if let last = runs.last, last.isByteByByte, text.count == source.count, last.text.upperBound == text.lowerBound,
      last.source.upperBound == source.lowerBound
    {
      runs[runs.count - 1] = Run(
        text: last.text.lowerBound..<text.upperBound, source: last.source.lowerBound..<source.upperBound)
    } else {
      runs.append(Run(text: text, source: source))
    }
  }

  /// Takes away what is at or after an offset of the text.
  mutating func cut(at end: Int) {
    while let last = runs.last, last.text.upperBound > end {
      if last.text.lowerBound >= end {
        runs.removeLast()
      } else {
        let length = end - last.text.lowerBound
        let source = last.isByteByByte ? last.source.lowerBound..<last.source.lowerBound + length : last.source
        runs[runs.count - 1] = Run(text: last.text.lowerBound..<end, source: source)
      }
    }
  }

  /// The runs under a range of the text, cut to it.
  func runs(in range: Range<Int>) -> [Run] {
    var result: [Run] = []
    var index = firstRun(endingAfter: range.lowerBound)
    while index < runs.count, runs[index].text.lowerBound < range.upperBound {
      let run = runs[index]
      let text = run.text.clamped(to: range)
      let shift = text.lowerBound - run.text.lowerBound
      let source =
        run.isByteByByte ? run.source.lowerBound + shift..<run.source.lowerBound + shift + text.count : run.source
      if !text.isEmpty { result.append(Run(text: text, source: source)) }
      index += 1
    }
    return result
  }

  /// The map from this map's text to the source of `next`, whose text is this map's source.
  func followed(by next: OffsetMap) -> OffsetMap {
    var result = OffsetMap()
    for run in runs {
      let parts = next.runs(in: run.source)
      if run.isByteByByte {
        for part in parts {
          let start = run.text.lowerBound + part.text.lowerBound - run.source.lowerBound
          result.append(start..<start + part.text.count, part.source)
        }
      } else if let first = parts.first, let last = parts.last,
        first.source.lowerBound <= last.source.upperBound
      {
        result.append(run.text, first.source.lowerBound..<last.source.upperBound)
      }
    }
    return result
  }

  /// The index of the first run that ends after an offset of the text.
  private func firstRun(endingAfter offset: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].text.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
