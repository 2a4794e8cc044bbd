import Knowledge
import Testing

/// The trigger grammar of Documentation/knowledge.md.
struct TriggerTests {
  @Test(arguments: [
    ("verbs", "overrun", "overrun"),
    ("verbs", "pull out", "pull particle(out)"),
    ("verbs", "call for", "call preposition(for)"),
    ("verbs", "call for {ceasefire|$talks}", "call preposition(for){ceasefire|meeting|talk}"),
    ("verbs", "capture <place>", "capture object<place>"),
    ("verbs", "take {control} of <place>", "take object{control} preposition(of)<place>"),
    ("verbs", "pull out of <place>", "pull particle(out) preposition(of)<place>"),
    ("verbs", "carry out {attack}", "carry particle(out) object{attack}"),
    ("verbs", "clash over {border}", "clash preposition(over){border} / clash particle(over) object{border}"),
    ("verbs", "urge [to]", "urge infinitive"),
    ("verbs", "urge <state> [to {leave|quit}]", "urge object<state> infinitive{leave|quit}"),
    ("verbs", "demand [that]", "demand clause"),
    ("verbs", "rule subject:<court>", "rule subject<court>"),
    ("verbs", "rule subject:{judge} !{out}", "rule subject{judge} !object{out}"),
    ("verbs", "act subject:!<armed>", "act !subject<armed>"),
    ("verbs", "sentence for !{life}", "sentence !preposition(for){life}"),
    ("verbs", "fire !on <civilian>", "fire !preposition(on)<civilian> / fire particle(on) !object<civilian>"),
    ("verbs", "act unilaterally", "act particle(unilaterally)"),
    ("nouns", "air strike on <place>", "strike compound{air} preposition(on)<place>"),
    ("nouns", "exercise compound:{joint|military}", "exercise compound{joint|military}"),
    ("nouns", "talk over {border}", "talk preposition(over){border}"),
    ("verbs", "shoot-down <weapon>", "shoot-down object<weapon>"),
  ])
  func conditions(key: String, text: String, expected: String) throws {
    let folder = try KnowledgeFolder([
      "lists.yaml": "talks: [talk, meeting]\n",
      "frames/a.yaml": "- {id: a, type: ASSAULT, example: None., \(key): [\"\(text)\"]}\n",
    ])
    let (base, findings) = try folder.check()
    #expect(findings.map(\.description) == [])
    #expect(base.frames[0].triggers.map(describe).joined(separator: " / ") == expected)
    #expect(base.frames[0].triggers.allSatisfy { $0.text == text })
  }

  @Test func rolesAndTheirDefaults() throws {
    let folder = try KnowledgeFolder([
      "frames/a.yaml": """
      - {id: default, type: ASSAULT, verbs: [maul], nouns: [mauling], example: None.}
      - {id: nowhere, type: ASSAULT, verbs: [thump], nouns: [thumping], recipient: [], example: None.}
      - {id: noun, type: ASSAULT, nouns: [coup], actor: [poss], example: None.}
      - {id: both, type: ASSAULT, verbs: [seize], nouns: [seizure], actor: [to], noun_actor: [of, compound], example: None.}
      """
    ])
    let frames = try folder.load().frames
    #expect(frames[0].actor == [.subject])
    #expect(
      frames[0].recipient
        == [.object, .indirect, .preposition("against"), .preposition("with"), .preposition("to"), .preposition("on")])
    #expect(frames[0].nounActor == [.preposition("by"), .possessor, .compound, .preposition("between")])
    #expect(frames[1].recipient == [] && frames[1].nounRecipient == [])
    #expect(frames[2].nounActor == [.possessor])
    #expect(frames[3].actor == [.preposition("to")] && frames[3].nounActor == [.preposition("of"), .compound])
  }

  private func describe(_ trigger: Frame.Trigger) -> String {
    let conditions = trigger.conditions.map { condition in
      let filler =
        switch condition.filler {
        case nil: ""
        case .kind(let kind): "<\(kind)>"
        case .lemmas(let lemmas): "{\(lemmas.sorted().joined(separator: "|"))}"
        }
      return (condition.negated ? "!" : "") + "\(condition.slot)".filter { $0 != "\"" } + filler
    }
    return ([trigger.lemma] + conditions).joined(separator: " ")
  }
}
