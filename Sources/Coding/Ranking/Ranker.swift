public import Foundation
public import Language
import Records

/// The learned help: how probable each event type is for a candidate, and how sure one must be to act on it.
///
/// `Training/train_ranker.py` makes the model; `Training/cards/ranker.md` tells of it.
public struct Ranker: Sendable {
  private let model: LinearModel
  let settings: Settings

  /// How sure the model must be. A value above 1 switches a use off.
  struct Settings {
    /// Probability of no event from which a rule's event is dropped: beside another event of the sentence, and alone.
    var veto: Float
    var loneVeto: Float
    /// Probability of a type from which it takes the place of the rule's.
    var choice: Float
    /// Probability of a type from which a verb, a noun, an adjective that no rule codes is coded.
    var verb: Float
    var noun: Float
  }

  /// Maps the file `ranker.dlm` of a folder.
  ///
  /// - Throws: ``ModelError`` naming the file and what is wrong with it.
  public init(models directory: URL) throws(ModelError) {
    model = try LinearModel(
      directory.appending(path: "ranker.dlm"), kind: "ranker",
      classes: EventType.allCases.map(\.rawValue) + ["NONE"], settings: 5)
    settings = Settings(
      veto: model.settings[0], loneVeto: model.settings[1], choice: model.settings[2], verb: model.settings[3],
      noun: model.settings[4])
  }

  /// What the model says of a candidate.
  struct Judgement {
    var probabilities: [EventType: Float]
    /// Probability that it carries no event.
    var none: Float

    /// The most probable type.
    var best: (type: EventType, probability: Float) {
      let best = EventType.allCases.max { (probabilities[$0] ?? 0) < (probabilities[$1] ?? 0) } ?? .assault
      return (best, probabilities[best] ?? 0)
    }
  }

  func judge(_ features: FeatureList) -> Judgement {
    let probabilities = model.probabilities(of: features.hashes)
    return Judgement(
      probabilities: Dictionary(uniqueKeysWithValues: zip(EventType.allCases, probabilities)),
      none: probabilities[EventType.allCases.count])
  }
}
