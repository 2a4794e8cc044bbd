import Foundation

/// The YAML files of a knowledge folder.
struct SourceFolder {
  var files: [File]

  struct File {
    /// Path relative to the folder, with slashes.
    var name: String
    var bytes: [UInt8]

    var kind: Kind? {
      if name.hasPrefix("people/") { return .people }
      if name.hasPrefix("organizations/") { return .organizations }
      if name.hasPrefix("frames/") { return .frames }
      return Kind(rawValue: String(name.dropLast(5)))
    }

    var isFrames: Bool { kind == .frames }
  }

  enum Kind: String {
    case countries, people, organizations, roles, lists, frames, instruments, contexts, exclusions, cues
  }

  /// Reads all `.yaml` files, in the order of their names by bytes.
  init(_ directory: URL) throws {
    let manager = FileManager.default
    var names: [String] = []
    for folder in ["", "people/", "organizations/", "frames/"] {
      let path = directory.path + "/" + folder
      guard folder.isEmpty || manager.fileExists(atPath: path) else { continue }
      names += try manager.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }.map { folder + $0 }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    files = try names.map { name in
      File(name: name, bytes: [UInt8](try Data(contentsOf: directory.appending(path: name))))
    }
  }

  /// The hash of all names and bytes.
  var hash: UInt64 {
    var hash = WordHash()
    for file in files {
      hash.combine(Array(file.name.utf8))
      hash.combine(file.bytes)
    }
    return hash.value
  }
}

/// A hash of bytes, eight at a time (multiply, then fold the high half in). The same everywhere; not for security.
struct WordHash {
  private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

  mutating func combine(_ bytes: [UInt8], from start: Int = 0) {
    let span = bytes.span.bytes
    var hash = mix(value, UInt64(bytes.count - start))
    var offset = start
    while offset + 8 <= span.byteCount {
      hash = mix(hash, span.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < span.byteCount {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    value = mix(hash, rest)
  }

  private func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return product.high ^ product.low ^ word &+ 0x2545_f491_4f6c_dd1d
  }
}
