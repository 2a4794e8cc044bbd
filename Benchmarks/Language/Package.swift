// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "language-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "dateline", path: "../..")],
  targets: [
    .executableTarget(name: "LanguageBenchmark", dependencies: [.product(name: "Language", package: "dateline")])
  ])
