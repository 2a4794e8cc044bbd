"""Trains the event ranker on our labelled sentences: a softmax over hashed features of words that may carry an event.

    python3 train_ranker.py PROGRAM OUT.dlm [--veto P] [--lone-veto P] [--choice P] [--verb P] [--noun P]

PROGRAM is `dateline`; `dateline candidates` computes the features, so that they are those of coding. Each sentence gets its
judgement from a model that did not see it (five folds, by the sentence's number); these judgements fit the temperature and
give the table that is printed. The model that is written has seen all sentences. A value above 1 switches a use off.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile
import zlib

import numpy as np
from scipy import sparse
from scipy.optimize import minimize, minimize_scalar

import card
import conllu
import corpus
import modelfile

CLASSES = corpus.TYPES + ["NONE"]
NONE = len(corpus.TYPES)
FOLDS = 5
ROWS = 40_000


def candidates(program, sentences):
    """(sentence, candidate) pairs in order."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for s in sentences:
            file.write(json.dumps({"id": s.id, "text": s.text}) + "\n")
        file.flush()
        run = subprocess.run([program, "candidates", "--published", "2015-06-01", file.name], capture_output=True, check=True)
    by_id = {s.id: s for s in sentences}
    for line in run.stdout.splitlines():
        report = json.loads(line)
        for candidate in report["candidates"]:
            yield by_id[report["id"]], candidate


def label(sentence, candidate):
    """The class of a candidate; None where the labels leave it open.

    An act is labelled at one word. A rule may code it at another: at one whose frame asks for the labelled word ("held
    talks") it is right; at a word that only goes with it ("killed in the attack") neither right nor wrong.
    """
    at = {len(sentence.text[:e.start].encode()): e.type for e in sentence.events}
    if candidate["start"] in at:
        return CLASSES.index(at[candidate["start"]])
    kind = candidate.get("type")
    if kind and candidate["outcome"] in ("told", "untold") and kind in at.values():
        touched = {at.get(start) for start, _ in candidate["fulfilled"]}
        return CLASSES.index(kind) if kind in touched else None
    return NONE


def hashed(feature, known={}):
    """FNV-1a over the parts, each followed by 0xff, as Records.StableHash does."""
    if feature not in known:
        value = 0xcbf29ce484222325
        for part in feature.split("\t"):
            for byte in part.encode() + b"\xff":
                value = ((value ^ byte) * 0x100000001b3) & 0xffffffffffffffff
        known[feature] = value
    return known[feature]


def matrix(rows, columns):
    indices, starts = [], [0]
    for row in rows:
        indices += sorted({columns[h] for h in row if h in columns})
        starts.append(len(indices))
    return sparse.csr_matrix((np.ones(len(indices), np.float32), indices, starts), (len(rows), len(columns)))


def softmax(scores):
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return scores / scores.sum(1, keepdims=True)


def fit(x, y, weights, strength=1.5, steps=120):
    """L2-regularised softmax by L-BFGS; deterministic."""
    count, width = x.shape
    target = np.zeros((count, len(CLASSES)), np.float32)
    target[np.arange(count), y] = 1
    xt = x.T.tocsr()
    weights = weights[:, None].astype(np.float32)

    def loss(flat):
        w = flat[:-len(CLASSES)].reshape(width, len(CLASSES)).astype(np.float32)
        p = softmax(x @ w + flat[-len(CLASSES):].astype(np.float32))
        value = -float((weights[:, 0] * np.log(np.maximum(p[np.arange(count), y], 1e-9))).sum())
        difference = weights * (p - target)
        gradient = np.concatenate([(xt @ difference + 2 * strength * w).ravel(), difference.sum(0)])
        return value + strength * float((w * w).sum()), gradient.astype(np.float64)

    start = np.zeros((width + 1) * len(CLASSES))
    flat = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}).x
    return flat[:-len(CLASSES)].reshape(width, -1), flat[-len(CLASSES):]


def columns_of(rows):
    counts = collections.Counter(h for row in rows for h in set(row))
    kept = sorted((h for h, n in counts.items() if n >= 3), key=lambda h: (-counts[h], h))[:ROWS]
    return {h: i for i, h in enumerate(kept)}


def temperature(scores, y):
    def loss(t):
        return -np.log(np.maximum(softmax(scores / t)[np.arange(len(y)), y], 1e-9)).mean()
    return float(minimize_scalar(loss, bounds=(0.3, 5), method="bounded").x)


