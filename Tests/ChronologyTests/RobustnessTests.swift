import Chronology
import Discourse
import Knowledge
import Language
import Records
import TestSupport
import Testing

/// Foreign input: nothing crashes, and what comes out is in order and inside the text.
@Suite struct RobustnessTests {
  static let pieces = [
    "May", "march", "31", "2015", "-", "–", "/", ":", ".", ",", "the", "last", "next", "two", "hundred", "years", "ago",
    "BC", "of",
    "century", "20177", "99999999999", "Sunday", "night", "9", "30", "p.m.", "GMT", "\n\n", "'", "s", "and", "to",
    "half", "a", "week",
    "quarter", "every", "Easter", "'89", "1980s", "\u{00A0}", "é", "“", "FY", "Q3", "early", "later", "after", "until",
    "+", "$",
    "Eid", "al", "9/11", "0", "00", "24", "since", "day", "before", "yesterday", "T", "Z", "|", "(", "that", "same",
  ]

  static func check(_ text: [UInt8], published: Day?) {
    var document = Layers.analyzer.analyze(text)
    Layers.analyzer.parse(&document)
    for anchor in [TimeTagger.Anchor.report(published), .narrative(published), .automatic(published)] {
      let expressions = Layers.tagger.annotate(document, zones: [], anchor: anchor)
      var last = 0
      for expression in expressions {
        #expect(expression.bytes.lowerBound >= last && expression.bytes.upperBound <= text.count)
        #expect(
          !expression.bytes.isEmpty && !expression.value.isEmpty && expression.tokens.upperBound <= document.count)
        last = expression.bytes.upperBound
        if let date = expression.date { #expect(date.start <= date.end) }
      }
      for token in 0..<min(document.count, 40) {
        let date = Layers.tagger.date(
          of: token, in: document, expressions: expressions, discourse: .init(), reportDate: published)
        if let date { #expect(date.start <= date.end) }
      }
    }
    _ = Layers.tagger.reportDate(of: document, zones: [])
  }

  @Test("words of time in any order", arguments: 1...60) func shuffledWords(seed: UInt64) {
    var noise = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<60 {
      text += RobustnessTests.pieces.randomElement(using: &noise) ?? ""
      if Bool.random(using: &noise) { text += " " }
    }
    Self.check(Array(text.utf8), published: seed % 3 == 0 ? nil : Day(iso: "2017-10-16"))
  }

  @Test("any bytes", arguments: 1...20) func randomBytes(seed: UInt64) {
    var noise = SeededGenerator(seed: seed)
    Self.check((0..<300).map { _ in UInt8.random(in: 0...255, using: &noise) }, published: Day(iso: "2017-10-16"))
  }

  @Test func emptyText() { Self.check([], published: nil) }

  @Test func aTextWithoutTreesIsDatedToo() {
    let document = Layers.analyzer.analyze(Array("Rebels seized the town on Sunday.".utf8))
    let report = Day(iso: "2017-10-16")
    let expressions = Layers.tagger.annotate(document, zones: [], anchor: .report(report))
    let date = Layers.tagger.date(of: 1, in: document, expressions: expressions, discourse: .init(), reportDate: report)
    #expect(date?.start == Day(iso: "2017-10-15"))
  }

  @Test func knowledgeMayBeEmpty() {
    let tagger = TimeTagger(knowledge: KnowledgeBase())
    let document = Layers.analyzer.analyze(Array("It began in 2014.".utf8))
    #expect(tagger.annotate(document, zones: [], anchor: .report(nil)).map(\.value) == ["2014"])
  }
}
