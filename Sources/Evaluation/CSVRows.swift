import FoundationEssentials

/// The rows of a CSV file (RFC 4180), each with the line that it starts on.
struct CSVRows {
  private(set) var rows: [(line: Int, cells: [String])] = []

  init(_ data: Data) {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var line = 1
    var start = 1
    var bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\"") where isQuoted:
        if bytes.first == byte {
          cell.append(byte)
          bytes.removeFirst()
        } else {
          isQuoted = false
        }
      case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
      case UInt8(ascii: ",") where !isQuoted:
        cells.append(text(cell))
        cell.removeAll(keepingCapacity: true)
      case 10 where !isQuoted:
        rows.append((start, cells + [text(cell)]))
        cells.removeAll()
        cell.removeAll(keepingCapacity: true)
        line += 1
        start = line
      case 13 where !isQuoted: break
      default:
        if byte == 10 { line += 1 }
        cell.append(byte)
      }
    }
    if !cell.isEmpty || !cells.isEmpty { rows.append((start, cells + [text(cell)])) }
  }
}
