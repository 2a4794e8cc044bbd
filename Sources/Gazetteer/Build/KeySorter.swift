import Foundation

/// Sorts any number of (key, order, payload) in bounded memory: sorted runs on disk, then one merge.
///
/// Ascending by key, descending by order, ascending by payload.
struct KeySorter {
  struct Entry {
    var key: [UInt8]
    var order: UInt8
    var payload: UInt32
  }

  private struct Slot {
    var start: UInt32
    var length: UInt8
    var order: UInt8
    var payload: UInt32
  }

  private let folder: URL
  private let name: String
  private let limit: Int
  private var bytes: [UInt8] = []
  private var slots: [Slot] = []
  private var runs: [URL] = []

  /// - Parameter limit: entries held in memory.
  init(folder: URL, name: String, limit: Int = 2_000_000) {
    self.folder = folder
    self.name = name
    self.limit = limit
  }

  mutating func add(_ key: [UInt8], order: UInt8, payload: UInt32) throws(GazetteerError) {
    slots.append(Slot(start: UInt32(bytes.count), length: UInt8(key.count), order: order, payload: payload))
    bytes += key
    if slots.count >= limit { try spill() }
  }

  /// Hands over all entries in order.
  mutating func merge(_ body: (Entry) throws(GazetteerError) -> Void) throws(GazetteerError) {
    try spill()
    var readers: [FileReader] = []
    for run in runs { readers.append(try FileReader(run)) }
    var heads = readers.indices.map { Self.next(&readers[$0]) }
    while true {
      // Few runs (12 million rows make a dozen), so looking at each costs no more than a heap.
      var least: Int?
      for index in heads.indices {
        guard let head = heads[index] else { continue }
        if let other = least, !Self.precedes(head, heads[other]!) { continue }
        least = index
      }
      guard let least else { break }
      try body(heads[least]!)
      heads[least] = Self.next(&readers[least])
    }
    for run in runs { try? FileManager.default.removeItem(at: run) }
    runs = []
  }

  private mutating func spill() throws(GazetteerError) {
    guard !slots.isEmpty else { return }
    bytes.withUnsafeBytes { buffer in
      slots.sort { left, right in
        let order = memcmp(
          buffer.baseAddress! + Int(left.start), buffer.baseAddress! + Int(right.start),
          Int(min(left.length, right.length)))
        if order != 0 { return order < 0 }
        if left.length != right.length { return left.length < right.length }
        return left.order != right.order ? left.order > right.order : left.payload < right.payload
      }
    }
    let run = folder.appending(path: "\(name)-\(runs.count).run")
    let writer = try FileWriter(run)
    for slot in slots {
      var row: [UInt8] = [slot.length, slot.order]
      row.append(little: slot.payload)
      row += bytes[Int(slot.start)..<Int(slot.start) + Int(slot.length)]
      try writer.write(row)
    }
    try writer.close()
    runs.append(run)
    slots.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  private static func next(_ reader: inout FileReader) -> Entry? {
    let head = Array(reader.read(6))
    guard head.count == 6 else { return nil }
    let payload = UInt32(head[2]) | UInt32(head[3]) << 8 | UInt32(head[4]) << 16 | UInt32(head[5]) << 24
    return Entry(key: Array(reader.read(Int(head[0]))), order: head[1], payload: payload)
  }

  private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
    return left.order != right.order ? left.order > right.order : left.payload < right.payload
  }
}
