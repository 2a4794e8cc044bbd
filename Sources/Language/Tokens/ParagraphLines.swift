/// How the lines of a paragraph lie: wrapped prose, or lines that stand for themselves, such as headlines below each other.
struct ParagraphLines {
  /// Words that a line of its own does not end with.
  private static let openWords: Set<[UInt8]> = Set(
    """
    the a an and or but nor of in on at by for from with to as into over under after before against between among through \
    during about than that which who whom whose is are was were be been has have had will would could should may might \
    must not no his her its their our my your this these those mr mrs gen sen rep dr col lt president minister
    """.split(separator: " ").map { Array($0.utf8) })
  /// Prose is seldom wrapped more narrowly, in bytes.
  private static let narrow = 60

  /// The width of the widest line, in bytes.
  let width: Int
  /// Whether each line stands for itself.
  let isList: Bool

  /// Reads the lines from `start` to the next blank one.
  init(_ text: [UInt8], from start: Int) {
    var lines: [Range<Int>] = []
    var index = start
    let end = min(text.count, start + 20_000)
    while index < end {
      let stop = text[index..<end].firstIndex(of: 0x0A) ?? end
      var line = index..<stop
      while let first = line.first, text[first] <= 0x20 { line.removeFirst() }
      while let last = line.last, text[last] <= 0x20 { line.removeLast() }
      if line.isEmpty, !lines.isEmpty { break }
      if !line.isEmpty { lines.append(line) }
      index = stop + 1
    }
    width = lines.map(\.count).max() ?? 0
    // Two lines tell little: only if the first is short as well.
    isList =
      lines.count > 1 && (lines.count > 2 || lines[0].count < ParagraphLines.narrow)
      && lines.dropFirst().allSatisfy { text[$0.lowerBound].isCapitalLetter }
      && lines.dropLast().allSatisfy { ParagraphLines.mayEnd(text[$0]) }
      && !SentenceSplitter.isInCapitals(text[start..<min(text.count, lines[lines.count - 1].upperBound)])
  }

  /// Whether a line may stand for itself by what it ends with.
  private static func mayEnd(_ line: ArraySlice<UInt8>) -> Bool {
    guard let last = line.last, !",;-(".utf8.contains(last) else { return false }
    let word = line[((line.lastIndex { $0 <= 0x20 }).map { $0 + 1 } ?? line.startIndex)...]
    return !openWords.contains(word.filter { $0 != UInt8(ascii: ".") }.map(\.small))
  }
}
