/// What stands around every page: head, menu, search, who is signed in.
struct Frame {
  let inquiry: Inquiry

  private static let menu = [
    ("overview", "/"), ("events", "/events"), ("control", "/control"), ("reports", "/reports"), ("actors", "/actors"),
    ("network", "/network"), ("series", "/series"), ("story", "/story"), ("review", "/review"),
    ("agreement", "/agreement"), ("audit", "/audit"), ("accounts", "/accounts"), ("help", "/help"),
  ]
  /// The menu entry that pages of one thing belong to.
  private static let parents = ["event": "events", "place": "control", "report": "reports", "actor": "actors"]

  func html(_ page: DeskPage) -> HTML {
    let t = inquiry.phrases
    let map: HTML = page.hasMap ? "<link rel=\"stylesheet\" href=\"/assets/leaflet/leaflet.css\">" : .empty
    let leaflet: HTML = page.hasMap ? "<script src=\"/assets/leaflet/leaflet.js\" defer></script>" : .empty
    return """
      <!doctype html>
      <html lang="\(t.language)" dir="\(t.direction)"><head>
      <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(page.title) – Dateline</title>
      <link rel="icon" href="/assets/icon.svg">
      \(csrf)\(tiles)\(map)<link rel="stylesheet" href="/assets/desk.css">
      \(leaflet)<script type="module" src="/assets/desk.js"></script>
      </head>
      <body class="page-\(page.name)">
      <a class="skip" href="#main">\(t("nav.skip"))</a>
      <header class="top"><a class="brand" href="/">Dateline</a>
      <nav aria-label="\(t("nav.label"))">\(menu(page.name))</nav>
      <form class="find" role="search" action="/" method="get"><label class="hidden" for="find">\(t("nav.search"))</label>\
      <input id="find" name="q" type="search" dir="auto" placeholder="\(t("nav.find"))"><button>\(t("nav.search"))</button></form>
      \(person)</header>
      <main id="main"\("data-live", if: page.isLive)>
      \(page.content)
      </main>
      <footer><p class="muted">\(t("footer"))</p></footer>
      </body></html>

      """
  }

  private var csrf: HTML {
    inquiry.visitor.csrf.map { "<meta name=\"csrf-token\" content=\"\($0)\">" } ?? .empty
  }

  private var tiles: HTML {
    inquiry.desk.options.tiles.map { "<meta name=\"tiles\" content=\"\($0)\">" } ?? .empty
  }

  private func menu(_ name: String) -> [HTML] {
    let hidden = Set(
      (inquiry.visitor.may(.reviewer) ? [] : ["audit", "agreement"])
        + (inquiry.visitor.may(.admin) && inquiry.desk.accounts != nil ? [] : ["accounts"]))
    return Self.menu.filter { !hidden.contains($0.0) }.map { entry, path in
      let isHere = entry == name || entry == Self.parents[name]
      return "<a href=\"\(path)\"\("aria-current", isHere ? "page" : nil)>\(inquiry.phrases("nav.\(entry)"))</a> "
    }
  }

  private var person: HTML {
    let t = inquiry.phrases
    guard inquiry.desk.accounts != nil else { return .empty }
    guard inquiry.visitor.isSignedIn else {
      return "<p class=\"person\"><a href=\"/sign-in\">\(t("nav.sign-in"))</a></p>"
    }
    return """
      <form class="person" method="post" action="/sign-out">\(Forms.csrf(inquiry))<bdi>\(inquiry.visitor.name)</bdi> \
      <span class="tag">\(t.code("role", inquiry.visitor.role?.rawValue ?? ""))</span> \
      <button>\(t("nav.sign-out"))</button></form>
      """
  }
}

/// Parts of forms and lists that many pages have.
enum Forms {
  /// The hidden field that shows that a page of this desk sent the form.
  static func csrf(_ inquiry: Inquiry) -> HTML {
    inquiry.visitor.csrf.map { "<input type=\"hidden\" name=\"csrf\" value=\"\($0)\">" } ?? .empty
  }

  /// A choice; values are shown by the phrases of a prefix.
  static func select(
    _ name: String, _ values: [String], selected: String?, label: String, prefix: String, _ phrases: Phrases
  ) -> HTML {
    let options = values.map { value -> HTML in
      "<option value=\"\(value)\"\("selected", if: value == selected)>\(value.isEmpty ? "–" : phrases.code(prefix, value))</option>"
    }
    return "<label>\(label) <select name=\"\(name)\">\(options)</select></label> "
  }

  /// Links to the forms of a page that are data.
  static func dataLinks(_ inquiry: Inquiry, _ formats: Format...) -> HTML {
    let path = inquiry.path == "/" ? "/index" : inquiry.path
    let links = formats.map { format -> HTML in
      // JSON is this part of the list, tables are the whole of it.
      let address = inquiry.address(["after": format == .json ? inquiry.query["after"] : nil])
      let query = address.firstIndex(of: "?").map { address[$0...] } ?? ""
      return
        "<a href=\"\(path).\(format.rawValue)\(String(query))\">\(inquiry.phrases("format.\(format.rawValue)"))</a> "
    }
    return "<p class=\"data-links\">\(inquiry.phrases("data-links")) \(links)</p>"
  }

  /// A link to the next page of a list.
  static func pager(_ inquiry: Inquiry, _ next: String?) -> HTML {
    let link: HTML =
      next.map { "<a rel=\"next\" href=\"\(inquiry.address(["after": $0]))\">\(inquiry.phrases("pager.next"))</a>" }
      ?? .empty
    return "<nav class=\"pager\" data-region=\"pager\" aria-label=\"\(inquiry.phrases("pager.label"))\">\(link)</nav>"
  }

  /// A table that may be scrolled by keyboard.
  static func table(_ label: String, _ classes: String, head: [String], rows: [HTML], extra: HTML = .empty) -> HTML {
    let cells = head.map { name -> HTML in "<th scope=\"col\">\(name)</th>" }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(label)"><table class="data \(classes)"\(extra)>\
      <thead><tr>\(cells)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }
}
