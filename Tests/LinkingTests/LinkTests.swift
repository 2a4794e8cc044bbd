import Linking
import Records
import Testing

@Suite struct LinkTests {
  @Test func theOrderOfTheMentionsDoesNotMatter() {
    let mentions = (0..<6).map { index in
      Mention(
        id: "m\(index)", report: ReportReference(id: "r\(index)"),
        sentence: SentenceReference(index: 0, start: 0, end: 5, text: "Words", zone: .body), rule: "",
        details: .event(EventDetails(eventType: .assault)))
    }
    let ids = EventLinker().link(mentions).map(\.id)
    #expect(Set(EventLinker().link(mentions.reversed()).map(\.id)) == Set(ids))
  }
}
