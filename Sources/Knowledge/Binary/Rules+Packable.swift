import Records

extension Frame: Packable {
  func pack(into packer: inout Packer) {
    packer.string(id)
    packer.value(type)
    packer.strings(modes)
    packer.strings(contexts)
    packer.string(cameo)
    packer.string(acled)
    packer.items(triggers)
    for slots in [actor, recipient, nounActor, nounRecipient] { packer.items(slots) }
    packer.bool(reciprocal)
    packer.value(control)
    packer.value(figure)
    packer.value(stage)
    packer.value(negated)
    packer.strings(examples)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    id = unpacker.string()
    type = unpacker.value(EventType.self)
    modes = unpacker.strings()
    contexts = unpacker.strings()
    cameo = unpacker.optional()
    acled = unpacker.optional()
    triggers = unpacker.items(Trigger.self)
    actor = unpacker.items(Slot.self)
    recipient = unpacker.items(Slot.self)
    nounActor = unpacker.items(Slot.self)
    nounRecipient = unpacker.items(Slot.self)
    reciprocal = unpacker.bool()
    control = unpacker.value(ControlDetails.Change.self)
    figure = unpacker.value(Figure.Measure.self)
    stage = unpacker.value(Stage.self)
    negated = unpacker.value(Negated.self)
    examples = unpacker.strings()
    source = SourceLine(from: &unpacker)
  }
}

extension Frame.Trigger: Packable {
  func pack(into packer: inout Packer) {
    packer.string(lemma)
    packer.value(part)
    packer.items(conditions)
    packer.string(text)
  }

  init(from unpacker: inout Unpacker) {
    lemma = unpacker.string()
    part = unpacker.value(Frame.Part.self, else: .verb)
    conditions = unpacker.items(Frame.Condition.self)
    text = unpacker.string()
  }
}

extension Frame.Condition: Packable {
  func pack(into packer: inout Packer) {
    slot.pack(into: &packer)
    switch filler {
    case nil: packer.count(0)
    case .lemmas(let lemmas):
      packer.count(1)
      packer.strings(lemmas.sorted())
    case .kind(let kind):
      packer.count(2)
      packer.value(kind)
    }
    packer.bool(negated)
  }

  init(from unpacker: inout Unpacker) {
    slot = Frame.Slot(from: &unpacker)
    switch unpacker.count() {
    case 1: filler = .lemmas(unpacker.set())
    case 2: filler = .kind(unpacker.value(Frame.Class.self, else: .actor))
    default: filler = nil
    }
    negated = unpacker.bool()
  }
}

extension Frame.Slot: Packable {
  func pack(into packer: inout Packer) {
    let (number, word): (Int, String?) =
      switch self {
      case .subject: (0, nil)
      case .object: (1, nil)
      case .indirect: (2, nil)
      case .preposition(let word): (3, word)
      case .particle(let word): (4, word)
      case .possessor: (5, nil)
      case .compound: (6, nil)
      case .complement: (7, nil)
      case .infinitive: (8, nil)
      case .clause: (9, nil)
      }
    packer.count(number)
    if let word { packer.string(word) }
  }

  init(from unpacker: inout Unpacker) {
    switch unpacker.count() {
    case 0: self = .subject
    case 1: self = .object
    case 2: self = .indirect
    case 3: self = .preposition(unpacker.string())
    case 4: self = .particle(unpacker.string())
    case 5: self = .possessor
    case 6: self = .compound
    case 7: self = .complement
    case 8: self = .infinitive
    case 9: self = .clause
    default:
      unpacker.damage()
      self = .subject
    }
  }
}

extension WordRule: Packable {
  func pack(into packer: inout Packer) {
    packer.count(words.count)
    for phrase in words { packer.strings(phrase) }
    packer.string(value)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    words = (0..<unpacker.count()).map { _ in unpacker.strings() }
    value = unpacker.string()
    source = SourceLine(from: &unpacker)
  }
}
