extension Matcher {
  /// An amount of time units: a count, an unknown count, or one with a fraction.
  struct Quantity {
    /// `nil` for an unknown number.
    var count: Int?
    var fraction = ""
    /// "a", "an".
    var indefinite = false
    /// "half a".
    var halved = false
    var end: Int
  }

  /// "4", "2.5", "twenty-two", "a hundred and fifty", "a", "several", "a few", "a couple of", "half a".
  func quantity(_ index: Int) -> Quantity? {
    switch kind(index) {
    case .digits: return digitQuantity(index)
    case .several: return Quantity(end: index + 1)
    case .couple: return Quantity(count: 2, end: kind(index + 1) == .of ? index + 2 : index + 1)
    case .half:
      guard kind(index + 1) == .a else { return Quantity(count: 1, halved: true, end: afterHyphen(index + 1)) }
      return Quantity(count: 1, halved: true, end: index + 2)
    case .a:
      if kind(index + 1) == .several || kind(index + 1) == .couple {
        return quantity(index + 1)
      }
      if kind(index + 1) == .power { return cardinal(index + 1).map { Quantity(count: $0.value, end: $0.end) } }
      if kind(index + 1) == .half { return Quantity(count: 1, halved: true, end: afterHyphen(index + 2)) }
      return Quantity(count: 1, indefinite: true, end: index + 1)
    case .cardinal, .power:
      guard let (number, end) = cardinal(index) else { return nil }
      if let end = andHalf(end) { return Quantity(count: number, fraction: "5", end: end) }
      return Quantity(count: number, end: end)
    default: return nil
    }
  }

  private func digitQuantity(_ index: Int) -> Quantity? {
    guard value(index) >= 0, !(tight(index) && (kind(index - 1) == .currency || kind(index - 1) == .dot)) else {
      return nil
    }
    var count = value(index)
    var end = index + 1
    while kind(end) == .comma, tight(end), kind(end + 1) == .digits, tight(end + 1), length(end + 1) == 3,
      count < 1_000_000
    {
      count = count * 1000 + value(end + 1)
      end += 2
    }
    var fraction = ""
    if kind(end) == .dot, tight(end), kind(end + 1) == .digits, tight(end + 1), length(end + 1) <= 3 {
      fraction = TimePoint.padded(value(end + 1), length(end + 1))
      end += 2
    }
    if let half = andHalf(end) { return Quantity(count: count, fraction: "5", end: half) }
    // "30+ years".
    if kind(end) == .mark, tight(end), text[Int(atoms.starts[end])] == UInt8(ascii: "+") { end += 1 }
    return Quantity(count: count, fraction: fraction, end: end)
  }

  /// "and a half", "-and-a-half": the atom after it.
  func andHalf(_ index: Int) -> Int? {
    var cursor = afterHyphen(index)
    guard kind(cursor) == .and else { return nil }
    cursor = afterHyphen(cursor + 1)
    guard kind(cursor) == .a else { return nil }
    cursor = afterHyphen(cursor + 1)
    return kind(cursor) == .half ? cursor + 1 : nil
  }

  /// A number in words, up to the hundred thousands.
  func cardinal(_ index: Int) -> (value: Int, end: Int)? {
    var total = 0
    var current = 0
    var cursor = index
    var last = 0
    while cursor < limit {
      let next = cursor == index ? cursor : afterHyphen(cursor)
      switch kind(next) {
      case .cardinal
      where cursor == index || last >= 20 && value(next) < 10 && last % 10 == 0 && last < 100 || last >= 100:
        current += value(next)
        last = value(next)
        cursor = next + 1
      case .power where cursor == index || last < 100 || value(next) == 1000:
        current = max(1, current) * value(next)
        last = value(next)
        if value(next) == 1000 {
          total += current
          current = 0
        }
        cursor = next + 1
      case .and where cursor > index && last >= 100 && kind(next + 1) == .cardinal:
        cursor = next + 1
      default:
        return cursor > index ? (total + current, cursor) : nil
      }
    }
    return cursor > index ? (total + current, cursor) : nil
  }

  /// "first", "twenty-first", "3rd".
  func ordinal(_ index: Int) -> (value: Int, end: Int)? {
    if kind(index) == .first { return (1, index + 1) }
    if kind(index) == .ordinal { return (value(index), index + 1) }
    if let number = digits(index, 1...2), tight(index + 1), isOrdinalSuffix(index + 1) { return (number, index + 2) }
    if kind(index) == .cardinal, value(index) >= 20 {
      let next = afterHyphen(index + 1)
      if kind(next) == .first { return (value(index) + 1, next + 1) }
      if kind(next) == .ordinal, value(next) < 10 { return (value(index) + value(next), next + 1) }
    }
    return nil
  }
}
