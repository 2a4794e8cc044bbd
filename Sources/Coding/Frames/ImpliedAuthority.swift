import Discourse
import Knowledge
import Language
import Records

/// Who did what only public authorities do, where the sentence leaves it out: "eighty people were arrested, police said",
/// "a curfew was imposed". It is the authority that tells of it, or the police whom the report names last before it.
struct ImpliedAuthority {
  let reading: Reading
  let frame: Frame
  let day: Day?

  private var document: Document { reading.document }

  /// How many sentences back the police may have been named.
  private static let reach = 3
  private static let authorities: Set<String> = ["COP", "MIL", "GOV", "JUD"]

  func actors(of arguments: Arguments) -> Roles.Filled {
    guard isPublicAct, arguments.part != .adjective else { return Roles.Filled() }
    // Somebody is told to have done it, if only by words that name no actor.
    let trigger = arguments.trigger
    guard arguments.part != .verb || (document.isPassive(trigger) && document.logicalSubjects(trigger).isEmpty),
      document.dependent(trigger, .nmod_poss) == nil
    else { return Roles.Filled() }
    if let speaker = reading.attribution(of: trigger).last?.speaker, let sector = speaker.sectors.first,
      Self.authorities.contains(sector)
    {
      return Roles.Filled(actors: [speaker], heads: [], implied: true)
    }
    return police(before: trigger).map { Roles.Filled(actors: [$0], heads: [], implied: true) } ?? Roles.Filled()
  }

  private var isPublicAct: Bool {
    frame.type == .coerce && !Set(frame.modes).isDisjoint(with: ["arrest", "curfew"])
      || frame.modes.contains("crowd-control") || frame.cameo == "0813"
  }

  /// The police of the sentence, else the last ones named in the sentences before it.
  private func police(before trigger: Int) -> Actor? {
    let sentence = document.sentence(of: trigger)
    for index in stride(from: sentence, through: max(0, sentence - Self.reach), by: -1) {
      let tokens = document.sentences[index].tokens
      guard document.sentences[index].parsed, reading.zone(tokens.lowerBound) != .furniture else { continue }
      for token in tokens.reversed() where document.tags[token] == .noun || document.tags[token] == .properNoun {
        switch document.relations[token] {
        case .nsubj, .nsubj_pass, .obj, .obl, .obl_agent, .nmod, .conj, .root, .appos: break
        default: continue
        }
        let found = reading.people(at: token, on: day)
        if let police = found.first(where: { $0.sectors.first == "COP" }) { return police }
      }
    }
    return nil
  }
}
