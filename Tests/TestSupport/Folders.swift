public import Foundation

/// Folders of the checkout, found from where this file was compiled.
public enum Folders {
  /// The root of the checkout.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// Models, gazetteer and knowledge.
  public static let data = root.appending(path: "Sources/Dateline/Data")
  /// The development data beside the checkout; tests that read it are skipped where it is not there.
  public static let shared = root.deletingLastPathComponent().appending(path: "shared")
}
