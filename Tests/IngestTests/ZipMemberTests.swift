import Foundation
import Ingest
import Testing

/// Files inside zip archives.
@Suite struct ZipMemberTests {
  /// `readme.txt` (stored, "short") and `XX.txt` (deflated, 400 lines "village"), in base64.
  static let archive = """
    UEsDBBQAAAAAAAAAIVCikCiPBQAAAAUAAAAKAAAAcmVhZG1lLnR4dHNob3J0UEsDBBQAAAAIAAAAIVAVn1dnIQAAAIAMAAAGAAAA\
    WFgudHh07cWhDQAwDAMwvi8HpqpScO/vFWM28XRy652xbdu27c8vUEsBAhQDFAAAAAAAAAAhUKKQKI8FAAAABQAAAAoAAAAAAAAA\
    AAAAAIABAAAAAHJlYWRtZS50eHRQSwECFAMUAAAACAAAACFQFZ9XZyEAAACADAAABgAAAAAAAAAAAAAAgAEtAAAAWFgudHh0UEsF\
    BgAAAAACAAIAbAAAAHIAAAAAAA==
    """

  func file(_ data: Data) throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
    try data.write(to: url)
    return url
  }

  @Test func readsTheLargestMember() throws {
    let url = try file(try #require(Data(base64Encoded: Self.archive)))
    defer { try? FileManager.default.removeItem(at: url) }
    let member = try ZipMember(url, suffix: ".txt")
    #expect(member.name == "XX.txt")
    var content: [UInt8] = []
    try member.read { content += $0 }
    #expect(String(decoding: content, as: UTF8.self) == String(repeating: "village\n", count: 400))
    var stored: [UInt8] = []
    try ZipMember(url, suffix: "readme.txt").read { stored += $0 }
    #expect(stored == Array("short".utf8))
  }

  @Test func refusesWhatIsNoArchive() throws {
    let whole = try #require(Data(base64Encoded: Self.archive))
    for bad in [Data(), Data("village\n".utf8), whole.dropLast(30)] {
      let url = try file(bad)
      defer { try? FileManager.default.removeItem(at: url) }
      #expect(throws: (any Error).self) { try ZipMember(url, suffix: ".txt") }
    }
    let url = try file(whole)
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(throws: ZipMember.Failure.self) { try ZipMember(url, suffix: ".csv") }
    var damaged = whole
    for at in 90..<100 { damaged[at] ^= 0xFF }
    try damaged.write(to: url)
    #expect(throws: ZipMember.Failure.self) { try ZipMember(url, suffix: "xx.txt").read { _ in } }
  }
}
