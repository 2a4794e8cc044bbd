import Foundation
import Records
import Testing

@Suite struct EventCodingTests {
  @Test func anEventIsFlatJSON() throws {
    var event = Event(id: "e1", eventType: .assault, factuality: .asserted, text: "A bomb went off.")
    event.actors = [.init(actor: Actor(text: "rebels", start: 3, end: 9, code: "REB"), mentions: ["m1", "m2"])]
    event.firstReported = Day(iso: "2020-05-01")
    let data = try JSONEncoder().encode(event)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["event_type"] as? String == "ASSAULT")
    #expect(object["first_reported"] as? String == "2020-05-01")
    let party = try #require((object["actors"] as? [[String: Any]])?.first)
    #expect(party["code"] as? String == "REB")
    #expect(party["mentions"] as? [String] == ["m1", "m2"])
    #expect(try JSONDecoder().decode(Event.self, from: data) == event)
  }

  @Test func aSpanKeepsItsIdWhileItsBeginningStands() {
    let place = Place(name: "Kirkuk", text: "Kirkuk", geonameID: 94787)
    var open = ControlSpan(place: place, holder: nil, start: Day(iso: "2017-10-16"), status: .claimed)
    open.setID()
    var ended = open
    ended.end = Day(iso: "2018-01-01")
    ended.status = .assessed
    ended.setID()
    #expect(ended.id == open.id)
    ended.start = Day(iso: "2017-10-17")
    ended.setID()
    #expect(ended.id != open.id)
  }
}
