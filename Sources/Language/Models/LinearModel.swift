public import Foundation

/// A linear classifier over hashed features, mapped into memory.
///
/// Sections of the file: `classes` (lines), `keys` and `rows` (a table from feature hashes to rows of `weights`), `weights`
/// (int8, row 0 is unused), `scales` and `biases` (one for each class), `settings` (numbers for whoever uses the model).
public struct LinearModel: @unchecked Sendable {
  /// Names of the classes, in the order of the probabilities.
  public let classes: [String]
  /// Numbers that go with the model, such as thresholds.
  public let settings: [Float]

  private let file: ModelFile
  private let rows: HashedWords<UInt32>
  private let weights: UnsafeBufferPointer<Int8>
  private let scales: UnsafeBufferPointer<Float>
  private let biases: UnsafeBufferPointer<Float>

  /// Maps a model file.
  ///
  /// - Parameters:
  ///   - kind: what the file must say it is.
  ///   - classes: the classes that it must tell apart, in order.
  ///   - settings: how many numbers must go with it.
  /// - Throws: ``ModelError`` naming the file, and what was expected and found, if it is missing, damaged or of another version.
  public init(_ url: URL, kind: String, classes: [String], settings: Int) throws(ModelError) {
    file = try ModelFile(url, kind: kind)
    self.classes = try file.lines("classes")
    try file.require(self.classes == classes, "the classes \(classes.joined(separator: " "))")
    self.settings = Array(try file.elements("settings", as: Float.self))
    try file.require(self.settings.count == settings, "\(settings) settings")
    rows = try HashedWords(file, keys: "keys", values: "rows")
    weights = try file.elements("weights", as: Int8.self)
    scales = try file.elements("scales", as: Float.self)
    biases = try file.elements("biases", as: Float.self)
    let size = try file.dimensions("weights")
    let highest = Int(try file.elements("rows", as: UInt32.self).max() ?? 0)
    try file.require(
      size[1] == classes.count && scales.count == classes.count && biases.count == classes.count && highest < size[0],
      "weights of \(classes.count) classes")
  }

  /// The probability of each class, given the hashes of the features that hold. Unknown features say nothing.
  public func probabilities(of features: [UInt64]) -> [Float] {
    let count = classes.count
    var sums = [Int32](repeating: 0, count: count)
    for feature in features {
      let row = Int(rows[feature])
      if row == 0 { continue }
      for index in 0..<count { sums[index] += Int32(weights[row * count + index]) }
    }
    var scores = (0..<count).map { biases[$0] + Float(sums[$0]) * scales[$0] }
    let highest = scores.max() ?? 0
    for index in scores.indices { scores[index] = exp(scores[index] - highest) }
    let total = scores.reduce(0, +)
    return scores.map { $0 / total }
  }
}
