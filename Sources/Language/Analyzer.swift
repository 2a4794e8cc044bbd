public import Foundation

/// Turns text into documents: sentences, tokens, tags, lemmas, names and, on request, trees.
///
/// An analyzer is immutable and may be shared between threads.
public struct Analyzer: Sendable {
  let lexicon: Lexicon
  let network: Network
  let lemmatizer: Lemmatizer
  let names: NameFinder

  /// Loads (memory-maps) the model files of a folder.
  ///
  /// - Throws: ``ModelError`` naming the file, and what was expected and found, if one is missing, damaged or of another version.
  public init(models directory: URL) throws {
    lexicon = try Lexicon(directory)
    network = try Network(directory)
    lemmatizer = try Lemmatizer(directory)
    names = try NameFinder(directory, lexicon: lexicon, network: network)
  }

  /// Splits a text into sentences and tokens, with tags, lemmas and names; no trees yet.
  ///
  /// - Parameters:
  ///   - text: any bytes; invalid UTF-8 is kept and its bytes belong to some token.
  ///   - breaks: byte offsets where a sentence must end (borders of a page's blocks), in ascending order.
  public func analyze(_ text: [UInt8], breaks: [Int] = []) -> Document {
    var document = Document(text: text, breaks: breaks)
    annotate(&document)
    return document
  }

  /// Fills tags, lemmas and names of a document of tokens.
  func annotate(_ document: inout Document) {
    let features = FeatureTable(document, lexicon: lexicon)
    Encoder(network: network).encode(&document, features: features)
    lemmatizer.fill(&document)
    names.fill(&document, features: features, width: 2 * network.hidden)
  }

  /// Adds dependency trees to some sentences (all by default).
  public func parse(_ document: inout Document, sentences: [Int]? = nil) {
    TreeParser(network: network).parse(&document, sentences: sentences ?? Array(document.sentences.indices))
  }
}
