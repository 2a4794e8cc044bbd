import Evaluation
import Foundation
import Records
import Testing

/// Records held against gold.
@Suite struct EvaluationTests {
  private static let text = "Rebels attacked Goma. Police arrested ten men. Talks followed."

  private func gold(_ records: String) throws -> GoldReport {
    let line = #"{"id": "g", "text": "\#(Self.text)", "gold": [\#(records.replacing("\n", with: " "))]}"#
    let (reports, problems) = GoldReader.read(Data(line.utf8), isCSV: false)
    #expect(problems.isEmpty)
    return try #require(reports.first)
  }

  private func event(_ type: EventType, _ actor: String, sentence: Range<Int>, trigger: String, place: String? = nil)
    -> Mention
  {
    let bytes = Array(Self.text.utf8)
    let start = Self.text.range(of: trigger).map {
      Self.text.utf8.distance(from: Self.text.startIndex, to: $0.lowerBound)
    }
    var mention = Mention(
      report: ReportReference(id: "g"),
      sentence: SentenceReference(
        index: 0, start: sentence.lowerBound, end: sentence.upperBound,
        text: String(decoding: bytes[sentence], as: UTF8.self), zone: .body),
      trigger: Trigger(start: start ?? 0, end: (start ?? 0) + trigger.utf8.count, text: trigger, lemma: trigger),
      rule: "test",
      details: .event(EventDetails(eventType: type, actors: [Actor(text: actor, start: 0, end: actor.utf8.count)])))
    mention.place = place.map { Place(name: $0, text: $0) }
    return mention
  }

  @Test func countsRightExtraAndMissed() throws {
    let report = try gold(
      """
      {"kind": "event", "event_type": "ASSAULT", "trigger": "attacked", "actors": ["rebels"], "place": "Goma"},
      {"kind": "event", "event_type": "COERCE", "trigger": "arrested", "actors": ["police"]}
      """)
    var evaluation = Evaluation()
    evaluation.add(
      report,
      found: [
        event(.assault, "Rebels", sentence: 0..<21, trigger: "attacked", place: "Bukavu"),
        event(.consult, "Police", sentence: 47..<62, trigger: "Talks"),
      ])
    let all = try #require(evaluation.rows.first)
    #expect(all.kind == "event" && all.counts == Counts(right: 1, extra: 1, missed: 1))
    let fields = Dictionary(evaluation.fields.map { ($0.name, $0.agreed) }) { $1 }
    #expect(fields == ["actors": 1, "place": 0])
    #expect(evaluation.falseAlarms == nil)
  }

  @Test func anotherTypeAtTheSameWordsIsConfusion() throws {
    let report = try gold(#"{"kind": "event", "event_type": "COERCE", "trigger": "arrested"}"#)
    var evaluation = Evaluation()
    evaluation.add(report, found: [event(.assault, "Police", sentence: 22..<46, trigger: "arrested")])
    #expect(evaluation.confusion.map { "\($0.gold) \($0.found) \($0.count)" } == ["COERCE ASSAULT 1"])
  }

  @Test func anEventInAQuietReportIsAFalseAlarm() throws {
    var evaluation = Evaluation()
    evaluation.add(try gold(""), found: [event(.assault, "Rebels", sentence: 0..<21, trigger: "attacked")])
    evaluation.add(try gold(""), found: [])
    #expect(evaluation.falseAlarms?.value == 0.5)
  }

  @Test func csvRowsOfOneReportBelongTogether() {
    let csv = """
      id,text,kind,event_type,actors,date\r
      a,"Rebels attacked, and
      fled.",event,ASSAULT,rebels;gunmen,2017-10-15\r
      a,,,RETREAT,rebels,\r
      b,Nothing happened.,,,,\r
      c,too few\r

      """
    let (reports, problems) = GoldReader.read(Data(csv.utf8), isCSV: true)
    #expect(reports.map(\.id) == ["a", "b"] && reports.map(\.records.count) == [2, 0])
    #expect(reports.first?.records.first?.actors == ["rebels", "gunmen"])
    #expect(problems.map(\.description) == ["line 6: 2 columns, the header has 6"])
  }

  @Test(arguments: [
    ("{", "line 1: no JSON"),
    (#"{"id": "x", "gold": []}"#, "line 1: no `text`"),
    (#"{"id": "x", "text": "", "gold": [{"kind": "vent"}]}"#, "line 1: `gold.Index 0.kind`: Cannot initialize"),
  ])
  func badLinesAreNamed(_ line: String, _ expected: String) {
    let (reports, problems) = GoldReader.read(Data(line.utf8), isCSV: false)
    #expect(reports.isEmpty)
    #expect(problems.first?.description.hasPrefix(expected) == true)
  }

  @Test func theTableFitsATerminal() throws {
    var evaluation = Evaluation()
    evaluation.add(
      try gold(#"{"kind": "event", "event_type": "ASSAULT", "trigger": "attacked"}"#),
      found: [event(.assault, "Rebels", sentence: 0..<21, trigger: "attacked")])
    let lines = EvaluationTable(evaluation).lines
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.contains { $0.hasPrefix("event") && $0.contains("1.000") })
  }
}
