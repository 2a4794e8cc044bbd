import Knowledge
import Language
import Records

/// An event while it is being put together: the record with the tokens that it rests on.
struct EventDraft {
  var mention: Mention
  var details: EventDetails
  var frame: Frame
  /// Token of the trigger.
  var trigger: Int
  /// The support verb that carries a noun trigger.
  var support: Int?
  /// Tokens of all triggers that were joined in it.
  var triggers: [Int]
  /// Heads of the nouns that gave actors and recipients.
  var actorHeads: [Int]
  var recipientHeads: [Int]
  /// Heads of the places that the frame's arguments name.
  var placeHeads: [Int]
  /// Head of the thing hit.
  var targetHead: Int?
  /// Nouns that the frame names by their lemma.
  var consumed: Set<Int>
  /// The predicate whose complement the trigger is, where that decided the factuality.
  var governor: Int?
  /// Whether it is worth a record; else it only tells later sentences who fought whom where.
  var isTold: Bool
  /// Whether the recipient is a place that the act befalls, for want of anybody named.
  var befallsPlace: Bool
  /// The ranker's probability that the words carry no event; of several triggers the least.
  var doubt: Float = 0
}
