/// Words that tell where an event was from what else a place has to do with it.
enum LocatingWords {
  /// Prepositions of the place where something happens.
  static let at: Set<String> = words(
    "in at near on outside inside around across throughout within along between above off amid beyond over through via under beside"
  )
  /// Prepositions of the place that something moves to or from, or is about.
  static let about: Set<String> = words("from to into toward towards onto of out for against")

  /// Nouns for parts of places.
  static let parts: Set<String> = words("centre center part outskirts suburb edge heart middle side corner half core")

  /// Verbs whose object, if it is a place, is where they happen.
  static let placeObject: Set<String> = words(
    """
    abandon annex approach assault attack barrage batter besiege blast blockade bomb bombard breach capture cede clear close \
    conquer control cross defend demolish destroy devastate encircle enter evacuate fire-bomb flatten flood free hit hold \
    infiltrate invade leave liberate lose loot occupy overrun patrol pillage pound protect quit raid ransack ravage raze reach \
    recapture reclaim reconquer regain reenter reopen retake rock secure seize shake shell siege storm strafe strike sack \
    surrender surround take target torch visit wreck
    """)
  /// Verbs whose subject, if it is a place, is where they happen: "Mosul fell", "Aleppo came under fire".
  static let placeSubject: Set<String> = words(
    "fall come witness suffer see erupt burn shake change experience descend")
  /// Verbs of saying: where they happen is not where what is said happens.
  static let saying: Set<String> = words(
    """
    say tell report announce claim state add declare warn note write explain confirm deny allege accuse argue insist believe \
    think hear know testify estimate suggest indicate quote cite describe stress
    """)

  private static func words(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }
}
