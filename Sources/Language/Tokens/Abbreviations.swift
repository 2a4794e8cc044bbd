/// Words written with a full stop. Keys are in small letters without the stop.
enum Abbreviations {
  /// Titles and the like: the stop never ends a sentence.
  static let leading = set(
    """
    mr mrs ms dr prof gen lt col maj capt sgt cpl pvt adm cmdr cdr brig rev fr st ste sen sens rep reps gov govs pres hon \
    messrs mme mlle amb insp supt det spc pfc atty asst ass't assoc approx cf ft mt vs vol vols pp fig figs eq viz capts \
    gens cols lts sgts drs profs revs sec'y treas mgr ald comdr ens hosp
    """)

  /// Others: the stop may end a sentence as well.
  static let other = set(
    """
    inc corp co ltd llc plc bros jr sr etc jan feb apr aug sept sep oct nov dec tues thur thurs blvd ave \
    ala ariz calif colo conn fla ga ky mass mich minn mont neb nev okla penn tenn tex va vt wis wyo \
    hrs mins yrs lbs oz ext dept univ intl attn arrv assn natl govt ph gmbh cie pty ltda mfg hwy
    """)

  /// Abbreviations only before a number, else words.
  static let beforeNumber = set("no nos art sec ch p par para fig mar jun jul col vol")

  /// Words with stops inside that are no single letters in a row.
  static let dotted = set("ph.d m.sc b.sc m.phil lt.col lt.gen maj.gen brig.gen")

  private static func set(_ words: String) -> Set<[UInt8]> { Set(words.split(separator: " ").map { Array($0.utf8) }) }
}

/// Words that often begin a sentence and seldom continue a name: after "U.S." or "Inc." they show that the stop ends a sentence.
enum SentenceStarters {
  static let words: Set<[UInt8]> = Set(
    """
    the a an this that these those he she it they we i you in on at by for from with after before during since but and or \
    so if when while as although though because however meanwhile there here his her its their our my your one two three \
    some many most several all no not what who why how where which other another both each every also then now thus
    """.split(separator: " ").map { Array($0.utf8) })
}
