"""Learns the lemmatiser: edit scripts by word ending and tags, longest known ending first, whole words before endings.

    python3 lemmas.py TRAIN.conllu[,MORE.conllu] WORDLIST OUT.dlm [DEV.conllu ...] [--limit N] [--card CARD]

A script removes some bytes from the end of the plain word in small letters and adds others; script 1 keeps the form as it stands.
"""
import argparse
import collections
import os

import numpy as np

import card
import conllu
import inflect
import modelfile
from words import fnv, lower, plain

LONGEST = 6
KEEP = (255, "")


def script(form, lemma, tags=""):
    small, lemma = lower(plain(form)), plain(lemma)
    if tags.startswith("NNP") and lemma == plain(form) and lemma != small:
        return KEEP
    a, b = small.encode(), lemma.encode()
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    try:
        return len(a) - same, b[same:].decode()
    except UnicodeDecodeError:
        return KEEP


def keys(small, tags):
    """Whole word first, then endings from the longest to none."""
    base = tags.encode() + b" "
    yield fnv(base + b"^" + small)
    for n in range(min(LONGEST, len(small)), -1, -1):
        yield fnv(base + small[len(small) - n:])


def learn(sentences, more):
    words = collections.defaultdict(collections.Counter)
    for s in sentences:
        for form, lemma, upos, xpos in zip(s.forms, s.lemmas, s.upos, s.xpos):
            if lemma != "_" and upos != "X":
                words[lower(plain(form)).encode(), f"{xpos}|{upos}"][script(form, lemma, f"{xpos}|{upos}")] += 1
    for form, tags, lemma in more:
        if (form.encode(), tags) not in words:
            words[form.encode(), tags][script(form, lemma)] += 1
    for form, tags, lemma in inflect.irregular():
        words[form.encode(), tags][script(form, lemma)] += 1000
    endings = collections.defaultdict(collections.Counter)
    for (small, tags), scripts in words.items():
        best = scripts.most_common(1)[0][0]
        # An ending tells of no more letters than it has: that plurals drop an s says nothing of a word without one.
        for n, key in enumerate(reversed(list(keys(small, tags))[1:])):
            if best == KEEP or best[0] <= n:
                endings[key][best] += 1
    table = {}

    def current(chain):
        for key in chain:
            if key in table:
                return table[key]
        return (0, "")

    chains = {w: list(keys(*w)) for w in words}
    for n in range(0, LONGEST + 1):
        for (small, tags), chain in chains.items():
            if len(small) >= n:
                key = chain[len(chain) - 1 - n]
                best, count = endings[key].most_common(1)[0] if key in endings else ((0, ""), 0)
                shorter = current(chain[len(chain) - n:]) if n else (0, "")
                if key not in table and best != shorter and (n == 0 or count >= 2 and count * 2 > sum(endings[key].values())):
                    table[key] = best
    for word, scripts in words.items():
        best = scripts.most_common(1)[0][0]
        if current(chains[word][1:]) != best:
            table[chains[word][0]] = best
    return table


def apply(table, form, tags):
    small = lower(plain(form)).encode()
    for key in keys(small, tags):
        if key in table:
            cut, add = table[key]
            return plain(form) if (cut, add) == KEEP else (small[:len(small) - cut] + add.encode()).decode()
    return small.decode()


def write(table, path):
    scripts = [KEEP] + sorted({s for s in table.values() if s != KEEP})
    index = {s: i + 1 for i, s in enumerate(scripts)}
    size = 1 << (len(table) * 2 - 1).bit_length()
    hashes, values = np.zeros(size, np.uint32), np.zeros(size, np.int32)
    for key in sorted(table):
        slot = key & (size - 1)
        while values[slot]:
            slot = (slot + 1) & (size - 1)
        hashes[slot], values[slot] = key >> 32, index[table[key]]
    cuts = np.array([0] + [s[0] for s in scripts], np.uint8)
    text = "\n".join([""] + [s[1] for s in scripts]).encode()
    modelfile.write(path, "lemmas", {"keys": hashes, "values": values, "cuts": cuts, "endings": np.frombuffer(text, np.uint8)})


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("train")
    p.add_argument("words")
    p.add_argument("out")
    p.add_argument("dev", nargs="*")
    p.add_argument("--limit", type=int, default=0, help="learn from so many sentences: to see that all runs")
    p.add_argument("--card", default="", help="model card that records this run")
    a = p.parse_args()
    log = card.Log()
    train = [s for path in a.train.split(",") for s in conllu.read(path)]
    table = learn(conllu.thinned(train, a.limit) if a.limit else train, inflect.pairs(a.words))
    write(table, a.out)
    log.say(len(table), "entries,", len(set(table.values())), "scripts")
    for path in a.dev:
        n = right = 0
        wrong = collections.Counter()
        for s in conllu.read(path):
            for form, lemma, upos, xpos in zip(s.forms, s.lemmas, s.upos, s.xpos):
                n += 1
                found = apply(table, form, f"{xpos}|{upos}")
                right += found == lemma or lemma == "_"
                wrong[form, xpos, upos, lemma, found] += found != lemma
        log.say(os.path.basename(path), f"lemma accuracy with gold tags {100 * right / n:.2f}")
        print("most often wrong:", wrong.most_common(25))
    card.record(a.card, os.path.basename(a.out), vars(a), log)


if __name__ == "__main__":
    main()
