import Crypto
import Foundation
import NIOCore
import Synchronization

/// Scripts, styles, the base map: every file that may be asked for is found beforehand, so that no part of an address ever becomes a path.
final class Assets: Sendable {
  struct Asset: Sendable {
    var file: URL
    var mediaType: String
  }
  /// The folder of the desk's own files.
  let folder: URL
  private let isLive: Bool
  private let table: Mutex<[String: Asset]>
  private let contents = Mutex<[String: (body: ByteBuffer, tag: String, changed: Date)]>([:])

  /// Finds the files.
  ///
  /// - Throws: ``DeskSetupError`` that lists the places tried.
  init(_ options: DeskOptions) throws(DeskSetupError) {
    let executable = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])).resolvingSymlinksInPath()
    let beside = executable.deletingLastPathComponent()
    let tried =
      options.assets.map { [$0] }
      ?? [
        beside.deletingLastPathComponent().appending(path: "share/dateline/desk"),
        options.data?.appending(path: "desk"),
        beside.appending(path: "dateline_Desk.resources/Assets"),
      ].compactMap { $0 }
    guard
      let found = tried.first(where: {
        FileManager.default.fileExists(atPath: $0.appending(path: "strings/en.json").path)
      })
    else {
      throw DeskSetupError(
        "the desk's scripts and styles are not found; name their folder with --assets (tried \(tried.map(\.path).joined(separator: ", ")))"
      )
    }
    folder = found
    isLive = options.assets != nil
    table = Mutex(Self.files(found))
  }

  /// The contents of an asset (`desk.css`, `leaflet/leaflet.js`) with its tag; `nil` when there is none.
  func asset(_ path: String) -> (mediaType: String, body: ByteBuffer, tag: String)? {
    var asset = table.withLock { $0[path] }
    if asset == nil, isLive {
      asset = table.withLock { table in
        table = Self.files(folder)
        return table[path]
      }
    }
    guard let asset else { return nil }
    let changed =
      isLive ? (try? FileManager.default.attributesOfItem(atPath: asset.file.path)[.modificationDate] as? Date) : nil
    if let known = contents.withLock({ $0[path] }), !isLive || known.changed == changed {
      return (asset.mediaType, known.body, known.tag)
    }
    guard let data = try? Data(contentsOf: asset.file) else { return nil }
    let body = ByteBuffer(bytes: data)
    let tag = "\"\(Secret.text(SHA256.hash(data: data)).prefix(22))\""
    contents.withLock { $0[path] = (body, tag, changed ?? .distantPast) }
    return (asset.mediaType, body, tag)
  }

  private static let mediaTypes = [
    "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "json": "application/json; charset=utf-8",
    "geojson": "application/geo+json; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
  ]

  private static func files(_ folder: URL) -> [String: Asset] {
    var files: [String: Asset] = [:]
    // Leaflet comes from Debian's libjs-leaflet, in the package's place or where `make install` copied it.
    let leaflet = [folder.appending(path: "leaflet"), URL(filePath: "/usr/share/javascript/leaflet")]
    for (root, prefix) in leaflet.reversed().map({ ($0, "leaflet/") }) + [(folder, "")] {
      guard let walk = FileManager.default.enumerator(atPath: root.path) else { continue }
      for case let path as String in walk {
        let file = root.appending(path: path)
        guard let type = mediaTypes[file.pathExtension] else { continue }
        files[prefix + path] = Asset(file: file, mediaType: type)
      }
    }
    return files
  }
}
