/// English words that some place in the world is called: names of places only with strong evidence.
///
/// Chosen by their use: words that are written small more often than as a name in the training parts of the English
/// treebanks (UD EWT, UD GUM) and are a key of the base gazetteer; with words of news that start with a capital.
enum OrdinaryWords {
  static let all = Set(list.split(separator: " ").map(String.init))

  private static let list = """
    act add adn ads advance age agency ago ai aid aim air airport aka all allah alliance along alot altar and \
    angel angels anger angle ans ant any ar arab are area arena arm aromas arrest art artillery as ask aspen \
    assumption at ate august awe axis bad bag bail ball ban banana band bang bank banks banner bar bare bark barn \
    barren base basic basil bath battle bay be beach bean bear beaver bed beds beer beers beg began begun belt \
    bent best bet betta bias bid big bigger bites biting bland blend bluff bond book boom boot booth border \
    borders bore born bottom bow box boy brack brain brains branch brand brass brick bridge bright broke bucks \
    bug bullet bun burden burns burrow burst bus bust busy but butt butterfly buy bye ca cab cage came \
    camps can cap capital car carbon care cargo carry cars cases cash cast cat cave celebration cent center \
    central centre centres cents century chair chance change charge chase chat chili chiro chop christian \
    christmas church circle citrus city clay cloud coal coast coffee college colony combine come comet comfort \
    commerce competition compound concession concrete congress conservation content contest continental cook cool \
    cop cork corn corners council countryside course court crane crap crooks culture cut cuts cuz dad damp dark \
    date day deal deep deer del delay deli demo deposit desk dhin dial die dire discovery divide do docking dog \
    dogs dollar dongle door down downside downtown drag drama dresser driver drug dry dual due dusty ear early \
    east eastern eat economy effort egg ego eid elk em emit energetic energy engineer enter equality era ever \
    exchange exhibition experiment eye faith fall far fare farms fat federal federation fell fertile fiscal flee \
    flesh fly for force forest forth fortune fossil foster four freedom friend friendly friendship from front fry \
    fully fun furnace gall gang gap garrison gas gateway gay gel gem genes get gets give glad globe go god goes \
    going golden golf gon gone gosh got grab grain grand grandson grant grants gras grave graves green grenade \
    grim grit gross guide guinea gulf guns guy gym had haha halfway halls hammer hang happy hard harmony \
    has hav haven hay he headquarters healing heard heel hell her hey hh hi hill hire hit holder hole holiday home \
    homeland honey hop hope hose hospital hot hour hub hug huh human humble hunt hunting hurt id ill in \
    independence industry inning iron is island islands jam jar jaw jiu job junction junior jury just justice \
    karma keen key keys kid kill kinda king knees knock kurd lab label labor lake landing landmark lap laser latte \
    law lax lazy lbs lead leader lean led leg legacy lens let level liberal liberty licking lie light lime \
    limestone limit line ling lions lip liq list lives lock log logo lol lone long look lookout loop loose loss \
    lot loving low loyal luck lucky luna lush luv mad made mailing maize major make male males mama man manage \
    many march maritime market marks mate mater maximum may me means mechanic media mei men mere merit mermaid \
    mess messy met metal meter mid mile miles mill millet min mind mine mining minister minor mission mobile model \
    modern mold mom moon mop moral more most mountain much mud mum muster nails name naval nearest neo nest net \
    never newborn nice nine no noble noisy non none nor normal north northeastern northern northwest nose not nt \
    oak occasion of off officer oh oil ok okay old olds ole on one opportunity ops or orange our out outer over \
    owe pace pack pact pad page pains paint painter pale pan panic paper par paradise parent park parks parole \
    passage pasta paste peace pen pencil peninsula per perseverance person pester pet pets pho phone \
    pigeon pile pink pioneer pit plain plan planes plans plate plateau pleasant plenty plunge plus point police \
    poll pool pop pope popular port poses possession post pot powers pray pre prey price prince principal pro \
    progress prospect prosperity prosperous proven pub punch pup purchase pure put pyramid quarter quo race rail \
    rain ramadan ran random rapid rat rate raw re reach reading real receiving record recovery red rein rep \
    republic research rest retreat rich rid ride rider riding ring ripe rise road rock rode roles rolls rom root \
    rose rot royal rude rule rum run rush sad said sail sake sale sales salon salute same samples sand sandwich \
    sat sauce save saw say scenic sci sea section sector see seem seen sees sell semi send sense sent servant \
    serves set settle seven sex shape share shared she shell shit shore shot shut side sides since sisal sisters \
    sit six sixteen sky skyline slide smile snow so soda sole solo son song sore sort sorts soul sour south \
    southeast southern spa split spoken spray spring staffs stamp staple staples star start station steps still \
    stock stone store story straw street strong success summer summit superior supreme surprise sussex sweet \
    switch ta tactic tag taking talent tall tame tank tap tape tasty tea teh tell temple ten tent than the them \
    thursday thy til till time tin tip tire tires to toast toe toll ton too tool top torso totes tour tours tow \
    tower town toy trail train trainer transit trap tree trial trip try tsunami tube tug tuna turn twin twist \
    uni union unity university up ur us used uses valley vans vary ve veteran veto via victory village visa vols \
    voters wai wake walk wall walls wan wang war ward wary was wash wave wax way ways we wedding week welcome well \
    were west western white will willow win wines wing wink winner winters wise wood worms worth wow ya ye yes yet \
    yoga young zero zone zoo
    """
}
