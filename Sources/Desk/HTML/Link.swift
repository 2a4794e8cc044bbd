/// Addresses within the desk.
enum Link {
  /// A path of components, each percent-encoded: `/reports/a%2Fb`.
  static func path(_ components: String...) -> String { "/" + components.map(encoded).joined(separator: "/") }

  /// A path with a query; parameters without a value are left out.
  static func path(_ path: String, query: KeyValuePairs<String, String?>) -> String {
    let parts = query.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : "\(name)=\(encoded($0))" } }
    return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
  }

  /// Text with everything percent-encoded but letters, digits and `-._~`.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95, 126: bytes.append(byte)
      default: bytes += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
