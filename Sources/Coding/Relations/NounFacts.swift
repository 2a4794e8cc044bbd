import Actors
import Chronology
import Knowledge
import Language
import Records

/// What relations ask about a noun again and again, each answered once for a report.
final class NounFacts {
  private let reading: Reading
  private let document: Document
  /// The name that a token belongs to.
  private let names: [Int: Document.Name]
  private var known: [Int: [Actor]] = [:]
  private var classes: [Int: Bool] = [:]

  init(_ reading: Reading) {
    self.reading = reading
    document = reading.document
    var names: [Int: Document.Name] = [:]
    for name in document.names { for token in name.tokens { names[token] = name } }
    self.names = names
  }

  /// The actors at a noun and at what is joined to it, on the report's day.
  func actors(_ head: Int) -> [Actor] {
    if let found = known[head] { return found }
    let found = reading.actors(at: head, on: nil)
    known[head] = found
    return found
  }

  /// The tokens of the name that a token belongs to, where the name finder sees one.
  func nameSpan(_ head: Int) -> Range<Int>? { names[head]?.tokens }

  func isTime(_ head: Int) -> Bool { reading.isTime(head) }

  func isOf(_ kind: Frame.Class, _ head: Int) -> Bool { reading.isOf(kind, head) }

  /// Whether a noun is a name by its tag and its capital.
  func isName(_ head: Int) -> Bool {
    document.tags[head] == .properNoun && (document.form(head).utf8.first.map { !(97...122).contains($0) } ?? false)
  }

  /// Whether a noun names a person: a name that is not that of a body, a country or an office.
  func isPersonName(_ head: Int) -> Bool {
    guard isName(head), document.penn(head) != "NNPS" else { return false }
    return remembered(head * 2) {
      if actors(head).first.map({ $0.known && $0.name != nil }) ?? false, isOf(.person, head) { return true }
      if let type = names[head]?.type, type != .person { return false }
      if GroupNouns.contains(document.lower(head)) { return false }
      if let actor = actors(head).first, actor.name == nil, actor.title?.hasSuffix(document.lower(head)) ?? false {
        return false
      }
      return names[head]?.type == .person || isOf(.person, head) && !isOf(.organization, head) && !actors(head).isEmpty
    }
  }

  /// Whether a noun names a body that people belong to, not a state.
  func isBody(_ head: Int) -> Bool {
    remembered(head * 2 + 1) {
      if isPersonName(head) || isTime(head) { return false }
      if GroupNouns.contains(document.lowerLemma(head)) { return true }
      if isOf(.organization, head), actors(head).contains(where: { $0.id != nil || $0.known }) { return true }
      return isName(head) && names[head]?.type == .organization && reading.places(at: head).isEmpty
    }
  }

  /// Whether a noun names somebody who carries arms.
  func isArmed(_ head: Int) -> Bool {
    isOf(.armed, head)
      || actors(head).contains { $0.sectors.contains(where: Vocabulary.armedSectors.contains) || $0.country == "ISM" }
  }

  private func remembered(_ key: Int, _ answer: () -> Bool) -> Bool {
    if let found = classes[key] { return found }
    let found = answer()
    classes[key] = found
    return found
  }
}
