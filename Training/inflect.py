"""Inflected forms of English words with their lemmas: regular ones from a word list, irregular ones written down here.

The word list (SCOWL, Debian package wamerican-large) decides between the stems that spelling allows: "provoked" is of "provoke"
because "provok" is no word.
"""
IRREGULAR_VERBS = """arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|befall befell befallen|
begin began begun|behold beheld|bend bent|bereave bereft|beset beset|bet bet|bid bid bidden|bind bound|bite bit bitten|bleed bled|
blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcast|build built|burn burnt|burst burst|buy bought|
cast cast|catch caught|choose chose chosen|cling clung|come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|do did done|
draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|dwell dwelt|eat ate eaten|fall fell fallen|feed fed|feel felt|
fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|
forego forewent foregone|forget forgot forgotten|forgive forgave forgiven|forsake forsook forsaken|freeze froze frozen|get got gotten|
give gave given|go went gone|grind ground|grow grew grown|hang hung|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|
kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|let let|lie lay lain|light lit|
lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken|misunderstand misunderstood|outbid outbid|outdo outdid outdone|
outgrow outgrew outgrown|overcome overcame overcome|overdo overdid overdone|overhear overheard|override overrode overridden|
overrun overran overrun|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid|plead pled|
prove proved proven|put put|quit quit|read read|rebuild rebuilt|recast recast|redo redid redone|remake remade|rend rent|repay repaid|
rerun reran rerun|resell resold|reset reset|retake retook retaken|rethink rethought|rewrite rewrote rewritten|rid rid|ride rode ridden|
ring rang rung|rise rose risen|run ran run|saw sawed sawn|say said|see saw seen|seek sought|sell sold|send sent|set set|sew sewed sewn|sever severed severed|
shake shook shaken|shed shed|shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|
sit sat|slay slew slain|sleep slept|slide slid|sling slung|slit slit|smell smelt|sow sowed sown|speak spoke spoken|speed sped|spend spent|
spill spilt|spin spun|spit spat|split split|spoil spoilt|spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|
sting stung|stink stank stunk|stride strode stridden|strike struck stricken|string strung|strive strove striven|swear swore sworn|
sweep swept|swell swelled swollen|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|
throw threw thrown|thrust thrust|tread trod trodden|undergo underwent undergone|understand understood|undertake undertook undertaken|
undo undid undone|uphold upheld|upset upset|wake woke woken|wear wore worn|weave wove woven|wed wed|weep wept|win won|wind wound|
withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written|free freed|overrun overran overrun|
override overrode overridden|rerun reran rerun|tie tied|vie vied|axe axed|underlie underlay underlain"""
IRREGULAR_NOUNS = """man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|life lives|wife wives|
knife knives|leaf leaves|half halves|self selves|thief thieves|loaf loaves|shelf shelves|wolf wolves|calf calves|crisis crises|base bases|
thesis theses|hypothesis hypotheses|analysis analyses|oasis oases|axis axes|parenthesis parentheses|diagnosis diagnoses|
emphasis emphases|phenomenon phenomena|criterion criteria|bacterium bacteria|datum data|medium media|memorandum memoranda|series series|
species species|means means|headquarters headquarters|barracks barracks|crossroads crossroads|aircraft aircraft|spacecraft spacecraft|
hovercraft hovercraft|sheep sheep|deer deer|fish fish|gallows gallows|works works|corps corps|people people|cattle cattle|police police|
personnel personnel|militia militia|crew crew|staff staff|youth youth|clergy clergy|
cavalry cavalry|infantry infantry|artillery artillery|offspring offspring|policeman policemen|gunman gunmen|serviceman servicemen|spokesman spokesmen|spokeswoman spokeswomen|militiaman militiamen|
tribesman tribesmen|businessman businessmen|congressman congressmen|fisherman fishermen|fireman firemen|rifleman riflemen|
kinsman kinsmen|countryman countrymen|airman airmen|seaman seamen|infantryman infantrymen|frontiersman frontiersmen|layman laymen|
bystander bystanders|passerby passersby|attorney attorneys|coup coups|bus buses|gas gases|virus viruses|campus campuses|status statuses|
census censuses|bonus bonuses|cactus cacti|nucleus nuclei|stimulus stimuli|alumnus alumni|fungus fungi|radius radii|appendix appendices|
index indices|matrix matrices|vertex vertices|bureau bureaus|plateau plateaus|hero heroes|echo echoes|veto vetoes|embargo embargoes|
potato potatoes|tomato tomatoes|torpedo torpedoes|cargo cargoes|mosquito mosquitoes|taxi taxis|belief beliefs|chief chiefs|roof roofs|
proof proofs|cliff cliffs|grief griefs|mujahid mujahideen|outskirt outskirts|premise premises"""
# Adjectives and nouns that spelling alone would take for the verb of "severed" and "enveloped".
NO_VERBS = {"severe", "envelope"}
VOWELS = "aeiou"


