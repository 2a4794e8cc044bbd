"""What a word looks like to the models. `Sources/Language/Models/WordFeatures.swift` computes the same, byte for byte."""
import functools

QUOTES = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-", "−": "-", "‐": "-",
          "‑": "-", "…": "...", "``": '"', "''": '"'}
SUFFIXES, PREFIXES, SHAPES, GRAMS, FLAGS = 6000, 4000, 1500, 12000, 64
GRAM_LIMIT = 12
MASK = (1 << 64) - 1


def plain(word):
    """Typographic quotes and dashes as ASCII."""
    for mark, ascii_mark in QUOTES.items():
        if mark in word:
            word = word.replace(mark, ascii_mark)
    return word


def is_upper(code):
    """Capitals of ASCII, Latin-1 and Latin Extended-A."""
    if code < 0x80:
        return 65 <= code <= 90
    if code < 0x100:
        return 0xC0 <= code <= 0xDE and code != 0xD7
    if code < 0x180:
        odd_capital = 0x139 <= code <= 0x148 or 0x179 <= code <= 0x17E
        return code not in (0x138, 0x149, 0x178, 0x17F) and (code & 1 == 1) == odd_capital
    return False


def lower(word):
    """Lower case of the letters that `is_upper` knows; others stay."""
    return "".join(chr(ord(c) + (32 if ord(c) < 0x100 else 1)) if is_upper(ord(c)) else c for c in word)


def fnv(data, seed=0xCBF29CE484222325):
    """FNV-1a, 64 bits."""
    h = seed
    for byte in data:
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h


def key(word):
    """The bytes that stand for a word in vocabularies: plain, lower case, digits as 0."""
    return bytes(48 if 48 <= b <= 57 else b for b in lower(plain(word)).encode())


def shape(word):
    """Letter shapes, runs cut at two, ten at most: `Xx`, `dd:dd`."""
    out = ""
    for c in plain(word):
        code = ord(c)
        kind = "X" if is_upper(code) else "d" if 48 <= code <= 57 else "x" if c.isascii() and c.isalpha() or code > 127 else c
        if out[-2:] != kind * 2:
            out += kind
        if len(out) == 10:
            break
    return out


def capitals(words):
    """Whether a sentence is written in capitals: at least 8 of them, and at most one small letter in eleven."""
    upper = sum(65 <= ord(c) <= 90 for w in words for c in w)
    small = sum(97 <= ord(c) <= 122 for w in words for c in w)
    return upper >= 8 and small * 10 <= upper


@functools.lru_cache(maxsize=None)
def hashed(word, in_capitals):
    """Suffixes 2-4, prefixes 2-3, shape, then up to 12 character trigrams (0 = none)."""
    k = key(word)
    row = [fnv(b"a" + k[-2:]) % SUFFIXES, fnv(b"b" + k[-3:]) % SUFFIXES, fnv(b"c" + k[-4:]) % SUFFIXES,
           fnv(b"d" + k[:2]) % PREFIXES, fnv(b"e" + k[:3]) % PREFIXES,
           fnv((b"C" if in_capitals else b"S") + shape(word).encode()) % SHAPES]
    framed = b"<" + k + b">"
    grams = [fnv(framed[i:i + 3]) % (GRAMS - 1) + 1 for i in range(len(framed) - 2)][:GRAM_LIMIT]
    return row + grams + [0] * (GRAM_LIMIT - len(grams))
