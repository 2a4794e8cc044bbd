import Knowledge
import Records
import Testing

/// Each finding names the file and the line of what is wrong.
struct CheckTests {
  @Test func findsNothingInGoodFiles() throws {
    let folder = try KnowledgeFolder([
      "countries.yaml": "- {code: IRQ, name: Iraq, demonyms: [Iraqi], region: Middle East}\n",
      "people/asia.yaml": """
      - name: Haider al-Abadi
        country: IRQ
        offices:
          - {title: prime minister, sectors: [GOV], from: 2014-09-08, to: 2018-10-25}
          - {title: leader, of: dawa, from: 2007}
      """,
      "organizations/all.yaml": "- {id: dawa, name: Dawa Party, kind: party, country: IRQ, sectors: [PTY]}\n",
    ])
    #expect(try folder.findings() == [])
  }

  @Test(arguments: [
    (
      "- code: IRQ\n  nmae: Iraq\n",
      ["2: error: unknown key `nmae`; did you mean `name`?", "1: error: `name` is missing"]
    ),
    ("- {code: Irq, name: Iraq}\n", ["1: error: `Irq` is no ISO 3166-1 alpha-3 code"]),
    (
      "- {code: AAA, name: A}\n- {code: AAA, name: B}\n",
      ["2: error: country code `AAA` stands already at countries.yaml:1"]
    ),
    (
      "- {code: AAA, name: A, aliases: [X]}\n- {code: BBB, name: X}\n",
      ["2: warning: alias `X` belongs already to `AAA` at countries.yaml:1"]
    ),
    ("- {code: AAA, name: A, sovereign: BBB}\n", ["1: error: no country `BBB`"]),
    ("- {code: AAA, name: A\n", ["2: error: not readable as YAML: did not find expected ',' or '}'"]),
    ("- {code: AAA, name: A, forces: [{name: Guard, sectors: [ARMY]}]}\n", ["1: error: `ARMY` is no PLOVER sector"]),
  ])
  func countries(text: String, expected: [String]) throws {
    let found = try KnowledgeFolder(["countries.yaml": text]).findings()
    #expect(Set(found) == Set(expected.map { "countries.yaml:\($0)" }))
  }

