import Knowledge
import Records

/// The knowledge that actors are read with, and what is looked up in it often. Shared and never changed.
final class Tables: Sendable {
  let base: KnowledgeBase
  let organizationIndex: [String: Int]
  let countryIndex: [String: Int]
  /// Lemmas of weapons and means.
  let weapons: Set<String>
  /// Lemmas that are noun triggers of frames.
  let eventNouns: Set<String>

  init(_ base: KnowledgeBase) {
    self.base = base
    organizationIndex = Dictionary(
      base.organizations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    countryIndex = Dictionary(
      base.countries.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    weapons = Set(base.lists["weapon"] ?? []).union(base.instruments.flatMap { $0.words.compactMap(\.last) })
    eventNouns = Set(base.frames.flatMap(\.triggers).filter { $0.part == .noun }.map(\.lemma))
  }

  /// PLOVER's country of a state or territory, and whether it is an unrecognised entity (sector PRE).
  func country(_ index: Int) -> (code: String, isUnrecognised: Bool) {
    let country = base.countries[index]
    guard let sovereign = country.sovereign else { return (country.code, false) }
    return (sovereign, country.code.hasPrefix("X") && country.code != "XKX")
  }

  /// Country and sectors of an organization on a day.
  func code(ofOrganization index: Int, on day: Day) -> (country: String?, sectors: [String]) {
    let organization = base.organizations[index]
    guard let role = organization.roles.first(where: { day.isWithin($0.from, $0.to) }) else {
      return (organization.country, organization.sectors)
    }
    return (role.country ?? organization.country, role.sectors.isEmpty ? organization.sectors : role.sectors)
  }
}

extension Day {
  /// Whether the day lies within bounds, either of which may be open.
  func isWithin(_ from: Day?, _ to: Day?) -> Bool {
    if let from, self < from { return false }
    if let to, self > to { return false }
    return true
  }
}
