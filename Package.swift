// swift-tools-version: 6.3
import PackageDescription

/// One settings array for every Swift target: what the project holds itself to.
let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A module of the pipeline. Folder order is dependency order; `Tests/PackageTests` holds the imports to this table.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: swiftSettings)
}

/// `exclude` names gold files that the tests read by path.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: swiftSettings)
}

/// The program carries Swift's libraries: it runs on machines without Swift and starts sooner. Only linking differs, so tests share its objects.
let carriesSwift: [LinkerSetting] =
  [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux]))]
  + ["CoreFoundation", "_FoundationICU", "_FoundationCShims", "_FoundationCollections"].map {
    .linkedLibrary($0, .when(platforms: [.linux]))
  }

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let swiftCSV = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "dateline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Dateline", targets: ["Dateline"]),
    .library(name: "Language", targets: ["Language"]),
    .executable(name: "dateline", targets: ["DatelineCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "LanguageKernels"),
    module("Records"),
    module("JSON"),
    module("Ingest", ["Records", "JSON", "CLibXML2", "CZlib", "CZstd"]),
    module("Language", ["Records", "LanguageKernels"]),
    module("Knowledge", ["Records", yams]),
    module("Discourse", ["Records", "Language", "Knowledge"]),
    module("Chronology", ["Records", "Language", "Discourse", "Knowledge"]),
    module("Gazetteer", ["Records", "Language", "Discourse", "Knowledge"]),
    module("Actors", ["Records", "Language", "Discourse", "Knowledge"]),
    module("Coding", ["Records", "Language", "Knowledge", "Discourse", "Chronology", "Gazetteer", "Actors"]),
    module(
      "Dateline",
      ["Records", "Language", "Knowledge", "Discourse", "Chronology", "Gazetteer", "Actors", "Coding"],
      resources: [.copy("Data")]),
    module("Linking", ["Records"]),
    module("Exports", ["Records", "JSON", "Knowledge"]),
    module("Ledger", ["Records", "JSON", "Linking", "Exports", "CZstd", grdb, sqlite]),
    module("Evaluation", ["Records"]),
    module("Follow", ["Records", "Ingest", asyncHTTPClient, nioCore, nioHTTP1]),
    module(
      "Desk",
      [
        "Records", "JSON", "Exports", "Ledger", hummingbird, hummingbirdCore, hummingbirdTLS, httpTypes, nioCore,
        nioHTTPTypes,
        nioPosix,
        nioSSL, logging, crypto,
        cryptoExtras, grdb,
      ],
      resources: [.copy("Assets")]),
    .executableTarget(
      name: "DatelineCommand",
      dependencies: [
        "Records", "JSON", "Ingest", "Language", "Knowledge", "Discourse", "Chronology", "Gazetteer", "Actors",
        "Coding",
        "Dateline", "Linking", "Exports", "Ledger", "Evaluation", "Follow", "Desk", argumentParser,
      ],
      swiftSettings: swiftSettings, linkerSettings: carriesSwift),
    .target(
      name: "TestSupport", dependencies: ["Records"], path: "Tests/TestSupport", swiftSettings: swiftSettings),
    tests("Records", ["Records"]),
    tests("JSON", ["JSON", "Dateline", "Records"]),
    tests("Ingest", ["Ingest", "Records"]),
    tests("Language", ["Language", "Records", "LanguageKernels"], exclude: ["Gold"]),
    tests("Knowledge", ["Knowledge", "Records"]),
    tests("Discourse", ["Discourse", "Language", "Knowledge", "Records"]),
    tests("Chronology", ["Chronology", "Language", "Knowledge", "Discourse", "Records"], exclude: ["Gold"]),
    tests("Gazetteer", ["Gazetteer", "Language", "Knowledge", "Discourse", "Records"]),
    tests("Actors", ["Actors", "Language", "Knowledge", "Discourse", "Records"]),
    tests(
      "Coding",
      ["Coding", "Language", "Knowledge", "Discourse", "Chronology", "Gazetteer", "Actors", "Dateline", "Records"]),
    tests("Evaluation", ["Evaluation", "Dateline", "Records"], exclude: ["Gold"]),
    tests("Exports", ["Exports", "Knowledge", "Records", swiftCSV]),
    tests("Dateline", ["Dateline", "Exports", "Ingest", "Records"], exclude: ["Golden"]),
    tests("Linking", ["Linking", "Dateline", "Ingest", "Records"], exclude: ["Gold"]),
    tests("Ledger", ["Ledger", "Records", "Linking", "Exports", grdb], exclude: ["Old"]),
    tests("Follow", ["Follow", "Ingest", "Records"]),
    tests("Desk", ["Desk", "Ledger", "Records", hummingbird, hummingbirdTesting, httpTypes, nioCore]),
    tests("Command", ["Records"]),
    tests("Package", []),
  ]
)
