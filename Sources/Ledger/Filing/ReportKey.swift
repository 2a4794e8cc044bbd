import Records

/// What makes two reports the same one: the address, else the id.
enum ReportKey {
  static func key(of reference: ReportReference) -> String {
    if let url = reference.url, !url.isEmpty { return "url:\(url)" }
    return "id:\(plainID(reference.id))"
  }

  /// The id without the `-2`, `-3` that a run gives to a text that it has met before, where the id is a hash of the text.
  private static func plainID(_ id: String) -> String {
    guard let dash = id.utf8.lastIndex(of: UInt8(ascii: "-")) else { return id }
    let head = id[..<dash]
    let tail = id[id.utf8.index(after: dash)...]
    let isHash = head.utf8.count == 16 && UInt64(head, radix: 16) != nil
    return isHash && !tail.isEmpty && tail.utf8.allSatisfy { (48...57).contains($0) } ? String(head) : id
  }

  /// Another id for a report whose id a report of another address has.
  static func other(id: String, key: String) -> String {
    var hash = StableHash()
    hash.combine(key)
    return "\(id)~\(hash.hex.prefix(8))"
  }
}
