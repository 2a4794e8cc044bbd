"""Checks our own corrected trees (`trees/*.conllu`, conventions in `trees/README.md`).

    python3 trees.py [FILE...]    every fault with file and sentence, then counts; exit 1 if there is a fault
"""
import collections
import pathlib
import sys

import conllu

FOLDER = pathlib.Path(__file__).parent / "trees"
RELATIONS = set("""acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt
conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc
nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root
vocative xcomp""".split())
TAGS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
LEFT_TO_RIGHT = ("conj", "flat", "appos", "fixed", "goeswith")


def faults(sentence):
    count = len(sentence.forms)
    heads, relations, tags = sentence.heads, sentence.relations, sentence.upos
    roots = [i for i, head in enumerate(heads) if head == 0]
    if len(roots) != 1 or relations[roots[0]] != "root" or relations.count("root") != 1:
        yield f"{len(roots)} roots, {relations.count('root')} of them so called"
    for i in range(count):
        where = f"token {i + 1} ({sentence.forms[i]})"
        if relations[i] not in RELATIONS:
            yield f"{where}: unknown relation {relations[i]}"
        if tags[i] not in TAGS:
            yield f"{where}: unknown tag {tags[i]}"
        if not 0 <= heads[i] <= count:
            yield f"{where}: head {heads[i]} does not exist"
            return
        seen, at = set(), i
        while at >= 0 and at not in seen:
            seen.add(at)
            at = heads[at] - 1
        if at >= 0:
            yield f"{where}: in a cycle"
        if (tags[i] == "PUNCT") != (relations[i] == "punct"):
            yield f"{where}: {tags[i]} as {relations[i]}"
        if relations[i] in LEFT_TO_RIGHT and heads[i] > i + 1:
            yield f"{where}: {relations[i]} of a word to its right"
        if heads[i] and relations[heads[i] - 1] in ("punct", "aux", "aux:pass", "cop", "cc"):
            yield f"{where}: depends on a word that is {relations[heads[i] - 1]}"
        kinds = [relations[j] for j in range(count) if heads[j] == i + 1]
        for kind in ("nsubj", "nsubj:pass", "obj", "iobj"):
            if kinds.count(kind) > 1:
                yield f"{where}: {kinds.count(kind)} times {kind}"
    arcs = [(min(i + 1, head), max(i + 1, head), relations[i]) for i, head in enumerate(heads) if head]
    for a, b, kind in arcs:
        if kind == "punct" and any(a < c < b < d or c < a < d < b for c, d, _ in arcs):
            yield f"the mark of {a}-{b} crosses another arc"


def text_faults(path):
    """Sentences whose forms and SpaceAfter do not spell their text."""
    text, spelled = None, ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# text = "):
            text, spelled = line[9:], ""
        elif line and line[0] != "#":
            fields = line.split("\t")
            spelled += fields[1] + ("" if "SpaceAfter=No" in fields[9] else " ")
        elif not line and text is not None:
            if spelled.rstrip() != text:
                yield f"{path.name}: the tokens do not spell {text!r}"
            text = None


def main(arguments):
    found, sentences, ids = [], [], collections.Counter()
    for path in map(pathlib.Path, arguments or sorted(FOLDER.glob("*.conllu"))):
        found += text_faults(path)
        for sentence in conllu.read(path):
            sentences.append((path.stem, sentence))
            ids[sentence.id] += 1
            found += [f"{path.name}: {sentence.id}: {fault}" for fault in faults(sentence)]
    found += [f"{identity} stands {count} times" for identity, count in ids.items() if count > 1]
    for fault in found:
        print(fault, file=sys.stderr)
    for name, count in sorted(collections.Counter(name for name, _ in sentences).items()):
        print(f"{count:6}  {name}")
    print(f"{len(sentences):6}  trees, {sum(len(s.forms) for _, s in sentences)} tokens")
    if found or not sentences:
        sys.exit(f"{len(found)} faults")


if __name__ == "__main__":
    main(sys.argv[1:])
