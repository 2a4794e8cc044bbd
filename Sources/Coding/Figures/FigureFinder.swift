import Knowledge
import Language
import Records

/// Finds figures: numbers of people or things that a trigger or a counting noun gives a meaning.
struct FigureFinder {
  let reading: Reading
  private let numbers: NumberReader

  init(reading: Reading) {
    self.reading = reading
    numbers = NumberReader(cues: reading.cues.figures)
  }

  private var document: Document { reading.document }

  struct Found {
    var figure: Figure
    /// The token that tells what is counted (a verb, a noun, an adjective).
    var measureToken: Int
    /// The number itself.
    var number: Range<Int>
  }

  /// All figures of a sentence. `frames` gives what the triggers of the sentence count, by token.
  func figures(in sentence: Document.Sentence, frames: [Int: Figure.Measure]) -> [Found] {
    var found: [Found] = []
    var token = sentence.tokens.lowerBound
    while token < sentence.tokens.upperBound {
      guard isNumeral(token), !reading.isTime(token), !isPartOfName(token),
        let value = numbers.value(at: token, within: sentence.tokens, document)
      else {
        token += 1
        continue
      }
      if let (of, measure, group) = measure(of: value.tokens, at: token, frames) {
        found.append(Found(figure: figure(value, of, group), measureToken: measure, number: value.tokens))
      }
      token = max(token + 1, value.tokens.upperBound)
    }
    return found + none(in: sentence)
  }

  private func figure(_ value: NumberReader.Value, _ of: Figure.Measure, _ group: Int?) -> Figure {
    var tokens = value.tokens
    if let group { tokens = min(tokens.lowerBound, group)..<max(tokens.upperBound, group + 1) }
    let bytes = document.bytes(tokens)
    var figure = Figure(
      of: of, low: value.low, best: value.best, high: value.high, approximate: value.approximate ? true : nil,
      text: document.string(bytes: bytes), start: bytes.lowerBound, end: bytes.upperBound)
    if let group { figure.group = reading.actors(at: group, on: nil).first }
    let words = document.sentences[document.sentence(of: value.tokens.lowerBound)].tokens.map(document.lower)
    figure.scope = words.contains("total") || words.contains("toll") || words.contains("since") ? .cumulative : .event
    return figure
  }

  private func isNumeral(_ token: Int) -> Bool {
    switch document.tags[token] {
    case .numeral: return true
    case .noun, .adjective, .determiner: return reading.cues.figures.numbers[document.lower(token)] != nil
    default: return false
    }
  }

  private func isPartOfName(_ token: Int) -> Bool {
    document.names.contains { $0.tokens.contains(token) }
  }

