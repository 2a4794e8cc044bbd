import Knowledge
import Language
import Records

/// Harm that is part of fighting between armed sides: "ten were killed in the clashes", "two soldiers died" right after
/// an ambush that the report told. ACLED enters such deaths under the clash, and so does a careful reader.
struct Fighting {
  let reading: Reading
  let memory: EventMemory

  private var document: Document { reading.document }

  /// How many sentences after a clash a loss without an agent still belongs to it.
  private static let reach = 2

  /// Whether a draft tells of losses in fighting that its own sentence, or one shortly before, names.
  func includes(_ draft: EventDraft, among drafts: [EventDraft]) -> Bool {
    guard draft.frame.type == .assault,
      draft.frame.figure == .killed || draft.frame.figure == .injured || draft.frame.figure == .destroyed,
      draft.details.actors.isEmpty || ActorClasses(draft.details.actors).isArmed
    else { return false }
    if draft.triggers.contains(where: isInFighting) { return true }
    guard draft.details.actors.isEmpty else { return false }
    if drafts.contains(where: { isFight($0) }) { return true }
    guard !ActorClasses(draft.details.recipients).isCivilian, let last = memory.last,
      draft.mention.sentence.index - last.mention.sentence.index <= Self.reach
    else { return false }
    return isFight(last)
  }

  /// "Killed in combat", "the fighting in which two died".
  private func isInFighting(_ trigger: Int) -> Bool {
    var nouns = document.obliques(trigger).filter { Self.around.contains($0.preposition) }.map(\.head)
    if document.relations[trigger] == .acl_relcl, let noun = document.head(trigger) { nouns.append(noun) }
    return nouns.flatMap(document.conjuncts).contains { noun in
      document.tags[noun] == .noun
        && reading.coder.index.entries(at: noun, in: document).contains {
          reading.knowledge.frames[$0.frame].isFighting
        }
    }
  }

  private func isFight(_ draft: EventDraft) -> Bool {
    guard draft.frame.type == .assault else { return false }
    let (actors, recipients) = (ActorClasses(draft.details.actors), ActorClasses(draft.details.recipients))
    return draft.frame.isFighting && !actors.isCivilian && !recipients.isCivilian
      || actors.isArmed && recipients.isForce
  }

  private static let around: Set<String> = [
    "in", "during", "amid", "from", "by", "after", "following", "as result of", "throughout", "of",
  ]
}

extension Frame {
  /// Whether the words by themselves say that two armed sides fight.
  var isFighting: Bool { acled == "Armed clash" }
}
