import Knowledge
import Language
import Records

/// What each sentence is part of: from the page's blocks where the page tells, else from the text itself.
struct ZoneFinder: Sendable {
  private let furniture: PhraseSet
  private let captionMarks: PhraseSet

  init(cues: Cues) {
    furniture = PhraseSet(cues.furniture)
    captionMarks = PhraseSet(
      [
        "getty images", "ap photo", "afp photo", "reuters photo", "file photo", "photo credit", "image credit",
        "photo :", "image :", "photo by", "image by", "picture :", "photograph :", "caption :", "pictured :",
      ].map { $0.split(separator: " ").map(String.init) })
  }

  func zones(of document: Document, blocks: [Report.Block]) -> [Zone] {
    var zones: [Zone] = []
    zones.reserveCapacity(document.sentences.count)
    var block = 0
    var inForm = false
    let dateline = DatelinePrefix.end(in: document.text) ?? 0
    for (index, sentence) in document.sentences.enumerated() {
      if sentence.bytes.upperBound <= dateline,
        dateline - sentence.bytes.upperBound < 3 || isOneLine(sentence, before: dateline, document)
      {
        zones.append(.dateline)
        continue
      }
      while block < blocks.count, blocks[block].bytes.upperBound <= sentence.bytes.lowerBound { block += 1 }
      if block < blocks.count, blocks[block].bytes.contains(sentence.bytes.lowerBound) {
        let kind = blocks[block].kind
        if kind != .body && kind != .item && kind != .standfirst {
          zones.append(Self.zone(of: kind))
          continue
        }
      }
      let zone = textZone(index, document, hasBlocks: !blocks.isEmpty)
      // Once a comment form begins, nothing after it is the report.
      if zone == .furniture, isForm(sentence, document) { inForm = true }
      zones.append(inForm ? .furniture : zone)
    }
    return zones
  }

  /// Whether no line ends between a sentence and the end of the dateline ("Oct." may end a sentence within it).
  private func isOneLine(_ sentence: Document.Sentence, before end: Int, _ document: Document) -> Bool {
    !document.text[sentence.bytes.lowerBound..<end].contains(0x0A)
  }

  private static func zone(of kind: Report.Block.Kind) -> Zone {
    switch kind {
    case .headline: .headline
    case .dateline: .dateline
    case .caption: .caption
    case .quote: .quote
    case .furniture, .byline: .furniture
    case .body, .standfirst, .item: .body
    }
  }

  private func textZone(_ index: Int, _ document: Document, hasBlocks: Bool) -> Zone {
    let sentence = document.sentences[index]
    let tokens = sentence.tokens
    guard !tokens.isEmpty else { return .furniture }
    if furniture.isPrefix(at: tokens.lowerBound, end: tokens.upperBound, document) { return .furniture }
    if isCaption(sentence, document) { return .caption }
    let last = document.lower(tokens.upperBound - 1)
    let closed = [".", "!", "?", "\"", "'", ":", ";", ")"].contains(last)
    let alone =
      (index == 0 || document.sentences[index - 1].paragraph != sentence.paragraph)
      && (index + 1 == document.sentences.count || document.sentences[index + 1].paragraph != sentence.paragraph)
    if isByline(sentence, document), alone { return .furniture }
    if alone, !closed {
      if index < 3, isDateLine(sentence, document) { return .dateline }
      let verbs = tokens.contains { document.tags[$0] == .verb }
      if tokens.count <= 20, !hasBlocks, index == 0, document.sentences.count > 1 { return .headline }
      if tokens.count <= 8 { return verbs && index > 0 && !startsHigh(sentence, document) ? .body : .headline }
    }
    if isQuoted(tokens, document) { return .quote }
    return .body
  }

  private func startsHigh(_ sentence: Document.Sentence, _ document: Document) -> Bool {
    let byte = document.text[sentence.bytes.lowerBound]
    return byte >= 65 && byte <= 90
  }

  private func isForm(_ sentence: Document.Sentence, _ document: Document) -> Bool {
    sentence.tokens.contains {
      ["comment", "comments", "e-mail", "email", "reply", "browser"].contains(document.lower($0))
    }
  }

  private func isCaption(_ sentence: Document.Sentence, _ document: Document) -> Bool {
    let tokens = sentence.tokens
    let first = document.lower(tokens.lowerBound)
    if ["image", "photo", "picture", "figure", "caption"].contains(first), tokens.count > 2 {
      let second = document.lower(tokens.lowerBound + 1)
      if [":", "by", "of"].contains(second) { return true }
      if document.tags[tokens.lowerBound + 1] == .numeral { return true }
    }
    return tokens.contains { captionMarks.isPrefix(at: $0, end: tokens.upperBound, document) }
  }

  private func isByline(_ sentence: Document.Sentence, _ document: Document) -> Bool {
    let tokens = sentence.tokens
    guard document.lower(tokens.lowerBound) == "by", tokens.count <= 12 else { return false }
    return tokens.dropFirst().allSatisfy { token in
      switch document.tags[token] {
      case .verb, .auxiliary, .determiner: false
      default: true
      }
    }
  }

  /// A line that holds nothing but a place and a date.
  private func isDateLine(_ sentence: Document.Sentence, _ document: Document) -> Bool {
    guard sentence.tokens.count <= 12 else { return false }
    var hasNumber = false
    for token in sentence.tokens {
      switch document.tags[token] {
      case .numeral: hasNumber = true
      case .properNoun, .punctuation, .adposition, .symbol: continue
      default: if !["updated", "published", "posted"].contains(document.lower(token)) { return false }
      }
    }
    return hasNumber
  }

  private func isQuoted(_ tokens: Range<Int>, _ document: Document) -> Bool {
    guard tokens.count > 2, document.lower(tokens.lowerBound) == "\"" else { return false }
    let inner = tokens.dropFirst()
    guard let close = inner.first(where: { document.lower($0) == "\"" }) else { return true }
    return close >= tokens.upperBound - 2
  }
}

/// A set of phrases, looked up by their words in lower case.
struct PhraseSet: Sendable {
  private var byFirst: [String: [[String]]] = [:]

  init(_ phrases: [[String]]) {
    for phrase in phrases where !phrase.isEmpty { byFirst[phrase[0], default: []].append(phrase) }
  }

  /// Whether one of the phrases begins at a token.
  func isPrefix(at token: Int, end: Int, _ document: Document) -> Bool {
    guard let candidates = byFirst[document.lower(token)] else { return false }
    return candidates.contains { phrase in
      guard token + phrase.count <= end else { return false }
      return phrase.indices.allSatisfy { document.lower(token + $0) == phrase[$0] }
    }
  }
}
