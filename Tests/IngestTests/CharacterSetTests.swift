import Glibc
import Ingest
import Records
import Testing

/// Pages and texts that do not say what they are written in.
struct CharacterSetTests {
  private static let texts = [
    "ru":
      "В понедельник охранники у северных ворот города остановили два грузовика с мукой, сообщила администрация мэра.",
    "zh": "星期一，北门的警卫拦下了两辆装运面粉的卡车，市长办公室说没有人受伤。渡轮至今没有恢复航行，商店开始限量出售燃料。",
    "ja": "月曜日、町の北門の警備員が小麦粉を積んだトラック二台を引き返させたと市長室が発表した。けが人はいなかった。",
    "ko": "월요일 북문 경비원들이 밀가루를 실은 트럭 두 대를 돌려보냈다고 시장실이 밝혔다. 다친 사람은 없었지만 여객선은 아직 운항하지 않고 있다.",
    "pl": "W poniedziałek strażnicy przy północnej bramie zawrócili dwie ciężarówki z mąką, podało biuro burmistrza.",
    "hu":
      "Hétfőn az északi kapu őrei visszafordítottak két liszttel megrakott teherautót, és ez volt az első ilyen eset a városban.",
    "tr":
      "Pazartesi günü kuzey kapısındaki muhafızlar un yüklü iki kamyonu geri çevirdi ve bu bir ilkti, belediye başkanı açıkladı.",
    "ar": "أعاد حراس البوابة الشمالية يوم الاثنين شاحنتين محملتين بالدقيق، حسبما قال مكتب رئيس البلدية.",
    "el":
      "Τη Δευτέρα οι φρουροί στη βόρεια πύλη γύρισαν πίσω δύο φορτηγά με αλεύρι, ανακοίνωσε το γραφείο του δημάρχου.",
    "th": "เมื่อวันจันทร์ ยามที่ประตูเหนือได้สั่งให้รถบรรทุกแป้งสองคันกลับไป สำนักงานนายกเทศมนตรีกล่าวว่าไม่มีผู้ใดได้รับบาดเจ็บ",
    "fr":
      "Lundi, les gardes de la porte nord ont fait demi-tour à deux camions de farine, a indiqué le bureau du maire après une réunion.",
    "de":
      "Am Montag wiesen die Wächter am nördlichen Tor zwei Lastwagen mit Mehl zurück, wie das Büro des Bürgermeisters mitteilte.",
  ]

  @Test(arguments: [
    ("ru", "CP1251"), ("ru", "KOI8-R"), ("ru", "CP866"), ("ru", "UTF-16BE"), ("zh", "GB18030"), ("ja", "CP932"),
    ("ja", "EUC-JP"), ("ja", "ISO-2022-JP"), ("ko", "CP949"), ("pl", "CP1250"), ("pl", "ISO-8859-2"), ("hu", "CP1250"),
    ("tr", "CP1254"), ("ar", "CP1256"), ("el", "CP1253"), ("th", "CP874"), ("fr", "CP1252"), ("de", "CP1252"),
    ("de", "UTF-16LE"),
  ])
  func setsAreToldByWhatIsWritten(language: String, set: String) throws {
    let text = try #require(Self.texts[language])
    let page = "<html><head><title>-</title></head><body><p>\(text)</p></body></html>"
    let report = try #require(Reading(try Self.encoded(page, in: set), as: "a.html").reports.first)
    #expect(String(decoding: report.text, as: UTF8.self) == text)
    #expect(report.reference.language == language)
  }

  @Test func aTextNamesTheSetThatItWasReadIn() throws {
    let text = try #require(Self.texts["ru"])
    let reading = Reading(try Self.encoded(text, in: "KOI8-R"), as: "a.txt")
    #expect(reading.texts == [text])
    #expect(reading.messages == ["not UTF-8, read as KOI8-U; offsets count bytes of its UTF-8 form"])
  }

  /// The bytes of a text in another set.
  private static func encoded(_ text: String, in set: String) throws -> [UInt8] {
    let state = iconv_open(set, "UTF-8")
    try #require(Int(bitPattern: state) != -1)
    defer { iconv_close(state) }
    var source = text.utf8.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 4)
    var left = target.count
    let count = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var (input, output, rest) = (source.baseAddress, target.baseAddress, source.count)
        _ = iconv(state, &input, &rest, &output, &left)
        _ = iconv(state, nil, nil, &output, &left)
        return target.count - left
      }
    }
    return target[..<count].map { UInt8(bitPattern: $0) }
  }
}
