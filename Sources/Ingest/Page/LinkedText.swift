import Records

/// Reports whose text the linked data of a page carry. They have no offsets, for the page does not show it.
extension PageReader {
  /// The report of the linked data if they have more than twice the text that the page shows: entries of a live blog, else the body.
  func linkedDraft(_ metadata: PageMetadata, shown: Int, origin: String) -> DraftReport? {
    let bodies =
      metadata.updates.isEmpty ? metadata.body.map { [(time: String?.none, text: $0)] } ?? [] : metadata.updates
    let count = bodies.reduce(0) { $0 + $1.text.count }
    guard count > 2 * shown, count >= 400 else { return nil }
    var text: [UInt8] = []
    var blocks: [Report.Block] = []
    for body in bodies {
      for (kind, block) in paragraphs(of: body.text, origin: origin) {
        if !text.isEmpty { text += [0x0a, 0x0a] }
        blocks.append(.init(kind: kind, bytes: text.count..<text.count + block.count, time: body.time))
        text += block
      }
    }
    guard !text.isEmpty else { return nil }
    var draft = DraftReport(text: text, origin: origin)
    draft.blocks = blocks
    return draft
  }

  /// The paragraphs of a text that is lines, or a piece of a page.
  private func paragraphs(of body: [UInt8], origin: String) -> [(Report.Block.Kind, ArraySlice<UInt8>)] {
    var body = body
    // Some have the page's text escaped once more.
    if body[...].firstRange(ofBytes: "&lt;p") != nil { body = resolved(body) }
    if body[...].firstRange(ofBytes: "</p>") != nil || body[...].firstRange(ofBytes: "<br") != nil {
      guard let draft = draft(ofFragment: body, origin: origin) else { return [] }
      return draft.blocks.map { ($0.kind, draft.text[$0.bytes]) }
    }
    return resolved(body).split(separator: 0x0a).map(\.trimmed).filter { !$0.isEmpty }.map { (.body, $0) }
  }

  /// Text with its references to characters resolved.
  private func resolved(_ body: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    CharacterReference.append(0..<body.count, of: body.span, to: &result, mapped: { _, _ in })
    return result
  }
}
