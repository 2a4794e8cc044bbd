import ArgumentParser
import Desk
import Foundation
import Glibc

/// `dateline accounts`: who may use a desk.
struct AccountsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "Make and list the accounts of a desk.",
    subcommands: [Add.self, List.self, Remove.self, Token.self])

  struct File: ParsableArguments {
    @Option(name: .customLong("accounts"), help: ArgumentHelp("The file of accounts.", valueName: "file")) var path:
      String

    func open() throws -> Accounts {
      do { return try Accounts(path: path) } catch { throw ValidationError("\(error)") }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make an account, or change its role and password. The password is read from standard input.")
    @Argument var name: String
    @Option(help: "\(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: String
    @OptionGroup var file: File

    func run() throws {
      guard let role = Role(rawValue: role) else { throw ValidationError("\(role): there is no such role") }
      guard let password = Self.password() else { throw ValidationError("a password is wanted on standard input") }
      try stating { try file.open().set(name: name, role: role, password: password) }
    }

    /// The first line of standard input, not shown while it is typed.
    private static func password() -> String? {
      guard isatty(0) == 1 else { return readLine() }
      return getpass("Password: ").map { String(cString: $0) }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the accounts.")
    @OptionGroup var file: File

    func run() throws {
      for account in try file.open().list() {
        print([account.name, account.role.rawValue, account.tokens.joined(separator: ", ")].joined(separator: "\t"))
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove an account with its tokens.")
    @Argument var name: String
    @OptionGroup var file: File

    func run() throws { try stating { try file.open().remove(name: name) } }
  }

  struct Token: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make a token for programs; it is shown once.")
    @Argument var name: String
    @Option(help: "What it is for.") var label = "token"
    @OptionGroup var file: File

    func run() throws { try stating { print(try file.open().makeToken(for: name, label: label)) } }
  }
}

/// Says what is wrong and ends the command with 2.
private func stating(_ work: () throws -> Void) throws {
  do { try work() } catch {
    FileHandle.standardError.write(Data("dateline: \(error)\n".utf8))
    throw ExitCode(2)
  }
}
