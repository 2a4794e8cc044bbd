import HTTPTypes
import Ledger

/// What keeps the desk from opening, in words that say what to do.
public struct DeskSetupError: Error, CustomStringConvertible, Sendable {
  /// What is wrong and what to do.
  public let description: String

  /// An error with a message for people.
  public init(_ description: String) { self.description = description }
}

/// An answer other than what was asked for.
struct DeskError: Error, CustomStringConvertible {
  var status: HTTPResponse.Status
  /// For people.
  var message: String
  var description: String { message }

  init(_ status: HTTPResponse.Status, _ message: String) {
    self.status = status
    self.message = message
  }

  /// What the ledger says.
  init(_ error: LedgerError) {
    let status: HTTPResponse.Status =
      switch error.reason {
      case .unknown: .badRequest
      case .readOnly: .forbidden
      case .busy: .serviceUnavailable
      default: .internalServerError
      }
    // Where the file lies is nobody's business.
    self.init(status, status == .internalServerError ? "the ledger cannot be read" : error.message)
  }
}
