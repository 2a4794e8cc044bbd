import Linking
import Records

/// What is made of a mention to find it by: on any thread, before it is stored.
struct MentionIndexing: Sendable {
  /// What it is joined by; `nil` for kinds that join with nothing.
  let block: String?
  /// Its entry; events have theirs when they are joined.
  let draft: EntryDraft?

  init(_ mention: Mention) {
    block = Blocks.key(of: mention)
    draft = mention.kind == .event ? nil : EntryDraft(mention)
  }
}

/// The keys by which mentions are put into blocks that are joined each by itself.
enum Blocks {
  static func key(of mention: Mention) -> String? {
    switch mention.kind {
    case .event: Bundle(mention: mention, attached: []).key
    case .control: ControlTimeline.key(of: mention)
    case .figure, .statement, .relation: nil
    }
  }
}
