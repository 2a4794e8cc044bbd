import Ledger
import Testing

/// Worked examples with known results.
@Suite struct AgreementTests {
  /// 50 grants, two readers: 20 both yes, 15 both no, 5 only the first, 10 only the second: observed .70, by chance .50, so .40.
  @Test func kappaOfTwoReaders() throws {
    let pairs =
      Array(repeating: ("yes", "yes"), count: 20) + Array(repeating: ("no", "no"), count: 15)
      + Array(repeating: ("yes", "no"), count: 5) + Array(repeating: ("no", "yes"), count: 10)
    #expect(abs(try #require(Agreement.kappa(pairs)) - 0.4) < 1e-9)
    #expect(Agreement.kappa([]) == nil)
    #expect(Agreement.kappa([("a", "a"), ("a", "a")]) == nil)
  }

  /// Ten things, two coders, binary (Krippendorff 2011, part A): alpha .095.
  @Test func alphaOfBinaryData() throws {
    let first = "0100000010".map(String.init)
    let second = "1110010000".map(String.init)
    let alpha = try #require(Agreement.alpha(zip(first, second).map { [$0, $1] }))
    #expect(abs(alpha - 0.095) < 0.001)
  }

  /// Twelve things, four coders, gaps (Krippendorff 2011, parts C and D): nominal .743, interval .849.
  @Test func alphaWithGaps() throws {
    let rows: [[String]] = [
      ["1", "1", ".", "1"], ["2", "2", "3", "2"], ["3", "3", "3", "3"], ["3", "3", "3", "3"], ["2", "2", "2", "2"],
      ["1", "2", "3", "4"],
      ["4", "4", "4", "4"], ["1", "1", "2", "1"], ["2", "2", "2", "2"], [".", "5", "5", "5"], [".", ".", "1", "1"],
      [".", ".", "3", "."],
    ]
    let units = rows.map { $0.filter { $0 != "." } }
    #expect(abs(try #require(Agreement.alpha(units)) - 0.743) < 0.001)
    #expect(abs(try #require(Agreement.alpha(units, scale: .interval)) - 0.849) < 0.001)
    #expect(Agreement.alpha([["a", "a"], ["a", "a"]]) == nil)
  }
}
