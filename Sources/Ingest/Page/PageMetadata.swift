/// What a page says about itself.
struct PageMetadata {
  var title: String?

  init(_ tree: borrowing PageTree) {
    for node in 0..<tree.count where tree.tags[node] == .title {
      let text = tree.innerText(node)
      if !text.isEmpty { title = String(bytes: text) }
      break
    }
  }

  func fill(_ draft: inout DraftReport) {
    draft.title = title
  }
}