def verb_stems(word, ending):
    """Stems that spelling allows for a regular form, the likelier first."""
    stem = word[:-len(ending)]
    double = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS
    soft = stem[-1:] in "cgsvzu" and stem[-2:] not in ("ss", "zz", "ng")
    short = len(stem) > 2 and stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and stem[-3] not in VOWELS
    plain_first = not soft and not short and (not double or stem[-1] in "lsfz")
    out = [stem, stem + "e"] if plain_first else [stem + "e", stem]
    if double:
        out.insert(1 if plain_first else 0, stem[:-1])
    if ending == "ed" and stem.endswith("i"):
        out = [stem[:-1] + "y"]
    if ending == "ing" and stem.endswith("y"):
        out = [stem, stem[:-1] + "ie"]
    if stem.endswith("ck"):
        out.append(stem[:-1])
    return [s for s in out if len(s) > 1]


def s_stems(word):
    if word.endswith("ies") and len(word) > 4:
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("es"):
        return [word[:-1], word[:-2]] if not word.endswith(("sses", "ches", "shes", "xes", "zzes", "oes")) else [word[:-2], word[:-1]]
    return [word[:-1]] if word.endswith("s") and not word.endswith("ss") else []


def er_stems(word, ending):
    return ([word[:-len(ending) - 1] + "y"] if word[:-len(ending)].endswith("i") else []) + verb_stems(word, ending)


# A tagger takes a past form for a present one now and then ("the rebels overran"): its lemma is the same.
PAST_TAGS = ("VBD|VERB", "VBN|VERB", "VBP|VERB", "VB|VERB")
# Past forms that are verbs of their own in the present.
ALSO_PRESENT = {"found", "saw", "fell", "lay", "wound", "ground", "felt", "bore", "bound", "lent", "rent", "rove", "spat"}


def british_spellings(word):
    """-ise for -ize, which the American word list lacks."""
    for ending in ("ize", "izes", "ized", "izing"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            yield word[:-len(ending)] + ending.replace("z", "s")


def pairs(path):
    """(form, tags, lemma) of inflected words."""
    known = {w.strip() for w in open(path, encoding="utf-8") if w.strip().isascii() and w.strip().isalpha()}
    known = {w for w in known if w.islower()} - {"wast", "hast", "tast"}
    known |= {british for word in known for british in british_spellings(word)}
    bases, singulars = set(), set()
    for word in sorted(known):
        for ending, tags in (("ed", PAST_TAGS), ("ing", ("VBG|VERB",))):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                base = next((s for s in verb_stems(word, ending) if s in known - NO_VERBS and any(v in s for v in VOWELS + "y")), None)
                if base:
                    bases.add(base)
                    yield from ((word, t, base) for t in tags)
        base = next((s for s in s_stems(word) if s in known), None)
        if base and len(base) > 1:
            singulars.add(base)
            yield word, "NNS|NOUN", base
            yield word, "VBZ|VERB", base
        for ending, tag in (("er", "JJR|ADJ"), ("est", "JJS|ADJ")):
            if word.endswith(ending) and word[:-2 if ending == "er" else -3] + ("est" if ending == "er" else "er") in known:
                base = next((s for s in er_stems(word, ending) if s in known), None)
                if base:
                    yield word, tag, base
    # So does a base form under the tag of an inflected one, above all in capitals.
    yield from ((word, tags, word) for word in sorted(bases) for tags in (*PAST_TAGS, "VBZ|VERB"))
    yield from ((word, "NNS|NOUN", word) for word in sorted(singulars))


def irregular():
    """(form, tags, lemma) of the forms written down here; they overrule what a treebank says."""
    for line in IRREGULAR_VERBS.replace("\n", "").split("|"):
        base, past, *participle = line.split()
        last = participle[0] if participle else past
        yield past, "VBD|VERB", base
        yield last, "VBN|VERB", base
        for form in {past, last} - ALSO_PRESENT:
            yield from ((form, tags, base) for tags in PAST_TAGS[2:])
        if past not in ALSO_PRESENT:
            yield past, "VBN|VERB", base
    for line in IRREGULAR_NOUNS.replace("\n", "").split("|"):
        base, plural = line.split()
        yield plural, "NNS|NOUN", base
    yield "i", "PRP|PRON", "I"
