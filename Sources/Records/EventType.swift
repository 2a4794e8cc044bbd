/// The sixteen event types of PLOVER (2021 codebook), with quad class and CAMEO root.
public enum EventType: String, Sendable, Codable, CaseIterable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case concede = "CONCEDE"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case retreat = "RETREAT"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"

  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  public var quad: Int {
    switch self {
    case .agree, .consult, .support, .concede: 1
    case .cooperate, .aid, .retreat: 2
    case .request, .accuse, .reject, .threaten: 3
    case .protest, .sanction, .mobilize, .coerce, .assault: 4
    }
  }

  /// The CAMEO root that the type takes when nothing narrower is known, as a two-digit string.
  public var cameoRoot: String {
    switch self {
    case .agree: "03"
    case .consult: "04"
    case .support: "05"
    case .concede, .retreat: "08"
    case .cooperate: "06"
    case .aid: "07"
    case .request: "10"
    case .accuse: "11"
    case .reject: "12"
    case .threaten: "13"
    case .protest: "14"
    case .sanction: "16"
    case .mobilize: "15"
    case .coerce: "17"
    case .assault: "19"
    }
  }
}
