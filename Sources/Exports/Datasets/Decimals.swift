/// Numbers with a fixed number of decimals, whatever the locale.
enum Decimals {
  static func text(_ value: Double?, _ places: Int) -> String? {
    guard let value, value.isFinite else { return nil }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return "\(sign)\(scaled / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
