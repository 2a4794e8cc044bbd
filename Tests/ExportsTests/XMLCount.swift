import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// How often an element stands in well-formed XML.
enum XMLCount {
  static func elements(named name: String, in text: String) throws -> Int {
    let counter = Counter(name: name)
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = counter
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderReadCorrupt) }
    return counter.count
  }

  private final class Counter: NSObject, XMLParserDelegate {
    let name: String
    var count = 0

    init(name: String) { self.name = name }

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if element == name { count += 1 }
    }
  }
}