def write(path, columns, w, b, settings):
    """The sections that Sources/Language/Models/LinearModel.swift reads."""
    scales = np.maximum(np.abs(w).max(0), 1e-6) / 127
    quantized = np.vstack([np.zeros((1, len(CLASSES))), np.round(w / scales)]).astype(np.int8)
    kept = [(h, i) for h, i in columns.items() if quantized[i + 1].any()]
    slots = 1 << (len(kept) * 5 // 4).bit_length()
    keys, rows = np.zeros(slots, np.uint32), np.zeros(slots, np.uint32)
    order = [0]
    for h, i in kept:
        slot = h & (slots - 1)
        while rows[slot]:
            slot = (slot + 1) & (slots - 1)
        keys[slot], rows[slot] = h >> 32, len(order)
        order.append(i + 1)
    modelfile.write(path, "ranker", {
        "classes": np.frombuffer("\n".join(CLASSES).encode(), np.uint8), "keys": keys, "rows": rows,
        "weights": quantized[order], "scales": scales.astype(np.float32), "biases": b.astype(np.float32),
        "settings": np.array(settings, np.float32)})
    print(f"{len(kept)} features")


def table(log, p, y, outcome, own):
    """How often the judgements are right where they would be used, at several degrees of sureness."""
    told = (outcome == "told") & (own >= 0)
    best = p[:, :NONE].argmax(1)
    sure = p[:, :NONE].max(1)
    for threshold in (.5, .6, .7, .8, .85, .9, .95):
        veto = told & (p[:, NONE] >= threshold)
        choice = told & (best != own) & (sure >= threshold)
        silent = (outcome != "told") & (sure >= threshold)
        log.say(f"  {threshold}: veto {int((y[veto] == NONE).sum())} right of {int(veto.sum())};"
              f" choice {int((y[choice] == best[choice]).sum())} right of {int(choice.sum())}"
              f" (the rule {int((y[choice] == own[choice]).sum())});"
              f" proposal {int((y[silent] == best[silent]).sum())} right of {int(silent.sum())}")
    for low, high in zip((0, .2, .4, .6, .8, .9, .95), (.2, .4, .6, .8, .9, .95, 1.01)):
        inside = (sure >= low) & (sure < high)
        if not inside.any():
            continue
        log.say(f"  said {low}–{min(high, 1)}: right {np.mean(y[inside] == best[inside]):.3f} of {int(inside.sum())}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("out")
    for name, value in (("veto", .6), ("lone-veto", .9), ("choice", .85), ("verb", .8), ("noun", .8)):
        parser.add_argument("--" + name, type=float, default=value)
    parser.add_argument("--limit", type=int, default=0, help="learn from so many sentences: to see that all runs")
    parser.add_argument("--card", default="", help="model card that records this run")
    options = parser.parse_args()
    sentences, faults = corpus.read()
    if faults:
        sys.exit("\n".join(faults))
    if options.limit:
        sentences = conllu.thinned(sentences, options.limit)
    log = card.Log()
    pairs = [(s, c, l) for s, c in candidates(options.program, sentences) for l in [label(s, c)] if l is not None]
    y = np.array([l for _, _, l in pairs])
    folds = np.array([zlib.crc32(s.id.encode()) % FOLDS for s, _, _ in pairs])
    rows = [[hashed(f) for f in c["features"]] for _, c, _ in pairs]
    outcome = np.array([c["outcome"] for _, c, _ in pairs])
    own = np.array([CLASSES.index(c["type"]) if c.get("type") else -1 for _, c, _ in pairs])
    log.say(f"{len(sentences)} sentences, {len(pairs)} candidates, {int((y != NONE).sum())} with an event")
    weights = np.ones(len(y))
    scores = np.zeros((len(y), len(CLASSES)))
    for fold in range(FOLDS):
        inside = np.flatnonzero(folds != fold)
        outside = np.flatnonzero(folds == fold)
        columns = columns_of([rows[i] for i in inside])
        w, b = fit(matrix([rows[i] for i in inside], columns), y[inside], weights[inside])
        scores[outside] = matrix([rows[i] for i in outside], columns) @ w + b
    t = temperature(scores, y)
    log.say(f"temperature {t:.3f}")
    table(log, softmax(scores / t), y, outcome, own)
    columns = columns_of(rows)
    w, b = fit(matrix(rows, columns), y, weights)
    write(options.out, columns, w / t, b / t, [options.veto, options.lone_veto, options.choice, options.verb, options.noun])
    card.record(options.card, os.path.basename(options.out), {n: v for n, v in vars(options).items() if n != "program"}, log)


if __name__ == "__main__":
    main()
