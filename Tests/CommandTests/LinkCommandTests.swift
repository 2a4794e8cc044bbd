import Foundation
import Testing

@Suite struct LinkCommandTests {
  private let reports = """
    {"id": "one", "publisher": "Post", "published": "2019-03-04", "text": "A bomb exploded in a market in Mosul on Monday and killed 11 people."}
    {"id": "two", "publisher": "Wire", "published": "2019-03-05", "text": "Rebels bombed a market in Mosul on Monday, killing 14 people."}
    """

  @Test func codedRecordsBecomeOneEventWithBothTolls() throws {
    let coded = try dateline("code", "--format", "jsonl", "-", input: Data(reports.utf8))
    let linked = try dateline("link", "--format", "jsonl", "-", input: Data(coded.output.utf8))
    #expect(linked.exit == 0)
    let event = try #require(linked.objects.first { ($0["sources"] as? Int) == 2 })
    let contradictions = try #require(event["contradictions"] as? [[String: Any]])
    #expect(contradictions.map { $0["field"] as? String } == ["killed"])
  }

  @Test func aLineThatIsNoRecordIsNamedAndTheRestGoesOn() throws {
    let coded = try dateline("code", "--format", "jsonl", "-", input: Data(reports.utf8))
    let input = "no json\n{\"kind\": \"event\"}\n" + coded.output
    let linked = try dateline("link", "--format", "jsonl", "-", input: Data(input.utf8))
    #expect(linked.exit == 0)
    #expect(linked.objects.count >= 1)
    #expect(linked.errors.contains("-:1: no record: not JSON"))
    #expect(linked.errors.contains("-:2: no record: id is missing"))
  }

  @Test func aPathThatCannotBeOpenedEndsWithTwo() throws {
    let linked = try dateline("link", "/no/such/file")
    #expect(linked.exit == 2)
  }

  @Test func copiesOfReportsAreNamedOnRequest() throws {
    let text =
      "Rebels left the town of Kidal on Monday after a month of fighting, and the army moved in from the south with thirty trucks, elders said."
    let lines = "{\"id\": \"a\", \"text\": \"\(text)\"}\n{\"id\": \"b\", \"text\": \"\(text) Copy.\"}\n"
    let plain = try dateline("read", "--input", "jsonl", "-", input: Data(lines.utf8)).objects
    #expect(plain.map { $0["duplicate_of"] as? String } == [nil, nil])
    let marked = try dateline("read", "--duplicates", "--input", "jsonl", "-", input: Data(lines.utf8)).objects
    #expect(marked.map { $0["duplicate_of"] as? String } == [nil, "a"])
  }
}
