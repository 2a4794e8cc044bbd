/// What an entry can be found and counted by: the fields of the filter language that have words as values.
public enum TermField: Int, Sendable, CaseIterable {
  /// PLOVER type of an event, measure of a figure, change of a hold, relation.
  case type = 1
  /// PLOVER mode.
  case mode
  /// PLOVER context.
  case context
  /// ACLED sub-event type.
  case subtype
  /// CAMEO code.
  case cameo
  /// UCDP type of violence: 1, 2, 3.
  case violence
  /// PLOVER quad class, 1–4.
  case quad
  /// Asserted, negated, possible, planned, requested, conditional.
  case factuality
  /// Country of the place, ISO 3166-1 alpha-3.
  case country
  /// First-level unit of the place.
  case admin1
  /// Name of the place.
  case place
  /// The words for the place, where they are not its name.
  case called
  /// GeoNames id of the place.
  case geoname
  /// Name of who acts, holds, speaks; the left side of a relation.
  case by
  /// Name of who suffers, lost the hold, is spoken to, is counted; the right side of a relation.
  case against
  /// Code of who acts.
  case byCode
  /// Code of who suffers.
  case againstCode
  /// PLOVER sector of anyone who takes part.
  case sector
  /// Country of anyone who takes part.
  case side
  /// Who published a report of it.
  case source
  /// Who is cited for it.
  case speaker
  /// Fields on which its sources differ.
  case conflict
  /// What a reviewer said of it: `accepted`, `corrected`, `rejected`; absent when nobody looked.
  case status
  /// The measure of a figure that an event has.
  case figure

  /// The field's name in the filter language.
  public var name: String {
    switch self {
    case .byCode: "by-code"
    case .againstCode: "against-code"
    default: "\(self)"
    }
  }

  /// The field that has a name in the filter language.
  init?(name: String) {
    guard let field = TermField.allCases.first(where: { $0.name == name }) else { return nil }
    self = field
  }
}

/// The number of a word in a field: the field in the high byte, so that counting needs no look into the dictionary.
struct Term: Hashable, Sendable {
  let number: Int32

  init(number: Int32) { self.number = number }
  init(field: TermField, index: Int) { number = Int32(field.rawValue) << 24 | Int32(index) }

  var field: TermField? { TermField(rawValue: Int(number >> 24)) }
  var index: Int { Int(number & 0xff_ffff) }
}

/// Words that were given a number.
struct TermCache: Sendable {
  struct Key: Hashable, Sendable {
    let field: TermField
    let text: String
  }
  var numbers: [Key: Term] = [:]
  /// The next free index of each field.
  var next: [Int: Int] = [:]
}
