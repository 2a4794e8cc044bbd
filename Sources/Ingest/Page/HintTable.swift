/// The words of class names and ids that tell what an element is for.
///
/// Names are cut into words at hyphens, underscores and inner capitals (`article__relatedLinks` is article, related, links), so that
/// `shareholders` is not taken for `share`.
struct HintTable {
  static let shared = HintTable()

  private var slots = [(hash: UInt64, hint: Hints)](repeating: (0, []), count: 2048)

  /// Words by what they tell. `a+b` needs the two words in this order, next to each other, in one name.
  private static let words: [(Hints, String)] = [
    (
      .navigation,
      "nav navbar navigation menu menus submenu breadcrumb breadcrumbs crumb crumbs footer masthead toolbar topbar pagination pager paging skiplink skip+link site+header page+header global+header prev+next jump+links toc table+of+contents login signin logo pagenav postnav navlinks subnav utility"
    ),
    (
      .aside,
      "sidebar sidebars aside rail rightrail siderail rightcol right+column rightcolumn widget widgets sidebox secondary"
    ),
    (
      .comments,
      "comment comments commenting commentlist commentform comment+form respond disqus discussion livefyre coral viafoura replies fb+comments"
    ),
    (
      .sharing,
      "share shares sharing sharebar sharedaddy sharethis shareaholic social socials socialmedia socialshare socialbar addthis addtoany follow followus share+tools actionbar action+bar sociable jp+relatedposts"
    ),
    (
      .related,
      "related relateds relatedposts relatedarticles relatedlinks recommended recommendation recommendations recommends recirc recirculation trending popular mostpopular mostread most+read most+viewed taboola outbrain zergnet revcontent read+more readmore more+from more+stories more+on more+news morefrom also+read read+next up+next next+article suggested suggestions see+also yarpp latest+news latest+stories top+stories teaser teasers editors+picks related+content partner+stories around+the+web you+may inline+related onward crosslink"
    ),
    (
      .promotion,
      "newsletter newsletters subscribe subscription subscriptions signup sign+up promo promos promotion promotional advert adverts advertisement advertisements advertising ad ads adunit adslot adbox dfp sponsor sponsored sponsors cookie cookies gdpr consent paywall marketing cta donate donation banner popup modal overlay lightbox interstitial optin mailchimp mailing house+ad regwall piano native+ad affiliate+disclosure membership"
    ),
    (
      .hidden,
      "visually+hidden visuallyhidden screen+reader screenreader sr+only assistive+text print+only noprint hide+text offscreen off+screen a11y accessibly+hidden element+invisible"
    ),
    (
      .byline,
      "byline bylines dateline author authors timestamp pubdate publish+date published+date article+date post+date entry+date date+published postmeta post+meta entry+meta article+meta posted+on meta+info article+info contributors writer story+meta submitted readtime reading+time"
    ),
    (
      .caption,
      "caption captions wp+caption figcaption photo+caption image+caption cutline"
    ),
    (
      .topics,
      "tags taglist tag+list tagcloud tag+cloud topics post+tags entry+tags article+tags keywords categories category+list hashtags filed"
    ),
    (
      .biography,
      "author+bio author+box authorbox bio biography about+author about+the+author author+info author+profile author+card writer+bio"
    ),
    (
      .body,
      "article+body articlebody article+content articlecontent article+text articletext story+body storybody story+content storycontent story+text storytext entry+content entrycontent entry+body post+content postcontent post+body postbody post+text body+content body+text bodytext body+copy content+body news+body news+text news+content newstext richtext rich+text article+copy article+main text+content zn+body detail+body field+body"
    ),
    (
      .standfirst,
      "standfirst subheadline subhead sub+headline subtitle sub+title dek deck article+summary article+description article+intro lede lead intro excerpt summary kicker+text"
    ),
    (
      .publication,
      "published pubdate publish+date published+date date+published publication+date posted+on entry+date article+date post+date"
    ),
    (.change, "updated modified lastmod last+updated last+modified date+modified updated+date"),
    (.quote, "blockquote"),
    (.pullquote, "pullquote pull+quote pullquotes"),
    (.credit, "credit credits copyright photo+credit image+credit photographer image+source"),
    (.form, "form search searchbox searchform"),
  ]

