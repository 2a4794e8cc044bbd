import Linking
import Records
import TestSupport
import Testing

/// A text of made words; the seed says which.
private func words(_ count: Int, seed: UInt64) -> [String] {
  var random = SeededGenerator(seed: seed)
  return (0..<count).map { _ in "word\(random.next() % 5000)" }
}

@Suite struct SketchTests {
  @Test func caseSpacesAndPunctuationDoNotCount() {
    let a = Sketch("Rebels took the town on Monday.\nThe army denied it.".utf8)
    #expect(a == Sketch("REBELS took the  town, on Monday. The army denied it".utf8))
    #expect(a != Sketch("Rebels took the town on Tuesday. The army denied it.".utf8))
  }

  @Test func shortTextsAreCopiesOnlyWordForWord() {
    let a = Sketch("Two soldiers were killed in Gao on Monday.".utf8)
    #expect(a.isNearDuplicate(of: Sketch("Two soldiers were killed in Gao on Monday!".utf8)))
    #expect(!a.isNearDuplicate(of: Sketch("Ten soldiers were killed in Gao on Monday.".utf8)))
  }

  @Test(arguments: 1...20) func aTextWithAFewWordsChangedIsACopy(seed: UInt64) {
    var text = words(200, seed: seed)
    let original = Sketch(text.joined(separator: " ").utf8)
    for index in stride(from: 25, to: 200, by: 50) { text[index] = "other" }
    let copy = Sketch(text.dropLast(20).joined(separator: " ").utf8)
    #expect(original.isNearDuplicate(of: copy))
    #expect(!original.isNearDuplicate(of: Sketch(words(200, seed: seed + 100).joined(separator: " ").utf8)))
  }

  @Test func copiesAreNamedAfterTheFirstReport() {
    var finder = DuplicateFinder()
    let text = words(120, seed: 1)
    func add(_ id: String, _ words: [String]) -> String? {
      finder.add(id: id, Sketch(words.joined(separator: " ").utf8))
    }
    #expect(add("first", text) == nil)
    #expect(add("other", words(120, seed: 2)) == nil)
    #expect(add("second", Array(text.dropLast(6))) == "first")
    #expect(add("third", text) == "first")
    #expect(finder.count == 2)
  }

  @Test func twentyThousandTextsKeepTheirCopies() {
    var finder = DuplicateFinder()
    for number in 0..<20_000 {
      _ = finder.add(id: "\(number)", Sketch(words(40, seed: UInt64(number)).joined(separator: " ").utf8))
    }
    #expect(finder.count == 20_000)
    for number in stride(from: 0, to: 20_000, by: 997) {
      let text = words(40, seed: UInt64(number)).joined(separator: " ")
      #expect(finder.add(id: "copy", Sketch(text.utf8)) == "\(number)")
    }
  }

  @Test func mentionsOfAWireCopyAreMarked() {
    let words =
      "A bomb went off in the central market of Mosul early on Tuesday and killed twelve shoppers, a doctor said by telephone."
    let marked = Copies.marked([
      mention("b", report: "r2", published: "2030-01-04", words: words + " Police came."),
      mention("a", report: "r1", words: words),
      mention("c", report: "r3", words: "A bomb went off in Mosul."),
    ])
    #expect(marked.map(\.report.duplicateOf) == ["r1", nil, nil])
  }
}
