"""Checks our own labelled news sentences (`corpus/*.txt`, format in `corpus/README.md`) and converts them for the trainers.

    python3 corpus.py check [FILE...]    every fault with file and line, then counts; exit 1 if there is a fault
    python3 corpus.py names OUT.iob2     IOB2 labels PER, ORG, LOC, NAT by token, for train_names.py
    python3 corpus.py events OUT.jsonl   one sentence a line: text, tokens as UTF-8 byte offsets, names, events
"""
import collections
import json
import pathlib
import re
import sys
from dataclasses import dataclass

TYPES = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE
ASSAULT""".split()
LABELS = ("PER", "ORG", "LOC", "NAT")
MARKS = ("neg", "plan", "hist")
FOLDER = pathlib.Path(__file__).parent / "corpus"

# Tokens as `Sources/Language/Tokens` makes them: clitics apart, hyphens apart except after these prefixes.
PREFIXES = """anti pro non post pre mid co re ex multi neo counter semi sub socio psycho inter intra cross pan over mini e de ultra
trans extra micro macro bi tri quasi pseudo geo para un mis proto""".split()
ABBREVIATIONS = """Mr Mrs Ms Dr DR Prof Gen GEN Lt LT Col COL Maj MAJ Capt CAPT Sgt Cpl Adm Cmdr Cdr Brig Rev Fr St Sen Sens Rep Reps Gov Pres Hon Msgr Jr Sr
Inc Corp Co Ltd No vs Jan Feb Aug Sept Oct Nov Dec Ft""".split()
WORD = r"[^\W_\d][\w]*(?:['’][^\W_\d][\w]*)*"
TOKEN = re.compile("|".join((
    r"(?:[A-Za-z]\.){2,}",                                                # U.S., a.m.
    rf"(?:{'|'.join(ABBREVIATIONS)})\.(?=\s|$)", r"[A-Z]\.(?=\s+[A-Z])",  # Gen., the initial of a middle name
    r"(?:US|C|A)\$", r"\d+(?:[,.:/]\d+)*(?:st|nd|rd|th|s|e|R)?\b", r"\d+(?:[,.:/]\d+)*",
    rf"(?i:(?:{'|'.join(PREFIXES)})-)+{WORD}", WORD,
    r"['’](?:s|m|d|re|ve|ll)\b", r"\.{2,}|-+|[^\w\s]|_")))
CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|m|d|re|ve|ll))$")


@dataclass
class Name:
    label: str
    start: int  # characters
    end: int


@dataclass
class Event:
    type: str
    mark: str  # "", "neg", "plan" or "hist"
    start: int
    end: int


@dataclass
class Sentence:
    id: str
    text: str
    names: list
    events: list
    tokens: list  # (start, end) in characters

    def covering(self, start, end):
        """Indices of the tokens that make up the characters start..<end, or None if a border falls inside a token."""
        first = next((i for i, t in enumerate(self.tokens) if t[0] == start), None)
        last = next((i for i, t in enumerate(self.tokens) if t[1] == end), None)
        return None if first is None or last is None else range(first, last + 1)


class Fault(Exception):
    pass


def tokenize(text):
    out = []
    for found in TOKEN.finditer(text):
        start, end = found.span()
        clitic = CLITIC.match(text[start:end])
        if border := clitic.end(1) if clitic else 3 if text[start:end].lower() == "cannot" else 0:
            out.append((start, start + border))
            start += border
        out.append((start, end))
    return out


def parse_names(marked):
    """The sentence without its brackets, and the names that stood in them."""
    text, names, at = "", [], 0
    for found in re.finditer(r"\[(\w+) ([^\[\]]+)\]", marked):
        text += marked[at:found.start()]
        label, name = found.groups()
        if label not in LABELS:
            raise Fault(f"unknown label {label!r} of {name!r}")
        if name != name.strip():
            raise Fault(f"white space at the border of {name!r}")
        names.append(Name(label, len(text), len(text) + len(name)))
        text += name
        at = found.end()
    text += marked[at:]
    if stray := re.search(r"[\[\]]", text):
        raise Fault(f"bracket without a partner near {text[max(0, stray.start() - 20):stray.start() + 20]!r}")
    return text, names


def parse_event(code, text):
    """`TYPE:trigger`, `TYPE:trigger~mark`, `TYPE:trigger@2` for the second place where the word stands."""
    found = re.fullmatch(r"(\w+):(.+?)(?:@(\d+))?(?:~(\w+))?", code)
    if not found:
        raise Fault(f"event {code!r} is not TYPE:word")
    kind, word, number, mark = found[1], found[2], int(found[3] or 1), found[4] or ""
    if kind not in TYPES:
        raise Fault(f"unknown type {kind!r}")
    if mark and mark not in MARKS:
        raise Fault(f"unknown mark {mark!r}")
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    if len(places) < number:
        raise Fault(f"the word {word!r} of {code!r} stands {len(places)} times in the sentence")
    return Event(kind, mark, *places[number - 1])


def parse(line, identity):
    fields = line.split("\t")
    if len(fields) != 2:
        raise Fault(f"{len(fields)} fields, expected 2")
    codes, marked = fields
    if not marked or marked != marked.strip() or "  " in marked:
        raise Fault("no sentence, or white space at its border or doubled")
    text, names = parse_names(marked)
    events = [] if codes == "-" else [parse_event(c, text) for c in codes.split(",")]
    if len({(e.type, e.start) for e in events}) < len(events):
        raise Fault("the same event twice")
    sentence = Sentence(identity, text, names, events, tokenize(text))
    for what in names + events:
        if sentence.covering(what.start, what.end) is None:
            raise Fault(f"{text[what.start:what.end]!r} does not end where words end")
    return sentence


def read(paths=()):
    """(sentences, faults) of the files; of all of the folder if none is named."""
    sentences, faults, seen = [], [], {}
    for path in map(pathlib.Path, paths or sorted(FOLDER.glob("*.txt"))):
        for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
            if not line:
                continue
            try:
                sentence = parse(line.decode(), f"{path.stem}-{number:04}")
                key = " ".join(re.findall(r"\w+", sentence.text.lower()))
                if key in seen:
                    raise Fault(f"the same sentence as {seen[key]}")
                seen[key] = sentence.id
                sentences.append(sentence)
            except (Fault, UnicodeDecodeError) as fault:
                faults.append(f"{path}:{number}: {fault}")
    return sentences, faults


CONSTRUCTIONS = {
    "all capitals": lambda s: s.text.upper() == s.text,
    "dateline": lambda s: bool(re.match(r"[A-ZÀ-Þ].{2,60} [—–-]+ [A-Z“\"]", s.text)) and s.text.split()[0].strip(",").isupper(),
    "headline or caption (no full stop)": lambda s: s.text[-1] not in ".!?”\"'’",
    "question": lambda s: "?" in s.text,
    "quotation": lambda s: bool(re.search(r"[“\"]", s.text)),
    "conditional": lambda s: bool(re.search(r"\b(if|unless|should the)\b", s.text.lower())),
    "relative clause": lambda s: bool(re.search(r", (who|which|whose|whom)\b|\w (who|that) \w+", s.text)),
    "list of three names": lambda s: bool(re.search(r"X, X,? (and|or) X", masked(s))),
    "passive with agent": lambda s: bool(re.search(r"\b\w+(ed|en|wn|ot|ld|de|pt|ung|ought|aught|ut|id|it) by\b", s.text)),
    "number": lambda s: bool(re.search(r"\d", s.text)),
    "negated": lambda s: any(e.mark == "neg" for e in s.events),
    "planned": lambda s: any(e.mark == "plan" for e in s.events),
    "history": lambda s: any(e.mark == "hist" for e in s.events),
    "three events or more": lambda s: len(s.events) > 2,
    "no event": lambda s: not s.events,
}


def masked(sentence):
    text = sentence.text
    for name in reversed(sentence.names):
        text = text[:name.start] + "X" + text[name.end:]
    return text


def report(sentences):
    def table(title, counts):
        print(f"\n{title}")
        for key, count in counts:
            print(f"  {count:6}  {key}")

    lengths = sorted(len(s.tokens) for s in sentences)
    print(f"{len(sentences)} sentences, {sum(lengths)} tokens; "
          f"tokens a sentence: {lengths[0]} to {lengths[-1]}, median {lengths[len(lengths) // 2]}")
    events = [e for s in sentences for e in s.events]
    table("events by type", [(t, sum(e.type == t for e in events)) for t in TYPES])
    table("events by mark", [(m or "none", sum(e.mark == m for e in events)) for m in ("", *MARKS)])
    names = [n for s in sentences for n in s.names]
    table("names by label", [(k, sum(n.label == k for n in names)) for k in LABELS])
    table("sentences by file", sorted(collections.Counter(s.id.rsplit("-", 1)[0] for s in sentences).items()))
    table("sentences by construction (by surface tests)", [(k, sum(map(test, sentences))) for k, test in CONSTRUCTIONS.items()])


def write_names(sentences, path):
    with open(path, "w", encoding="utf-8") as out:
        for s in sentences:
            labels = ["O"] * len(s.tokens)
            for name in s.names:
                for i, token in enumerate(s.covering(name.start, name.end)):
                    labels[token] = ("I-" if i else "B-") + name.label
            rows = (f"{i + 1}\t{s.text[a:b]}\t{label}\n" for i, ((a, b), label) in enumerate(zip(s.tokens, labels)))
            out.write(f"# sent_id = {s.id}\n# text = {s.text}\n{''.join(rows)}\n")


def write_events(sentences, path):
    with open(path, "w", encoding="utf-8") as out:
        for s in sentences:
            at = [0]
            for character in s.text:
                at.append(at[-1] + len(character.encode()))

            def span(what):
                tokens = s.covering(what.start, what.end)
                return {"first": tokens[0], "last": tokens[-1], "text": s.text[what.start:what.end]}

            out.write(json.dumps({
                "id": s.id, "text": s.text, "tokens": [[at[a], at[b]] for a, b in s.tokens],
                "names": [{"label": n.label, **span(n)} for n in s.names],
                "events": [{"type": e.type, "mark": e.mark or None, **span(e)} for e in s.events]}, ensure_ascii=False) + "\n")


def main(arguments):
    if arguments[:1] not in (["check"], ["names"], ["events"]) or arguments[0] != "check" and len(arguments) != 2:
        sys.exit(__doc__.strip())
    sentences, faults = read(arguments[1:] if arguments[0] == "check" else ())
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        sys.exit(f"{len(faults)} faults")
    if not sentences:
        sys.exit(f"no sentence in {FOLDER}")
    if arguments[0] == "check":
        report(sentences)
    else:
        (write_names if arguments[0] == "names" else write_events)(sentences, arguments[1])


if __name__ == "__main__":
    main(sys.argv[1:])
