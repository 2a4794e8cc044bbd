/// Function words of languages in Latin script, in small letters.
enum LanguageProfiles {
  static let all: [(code: String, words: String)] = [
    (
      "en",
      "the of and to in a is that for on was with as by at from it he be his are have has had were not this but an they which who their will would been said its after more about when than or one also into could out there we over her she you if all what up some two other new so no can our them these first during between may while where how any before being because through against most only under those i my your"
    ),
    (
      "es",
      "el la los las de del que en y a un una por con para se su al lo como más pero sus le ha este no es fue son está también entre cuando muy sin sobre ser hasta desde todo nos durante ya o porque según han contra esta"
    ),
    (
      "fr",
      "le la les de des du et en un une est que qui dans pour par sur au aux pas plus ce il elle se son sa ses avec ne à été cette ont mais nous vous comme même ou leur sont était après deux selon être d l qu n c s"
    ),
    (
      "de",
      "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde"
    ),
    (
      "it",
      "il la le di che e in un una per è con del della dei non si da sono al i come più lo gli alla nel anche ma su ha dal delle ed questo nella ai se o dalla stato hanno l dell degli all nell"
    ),
    (
      "pt",
      "o a os as de do da em que e um uma para com não no na se por mais dos das como mas foi ao ele ela seu sua ou ser quando muito há nos já está eu também só pelo pela até isso entre são à você"
    ),
    (
      "nl",
      "de het een van en in is dat op te zijn met voor niet die aan er om ook als maar bij door naar uit over nog wordt dan werd heeft deze hij tot ze zich haar hun worden veel geen of wel"
    ),
    (
      "sv",
      "och i att det som en på är av för med till den har inte de om ett han men var jag sig från vi så kan hon när eller efter ut ska hade under också vid mot"
    ),
    (
      "da",
      "og i at det er en til på som de med han af for ikke der var den har om et men sig fra vi så kan hun efter eller blev ud skal også over mod være nu jeg"
    ),
    (
      "no",
      "og i å det som en på er av for med til den har ikke de om et han men var seg fra vi så kan hun når eller etter ut skal hadde også ved mot jeg ble være"
    ),
    (
      "fi",
      "ja on ei se että oli hän joka ovat mutta myös kun niin kuin tai sen mukaan hänen jos ollut olla vain nyt sitä kanssa jo voi sekä ole mitä joita jonka"
    ),
    (
      "pl",
      "i w na z do się nie że to o jest po od jak za przez dla ale przy tym są co który która które oraz był była było ze jego być tylko już może także"
    ),
    (
      "cs",
      "a v na se je z že s do o to k i po za ale pro jako by ve od jsou byl jeho které který která podle při také aby jsem bylo před nebo už jen"
    ),
    (
      "sk",
      "a v na sa je z že s do o to k po za ale pre ako by vo od sú bol jeho ktoré ktorý ktorá podľa pri aj aby som bolo pred alebo už len"
    ),
    (
      "ro",
      "de și în la a cu pe că nu o din este un mai pentru care au al ale fi sunt fost dar sau prin după fost lui ei cel ca să le se această acest"
    ),
    (
      "hu",
      "a az és hogy nem is egy ez meg volt csak de már ha el mint még azt kell van ki szerint után között vagy lehet minden ezt pedig amely"
    ),
    (
      "tr",
      "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ama en ne var o ancak göre olduğu tarafından her değil mi ya ise dedi yeni bin"
    ),
    (
      "id",
      "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke oleh juga adalah telah bisa mereka saya kami ada sebagai atau tersebut karena dia sudah lebih satu kepada seperti"
    ),
    (
      "vi",
      "và của là có không được cho một trong với đã các những này người để khi đến từ về ở ra như cũng vào tại năm trên sẽ còn"
    ),
    (
      "hr",
      "i u je na se da su za od s a koji koja koje o će kao iz te ne do po što nije bi ali bio bila to li samo prema nakon ili jer više"
    ),
    (
      "sq",
      "të e në dhe për që një me nga është i së ka më si do kjo por ky nuk u janë edhe pas ishte tek duke"
    ),
    (
      "sw",
      "ya na wa kwa ni katika za la cha hiyo kuwa huo huyo yake wake hii vya pia baada lakini ambao ambayo kama alisema watu yao"
    ),
    (
      "tl",
      "ang ng sa na mga ay at ni si ito para hindi kung may ko niya siya mo rin nang pa din ang kanyang isang mula naman"
    ),
    (
      "ca",
      "el la els les de del que i a en un una per amb és al no es ha més com va són seva però dels aquest aquesta també ser sobre fins hi ho"
    ),
    (
      "af",
      "die van en in is het dat nie te om vir op wat met sy aan hy as was ook deur maar hulle sal kan ons na word uit"
    ),
    (
      "so",
      "oo ka ah waa in ku u iyo ee uu la ay soo si waxaa kale ugu aan wuxuu kala leh lagu inuu waxay sheegay"
    ),
    (
      "ha",
      "da a na ta ya ce ba wannan cewa shi yi su don wani kuma zuwa daga kan ga shugaban an sun ne domin wasu"
    ),
    (
      "et",
      "ja on ei et see oma ka kui ning oli mis ta kes aga selle või nii seda pärast ole juba tema veel"
    ),
    (
      "lt",
      "ir į kad iš su yra bet tai kaip buvo o apie jo ar dėl po per nuo tik už jau taip kuris pat"
    ),
    (
      "lv",
      "un ir ka no ar uz par bet to arī tas kas vai kā pēc tika nav lai pie gan viņš jau tikai"
    ),
  ]
}
