public import Records

/// A KML document (OGC 12-007): one placemark a record that has coordinates.
public struct KMLWriter: MentionWriter {
  /// A writer.
  public init() {}

  /// Opens the document.
  public mutating func header() -> String? {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>Dateline</name>"
  }

  /// A placemark a line; records without coordinates are left out.
  public mutating func lines(_ mentions: [Mention]) -> String? {
    let lines = mentions.compactMap { mention in
      let what = mention.event?.eventType?.rawValue ?? mention.event?.contexts.first ?? mention.kind.rawValue
      return Self.placemark(mention.id, what, mention.place, mention.date, mention.sentence.text)
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// A placemark a line, of events joined from many reports.
  public mutating func lines(_ events: [Event]) -> String? {
    let lines = events.compactMap { event in
      let what = event.eventType?.rawValue ?? event.contexts.first ?? "event"
      return Self.placemark(event.id, what, event.place, event.date, event.text)
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// A placemark; `nil` for a place without coordinates.
  private static func placemark(_ id: String, _ what: String, _ place: Place?, _ date: EventDate?, _ text: String)
    -> String?
  {
    guard let place, let longitude = place.longitude, let latitude = place.latitude else { return nil }
    let span = date.map { "<TimeSpan><begin>\($0.start)</begin><end>\($0.end)</end></TimeSpan>" }
    return
      "<Placemark id=\"r\(escaped(id))\"><name>\(escaped("\(what) @ \(place.name)"))</name>"
      + "<description>\(escaped(text))</description>\(span ?? "")"
      + "<Point><coordinates>\(longitude),\(latitude)</coordinates></Point></Placemark>"
  }

  /// Closes the document.
  public mutating func footer() -> String? { "</Document></kml>" }

  /// Text as XML holds it; characters that XML 1.0 cannot hold become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case let other where other.value < 0x20 || other.value == 0xFFFE || other.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
