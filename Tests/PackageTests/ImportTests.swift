import Foundation
import TestSupport
import Testing

/// The modules in order of dependency, with what each may import of the project and of other packages (ARCHITECTURE.md).
private let allowed: KeyValuePairs<String, Set<String>> = [
  "Records": [],
  "JSON": [],
  "Ingest": ["Records", "JSON", "CLibXML2", "CZlib", "CZstd"],
  "Language": ["Records", "LanguageKernels"],
  "Knowledge": ["Records", "Yams"],
  "Discourse": ["Records", "Language", "Knowledge"],
  "Chronology": ["Records", "Language", "Knowledge", "Discourse"],
  "Gazetteer": ["Records", "Language", "Knowledge", "Discourse", "CZlib"],
  "Actors": ["Records", "Language", "Knowledge", "Discourse"],
  "Coding": ["Records", "Language", "Knowledge", "Discourse", "Chronology", "Gazetteer", "Actors"],
  "Dateline": ["Records", "Language", "Knowledge", "Discourse", "Chronology", "Gazetteer", "Actors", "Coding"],
  "Linking": ["Records"],
  "Exports": ["Records", "JSON", "Knowledge"],
  "Follow": ["Records", "Ingest", "AsyncHTTPClient", "NIOCore", "NIOHTTP1"],
  "Ledger": ["Records", "JSON", "Linking", "Exports", "CZstd", "GRDB", "GRDBSQLite"],
  "Evaluation": ["Records"],
  "Desk": [
    "Records", "JSON", "Exports", "Ledger", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "NIOCore",
    "NIOHTTPTypes", "NIOPosix", "NIOSSL", "Logging", "Crypto", "CryptoExtras", "GRDB",
  ],
  "DatelineCommand": [
    "Records", "JSON", "Ingest", "Language", "Knowledge", "Discourse", "Chronology", "Gazetteer", "Actors", "Coding",
    "Dateline", "Linking", "Exports", "Ledger", "Evaluation", "Follow", "Desk", "ArgumentParser",
  ],
]

/// Parts of the toolchain, which every module may import.
private let toolchain: Set<String> = [
  "Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Musl", "Darwin", "Dispatch",
]

private func imports(of file: URL) throws -> [String] {
  try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
    var words = line.split(separator: " ").map(String.init)
    if let first = words.first, ["public", "package", "internal", "private", "@preconcurrency"].contains(first) {
      words.removeFirst()
    }
    return words.first == "import" && words.count >= 2 ? words.last.map { String($0.prefix { $0 != "." }) } : nil
  }
}

@Suite struct ImportTests {
  @Test(arguments: allowed.map(\.key))
  func moduleImportsOnlyWhatTheTableAllows(module: String) throws {
    let permitted = try #require(allowed.first { $0.key == module }?.value)
    let folder = Folders.root.appending(path: "Sources/\(module)")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      count += 1
      for name in try imports(of: file) where !toolchain.contains(name) {
        #expect(permitted.contains(name), "\(module)/\(file.lastPathComponent) imports \(name)")
      }
    }
    #expect(count > 0, "\(module) has no Swift files")
  }

  @Test func everyModuleStandsInTheTable() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Folders.root.appending(path: "Sources").path)
    let systems: Set<String> = ["CLibXML2", "CZlib", "CZstd", "LanguageKernels"]
    #expect(Set(folders).subtracting(systems) == Set(allowed.map(\.key)))
  }
}
