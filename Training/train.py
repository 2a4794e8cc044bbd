"""Trains tagger, parser and the name part of the encoder together. Never sees a test file.

    python3 train.py --train A.conllu,B.conllu --names names.iob2 --dev D.conllu --lexicon lexicon.dlm --epochs 60 --out work/parser

`--start` goes on from a checkpoint or a model file, with its words, tags and relations. `--trees` are repeated `--repeat` times;
of both them and the sentences of `--texts`, which have names but no trees, what `held_out.py` holds out is left out.

The rate is constant, then falls linearly to zero over the last `--cooldown` epochs; what is saved is the running average of the
weights. `touch OUT.stop` begins the fall after the current epoch (the log says which --epochs that amounts to).
"""
import argparse
import collections
import glob
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import card
import checkpoint
import conllu
import held_out
import lexicon
import words
from network import NAME_LABELS, Network


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--train", required=True)
    p.add_argument("--names", default="")
    p.add_argument("--dev", required=True)
    p.add_argument("--lexicon", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=60)
    p.add_argument("--cooldown", type=int, default=12)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--tokens", type=int, default=1600)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--hidden", type=int, default=128)
    p.add_argument("--drop", type=float, default=0.33)
    p.add_argument("--float32", action="store_true")
    p.add_argument("--start", default="")
    p.add_argument("--trees", default="")
    p.add_argument("--repeat", type=int, default=4)
    p.add_argument("--texts", default="")
    p.add_argument("--limit", type=int, default=0, help="learn from so many sentences of each file: to see that all runs")
    p.add_argument("--card", default="", help="model card that records this run")
    return p.parse_args()


class Inventory:
    """Vocabulary, joint tags, relations and the conversion of sentences to numbers."""

    def __init__(self, words, tags, relations, lexicon_path):
        self.words, self.tags, self.relations = words, tags, relations
        self.lexicon = lexicon.Lexicon(lexicon_path)
        self.word_ids = {w: i + 1 for i, w in enumerate(words)} if isinstance(words, list) else words
        self.tag_ids = {t: i for i, t in enumerate(tags)}
        self.relation_ids = {r: i for i, r in enumerate(relations)}
        self.cache = {}

    @classmethod
    def of(cls, train, lexicon_path):
        """Words and tags that stand twice, and all relations."""
        counts = collections.Counter(words.key(f) for s in train for f in s.forms)
        pairs = collections.Counter(f"{u}|{x}" for s in train for u, x in zip(s.upos, s.xpos))
        return cls(sorted(w for w, c in counts.items() if c >= 2), sorted(t for t, c in pairs.items() if c >= 2),
                   sorted({r for s in train for r in s.relations}), lexicon_path)

    def counts(self, sentences, rows):
        """How often each row of the word table is used."""
        out = np.zeros(rows, np.float32)
        for s in sentences:
            for form in s.forms:
                out[self.word_ids.get(words.key(form), 0)] += 1
        out[0] = 0
        return torch.tensor(out)

    def row(self, form, in_capitals):
        if (form, in_capitals) not in self.cache:
            k = words.key(form)
            pieces = words.hashed(form, in_capitals)
            self.cache[form, in_capitals] = [self.word_ids.get(k, 0), *pieces[:6], self.lexicon.flags(k) & lexicon.ENCODER, *pieces[6:]]
        return self.cache[form, in_capitals]

    def features(self, forms):
        in_capitals = words.capitals(forms)
        return np.array([self.row(f, in_capitals) for f in forms], np.int64)

    def answers(self, s):
        tags = [self.tag_ids.get(f"{u}|{x}", -100) for u, x in zip(s.upos, s.xpos)]
        relations = [self.relation_ids.get(r, -100) for r in s.relations]
        names = [NAME_LABELS.index(n) for n in s.names] if s.names else [-100] * len(s.forms)
        if not s.heads:
            return np.array([names if i == 3 else [-100] * len(names) for i in range(4)], np.int64)
        return np.array([tags, s.heads, relations, names], np.int64)


