public import Foundation

extension KnowledgeBase {
  /// Loads a knowledge folder: the binary beside the YAML files when it was made from exactly these files (or when there
  /// are none), else the files themselves, compiled in memory.
  ///
  /// - Throws: ``KnowledgeError`` with all findings when the files have errors, or when there is nothing to read.
  public static func load(directory: URL) throws -> KnowledgeBase {
    let folder = try sources(directory)
    let hash = folder.hash
    if let data = try? Data(contentsOf: directory.appending(path: KnowledgeBinary.fileName)) {
      let bytes = [UInt8](data)
      if let made = KnowledgeBinary.sources(of: bytes), made == hash || folder.files.isEmpty,
        var base = KnowledgeBinary.decode(bytes)
      {
        base.hash = hex(made)
        return base
      }
    }
    guard !folder.files.isEmpty else {
      throw KnowledgeError(findings: [], message: "\(directory.path) holds no knowledge files that can be read")
    }
    let (base, findings) = compile(folder)
    guard findings.allSatisfy({ $0.severity == .warning }) else {
      throw KnowledgeError(findings: findings, message: "the knowledge files in \(directory.path) have errors")
    }
    return base
  }

  /// Reads and checks the YAML files of a folder, whatever the binary says. The base holds what could be read.
  ///
  /// - Throws: ``KnowledgeError`` when the folder cannot be read.
  public static func check(directory: URL) throws -> (base: KnowledgeBase, findings: [KnowledgeFinding]) {
    compile(try sources(directory))
  }

  /// Compiles the YAML files of a folder and writes the binary.
  ///
  /// - Parameter output: where to write; `knowledge.bin` in the folder by default.
  /// - Returns: warnings.
  /// - Throws: ``KnowledgeError`` when the files have errors, and errors of writing.
  @discardableResult
  public static func compile(directory: URL, output: URL? = nil) throws -> [KnowledgeFinding] {
    let folder = try sources(directory)
    let (base, findings) = compile(folder)
    guard findings.allSatisfy({ $0.severity == .warning }) else {
      throw KnowledgeError(findings: findings, message: "the knowledge files in \(directory.path) have errors")
    }
    let target = output ?? directory.appending(path: KnowledgeBinary.fileName)
    try Data(KnowledgeBinary.encode(base, sources: folder.hash)).write(to: target, options: .atomic)
    return findings
  }

  private static func sources(_ directory: URL) throws -> SourceFolder {
    do {
      return try SourceFolder(directory)
    } catch {
      throw KnowledgeError(findings: [], message: "\(directory.path) cannot be read: \(error)")
    }
  }

  private static func compile(_ folder: SourceFolder) -> (base: KnowledgeBase, findings: [KnowledgeFinding]) {
    var reader = KnowledgeReader()
    reader.read(folder.files)
    var checks = KnowledgeChecks(base: reader.base, officeLines: reader.officeLines)
    checks.run()
    var base = reader.base
    base.hash = hex(folder.hash)
    base.names = NameIndexBuilder.build(base)
    let findings = (reader.findings + checks.findings).sorted {
      ($0.source.file, $0.source.line) < ($1.source.file, $1.source.line)
    }
    return (base, findings)
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