  @Test func datesOfOffices() throws {
    let folder = try KnowledgeFolder([
      "people/a.yaml": """
      - name: Early Man
        country: IRQ
        offices:
          - {title: president, sectors: [GOV], from: 2001-05-01, to: 2010-06-01}
          - {title: mayor, sectors: [GOV], from: 2001-05-01, to: 2000-01-01}
          - {title: governor, sectors: [GOV], from: May 2001}
          - {title: uncle}
      - name: Late Man
        country: IRQ
        offices:
          - {title: president, sectors: [GOV], from: 2009-06-01}
      """
    ])
    #expect(
      try folder.findings() == [
        "people/a.yaml:5: error: `from` 2001-05-01 is after `to` 2000-01-01",
        "people/a.yaml:6: error: `from` must be a day (2014-09-08), a month (2014-09) or a year, not `May 2001`",
        "people/a.yaml:7: error: an office needs `sectors` or `of`",
        "people/a.yaml:11: warning: Late Man from 2009-06-01 overlaps Early Man to 2010-06-01 at people/a.yaml:4 "
          + "(IRQ//president)",
      ])
  }

  @Test func organizations() throws {
    let folder = try KnowledgeFolder([
      "organizations/a.yaml": """
      - {id: a, name: A Front, kind: armed-group, parent: b, sectors: [REB]}
      - {id: b, name: B Front, kind: armed-group, parent: a, sectors: [REB]}
      - {id: C D, name: C, kind: armed group, members: [nobody, USA]}
      """
    ])
    #expect(
      try folder.findings() == [
        "organizations/a.yaml:1: error: `parent` runs in a circle: a → b → a",
        "organizations/a.yaml:2: error: `parent` runs in a circle: b → a → b",
        "organizations/a.yaml:3: error: write the id as `c-d`",
        "organizations/a.yaml:3: error: `armed group` is no kind of organization; did you mean `armed-group`?",
        "organizations/a.yaml:3: warning: no country or organization `nobody` (as a member it is not used)",
      ])
  }

  @Test(arguments: [
    ("verbs: [overrun], modes: [troops]", "`troops` is no mode of ASSAULT; use abduct"),
    ("verbs: [overrun], contexts: [war]", "`war` is no PLOVER context"),
    ("verbs: [overrun], contexts: [cybr]", "`cybr` is no PLOVER context; did you mean `cyber`?"),
    ("verbs: [\"seize {$towns}\"]", "`seize {$towns}`: no list `$towns`"),
    ("verbs: [\"seize <town>\"]", "`seize <town>`: `<town>` is no class"),
    ("verbs: [\"seize {town\"]", "`seize {town`: `}` is missing"),
    ("verbs: [make]", "`make`: `make` alone matches nearly every sentence; add a condition"),
    ("verbs: [\"make !{peace}\"]", "`make !{peace}`: `make` alone matches nearly every sentence; add a condition"),
    ("verbs: [\"urge [so]\"]", "`urge [so]`: `[so]` must begin with `to` or `that`"),
    ("verbs: [overrun], actor: [somebody]", "`somebody` is no role or preposition"),
    ("nouns: []", "`a` has no trigger"),
    ("verbs: [overrun], control: taken", "`taken` is no control; use gained, lost, held, contested"),
    ("verbs: [overrun], cameo: 19x", "`19x` is no CAMEO code of 2 to 4 digits in quotes"),
  ])
  func frames(keys: String, message: String) throws {
    let text = "- {id: a, type: ASSAULT, example: Rebels came., \(keys)}\n"
    let found = try KnowledgeFolder(["frames/a.yaml": text, "lists.yaml": "t: [talk]\n"]).findings()
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("frames/a.yaml:1: error: \(message)") == true)
  }

  @Test func framesThatAreNeverReached() throws {
    let folder = try KnowledgeFolder([
      "frames/a.yaml": """
      - {id: one, type: ASSAULT, verbs: ["fire on <civilian>"], example: Troops fired on villagers.}
      - {id: two, type: ASSAULT, verbs: [fire, "fire on <civilian>"], example: Troops fired.}
      """
    ])
    #expect(
      Set(try folder.findings()) == [
        "frames/a.yaml:2: warning: `fire on <civilian>` of `two` is never reached: `one` has the same trigger"
      ])
  }

  @Test func listsThatContainThemselves() throws {
    let folder = try KnowledgeFolder(["lists.yaml": "a: [x, $b]\nb: [$a]\nc: [$d]\n"])
    #expect(
      Set(try folder.findings()) == [
        "lists.yaml:1: error: list `a` contains itself", "lists.yaml:2: error: list `b` contains itself",
        "lists.yaml:3: error: no list `d`",
      ])
  }

  @Test func exclusionsNameATypeOrAFrame() throws {
    let folder = try KnowledgeFolder([
      "exclusions.yaml": """
      - {words: Popular Mobilization, type: MOBILIZE, sentence: The Popular Mobilization advanced., by: amina}
      - {words: hold, frame: control.hold}
      - {words: strike}
      - {words: strike, type: STRIKE}
      """
    ])
    let (base, findings) = try folder.check()
    #expect(base.exclusions.first?.words == ["popular", "mobilization"] && base.exclusions.first?.type == .mobilize)
    let told = findings.map(\.description)
    #expect(told.contains("exclusions.yaml:2: warning: no frame `control.hold` (the exclusion is not used)"), "\(told)")
    #expect(told.contains("exclusions.yaml:3: error: either `type` or `frame` is wanted"), "\(told)")
    #expect(told.contains { $0.hasPrefix("exclusions.yaml:4: error: `STRIKE` is no type; use") }, "\(told)")
  }
}
