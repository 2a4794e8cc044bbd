import Language

/// Reads time expressions from atoms: each rule looks from one atom onwards, the longest reading wins.
///
/// One kind of rule a file; this one holds the walk over the text and what all rules share.
struct Matcher {
  let atoms: Atoms
  let document: Document
  let text: [UInt8]
  /// Histories use some words ("former", "night") that are not marked in news.
  let narrative: Bool
  /// The paragraph that is being read: its first atom and the one after its last.
  var origin = 0
  var limit = 0

  init(atoms: Atoms, document: Document, narrative: Bool) {
    self.atoms = atoms
    self.document = document
    text = document.text
    self.narrative = narrative
  }

  /// All readings, in order.
  mutating func readings() -> [Reading] {
    var readings: [Reading] = []
    for block in atoms.blocks {
      (origin, limit) = (block.lowerBound, block.upperBound)
      var index = block.lowerBound
      while index < limit {
        if kind(index) == .other || kind(index) == .dot {
          index += 1
        } else if let end = notTime(index) {
          index = end
        } else if startsNothing(index) {
          index += 1
        } else if let reading = reading(at: index, after: readings.last) {
          readings.append(reading)
          index = reading.range.upperBound
        } else {
          index += 1
        }
      }
    }
    completeRanges(&readings)
    joinTimes(&readings)
    return readings
  }

  /// Whether no rule reads anything from an atom: most words of a text, passed over for speed.
  private func startsNothing(_ index: Int) -> Bool {
    switch kind(index) {
    case .of, .in, .on, .by, .from, .to, .until, .between, .and, .since, .or, .preposition, .comma, .open, .close,
      .mark,
      .than, .future:
      return true
    case .the where kind(index + 1) == .other:
      let openers: [StaticString] = ["near", "moment", "small", "wee"]
      return !openers.contains { isWord(index + 1, $0) }
    default: return false
    }
  }

  /// The longest reading from an atom.
  func reading(at index: Int, after previous: Reading?) -> Reading? {
    let (start, modifier) = approximator(index)
    var longest = Longest(from: index)
    if start > index {
      // "about five o'clock", "nearly two years"; but the approximator of "more than" is no part of a date.
      if let core = core(start), takesApproximator(core, index) {
        longest.consider(core.extended(from: index, modifier: core.modifier ?? modifier))
      }
    }
    longest.consider(core(index))
    if let previous { longest.consider(continuation(index, of: previous)) }
    longest.consider(rangeStart(index))
    return longest.reading
  }

  /// The longest reading of any rule, without an approximator before it.
  func core(_ index: Int) -> Reading? {
    var longest = Longest(from: index)
    longest.consider(point(index))
    longest.consider(position(index))
    longest.consider(clock(index))
    longest.consider(quantified(index))
    longest.consider(repetition(index))
    longest.consider(reference(index))
    return longest.reading
  }

  /// The longest reading that names a point or stretch of the calendar, and can stand after "of".
  func point(_ index: Int) -> Reading? {
    var longest = Longest(from: index)
    longest.consider(calendar(index))
    longest.consider(numericDate(index))
    longest.consider(bareYear(index))
    longest.consider(decade(index))
    longest.consider(century(index))
    longest.consider(period(index))
    longest.consider(owned(index))
    longest.consider(relative(index))
    longest.consider(deictic(index))
    longest.consider(weekday(index))
    longest.consider(partOfDay(index))
    longest.consider(holiday(index))
    return longest.reading
  }

  /// The longest of some readings, of equals the first.
  private struct Longest {
    private(set) var reading: Reading?
    private var end: Int

    init(from index: Int) { end = index }

    mutating func consider(_ found: Reading?) {
      guard let found, found.range.upperBound > end else { return }
      (reading, end) = (found, found.range.upperBound)
    }
  }

  // MARK: what the rules share

  /// The class of an atom; `other` outside the paragraph.
  func kind(_ index: Int) -> Kind { index >= origin && index < limit ? atoms.kinds[index] : .other }

  /// The value of an atom's class; 0 outside the paragraph.
  func value(_ index: Int) -> Int { index >= origin && index < limit ? Int(atoms.values[index]) : 0 }

