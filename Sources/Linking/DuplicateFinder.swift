/// Finds, in a stream of reports, the earlier report that each one copies.
///
/// A copy is compared with, and named after, the first report of its cluster, so that clusters do not drift. Memory is a
/// fixed number of bytes a report (``bytesPerReport``) and the bytes of its id; copies take none.
public struct DuplicateFinder: Sendable {
  private var bins: [UInt16] = []
  private var contents: [UInt64] = []
  private var ids: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing; a report stands under its content and each of its bands. Positions from 1, 0 is free.
  private var slots: [UInt32]
  private var used = 0

  /// Reports under one key that are compared and kept; boilerplate can make one band common to thousands.
  private static let longestChain = 24

  /// Bytes for each report that is no copy, at most, without its id: sketch, content, id's end, and the slots of its keys at the lowest load.
  public static let bytesPerReport = Sketch.size * 2 + 8 + 8 + (Sketch.size / Sketch.rows + 1) * 4 * 3

  /// A finder that has seen nothing.
  public init() { slots = [UInt32](repeating: 0, count: 1 << 12) }

  /// Reports kept, which are no copies of earlier ones.
  public var count: Int { contents.count }

  /// Takes the next report.
  ///
  /// - Returns: the id of the report that it copies; `nil` if it copies none.
  public mutating func add(id: String, _ sketch: Sketch) -> String? {
    let bands = sketch.bands
    if let original = original(of: sketch, bands: bands) { return self.id(of: original) }
    contents.append(sketch.content)
    bins.append(contentsOf: sketch.bins.isEmpty ? [UInt16](repeating: 0, count: Sketch.size) : sketch.bins)
    ids.append(contentsOf: id.utf8)
    ends.append(ids.count)
    if (used + bands.count + 1) * 3 > slots.count * 2 { grow() }
    insert(key: sketch.content, report: contents.count - 1)
    for band in bands { insert(key: band, report: contents.count - 1) }
    return nil
  }

  private func original(of sketch: Sketch, bands: [UInt64]) -> Int? {
    var exact: Int?
    chain(sketch.content) { if contents[$0] == sketch.content { exact = min(exact ?? $0, $0) } }
    if let exact { return exact }
    var best: (same: Int, report: Int)?
    for (number, band) in bands.enumerated() {
      chain(band) { report in
        guard Sketch.band(number, of: bins.span, at: report * Sketch.size) == band else { return }
        var same = 0
        for index in 0..<Sketch.size where bins[report * Sketch.size + index] == sketch.bins[index] { same += 1 }
        if same > best?.same ?? 0 || same == best?.same && report < best?.report ?? 0 { best = (same, report) }
      }
    }
    guard let best, Double(best.same) / Double(Sketch.size) >= Sketch.threshold else { return nil }
    return best.report
  }

  /// Calls `body` for the reports that stand under the key, and for others whose keys fall on the same slots.
  private func chain(_ key: UInt64, _ body: (Int) -> Void) {
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[slot] != 0 {
      body(Int(slots[slot]) - 1)
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private mutating func insert(key: UInt64, report: Int) {
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    var length = 0
    while slots[slot] != 0 {
      length += 1
      if length > Self.longestChain { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(report + 1)
    used += 1
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    used = 0
    for report in contents.indices {
      insert(key: contents[report], report: report)
      let start = report * Sketch.size
      guard bins[start..<start + Sketch.size].contains(where: { $0 != 0 }) else { continue }
      for band in 0..<Sketch.size / Sketch.rows {
        insert(key: Sketch.band(band, of: bins.span, at: start), report: report)
      }
    }
  }

  private func id(of report: Int) -> String {
    String(decoding: ids[(report == 0 ? 0 : ends[report - 1])..<ends[report]], as: UTF8.self)
  }
}