  /// What a number counts: the measure, the token that says so, and the noun that is counted.
  private func measure(
    of tokens: Range<Int>, at token: Int, _ frames: [Int: Figure.Measure]
  ) -> (Figure.Measure, Int, Int?)? {
    // The noun that the number belongs to: "12 civilians", "dozens of civilians", or the number itself ("12 were killed").
    var counted = token
    if [.nummod, .det, .amod, .advmod, .compound, .nmod].contains(document.relations[token]),
      let noun = document.head(token)
    {
      counted = noun
      if document.tags[noun] == .numeral, let next = document.head(noun), document.relations[noun] == .nummod {
        counted = next
      }
    }
    let group: Int? = {
      let head = PartWords.counted(counted, document)
      return head == token || document.tags[head] == .numeral ? nil : head
    }()
    // "Two deep wounds" are one person's.
    if let unit = group, isUnit(reading.lemma(unit)) || reading.lemma(unit) == "wound" { return nil }
    let measures = reading.cues.figures.measures
    // "He was 101 and died": a number said of somebody is an age, but for "the toll was 45".
    if counted == token, document.dependent(token, .cop) != nil,
      let subject = document.dependent(token, .nsubj), measures[reading.lemma(subject)] == nil,
      !["number", "total", "figure", "count"].contains(reading.lemma(subject))
    {
      return nil
    }
    // "The protests, one of which drew crowds".
    if document.obliques(token).contains(where: { $0.preposition == "of" && document.penn($0.head).hasPrefix("W") }),
      document.relations[token] == .appos || document.relations[token] == .conj
    {
      return nil
    }
    // "12 dead", "30 wounded": an adjective or participle after the number; "a death toll of 45".
    var around = [counted] + document.dependents(counted).map(Int.init)
    if let governor = document.head(counted) { around.append(governor) }
    if let group, group != counted { around += document.dependents(group).map(Int.init) + [group] }
    // Logical objects of a counting trigger.
    var current = counted
    for _ in 0..<6 {
      guard let governor = document.head(current) else { break }
      if let measure = frames[governor], isObject(current, of: governor) {
        // "Surrendered 50 rifles": arms are no people who gave up.
        guard measure != .surrendered || group.map({ reading.isOf(.person, $0) || reading.isOf(.armed, $0) }) ?? true
        else {
          return nil
        }
        return (measure, governor, group)
      }
      guard
        document.relations[current] == .conj || document.relations[current] == .nmod
          || document.relations[current] == .nummod
      else { break }
      current = governor
    }
    for child in document.dependents(counted).map(Int.init)
      + (group.map { document.dependents($0).map(Int.init) } ?? [])
    {
      if let measure = frames[child], document.relations[child] == .acl || document.relations[child] == .acl_relcl,
        isObject(group ?? counted, of: child)
      {
        return (measure, child, group)
      }
    }
    for neighbour in around {
      if let measure = measures[reading.lemma(neighbour)] ?? measures[document.lower(neighbour)] {
        return (measure, neighbour, group)
      }
    }
    if tokens.upperBound < document.count, let measure = measures[document.lower(tokens.upperBound)] {
      return (measure, tokens.upperBound, group)
    }
    // "numbering around 50,000", "a force of 3,000 troops".
    if let governor = document.head(counted), ["number", "total", "comprise"].contains(reading.lemma(governor)) {
      return (.strength, governor, group)
    }
    if let group, reading.isOf(.armed, group), let governor = document.head(counted),
      document.preposition(of: counted) == "of"
        || ["deploy", "send", "station", "have", "mobilize", "amass", "dispatch"].contains(reading.lemma(governor))
    {
      return (.strength, governor, group)
    }
    return nil
  }

  private func isObject(_ noun: Int, of verb: Int) -> Bool {
    let objects =
      document.tags[verb] == .verb
      ? document.logicalObjects(verb) : document.obliques(verb).filter { $0.preposition == "of" }.map(\.head)
    let first = document.firstConjunct(noun)
    if objects.contains(noun) || objects.contains(first) { return true }
    // Intransitive counting verbs: "12 people died", "thousands fled", "thousands of civilians returned".
    return objects.isEmpty && document.logicalSubjects(verb).contains { $0 == noun || $0 == first }
  }

  private func isUnit(_ lemma: String) -> Bool { Self.units.contains(lemma) }

  private static let units: Set<String> = [
    "percent", "%", "dollar", "euro", "pound", "kilometer", "kilometre", "km", "mile", "meter", "metre", "year", "day",
    "week", "month", "hour", "minute", "ton", "tonne", "barrel", "point", "vote", "seat", "country", "state", "time",
  ]

  /// "no casualties", "nobody was hurt".
  private func none(in sentence: Document.Sentence) -> [Found] {
    sentence.tokens.compactMap { token in
      guard let measure = reading.cues.figures.measures[reading.lemma(token)],
        let no = document.dependents(token, .det).first(where: { document.lower($0) == "no" }), no < token
      else { return nil }
      let bytes = document.bytes(no..<token + 1)
      return Found(
        figure: Figure(
          of: measure, low: 0, best: 0, high: 0, scope: .event, text: document.string(bytes: bytes),
          start: bytes.lowerBound, end: bytes.upperBound), measureToken: token, number: no..<no + 1)
    }
  }
}