def varied(s, chance):
    """A sentence as it is, in capitals, in small letters, as a headline, or without its full stop: wire copy and web pages."""
    forms, keep = s.forms, len(s.forms)
    draw = chance.random()
    if draw < 0.10:
        forms = [f.upper() if len(f.upper()) == len(f) else f for f in forms]
    elif draw < 0.13:
        forms = [f.lower() for f in forms]
    elif draw < 0.16:
        forms = [f[:1].upper() + f[1:] if len(f) > 3 or i == 0 else f for i, f in enumerate(forms)]
    if keep > 3 and s.heads and s.upos[-1] == "PUNCT" and s.heads.count(keep) == 0 and (0.13 <= draw < 0.22):
        keep -= 1
    return forms[:keep], keep


def batches(lengths, size, chance):
    """Indices of sentences of equal length, up to `size` tokens together, in random order."""
    by_length = collections.defaultdict(list)
    for i, n in enumerate(lengths):
        by_length[n].append(i)
    out = []
    for n, group in by_length.items():
        chance.shuffle(group)
        step = max(1, size // n)
        out += [group[i:i + step] for i in range(0, len(group), step)]
    chance.shuffle(out)
    return out


@torch.no_grad()
def evaluate(network, inventory, sentences):
    network.eval()
    n = upos = xpos = uas = las = universal = 0
    bare = np.array([hash(r.split(":")[0]) for r in inventory.relations])
    pair = np.array([t.split("|") for t in inventory.tags])
    for batch in batches([len(s.forms) for s in sentences], 3000, random.Random(0)):
        x = torch.tensor(np.stack([inventory.features(sentences[i].forms) for i in batch]))
        tag, _, arc, lh, ld = network(x, None)
        heads = arc.argmax(-1)
        relation = network.labels(lh, ld, heads).argmax(-1).numpy()
        heads, tag = heads.numpy(), tag.argmax(-1).numpy()
        for row, i in enumerate(batch):
            s = sentences[i]
            right = heads[row] == np.array(s.heads)
            n += len(s.forms)
            upos += int((pair[tag[row], 0] == np.array(s.upos)).sum())
            xpos += int((pair[tag[row], 1] == np.array(s.xpos)).sum())
            uas += int(right.sum())
            las += int((right & (np.array(inventory.relations)[relation[row]] == np.array(s.relations))).sum())
            universal += int((right & (bare[relation[row]] == np.array([hash(r.split(":")[0]) for r in s.relations]))).sum())
    network.train()
    return " ".join(f"{k} {100 * v / n:.2f}" for k, v in (("UPOS", upos), ("XPOS", xpos), ("UAS", uas), ("LAS", las), ("LASuni", universal)))


def capital_copy(sentences):
    out = []
    for s in sentences:
        copy = conllu.Sentence(s.id, [f.upper() for f in s.forms], s.upos, s.xpos, s.heads, s.relations)
        out.append(copy)
    return out


def mean_loss(scores, gold):
    """Cross entropy of the tokens that have an answer; 0 if none has."""
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), reduction="sum") / (gold >= 0).sum().clamp(min=1)


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    chance = random.Random(a.seed)
    names = {}
    for path in filter(None, a.names.split(",")):
        names.update(conllu.read_names(path))
    train = [s for path in a.train.split(",") for s in conllu.read(path) if len(s.forms) <= 100]
    for s in train:
        if s.id in names and len(names[s.id]) == len(s.forms):
            s.names = names[s.id]
    dev = {path.split("/")[-1]: conllu.read(path) for path in a.dev.split(",")}
    saved = checkpoint.load(a.start) if a.start else None
    inventory = Inventory(saved["words"], saved["tags"], saved["relations"], a.lexicon) if saved else Inventory.of(train, a.lexicon)
    if a.trees:
        own = [s for path in sorted(glob.glob(a.trees)) for s in conllu.read(path)]
        dev["own trees"] = [s for s in own if held_out.tree(s.id)]
        train += [s for s in own if not held_out.tree(s.id)] * a.repeat
    if a.texts:
        train += [s for s in conllu.read_names_only(a.texts) if not held_out.text(s.id)]
    if a.limit:
        train = conllu.thinned(train, a.limit)
        dev = {name: conllu.thinned(sentences, a.limit) for name, sentences in dev.items()}
    log = card.Log()
    log.say(len(train), "sentences,", sum(len(s.forms) for s in train), "tokens,", len(inventory.tags),
          "tags,", len(inventory.relations), "relations,", sum(s.names is not None for s in train), "with names")
    if saved:
        network = Network(**saved["sizes"], drop=a.drop)
        network.load_state_dict(saved["weights"])
        log.say("at the start", " | ".join(f"{k} {evaluate(network, inventory, v)}" for k, v in dev.items()))
    else:
        network = Network(len(inventory.words) + 1, len(inventory.tags), len(inventory.relations), hidden=a.hidden, drop=a.drop)
    average = {k: v.clone() for k, v in network.state_dict().items()}
    print(sum(p.numel() for p in network.parameters()), "parameters", vars(a), flush=True)
    word_drop = 0.3 / (0.3 + inventory.counts(train, network.sizes["words"])) + 0.03
    optimizer = torch.optim.Adam(network.parameters(), lr=a.rate, betas=(0.9, 0.95), foreach=True)
    answers = [inventory.answers(s) for s in train]
    step, epoch, epochs, began, cpu = 0, 0, a.epochs, time.time(), time.process_time()
    while epoch < epochs:
        views = [varied(s, chance) for s in train]
        plan = batches([keep for _, keep in views], a.tokens, chance)
        total = 0.0
        for at, batch in enumerate(plan):
            done = epoch + at / len(plan)
            rate = a.rate * min(1, (step + 1) / 200) * min(1, (epochs - done) / a.cooldown)
            for group in optimizer.param_groups:
                group["lr"] = rate
            x = torch.tensor(np.stack([inventory.features(views[i][0]) for i in batch]))
            y = torch.tensor(np.stack([answers[i][:, :views[i][1]] for i in batch], 1))
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not a.float32):
                tag, name, arc, lh, ld = network(x, word_drop)
                label = network.labels(lh, ld, y[1].clamp(min=0))
            weight = x.shape[0] * x.shape[1] / a.tokens
            loss = mean_loss(arc, y[1]) + mean_loss(label, y[2]) + 0.7 * mean_loss(tag, y[0]) + 0.5 * mean_loss(name, y[3])
            optimizer.zero_grad()
            (loss * weight).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            total += loss.item() * weight
            step += 1
            if step % 4 == 0:
                keep = min(0.998, step / (step + 40))
                for k, v in network.state_dict().items():
                    average[k].lerp_(v, 1 - keep)
        epoch += 1
        if os.path.exists(a.out + ".stop") and epoch + a.cooldown < epochs:
            epochs = epoch + a.cooldown
            print("falling from here: equal to --epochs", epochs, flush=True)
        line = f"epoch {epoch} loss {total / len(plan):.3f} wall {time.time() - began:.0f} cpu {time.process_time() - cpu:.0f}"
        if epoch % 3 == 0 or epoch == epochs:
            kept = {k: v.clone() for k, v in network.state_dict().items()}
            network.load_state_dict(average)
            for k, v in dev.items():
                line += f" | {k} {evaluate(network, inventory, v)}"
            if epoch % 9 == 0 or epoch == epochs:
                line += " | in capitals " + evaluate(network, inventory, capital_copy(next(iter(dev.values()))))
            torch.save({"weights": average, "sizes": network.sizes, "words": inventory.words, "tags": inventory.tags,
                        "relations": inventory.relations, "settings": vars(a), "epoch": epoch}, a.out + ".pt")
            network.load_state_dict(kept)
        log.say(line)
    card.record(a.card, os.path.basename(a.out), {**vars(a), "epochs": epochs}, log)


if __name__ == "__main__":
    main()
