"""Trained networks read back: the checkpoint that `train.py` saves, or the model file that the program uses.

A model file holds hashes of the words in place of the words, and no weights of the name part, which is only there for training.
"""
import numpy as np
import torch

import modelfile
from network import NAME_LABELS, PIECES
from words import fnv


class WordTable:
    """Words known by the high half of their hash, as the program looks them up."""

    def __init__(self, keys, ids):
        self.keys, self.ids = keys, ids
        self.known, self.numbers = keys.tolist(), ids.tolist()

    def get(self, word, default=0):
        h, mask = fnv(word), len(self.numbers) - 1
        slot = h & mask
        while self.numbers[slot] and self.known[slot] != h >> 32:
            slot = (slot + 1) & mask
        return self.numbers[slot] or default


def load(path):
    """What `train.py` saves: weights, sizes, tags, relations and `words`, a list or a `WordTable`."""
    return unpacked(modelfile.read(path)) if path.endswith(".dlm") else torch.load(path, weights_only=False)


def matrix(sections, name, rows, columns):
    """Undoes `export.matrix`: outputs x inputs."""
    blocks = sections[name + ".w"]
    q = blocks.reshape(blocks.shape[0] // 16, -1, 16, 4).transpose(0, 2, 1, 3).reshape(blocks.shape[0], -1)
    return (q * sections[name + ".s"][:, None])[:rows, :columns]


def unpacked(sections):
    hidden, inner, arc, label, tags, relations, word, gram, *pieces = sections["sizes"].tolist()
    both = 2 * hidden

    def embedding(name):
        return sections[name + ".q"] * sections[name + ".s"][:, None]

    w = {"word.weight": embedding("word"), "gram.weight": embedding("gram"), "root": sections["root"]}
    for i, (name, _, _) in enumerate(PIECES):
        w[f"pieces.{i}.weight"] = embedding(name)

    def linear(name, rows, columns):
        w[name + ".weight"], w[name + ".bias"] = matrix(sections, name, rows, columns), sections[name + ".b"][:rows]

    linear("project", inner, word + gram + sum(pieces))
    for layer, width in (("first", inner), ("second", both)):
        inputs, bias = matrix(sections, layer + ".in", 8 * hidden, width), sections[layer + ".in.b"][:8 * hidden]
        for at, (suffix, direction) in enumerate((("", "forward"), ("_reverse", "backward"))):
            part = slice(4 * hidden * at, 4 * hidden * (at + 1))
            w[f"{layer}.weight_ih_l0{suffix}"], w[f"{layer}.bias_ih_l0{suffix}"] = inputs[part], bias[part]
            w[f"{layer}.weight_hh_l0{suffix}"] = matrix(sections, f"{layer}.{direction}", 4 * hidden, hidden)
            w[f"{layer}.bias_hh_l0{suffix}"] = np.zeros(4 * hidden)
    linear("tag", tags, both)
    linear("heads", 2 * arc + 2 * label, both)
    w["arc"], w["arc_bias"] = matrix(sections, "arc", arc, arc).T, sections["arc.b"][:arc]
    padded = (relations + 7) // 8 * 8
    by_head = matrix(sections, "label", (label + 1) * padded, label + 1).reshape(label + 1, padded, label + 1)
    w["label"] = by_head[:, :relations].transpose(1, 2, 0)
    w["name.weight"], w["name.bias"] = np.zeros((len(NAME_LABELS), both)), np.zeros(len(NAME_LABELS))
    return {"weights": {k: torch.tensor(np.ascontiguousarray(v), dtype=torch.float32) for k, v in w.items()},
            "sizes": dict(words=len(w["word.weight"]), tags=tags, relations=relations, hidden=hidden, inner=inner, arc=arc, label=label),
            "words": WordTable(sections["words.keys"], sections["words.ids"]),
            "tags": sections["tags"].tobytes().decode().split("\n"),
            "relations": sections["relations"].tobytes().decode().split("\n")}
