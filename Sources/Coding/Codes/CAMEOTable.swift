import Records

/// CAMEO 1.1b3 codes from type, mode and what the frame says.
enum CAMEOTable {
  /// ASSAULT modes to the CAMEO code that says the same.
  private static let assault: [String: String] = [
    "aerial": "195", "drone": "1952", "heavy-weapons": "194", "firearms": "193", "explosives": "183",
    "suicide-attack": "1831", "abduct": "181", "beat": "182", "torture": "1822", "sexual": "1821", "targeted": "186",
    "destroy": "1712", "crowd-control": "175", "unconventional": "204", "primitive": "182",
  ]

  /// The frame's code, made narrower by the mode where the frame only has the residual code; else the type's root.
  static func code(_ event: EventDetails) -> String? {
    guard let type = event.eventType else { return event.cameo }
    guard let code = event.cameo else {
      if type == .assault, let mode = event.eventModes.lazy.compactMap({ assault[$0] }).first { return mode }
      return type.cameoRoot + "0"
    }
    let residual = code.count <= 3 && code.hasSuffix("0")
    if type == .assault, residual, let narrower = event.eventModes.lazy.compactMap({ assault[$0] }).first {
      return narrower
    }
    return code
  }
}
