/// Names of the months and their usual abbreviations in the languages that news is read in most.
enum MonthNames {
  /// Twelve names a line, languages one after the other: English, German, French, Spanish, Italian, Portuguese, Dutch, Indonesian,
  /// Russian (as in dates), Turkish, Arabic, Polish, Czech, Hungarian, Romanian, Swedish, Danish, Norwegian, Finnish, Ukrainian, Greek,
  /// Hindi, Bengali, Swahili; then abbreviations.
  private static let names = [
    "january february march april may june july august september october november december",
    "januar februar m\u{e4}rz april mai juni juli august september oktober november dezember",
    "janvier f\u{e9}vrier mars avril mai juin juillet ao\u{fb}t septembre octobre novembre d\u{e9}cembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro mar\u{e7}o abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "\u{44f}\u{43d}\u{432}\u{430}\u{440}\u{44f} \u{444}\u{435}\u{432}\u{440}\u{430}\u{43b}\u{44f} \u{43c}\u{430}\u{440}\u{442}\u{430} \u{430}\u{43f}\u{440}\u{435}\u{43b}\u{44f} \u{43c}\u{430}\u{44f} \u{438}\u{44e}\u{43d}\u{44f} \u{438}\u{44e}\u{43b}\u{44f} \u{430}\u{432}\u{433}\u{443}\u{441}\u{442}\u{430} \u{441}\u{435}\u{43d}\u{442}\u{44f}\u{431}\u{440}\u{44f} \u{43e}\u{43a}\u{442}\u{44f}\u{431}\u{440}\u{44f} \u{43d}\u{43e}\u{44f}\u{431}\u{440}\u{44f} \u{434}\u{435}\u{43a}\u{430}\u{431}\u{440}\u{44f}",
    "ocak \u{15f}ubat mart nisan may\u{131}s haziran temmuz a\u{11f}ustos eyl\u{fc}l ekim kas\u{131}m aral\u{131}k",
    "\u{64a}\u{646}\u{627}\u{64a}\u{631} \u{641}\u{628}\u{631}\u{627}\u{64a}\u{631} \u{645}\u{627}\u{631}\u{633} \u{623}\u{628}\u{631}\u{64a}\u{644} \u{645}\u{627}\u{64a}\u{648} \u{64a}\u{648}\u{646}\u{64a}\u{648} \u{64a}\u{648}\u{644}\u{64a}\u{648} \u{623}\u{63a}\u{633}\u{637}\u{633} \u{633}\u{628}\u{62a}\u{645}\u{628}\u{631} \u{623}\u{643}\u{62a}\u{648}\u{628}\u{631} \u{646}\u{648}\u{641}\u{645}\u{628}\u{631} \u{62f}\u{64a}\u{633}\u{645}\u{628}\u{631}",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrze\u{15b}nia pa\u{17a}dziernika listopada grudnia",
    "ledna \u{fa}nora b\u{159}ezna dubna kv\u{11b}tna \u{10d}ervna \u{10d}ervence srpna z\u{e1}\u{159}\u{ed} \u{159}\u{ed}jna listopadu prosince",
    "janu\u{e1}r febru\u{e1}r m\u{e1}rcius \u{e1}prilis m\u{e1}jus j\u{fa}nius j\u{fa}lius augusztus szeptember okt\u{f3}ber november december",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kes\u{e4}kuuta hein\u{e4}kuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "janv f\u{e9}vr mrz avr mai juin juil ao\u{fb} sept okt nov d\u{e9}c",
    "ene fev m\u{e4}r abr mag giu lug ago set out nov dez",
    "gen febr mrt abr mei jun jul ago sept ott nov dic",
  ]

  /// The number of the month of a name in small letters.
  static let numbers: [[UInt8]: Int] = {
    var numbers: [[UInt8]: Int] = [:]
    for line in names {
      for (index, name) in line.split(separator: " ").enumerated() { numbers[Array(name.utf8)] = index + 1 }
    }
    return numbers
  }()

  /// A word in small letters.
  static func folded(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var folded = word.map(\.lowercased)
    for index in folded.indices.dropFirst()
    where folded[index - 1] == 0xc3 && folded[index] < 0x9f && folded[index] != 0x97 {
      folded[index] += 0x20
    }
    // Beyond Latin-1 the standard library knows.
    if folded.contains(where: { $0 > 0xc3 }) { return Array(String(bytes: folded).lowercased().utf8) }
    return folded
  }
}
