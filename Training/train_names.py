"""Trains the name finder (PER, ORG, LOC): a CRF over hashed features of words and over the first-layer states of the encoder.

    python3 train_names.py --encoder parser.dlm --train T.conllu,G.conllu --names T.iob2,G.iob2 --texts N.iob2 --lexicon L.dlm --gold G.jsonl \
      --out names.dlm

Most of what it sees are sentences with other names put in place of theirs, so that neither part can learn the names by heart.
`--texts` are sentences with names of our own; the part of them that `held_out.py` names is scored, not learned.
`Sources/Language/Names/NameFeatures.swift` computes the same features.
"""
import argparse
import json
import os
import random

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import card
import checkpoint
import conllu
import gazetteers
import held_out
import lexicon
import modelfile
import train
import words
from export import matrix
from network import NAME_LABELS, Network

BITS = 18
HIDDEN = 64
TEMPLATES = 44
LONGEST = 7  # words of a listed name
LABELS = len(NAME_LABELS)
PENN = """NN NNS NNP NNPS VB VBD VBG VBN VBP VBZ MD IN DT PRP PRP$ RB RBR RBS JJ JJR JJS CC CD TO WDT WP WP$ WRB RP EX PDT POS UH FW LS SYM
ADD AFX GW HYPH NFP XX . , : `` '' -LRB- -RRB- $ #""".split()

PROPER = {PENN.index("NNP"), PENN.index("NNPS")}


