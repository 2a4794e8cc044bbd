/// The Penn Treebank tag set as English EWT uses it.
public enum PennTag {
  /// All tags; a document stores indices into this list.
  public static let names = [
    "NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "IN", "DT", "PRP", "PRP$", "RB", "RBR",
    "RBS", "JJ", "JJR", "JJS", "CC", "CD", "TO", "WDT", "WP", "WP$", "WRB", "RP", "EX", "PDT", "POS", "UH", "FW", "LS",
    "SYM", "ADD", "AFX", "GW", "HYPH", "NFP", "XX", ".", ",", ":", "``", "''", "-LRB-", "-RRB-", "$", "#",
  ]

  /// The index of a tag, 0 if there is none.
  public static func index(of name: some StringProtocol) -> UInt8 {
    UInt8(names.firstIndex { $0 == name } ?? 0)
  }
}
