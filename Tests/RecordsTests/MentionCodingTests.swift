import Foundation
import Records
import Testing

@Suite struct MentionCodingTests {
  private func mention(_ details: Mention.Details) -> Mention {
    var mention = Mention(
      report: ReportReference(id: "r1", published: Day(iso: "2017-10-16"), publishedFrom: .text),
      sentence: SentenceReference(index: 0, start: 0, end: 20, text: "Rebels took the town", zone: .body),
      trigger: Trigger(start: 7, end: 11, text: "took", lemma: "take"), rule: "test", details: details)
    mention.setID()
    return mention
  }
  private let rebels = Actor(text: "Rebels", start: 0, end: 6, sectors: ["REB"])

  @Test func everyKindSurvivesItsFlatForm() throws {
    let kinds: [Mention.Details] = [
      .event(EventDetails(eventType: .assault, eventModes: ["firearms"], actors: [rebels])),
      .control(ControlDetails(change: .gained, holder: rebels, extent: .most)),
      .figure(FigureDetails(figure: Figure(of: .killed, low: 12, best: 12, text: "12", start: 1, end: 3), event: "e")),
      .statement(StatementDetails(speaker: rebels, mode: .direct, verb: "say", text: "x", start: 1, end: 2)),
      .relation(RelationDetails(relation: .memberOf, subject: rebels, object: rebels)),
    ]
    for details in kinds {
      let original = mention(details)
      let data = try JSONEncoder().encode(original)
      #expect(try JSONDecoder().decode(Mention.self, from: data) == original)
    }
  }

  @Test func fieldsStandFlatUnderTheirPublishedNames() throws {
    let data = try JSONEncoder().encode(
      mention(.event(EventDetails(eventType: .assault, eventModes: ["drone"], actors: [rebels]))))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["kind"] as? String == "event")
    #expect(object["event_type"] as? String == "ASSAULT")
    #expect(object["event_mode"] as? String == "drone")
    #expect(object["quad"] as? Int == 4)
    #expect((object["report"] as? [String: Any])?["published_from"] as? String == "text")
  }

  @Test func idsDependOnReportWordsAndCodeAlone() {
    let event = mention(.event(EventDetails(eventType: .assault, actors: [rebels])))
    var later = event
    later.confidence = 0.1
    later.coder = "another version"
    later.setID()
    #expect(later.id == event.id)
    #expect(mention(.event(EventDetails(eventType: .coerce, actors: [rebels]))).id != event.id)
  }
}
