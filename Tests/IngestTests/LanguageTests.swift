import Ingest
import Records
import Testing

/// The language of a text is told by its words, and by its script.
struct LanguageTests {
  @Test(arguments: [
    (
      "en",
      "The army said on Sunday that its troops had taken the town after a week of fighting, and that most of the people had left."
    ),
    (
      "en",
      "ARMY SAYS IT HAS TAKEN THE TOWN AFTER A WEEK OF FIGHTING AND THAT MOST OF THE PEOPLE HAVE LEFT FOR THE COAST"
    ),
    (
      "es",
      "El ejército dijo el domingo que sus tropas habían tomado la ciudad después de una semana de combates y que la gente se fue."
    ),
    (
      "fr",
      "L’armée a déclaré dimanche que ses troupes avaient pris la ville après une semaine de combats et que les habitants sont partis."
    ),
    (
      "de",
      "Die Armee teilte am Sonntag mit, dass ihre Truppen die Stadt nach einer Woche eingenommen haben und die Menschen geflohen sind."
    ),
    (
      "pt",
      "O exército disse no domingo que as suas tropas tomaram a cidade depois de uma semana de combates e que as pessoas fugiram."
    ),
    (
      "it",
      "L’esercito ha detto domenica che le sue truppe hanno preso la città dopo una settimana di scontri e che la gente è fuggita."
    ),
    (
      "nl",
      "Het leger zei zondag dat zijn troepen de stad na een week van gevechten hebben ingenomen en dat de mensen zijn gevlucht."
    ),
    (
      "tr",
      "Ordu, bir hafta süren çatışmalardan sonra birliklerinin kenti aldığını ve halkın çok büyük bir bölümünün ayrıldığını söyledi dedi ve için."
    ),
    (
      "id",
      "Tentara mengatakan pada hari Minggu bahwa pasukan telah merebut kota itu setelah satu minggu dan bahwa mereka akan tidak pergi."
    ),
    (
      "pl",
      "Armia podała w niedzielę, że jej wojska po tygodniu walk zajęły miasto i że większość ludzi z niego wyjechała, ale nie wszyscy są."
    ),
    (
      "ru",
      "Армия заявила в воскресенье, что её войска взяли город после недели боёв и что большинство жителей его покинули."
    ),
    (
      "uk", "Армія заявила в неділю, що її війська взяли місто після тижня боїв і що більшість мешканців його покинули."
    ),
    ("ar", "قال الجيش يوم الأحد إن قواته سيطرت على المدينة بعد أسبوع من القتال وإن معظم السكان غادروها"),
    ("fa", "ارتش روز یکشنبه گفت که نیروهایش پس از یک هفته جنگ شهر را گرفته‌اند و بیشتر مردم آن را ترک کرده‌اند"),
    ("zh", "军方星期日表示，经过一周的战斗，部队已经占领该镇，大多数居民已经离开。"),
    ("ja", "軍は日曜日、一週間の戦闘の末に部隊が町を制圧し、住民のほとんどが町を離れたと述べた。"),
    ("ko", "군은 일요일 일주일간의 전투 끝에 부대가 마을을 점령했으며 주민 대부분이 떠났다고 밝혔다."),
  ])
  func languageOf(code: String, text: String) {
    #expect(Reading(text, as: "a.txt").reports.first?.reference.language == code)
  }

  @Test func theWordsOverruleWhatIsDeclared() {
    let spanish =
      "El ejército dijo el domingo que sus tropas habían tomado la ciudad después de una semana de combates."
    #expect(
      Reading("{\"text\":\"\(spanish)\",\"language\":\"en\"}", as: "a.jsonl").reports.first?.reference.language == "es")
    #expect(
      Reading(#"{"text":"Kirkuk 2017","language":"en"}"#, as: "a.jsonl").reports.first?.reference.language == "en")
    #expect(Reading("Kirkuk 2017", as: "a.txt").reports.first?.reference.language == nil)
  }
}
