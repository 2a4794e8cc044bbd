import Foundation
import Language
import TestSupport
import Testing

let analyzer = try? Analyzer(models: Folders.data.appending(path: "models"))

/// Tokens apart by spaces, sentences by " | ", paragraphs by " ¶ ".
func tokenized(_ text: String, breaks: [Int] = []) throws -> String {
  let document = try #require(analyzer).analyze(Array(text.utf8), breaks: breaks)
  var result = ""
  for (index, sentence) in document.sentences.enumerated() {
    if index > 0 { result += document.sentences[index - 1].paragraph == sentence.paragraph ? " | " : " ¶ " }
    result += sentence.tokens.map(document.form).joined(separator: " ")
  }
  return result
}

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("KIRKUK, Iraq (Reuters) - They didn't stop.", "KIRKUK , Iraq ( Reuters ) - They did n't stop ."),
    ("Iraq's army retook al-Hawija on Oct. 5.", "Iraq 's army retook al - Hawija on Oct. 5 ."),
    ("a pro-government militia, long-term", "a pro-government militia , long - term"),
    ("At 10:30 p.m. 1,200 men paid $5m, or 3.5%.", "At 10:30 p.m. 1,200 men paid $ 5 m , or 3.5 % ."),
    ("Mr. J. Smith of the U.S. Army spoke. He left.", "Mr. J. Smith of the U.S. Army spoke . | He left ."),
    ("It left the U.S. The army stayed.", "It left the U.S. | The army stayed ."),
    ("“We’re ready,” he said. ‘No!’", "“ We ’re ready , ” he said . | ‘ No ! ’"),
    ("He said: \"Go.\" Then he went...", "He said : \" Go . \" | Then he went ..."),
    ("See www.example.org/a?b=1, or a.b@example.org.", "See www.example.org/a?b=1 , or a.b@example.org ."),
    ("the 1980s, 9/11 and 24-hour watch — they cannot", "the 1980s , 9/11 and 24 - hour watch — they can not"),
    ("Sana'a and the Houthis' men", "Sana'a and the Houthis ' men"),
    ("Call 555-0199 between 5-10 times", "Call 555-0199 between 5 - 10 times"),
  ])
  func splitsAsTheTreebankDoes(_ text: String, _ expected: String) throws {
    #expect(try tokenized(text) == expected)
  }

  @Test func blankLinesEndParagraphsAndWrappedLinesGoOn() throws {
    let text = "THE REBELS ATTACKED THE TOWN OF SUCHITOTO IN\nTHE NORTH YESTERDAY\n\nTHREE DIED"
    #expect(try tokenized(text) == "THE REBELS ATTACKED THE TOWN OF SUCHITOTO IN THE NORTH YESTERDAY ¶ THREE DIED")
  }

  @Test(arguments: [
    // Headlines below each other, and prose that was wrapped.
    (
      "Rebels seize Bria airport\nTroops free nuns in Jos\nStrike halts port of Mombasa",
      "Rebels seize Bria airport | Troops free nuns in Jos | Strike halts port of Mombasa"
    ),
    (
      "The rebels seized the airport of\nBria on Monday, officials in\nBangui said.",
      "The rebels seized the airport of Bria on Monday , officials in Bangui said ."
    ),
    ("why did they leave? nobody knows", "why did they leave ? | nobody knows"),
    ("\"Why?\" she asked.", "\" Why ? \" she asked ."),
    ("Dear all, The talks failed.", "Dear all , | The talks failed ."),
    (
      "From: Ada Obi <ada@example.org> 03/04/2001 09:11 AM The talks failed.",
      "From : Ada Obi < ada@example.org > | 03/04/2001 09:11 AM | The talks failed ."
    ),
    ("I like it. :) Well done.", "I like it . :) | Well done ."),
  ])
  func endsSentencesWithoutAFullStop(_ text: String, _ expected: String) throws {
    #expect(try tokenized(text) == expected)
  }

  @Test func breaksEndSentencesAndTokens() throws {
    #expect(try tokenized("Share this Troops left", breaks: [11]) == "Share this | Troops left")
    #expect(try tokenized("onetwo", breaks: [3]) == "one | two")
  }

  @Test func anyBytesAreCoveredByTokensAndWhiteSpace() throws {
    var state: UInt64 = 7
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    let pieces: [[UInt8]] = [
      Array("a.".utf8), Array("n't ".utf8), Array(" \n".utf8), Array("’".utf8), [0xE2, 0x80], [0], [0xFF],
      Array("U.S".utf8),
      Array("\u{A0}é".utf8), Array("1,0".utf8), Array("--'".utf8), Array("@x.com".utf8), Array("\r\n\r\n".utf8),
      Array("http://".utf8),
    ]
    for _ in 0..<300 {
      let text = (0..<next() % 60).flatMap { _ in
        next() % 4 == 0 ? [UInt8(next() % 256)] : pieces[next() % pieces.count]
      }
      var document = try #require(analyzer).analyze(text)
      try #require(analyzer).parse(&document)
      var end = 0
      for token in 0..<document.count {
        let bytes = document.bytes(token)
        let gap = String(decoding: text[end..<bytes.lowerBound], as: UTF8.self)
        #expect(gap.allSatisfy { $0.isWhitespace || $0.asciiValue.map { $0 < 0x20 } == true } && !bytes.isEmpty)
        end = bytes.upperBound
      }
      #expect(document.sentences.flatMap { Array($0.tokens) } == Array(0..<document.count))
      for sentence in document.sentences { #expect(sentence.tokens.count { document.head($0) == nil } == 1) }
    }
  }

  @Test(arguments: ["", " \n ", "x", String(repeating: "a", count: 300_000), String(repeating: "a b ", count: 3000)])
  func oddTextsGiveTrees(_ text: String) throws {
    var document = try #require(analyzer).analyze(Array(text.utf8))
    try #require(analyzer).parse(&document)
    #expect(document.sentences.filter { !$0.parsed }.isEmpty)
  }
}