  /// How an atom is written.
  func letters(_ index: Int) -> Atoms.LetterCase {
    index >= origin && index < limit ? atoms.cases[index] : .notLetters
  }

  /// Whether an atom follows the one before it without space.
  func tight(_ index: Int) -> Bool { index < limit && index > 0 && atoms.gaps[index] == .none }

  /// The number of bytes of an atom.
  func length(_ index: Int) -> Int { index < limit ? Int(atoms.ends[index] - atoms.starts[index]) : 0 }

  /// Whether an atom is a word that starts with a capital, or all capitals.
  func isCapital(_ index: Int) -> Bool {
    index < limit && index >= 0 && (letters(index) == .capitalized || letters(index) == .capitals)
  }

  /// Whether a word stands in a name ("USA Today", "Imus in the Morning"): a capital where none is due.
  func isInName(_ index: Int) -> Bool {
    guard index < limit, letters(index) == .capitalized, index > origin, !atoms.startsLine(index, text) else {
      return false
    }
    switch kind(index - 1) {
    case .dot, .mark, .colon, .open, .hyphen, .apostrophe: return false
    default: return true
    }
  }

  /// Whether an atom is this word (lower case), in whatever case it is written.
  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    guard index >= 0, index < limit, length(index) == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      for offset in 0..<letters.count {
        let byte = text[Int(atoms.starts[index]) + offset]
        if (byte >= 65 && byte <= 90 ? byte | 0x20 : byte) != letters[offset] { return false }
      }
      return true
    }
  }

  /// The atom after a hyphen that joins it to the one before; the same atom if there is no hyphen.
  func afterHyphen(_ index: Int) -> Int {
    kind(index) == .hyphen && tight(index) && tight(index + 1) ? index + 1 : index
  }

  /// The value of a number in digits of a given length, not part of a longer number ("1,200", "3.5").
  func digits(_ index: Int, _ lengths: ClosedRange<Int>) -> Int? {
    guard kind(index) == .digits, lengths.contains(length(index)), value(index) >= 0 else { return nil }
    if tight(index), kind(index - 1) == .comma || kind(index - 1) == .dot, kind(index - 2) == .digits { return nil }
    if tight(index), kind(index - 1) == .currency { return nil }
    if tight(index + 1), kind(index + 1) == .comma || kind(index + 1) == .dot, tight(index + 2),
      kind(index + 2) == .digits
    {
      return nil
    }
    return value(index)
  }

  /// "about 1990", "over a year", but not "over the summer" and "about now".
  private func takesApproximator(_ core: Reading, _ index: Int) -> Bool {
    switch core.meaning {
    case .reference:
      kind(index) == .only && kind(core.range.lowerBound) == .now || core.range.count > 1 && kind(index) == .only
    case .set: false
    case .length:
      kind(core.range.lowerBound) != .the
        && (kind(index) != .over && kind(index) != .under || kind(core.range.lowerBound) != .following)
    case .point(let partial):
      switch kind(index) {
      case .about, .nearly: kind(core.range.lowerBound) != .the || partial.point.clock != nil
      case .only, .more, .less, .several: partial.within != nil
      case .over, .under: partial.within != nil && kind(core.range.upperBound - 1) != .unit
      default: false
      }
    }
  }

  /// "about", "nearly", "more than" …: the atom after it and what it does to a value.
  private func approximator(_ index: Int) -> (Int, Modifier?) {
    switch kind(index) {
    case .about: (kind(index + 1) == .dot && tight(index + 1) ? index + 2 : index + 1, .approximate)
    case .nearly: (index + 1, .lessThan)
    case .only: (index + 1, nil)
    case .several where isWord(index, "some") && (kind(index + 1) == .digits || kind(index + 1) == .cardinal):
      (index + 1, .approximate)
    case .over: (index + 1, .moreThan)
    case .under: (index + 1, .lessThan)
    case .more where kind(index + 1) == .than: (index + 2, .moreThan)
    case .less where kind(index + 1) == .than: (index + 2, .lessThan)
    case .at where kind(index + 1) == .least: (index + 2, .equalOrMore)
    case .at where kind(index + 1) == .most: (index + 2, .equalOrLess)
    case .up where kind(index + 1) == .to: (index + 2, .equalOrLess)
    default: (index, nil)
    }
  }
}
