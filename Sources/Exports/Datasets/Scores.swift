import Records

/// Conflict and cooperation scores, from -10 to 10.
enum Scores {
  /// PLOVER's score of a type and mode (2021 manual; its printed +3 for ACCUSE is read as -3).
  static func plover(_ type: EventType, mode: String?) -> Double {
    let (whole, modes) = ploverScores[type] ?? (0, [:])
    return mode.flatMap { modes[$0] } ?? whole
  }

  /// Goldstein's score of a CAMEO code as the Phoenix pipeline has it; a longer code takes its parent's.
  static func goldstein(_ cameo: String) -> Double? {
    var code = cameo[...]
    while code.count > 2 {
      if let value = goldsteinScores[String(code)] { return value }
      code = code.dropLast()
    }
    return goldsteinScores[code + "0"]
  }

  private static let ploverScores: [EventType: (Double, [String: Double])] = [
    .agree: (2.5, [:]), .consult: (2.5, ["visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5]),
    .support: (5, [:]), .concede: (4.5, [:]), .cooperate: (9.5, [:]), .aid: (10, [:]),
    .retreat: (
      6.5, ["withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5]
    ),
    .request: (0, ["assist": 0.5, "change": -1, "yield": -1, "meet": 0]),
    .accuse: (-3, ["disapprove": -2, "investigate": -3.5, "allege": -3.5]),
    .reject: (-2, ["assist": -1.5, "change": -2, "yield": -2, "meet": -2]),
    .threaten: (
      -3.5, ["restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5]
    ),
    .protest: (-5, ["riot": -7, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5]),
    .sanction: (-6, ["expel": -5.5]),
    .mobilize: (-5.5, ["troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6]),
    .coerce: (
      -7, ["censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "misinformation": -6.5]
    ),
    .assault: (
      -9,
      [
        "abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5,
        "primitive": -8, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5,
        "crowd-control": -7.5, "unconventional": -10,
      ]
    ),
  ]

  private static let goldsteinScores: [String: Double] = {
    var scores: [String: Double] = [:]
    for pair in goldsteinTable.split(whereSeparator: \.isWhitespace) {
      let parts = pair.split(separator: ":")
      scores[String(parts[0])] = Double(parts[1])
    }
    return scores
  }()

  private static let goldsteinTable = """
    010:0 011:-.1 012:-.4 013:.4 014:0 015:0 016:3.4 017:0 018:3.4 019:3.4 020:3 021:3.4 022:3.4 023:3.4 024:-.3 025:-.3
    026:4 027:4 028:4 030:4 031:5.2 032:4.5 033:5.2 0334:6 034:7 035:7 036:4 037:5 038:7 039:5 040:1 041:1 042:1.9 043:2.8
    044:2.5 045:5 046:7 050:3.5 051:3.4 052:3.5 053:3.8 054:6 055:7 056:7 057:8 060:6 061:6.4 062:7.4 063:7.4 064:7 070:7
    071:7.4 072:8.3 073:7.4 074:8.5 075:7 080:5 081:5 082:5 083:5 084:7 085:7 086:9 087:9 0874:10 090:-2 091:-2 092:-2
    093:-2 094:-2 100:-5 101:-5 102:-5 103:-5 104:-5 105:-5 106:-5 107:-5 108:-5 110:-2 111:-2 112:-2 113:-2 114:-2 115:-2
    116:-2 120:-4 121:-4 122:-4 123:-4 124:-5 125:-5 126:-5 127:-5 128:-5 129:-5 130:-4.4 131:-5.8 132:-5.8 133:-5.8
    134:-5.8 135:-5.8 136:-7 137:-7 138:-7 139:-7 140:-6.5 141:-6.5 142:-6.5 143:-6.5 144:-7.5 145:-7.5 150:-7.2 151:-7.2
    152:-7.2 153:-7.2 154:-7.2 160:-4 161:-4 162:-5.6 163:-6.5 164:-7 165:-7 166:-8 170:-7 171:-9.2 172:-5 173:-5 174:-5
    175:-9 180:-9 181:-9 182:-9.5 1823:-10 183:-10 184:-8 185:-8 186:-10 190:-10 191:-9.5 192:-9.5 193:-10 194:-10 195:-10
    196:-9.5 200:-10 201:-9.5 202:-10 203:-10 204:-10
    """
}
