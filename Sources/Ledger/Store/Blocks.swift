import Linking
import Records

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
