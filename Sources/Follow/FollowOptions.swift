/// How feeds are followed.
public struct FollowOptions: Sendable {
  /// What the program calls itself. The word before the slash is what robots.txt may name.
  public var userAgent = "dateline/0.1 (reads news feeds)"
  /// Which addresses may be connected to; checked after every look-up of a name and every redirect.
  public var addresses = AddressPolicy()
  /// How names become addresses.
  public var resolver = HostResolver.system
  /// The time between two requests to a site, unless its robots.txt asks for more.
  public var delay = Duration.seconds(2)
  /// Sites that are asked at once.
  public var sites = 8
  /// How long a connection may take to be made.
  public var connectTimeout = Duration.seconds(10)
  /// How long a server may be silent.
  public var silenceTimeout = Duration.seconds(20)
  /// How long one request may take in all.
  public var requestTimeout = Duration.seconds(60)
  /// Bytes of one page or feed, compressed or not.
  public var pageLimit = 16 << 20
  /// Redirects that are followed for one request.
  public var redirects = 5
  /// How often a request is tried.
  public var tries = 3
  /// The pause before a request is tried the second time, doubled each time after.
  public var pause = Duration.seconds(2)
  /// How long a page that could not be had is left alone, doubled each time; after ten times it is given up.
  public var laterPause = Duration.seconds(300)
  /// The longest wait that a server may ask for (`Retry-After`) within a run; after a longer one the address is left for a later run.
  public var longestWait = Duration.seconds(60)
  /// Pages of entries that stay in a feed are asked again for changes at most this often.
  public var recheckEvery = Duration.seconds(3600)
  /// How long after they were first read pages are asked for changes.
  public var recheckFor = Duration.seconds(86_400)
  /// Asked several times a second; `true` ends a poll with `CancellationError`.
  public var isStopping: @Sendable () -> Bool = { false }

  /// The default options.
  public init() {}

  /// The word that robots.txt knows the program by.
  var agent: String { String(userAgent.prefix { $0 != "/" && $0 != " " }) }
}
