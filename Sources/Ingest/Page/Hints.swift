/// What an element's tag, role, class and id say about the text within.
struct Hints: OptionSet {
  var rawValue: UInt32

  /// Menus, breadcrumbs, page heads and feet, tools.
  static let navigation = Hints(rawValue: 1 << 0)
  /// Beside the article.
  static let aside = Hints(rawValue: 1 << 1)
  /// Readers' comments and their forms.
  static let comments = Hints(rawValue: 1 << 2)
  /// Share bars and follow buttons.
  static let sharing = Hints(rawValue: 1 << 3)
  /// Links to other articles.
  static let related = Hints(rawValue: 1 << 4)
  /// Newsletter boxes, subscriptions, advertisements, cookie notices.
  static let promotion = Hints(rawValue: 1 << 5)
  /// Not shown.
  static let hidden = Hints(rawValue: 1 << 6)
  /// Who wrote it and when.
  static let byline = Hints(rawValue: 1 << 7)
  /// Under a picture.
  static let caption = Hints(rawValue: 1 << 8)
  /// Topics that the article is filed under.
  static let topics = Hints(rawValue: 1 << 9)
  /// The author introduced at the end.
  static let biography = Hints(rawValue: 1 << 10)
  /// The body of an article.
  static let body = Hints(rawValue: 1 << 11)
  /// An article or the main part of a page.
  static let article = Hints(rawValue: 1 << 12)
  /// The line that sums the article up under the headline.
  static let standfirst = Hints(rawValue: 1 << 13)
  /// A quotation set apart.
  static let quote = Hints(rawValue: 1 << 14)
  /// Who made a picture.
  static let credit = Hints(rawValue: 1 << 15)
  /// Forms.
  static let form = Hints(rawValue: 1 << 16)
  /// Repeats a sentence of the body in large letters.
  static let pullquote = Hints(rawValue: 1 << 17)

  /// When it was published; when it was changed.
  static let publication = Hints(rawValue: 1 << 18)
  static let change = Hints(rawValue: 1 << 19)

  /// What is no text of the article.
  static let furniture: Hints = [
    .navigation, .aside, .comments, .sharing, .related, .promotion, .hidden, .byline, .topics, .biography, .form,
    .credit, .pullquote,
  ]

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// What a tag alone says.
  init(tag: Tag) {
    switch tag {
    case .nav, .footer, .menu, .dialog: self = .navigation
    case .aside: self = .aside
    case .form: self = .form
    case .figcaption: self = .caption
    case .article, .main: self = .article
    case .address: self = .byline
    default: self = []
    }
  }
}
