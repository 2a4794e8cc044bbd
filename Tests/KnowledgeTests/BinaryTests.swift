import Foundation
import Knowledge
import Records
import TestSupport
import Testing

struct BinaryTests {
  @Test func holdsAllThatTheFilesSay() throws {
    var base = try KnowledgeBase.check(directory: Folders.data.appending(path: "knowledge")).base
    let excluded = try KnowledgeFolder([
      "exclusions.yaml": "- {words: hit song, type: ASSAULT}\n- {words: hold, frame: control.hold}\n"
    ])
    base.exclusions = try excluded.check().base.exclusions
    var decoded = try #require(KnowledgeBinary.decode(KnowledgeBinary.encode(base, sources: 7)))
    decoded.hash = base.hash
    #expect(decoded == base)
    #expect(!base.countries.isEmpty && !base.cues.reporting.isEmpty && base.exclusions.count == 2)
  }

  @Test func isUsedOnlyWhenItIsMadeFromTheseFiles() throws {
    let folder = try KnowledgeFolder(["lists.yaml": "towns: [town]\n"])
    try folder.compile()
    let fresh = try folder.load()
    #expect(fresh.lists["towns"] == ["town"])
    try folder.write("lists.yaml", "towns: [city]\n")
    let stale = try folder.load()
    #expect(stale.lists["towns"] == ["city"])
    #expect(stale.hash != fresh.hash)
  }

  @Test func isTrustedWithoutFiles() throws {
    let folder = try KnowledgeFolder(["lists.yaml": "towns: [town]\n"])
    try folder.compile()
    let hash = try folder.load().hash
    try FileManager.default.removeItem(at: folder.url.appending(path: "lists.yaml"))
    let base = try folder.load()
    #expect(base.lists["towns"] == ["town"])
    #expect(base.hash == hash)
  }

  @Test func errorsRefuseTheFolderAndWarningsDoNot() throws {
    let folder = try KnowledgeFolder(["countries.yaml": "- {code: AAA, name: A, aliases: [B, B]}\n"])
    #expect(try folder.load().countries.count == 1)
    try folder.write("countries.yaml", "- {code: AAA, name: A, colour: red}\n")
    let error = #expect(throws: KnowledgeError.self) { try folder.load() }
    #expect(error?.description.contains("countries.yaml:1: error: unknown key `colour`") == true)
    #expect(throws: KnowledgeError.self) { try KnowledgeBase.load(directory: folder.url.appending(path: "none")) }
  }

  /// Foreign bytes give nothing or a base, never a crash.
  @Test func survivesDamage() throws {
    var base = try KnowledgeBase.check(directory: Folders.data.appending(path: "knowledge")).base
    let excluded = try KnowledgeFolder([
      "exclusions.yaml": "- {words: hit song, type: ASSAULT}\n- {words: hold, frame: control.hold}\n"
    ])
    base.exclusions = try excluded.check().base.exclusions
    var small = KnowledgeBase()
    small.countries = Array(base.countries.prefix(5))
    small.cues = base.cues
    let good = KnowledgeBinary.encode(small, sources: 7)
    var broken = good
    broken[good.count / 2] ^= 1
    #expect(KnowledgeBinary.decode(broken) == nil)
    let body = Array(good[KnowledgeBinary.headerSize...])
    var generator = SeededGenerator(seed: 1)
    var refused = 0
    for _ in 0..<3_000 {
      var bytes = body
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if Bool.random(using: &generator) { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator)) }
      if KnowledgeBinary.decode(KnowledgeBinary.seal(bytes, sources: 7)) == nil { refused += 1 }
    }
    #expect(refused > 1_000)
  }
}