def mix(template, a, b=0, c=0):
    """The slot of a feature; `Sources/Language/Names/NameFeatures.swift` mixes alike."""
    h = np.uint64((template + 1) * 0x9E3779B97F4A7C15 & words.MASK)
    for part in (a, b, c):
        h = (h ^ np.asarray(part, np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
        h = h ^ (h >> np.uint64(29))
    return (h >> np.uint64(64 - BITS)).astype(np.int64)


def list_marks(keys, lex):
    """For each token 1 at the start and 2 inside of a place name of several words, 5 and 6 if it is a large one, 3 and 7 of an
    organization's; longest first."""
    marks = [0] * len(keys)
    i = 0
    while i < len(keys):
        if lex.flags(keys[i]) & (lexicon.PLACE_START | lexicon.ORGANIZATION_START):
            for n in range(min(LONGEST, len(keys) - i), 1, -1):
                flags = lex.flags(b" ".join(keys[i:i + n]))
                if flags & (lexicon.MULTI | lexicon.ORGANIZATION):
                    first, next_ = (3, 7) if not flags & lexicon.MULTI else (5, 6) if flags & lexicon.MAJOR else (1, 2)
                    marks[i:i + n] = [first] + [next_] * (n - 1)
                    i += n - 1
                    break
        i += 1
    return marks


def runs(penn):
    """For each token the first and the last of the proper nouns in a row around it; None for other words."""
    out = [None] * len(penn)
    start = None
    for i, tag in enumerate([*penn, 0]):
        if tag in PROPER and start is None:
            start = i
        elif tag not in PROPER and start is not None:
            out[start:i] = [(start, i - 1)] * (i - start)
            start = None
    return out


def features(forms, penn, lex):
    """Slots of all templates for each token."""
    in_capitals = words.capitals(forms)
    keys = [words.key(f) for f in forms]
    n = len(forms)
    edge = 2

    def column(values):
        out = np.zeros(n + 2 * edge, np.uint64)
        out[edge:n + edge] = np.array(values, np.uint64)
        return lambda shift: out[edge + shift:edge + shift + n]

    pieces = [words.hashed(f, in_capitals) for f in forms]
    hashes = [words.fnv(k) for k in keys]
    w = column(hashes)
    around = [0, *hashes, 0]
    run = [(0, 0, 0, 0) if r is None else (hashes[r[0]], hashes[r[1]], around[r[0]], around[r[1] + 2]) for r in runs(penn)]
    first, last, before, after = (column([r[i] for r in run]) for i in range(4))
    s3, s4, p3, shape = (column([p[i] + 1 for p in pieces]) for i in (1, 2, 4, 5))
    flags = [int(lex.flags(k)) + 1 for k in keys]
    flag = column(flags)
    tag = column([p + 1 for p in penn])
    mark = column([m + 1 for m in list_marks(keys, lex)])
    start = np.zeros(n, np.uint64)
    start[0] = 1
    capital = np.full(n, int(in_capitals), np.uint64)
    rows = [(w(0),), (w(-1),), (w(1),), (w(-2),), (w(2),), (w(-1), w(0)), (w(0), w(1)), (w(-1), w(1)), (s3(0),), (s4(0),), (p3(0),),
            (shape(0),), (shape(-1), shape(0)), (shape(0), shape(1)), (flag(0), shape(0)), (flag(-1), flag(0)), (flag(0), flag(1)),
            (mark(0), flag(0)), (tag(0),), (tag(-1), tag(0)), (tag(0), tag(1)), (w(-1), shape(0)), (w(1), shape(0)), (w(0), shape(0)),
            (w(-1), flag(0)), (w(1), flag(0)), (tag(0), flag(0)), (s3(0), tag(0)), (start, shape(0), capital), (w(-2), w(-1)),
            (w(1), w(2)), (mark(0), tag(0)), (shape(-1), shape(0), shape(1)), (flag(1), shape(1)), (flag(-1), shape(-1)), (s3(1), shape(0)),
            (s3(-1), shape(0)), (mark(-1), mark(0), mark(1)), (first(0), flag(0)),
            (last(0), flag(0)), (before(0), tag(0)), (after(0), tag(0)), (flag(-1), flag(0), flag(1)), (tag(1), w(2), shape(0))]
    assert len(rows) == TEMPLATES
    return np.stack([mix(t, *row) for t, row in enumerate(rows)], 1)


class Finder(nn.Module):
    def __init__(self, width, hidden, drop, wide_drop):
        super().__init__()
        self.drop, self.wide_drop = drop, wide_drop
        self.wide = nn.Embedding(1 << BITS, LABELS)
        nn.init.zeros_(self.wide.weight)
        self.hidden = nn.Linear(width, hidden)
        self.out = nn.Linear(hidden, LABELS)
        self.transition = nn.Parameter(torch.zeros(LABELS + 1, LABELS))  # from (last row: start) to
        forbidden = torch.zeros(LABELS + 1, LABELS)
        for to in range(2, LABELS, 2):
            for source in range(LABELS + 1):
                if source not in (to, to - 1):
                    forbidden[source, to] = -1e4
        self.register_buffer("forbidden", forbidden)

    def emissions(self, slots, states, drop=0.0):
        wide = self.wide(slots)
        if self.training:
            wide = wide * (torch.rand(wide.shape[:-1]) > self.wide_drop).unsqueeze(-1) / (1 - self.wide_drop)
        deep = self.out(F.dropout(F.leaky_relu(self.hidden(F.dropout(states, self.drop, self.training)), 0.1), 0.4, self.training))
        return wide.sum(-2) + deep

    def loss(self, scores, gold):
        table = self.transition + self.forbidden
        alpha = scores[:, 0] + table[-1]
        best = alpha.gather(1, gold[:, :1])[:, 0]
        for t in range(1, scores.shape[1]):
            alpha = torch.logsumexp(alpha.unsqueeze(2) + table[:-1], 1) + scores[:, t]
            best = best + table[gold[:, t - 1], gold[:, t]] + scores[:, t].gather(1, gold[:, t:t + 1])[:, 0]
        return (torch.logsumexp(alpha, 1) - best).sum()

    def decode(self, scores):
        table = (self.transition + self.forbidden).numpy()
        scores = scores.numpy()
        alpha, back = scores[0] + table[-1], []
        for t in range(1, len(scores)):
            both = alpha[:, None] + table[:-1]
            back.append(both.argmax(0))
            alpha = both.max(0) + scores[t]
        path = [int(alpha.argmax())]
        for row in reversed(back):
            path.append(int(row[path[-1]]))
        return path[::-1]


def replaced(s, gaz, chance, share, organizations):
    """Forms and labels of a sentence with other names in place of some of its own."""
    forms, labels, i = [], [], 0
    while i < len(s.forms):
        label = s.names[i]
        if label[0] != "B":
            forms.append(s.forms[i])
            labels.append("O" if label == "O" else label)
            i += 1
            continue
        end = i + 1
        while end < len(s.forms) and s.names[end] == "I" + label[1:]:
            end += 1
        new = gaz.draw(label[2:], chance, end - i) if chance.random() < share * (organizations if label == "B-ORG" else 1) else []
        if new:
            forms += new
            labels += ["B" + label[1:]] + ["I" + label[1:]] * (len(new) - 1)
        else:
            forms += s.forms[i:end]
            labels += s.names[i:end]
        i = end
    return forms, labels


class Encoded:
    """States and tags of sentences under a trained encoder."""

    def __init__(self, path, lexicon_path):
        saved = checkpoint.load(path)
        self.inventory = train.Inventory(saved["words"], saved["tags"], saved["relations"], lexicon_path)
        self.network = Network(**saved["sizes"])
        self.network.load_state_dict(saved["weights"])
        self.network.eval()
        self.penn = [PENN.index(t.split("|")[1]) if t.split("|")[1] in PENN else 0 for t in saved["tags"]]

    @torch.no_grad()
    def __call__(self, sentences):
        """(states in half precision, Penn tags) for lists of forms."""
        out = [None] * len(sentences)
        kept = {}
        hook = self.network.first.register_forward_hook(lambda m, i, o: kept.update(first=o[0]))
        second, self.network.second.forward = self.network.second.forward, lambda x: (x, None)
        for batch in train.batches([len(s) for s in sentences], 4000, random.Random(0)):
            x = torch.tensor(np.stack([self.inventory.features(sentences[i]) for i in batch]))
            z = torch.cat([self.network.word(x[:, :, 0]), *[t(x[:, :, i + 1]) for i, t in enumerate(self.network.pieces)],
                           self.network.gram(x[:, :, 8:]).sum(2) / (x[:, :, 8:] > 0).sum(2, keepdim=True).clamp(min=1).sqrt()], -1)
            one, _ = self.network.first(F.leaky_relu(self.network.project(z), 0.1))
            tags = self.network.tag(one).argmax(-1).tolist()
            for row, i in enumerate(batch):
                out[i] = one[row].half(), [self.penn[t] for t in tags[row]]
        hook.remove()
        self.network.second.forward = second
        return out


def score(finder, data):
    finder.eval()
    right = found = there = 0
    by = {}
    with torch.no_grad():
        for slots, states, gold in data:
            path = [NAME_LABELS[i] for i in finder.decode(finder.emissions(slots, states.float()))]
            f, g = set(gazetteers.spans(path)), set(gazetteers.spans(gold))
            right, found, there = right + len(f & g), found + len(f), there + len(g)
            for kind in ("PER", "ORG", "LOC"):
                a, b = {x for x in f if x[2] == kind}, {x for x in g if x[2] == kind}
                r = by.setdefault(kind, [0, 0])
                r[0] += 2 * len(a & b)
                r[1] += len(a) + len(b)
    finder.train()
    each = " ".join(f"{k} {100 * v[0] / max(1, v[1]):.1f}" for k, v in by.items())
    return f"P {100 * right / max(1, found):.2f} R {100 * right / max(1, there):.2f} F {200 * right / max(1, found + there):.2f} ({each})"


def gold_lines(path):
    """Forms (apart by spaces) and labels of a gold file of names."""
    for line in open(path, encoding="utf-8"):
        item = json.loads(line)
        forms = item["text"].split(" ")
        labels, at = ["O"] * len(forms), 0
        starts = {}
        for i, form in enumerate(forms):
            starts[at] = i
            at += len(form) + 1
        for e in item["entities"]:
            i, at = starts[e["start"]], e["start"]
            first = True
            while at < e["end"]:
                labels[i] = ("B-" if first else "I-") + e["type"]
                first = False
                at += len(forms[i]) + 1
                i += 1
        yield forms, labels


def export(finder, path):
    out = {"size": np.array([LABELS, finder.hidden.out_features, BITS, TEMPLATES], np.int32)}
    wide = np.zeros((1 << BITS, 8), np.float32)
    wide[:, :LABELS] = finder.wide.weight.detach().numpy()
    scale = np.abs(wide).max() / 127
    out["wide"] = np.clip(np.rint(wide / scale), -127, 127).astype(np.int8)
    out["wide.scale"] = np.array([scale], np.float32)
    matrix(out, "hidden", finder.hidden.weight.detach(), finder.hidden.bias.detach())
    matrix(out, "out", finder.out.weight.detach(), finder.out.bias.detach())
    out["transition"] = (finder.transition + finder.forbidden).detach().numpy().astype(np.float32)
    modelfile.write(path, "names", out)


def trained(finder, data, gold, epochs, chance, log):
    """The running average of a finder's weights while it learns, the rate falling to zero."""
    optimizer = torch.optim.Adam([{"params": [finder.wide.weight]}, {"params": [q for n, q in finder.named_parameters() if n != "wide.weight"]}],
                                 betas=(0.9, 0.99))
    average = {k: v.clone() for k, v in finder.state_dict().items()}
    step = 0
    for epoch in range(epochs):
        plan = train.batches([len(g) for g in gold], 2500, chance)
        total = 0.0
        for at, batch in enumerate(plan):
            left = 1 - (epoch + at / len(plan)) / epochs
            optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = 0.02 * left, 2e-3 * left
            slots = torch.stack([data[i][0] for i in batch])
            states = torch.stack([data[i][1] for i in batch]).float()
            loss = finder.loss(finder.emissions(slots, states), torch.stack([gold[i] for i in batch])) / 2500
            loss = loss + 2e-6 * finder.wide(slots).pow(2).sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(finder.parameters(), 2.0)
            optimizer.step()
            total += loss.item()
            step += 1
            if step % 5 == 0:
                for k, v in finder.state_dict().items():
                    average[k].lerp_(v, 1 - min(0.99, step / (step + 20)))
        log.say("epoch", epoch + 1, f"loss {total / len(plan):.4f}")
    finder.load_state_dict(average)
    return finder


@torch.no_grad()
def joined(finders):
    """One finder whose scores are the mean of theirs: their hidden units side by side, the rest averaged."""
    out = Finder(finders[0].hidden.in_features, sum(f.hidden.out_features for f in finders), 0, 0)
    out.wide.weight.copy_(sum(f.wide.weight for f in finders) / len(finders))
    out.hidden.weight.copy_(torch.cat([f.hidden.weight for f in finders]))
    out.hidden.bias.copy_(torch.cat([f.hidden.bias for f in finders]))
    out.out.weight.copy_(torch.cat([f.out.weight for f in finders], 1) / len(finders))
    out.out.bias.copy_(sum(f.out.bias for f in finders) / len(finders))
    out.transition.copy_(sum(f.transition for f in finders) / len(finders))
    return out


def main():
    p = argparse.ArgumentParser()
    for name in ("encoder", "train", "names", "lexicon", "gold", "out"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--copies", type=int, default=2)
    p.add_argument("--share", type=float, default=0.7)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--drop", type=float, default=0.5)
    p.add_argument("--wide-drop", type=float, default=0.25)
    p.add_argument("--originals", type=float, default=1.0)
    p.add_argument("--organizations", type=float, default=0.4)
    p.add_argument("--finders", type=int, default=3)
    p.add_argument("--capitals", type=float, default=0.2)
    p.add_argument("--texts", default="")
    p.add_argument("--limit", type=int, default=0, help="learn from so many sentences: to see that all runs")
    p.add_argument("--card", default="", help="model card that records this run")
    a = p.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(1)
    chance = random.Random(a.seed)
    labels = {}
    for path in a.names.split(","):
        labels.update(conllu.read_names(path))
    sentences = []
    for path in a.train.split(","):
        for s in conllu.read(path):
            if len(s.forms) <= 100 and len(labels.get(s.id, ())) == len(s.forms):
                s.names = labels[s.id]
                sentences.append(s)
    own = conllu.read_names_only(a.texts) if a.texts else []
    news = [(s.forms, s.names) for s in own if held_out.text(s.id)]
    own = [s for s in own if not held_out.text(s.id)]
    sentences += own
    web = list(gold_lines(a.gold))
    if a.limit:
        sentences, web, news = (conllu.thinned(part, a.limit) for part in (sentences, web, news))
    gaz, lex, encoder = gazetteers.Gazetteers(own), lexicon.Lexicon(a.lexicon), Encoded(a.encoder, a.lexicon)
    views = [(s.forms, s.names) for s in sentences if chance.random() < a.originals or all(n == "O" for n in s.names)]
    for _ in range(a.copies):
        views += [replaced(s, gaz, chance, a.share, a.organizations) for s in sentences if any(n != "O" for n in s.names) or chance.random() < 0.3]
    views = [([f.upper() for f in forms], names) if chance.random() < a.capitals else (forms, names) for forms, names in views]
    log = card.Log()
    log.say(len(views), "sentences", sum(len(f) for f, _ in views), "tokens")

    def prepare(views):
        encoded = encoder([forms for forms, _ in views])
        return [(torch.tensor(features(forms, penn, lex)), states, names) for (forms, names), (states, penn) in zip(views, encoded)]

    data = prepare(views)
    dev = prepare(web)
    dev_news = prepare(news)
    news_capitals = prepare([([f.upper() for f in forms], names) for forms, names in news])
    capitals = prepare([([f.upper() for f in forms], names) for forms, names in web])
    gold = [torch.tensor([NAME_LABELS.index(n) for n in names]) for _, _, names in data]

    def report(name, finder):
        log.say(name, "dev", score(finder, dev), "| in capitals", score(finder, capitals), "| news", score(finder, dev_news),
                "| in capitals", score(finder, news_capitals))

    finders = []
    for number in range(a.finders):
        torch.manual_seed(a.seed + number)
        finders.append(trained(Finder(2 * encoder.network.sizes["hidden"], HIDDEN, a.drop, a.wide_drop), data, gold, a.epochs, chance, log))
        report(f"finder {number + 1}", finders[-1])
    finder = joined(finders)
    report("joined", finder)
    export(finder, a.out)
    card.record(a.card, os.path.basename(a.out), vars(a), log)


if __name__ == "__main__":
    main()
