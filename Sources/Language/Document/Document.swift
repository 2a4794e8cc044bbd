/// A text with what the language layer found in it, as columns of small integers.
///
/// Tokens are numbered from 0 through the whole document; all offsets are UTF-8 bytes of ``text``. Strings appear only
/// through ``form(_:)``, ``lower(_:)`` and ``lemma(_:)``, which index a table shared by equal words.
public struct Document: Sendable {
  /// The text that was analysed.
  public let text: [UInt8]
  /// Sentences in order of the text; together they hold all tokens.
  public internal(set) var sentences: [Sentence] = []
  /// First byte of each token.
  public internal(set) var starts: [UInt32] = []
  /// Byte after each token.
  public internal(set) var ends: [UInt32] = []
  /// Universal part of speech of each token.
  public internal(set) var tags: [PartOfSpeech] = []
  /// Penn Treebank tag of each token, an index into ``PennTag/names``.
  public internal(set) var pennTags: [UInt8] = []
  /// The head of each token, or -1 for the root of a sentence and for tokens of sentences without a tree.
  public internal(set) var heads: [Int32] = []
  /// The relation of each token to its head.
  public internal(set) var relations: [Relation] = []
  /// Names, in order of the text; they do not overlap.
  public internal(set) var names: [Name] = []

  var formIDs: [UInt32] = []
  var lowerIDs: [UInt32] = []
  var lemmaIDs: [UInt32] = []
  var words = WordTable()
  /// Children in compressed rows: those of token `t` are `children[childStarts[t]..<childStarts[t + 1]]`.
  var childStarts: [Int32] = []
  var children: [Int32] = []
  /// First-layer states of the encoder, quantized, with a scale for each token.
  var states: [UInt8] = []
  var stateScales: [Float] = []

  /// A run of tokens that the splitter takes for one sentence.
  public struct Sentence: Sendable, Hashable {
    /// Token indices.
    public var tokens: Range<Int>
    /// Byte offsets, from the first token to the last.
    public var bytes: Range<Int>
    /// Paragraph (run of lines without a blank one between), from 0.
    public var paragraph: Int
    /// Whether the sentence has a dependency tree.
    public var parsed: Bool
    /// Whether its letters are (nearly) all capitals, as in wire copy and headlines.
    public var capitals: Bool
  }

  /// A name found in the text.
  public struct Name: Sendable, Hashable {
    /// Token indices.
    public var tokens: Range<Int>
    /// What it names.
    public var type: NameType
    /// 0 to 1.
    public var confidence: Float
  }

  /// The number of tokens.
  public var count: Int { starts.count }
}
