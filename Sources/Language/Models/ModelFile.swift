import Foundation

/// A model file, mapped into memory and checked: magic, version, kind, length and checksum.
///
/// `Training/modelfile.py` describes and writes the format. The mapping is read-only and lives as long as the object.
final class ModelFile: @unchecked Sendable {
  static let version: UInt32 = 1
  private static let magic = Array("DATELINE".utf8)
  private static let headerLength = 64
  private static let entryLength = 56

  let name: String
  private let bytes: UnsafeRawBufferPointer
  private var sections: [String: (type: UInt32, dimensions: [Int], range: Range<Int>)] = [:]

  /// Types of section elements.
  private static let sizes = [1, 1, 4, 4, 4, 8]

  init(_ url: URL, kind: String) throws(ModelError) {
    name = url.lastPathComponent
    bytes = try ModelFile.map(url)
    try check(kind: kind)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  private static func map(_ url: URL) throws(ModelError) -> UnsafeRawBufferPointer {
    let name = url.lastPathComponent
    let descriptor = open(url.path(percentEncoded: false), O_RDONLY)
    guard descriptor >= 0 else {
      throw ModelError(
        file: name, problem: "expected a model file in \(url.deletingLastPathComponent().path()), found none")
    }
    defer { close(descriptor) }
    let length = Int(lseek(descriptor, 0, SEEK_END))
    guard length >= headerLength else {
      throw ModelError(file: name, problem: "expected at least \(headerLength) bytes, found \(length)")
    }
    guard let base = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
      throw ModelError(file: name, problem: "cannot be mapped into memory")
    }
    return UnsafeRawBufferPointer(start: base, count: length)
  }

  private func check(kind: String) throws(ModelError) {
    guard bytes.prefix(8).elementsEqual(ModelFile.magic) else {
      throw problem("a Dateline model", "another kind of file")
    }
    let version = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard version == ModelFile.version else { throw problem("format version \(ModelFile.version)", "\(version)") }
    let count = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let length = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    guard length == UInt64(bytes.count - ModelFile.headerLength), length % 8 == 0 else {
      throw problem("\(length) bytes after the header", "\(bytes.count - ModelFile.headerLength)")
    }
    let expected = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    let found = ModelFile.checksum(bytes)
    guard expected == found else { throw problem("checksum \(String(expected, radix: 16))", String(found, radix: 16)) }
    let foundKind = String(decoding: bytes[32..<64].prefix { $0 != 0 }, as: UTF8.self)
    guard foundKind == kind else { throw problem("a \(kind) model", "a \(foundKind) model") }
    guard count * ModelFile.entryLength <= Int(length) else { throw problem("\(count) sections", "a shorter file") }
    for index in 0..<count { try readEntry(at: ModelFile.headerLength + index * ModelFile.entryLength) }
  }

  private func readEntry(at start: Int) throws(ModelError) {
    let name = String(decoding: bytes[start..<start + 24].prefix { $0 != 0 }, as: UTF8.self)
    let type = bytes.loadUnaligned(fromByteOffset: start + 24, as: UInt32.self)
    let dimensions = (0..<3).map { Int(bytes.loadUnaligned(fromByteOffset: start + 28 + 4 * $0, as: UInt32.self)) }
    let offset = bytes.loadUnaligned(fromByteOffset: start + 40, as: UInt64.self)
    let length = bytes.loadUnaligned(fromByteOffset: start + 48, as: UInt64.self)
    let elements = dimensions.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    guard Int(type) < ModelFile.sizes.count, offset % 64 == 0, offset <= UInt64(bytes.count),
      length <= UInt64(bytes.count) - offset, elements >= 0,
      elements.multipliedReportingOverflow(by: 8).overflow == false,
      elements * ModelFile.sizes[Int(type)] == Int(length)
    else { throw problem("a section \(name) inside the file", "one of \(length) bytes at \(offset)") }
    sections[name] = (type, dimensions, Int(offset)..<Int(offset + length))
  }

  private func problem(_ expected: String, _ found: String) -> ModelError {
    ModelError(file: name, problem: "expected \(expected), found \(found)")
  }

  /// The sum of the 64-bit words and the sum of the sums, so that order matters.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var offset = headerLength
    while offset + 8 <= bytes.count {
      first &+= bytes.load(fromByteOffset: offset, as: UInt64.self)
      second &+= first
      offset += 8
    }
    return first ^ (second << 1 | second >> 63)
  }

  // MARK: - Sections

  /// The elements of a section.
  func elements<Element: BitwiseCopyable>(_ section: String, as type: Element.Type) throws(ModelError)
    -> UnsafeBufferPointer<Element>
  {
    guard let entry = sections[section], ModelFile.sizes[Int(entry.type)] == MemoryLayout<Element>.size else {
      throw problem("a section \(section) of \(type)", sections[section] == nil ? "none" : "another type")
    }
    return UnsafeRawBufferPointer(rebasing: bytes[entry.range]).bindMemory(to: Element.self)
  }

  /// The sizes of a section along its (up to three) dimensions.
  func dimensions(_ section: String) throws(ModelError) -> [Int] {
    guard let entry = sections[section] else { throw problem("a section \(section)", "none") }
    return entry.dimensions
  }

  /// The lines of a section of text.
  func lines(_ section: String) throws(ModelError) -> [String] {
    let bytes = try elements(section, as: UInt8.self)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  /// Checks a size that code relies on.
  func require(_ condition: Bool, _ expected: String) throws(ModelError) {
    guard condition else { throw problem(expected, "other sizes") }
  }
}
