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

  /// What the ledger says. Where the file lies is nobody's business.
  init(_ error: LedgerError) {
    switch error.reason {
    case .unknown: self.init(.badRequest, error.message)
    case .readOnly: self.init(.forbidden, "this ledger may not be written")
    case .busy: self.init(.serviceUnavailable, "another program writes to the ledger; try again soon")
    case .slow: self.init(.serviceUnavailable, "this takes too long; narrow the filter or the span of days")
    default: self.init(.internalServerError, "the ledger cannot be read")
    }
  }
}
