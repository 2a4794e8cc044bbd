/// Whether day or month comes first where a date is written in numbers (`03/04/2019`).
enum DateOrder {
  case dayFirst, monthFirst

  /// The order of a page: as other days of it show, else as its country or language has it; `nil` if none of them tells.
  init?(language: String?, url: String?, page: borrowing PageBlocks) {
    let (days, months) = Self.shown(page)
    if days != months {
      self = days > months ? .dayFirst : .monthFirst
      return
    }
    let country = url.flatMap(Address.host(of:)).flatMap { $0.split(separator: ".").last.map(String.init) } ?? ""
    if ["us", "gov", "mil", "ph"].contains(country) {
      self = .monthFirst
    } else if country.utf8.count == 2, !Self.notCountries.contains(country) {
      self = .dayFirst
    } else {
      let parts = (language ?? "").lowercased().split { $0 == "-" || $0 == "_" }
      guard let first = parts.first else { return nil }
      if first == "en" {
        guard parts.count > 1 else { return nil }
        self = ["us", "ph"].contains(parts[1]) ? .monthFirst : .dayFirst
      } else {
        self = .dayFirst
      }
    }
  }

  /// Domains of countries that are used as if they were none, and Canada, which writes both.
  private static let notCountries: Set<String> = ["ai", "ca", "cc", "co", "eu", "fm", "gg", "io", "me", "tv", "ws"]

  /// How many short lines have a date that can only be read with the day, or with the month, first.
  private static func shown(_ page: borrowing PageBlocks) -> (days: Int, months: Int) {
    var (days, months) = (0, 0)
    for block in page.blocks where block.count <= 160 {
      let text = page.text[block.bytes]
      guard text.contains(UInt8(ascii: "/")), text.contains(where: \.isDigit) else { continue }
      let tokens = DateToken.tokens(of: Array(text))
      for index in tokens.indices.dropLast(2) {
        guard tokens[index + 1].mark == UInt8(ascii: "/"), tokens[index + 2].mark == UInt8(ascii: "/"),
          let first = tokens[index].shortNumber, let second = tokens[index + 1].shortNumber,
          tokens[index + 2].year != nil
        else { continue }
        if (13...31).contains(first), second <= 12 { days += 1 }
        if (13...31).contains(second), first <= 12 { months += 1 }
      }
    }
    return (days, months)
  }
}