  private init() {
    for (hint, text) in Self.words {
      for entry in text.split(separator: " ") {
        var hash: UInt64 = 0
        for word in entry.split(separator: "+") {
          var wordHash = Self.emptyHash
          for byte in word.utf8 { wordHash = Self.add(byte, wordHash) }
          hash = Self.combined(hash, wordHash)
        }
        insert(hash, hint)
      }
    }
  }

  /// Adds what an attribute's value says to the hints of its element.
  func read(_ name: AttributeName, _ value: Span<UInt8>, into hints: inout Hints) {
    switch name {
    case .class: readNames(value.extracting(first: 512), into: &hints)
    case .id: readName(value.extracting(first: 128), into: &hints)
    case .role:
      if value.equals("navigation") || value.equals("banner") || value.equals("contentinfo") || value.equals("menu")
        || value.equals("dialog")
      {
        hints.insert(.navigation)
      } else if value.equals("complementary") {
        hints.insert(.aside)
      } else if value.equals("main") || value.equals("article") {
        hints.insert(.article)
      } else if value.equals("search") {
        hints.insert(.form)
      }
    case .itemprop:
      if value.equals("articlebody") {
        hints.insert(.body)
      } else if value.equals("comment") {
        hints.insert(.comments)
      }
    case .hidden: hints.insert(.hidden)
    case .ariaHidden: if value.equals("true") { hints.insert(.hidden) }
    case .style:
      let style = value.extracting(first: 256).withUnsafeBufferPointer { $0.filter { !$0.isSpace } }
      if style.firstRange(ofBytes: "display:none") != nil || style.firstRange(ofBytes: "visibility:hidden") != nil {
        hints.insert(.hidden)
      }
    default: break
    }
  }

  /// Adds what the name of an element of a site's own says (`amp-sidebar`, `share-bar`), which has a hyphen.
  func read(element name: Span<UInt8>, into hints: inout Hints) {
    let name = name.extracting(first: 128)
    if name.firstIndex(of: UInt8(ascii: "-"), from: 0) != nil { readName(name, into: &hints) }
  }

  /// Names with spaces between them.
  private func readNames(_ names: Span<UInt8>, into hints: inout Hints) {
    var start = 0
    for index in 0...names.count where index == names.count || names[index].isSpace {
      if index > start { readName(names.extracting(start..<index), into: &hints) }
      start = index + 1
    }
  }

  /// Labels of the content management, not of the layout.
  private static let labels: [StaticString] = [
    "tag-", "category-", "type-", "status-", "format-", "has-", "is-", "no-", "js-has", "wp-image",
  ]

  /// Cuts one name into words and looks each and each pair of neighbours up.
  private func readName(_ name: Span<UInt8>, into hints: inout Hints) {
    for label in Self.labels where name.starts(with: label) { return }
    var hash = Self.emptyHash
    var length = 0
    var previous: UInt64 = 0
    var beforePrevious: UInt64 = 0
    var wasSmall = false
    func finishWord() {
      guard length > 0 else { return }
      let whole = Self.combined(0, hash)
      if let hint = find(whole) { hints.formUnion(hint) }
      if previous != 0, let hint = find(Self.combined(previous, hash)) { hints.formUnion(hint) }
      if beforePrevious != 0, let hint = find(Self.combined(beforePrevious, hash)) { hints.formUnion(hint) }
      if previous != 0 { beforePrevious = Self.combined(previous, hash) }
      previous = whole
      hash = Self.emptyHash
      length = 0
    }
    for index in name.indices {
      let byte = name[index]
      guard byte.isLetter || byte.isDigit else {
        finishWord()
        wasSmall = false
        continue
      }
      let isCapital = byte &- 65 < 26
      if isCapital, wasSmall { finishWord() }
      wasSmall = !isCapital
      hash = Self.add(byte.lowercased, hash)
      length += 1
    }
    finishWord()
  }

  private static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func add(_ byte: UInt8, _ hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  private static func combined(_ left: UInt64, _ right: UInt64) -> UInt64 {
    (left &* 31 ^ right) &* 0x9e37_79b9_7f4a_7c15 | 1
  }

  private mutating func insert(_ hash: UInt64, _ hint: Hints) {
    var slot = Int(hash >> 53)
    while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & 2047 }
    slots[slot] = (hash, slots[slot].hint.union(hint))
  }

  private func find(_ hash: UInt64) -> Hints? {
    var slot = Int(hash >> 53)
    while slots[slot].hash != 0 {
      if slots[slot].hash == hash { return slots[slot].hint }
      slot = (slot + 1) & 2047
    }
    return nil
  }
}
