/// A run of tokens that may be a place name.
struct NameSpan: Sendable {
  var tokens: Range<Int>
  /// The key under which it was found; also the sense it shares with equal names of the report.
  var key: [UInt8]
  /// Index of its candidates in the report's table.
  var entry: Int
  /// What words around it ask for (``WordTraits/kind``).
  var kinds: WordTraits = []
  /// How much speaks for its being a place name.
  var evidence = 0.0
}
