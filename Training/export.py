"""Writes a trained network as the model file that the program maps into memory: 7-bit weights, one scale for each output.

    python3 export.py work/parser.pt OUT.dlm
"""
import sys

import numpy as np
import torch

import modelfile
from network import GRAM, PIECES, WORD
from words import fnv

LIMIT = 63  # see LanguageKernels.h


def rounded(weight, limit):
    """(integers, scale of each row) of a matrix."""
    scale = np.maximum(np.abs(weight).max(1), 1e-9) / limit
    return np.clip(np.rint(weight / scale[:, None]), -limit, limit).astype(np.int8), scale.astype(np.float32)


def matrix(sections, name, weight, bias=None):
    """Adds a matrix of outputs x inputs in the order of the kernels: blocks of 16 outputs, groups of 4 inputs."""
    weight = np.asarray(weight, np.float32)
    q, scale = rounded(weight, LIMIT)
    n, k = q.shape
    rows, columns = (n + 15) // 16 * 16, (k + 7) // 8 * 8
    padded = np.zeros((rows, columns), np.int8)
    padded[:n, :k] = q
    sections[name + ".w"] = padded.reshape(rows // 16, 16, columns // 4, 4).transpose(0, 2, 1, 3).reshape(rows, columns)
    sections[name + ".s"] = np.pad(scale, (0, rows - n))
    sections[name + ".b"] = np.pad(np.zeros(n, np.float32) if bias is None else np.asarray(bias, np.float32), (0, rows - n))
    sections[name + ".o"] = padded.astype(np.int32).sum(1, dtype=np.int32) * 64


def embedding(sections, name, weight):
    q, scale = rounded(np.asarray(weight, np.float32), 127)
    sections[name + ".q"] = q
    sections[name + ".s"] = scale


def word_table(words):
    size = 1 << (len(words) * 2 - 1).bit_length()
    keys, ids = np.zeros(size, np.uint32), np.zeros(size, np.int32)
    for i, word in enumerate(words):
        h = fnv(word)
        slot = h & (size - 1)
        while ids[slot]:
            slot = (slot + 1) & (size - 1)
        keys[slot], ids[slot] = h >> 32, i + 1
    return keys, ids


def text(strings):
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def sections_of(saved):
    w = {k: v.numpy() for k, v in saved["weights"].items()}
    z = saved["sizes"]
    out = {"sizes": np.array([z["hidden"], z["inner"], z["arc"], z["label"], len(saved["tags"]), len(saved["relations"]), WORD, GRAM,
                              *[d for _, _, d in PIECES]], np.int32),
           "tags": text(saved["tags"]), "relations": text(saved["relations"])}
    known = saved["words"]
    out["words.keys"], out["words.ids"] = word_table(known) if isinstance(known, list) else (known.keys, known.ids)
    embedding(out, "word", w["word.weight"])
    for i, (name, _, _) in enumerate(PIECES):
        embedding(out, name, w[f"pieces.{i}.weight"])
    embedding(out, "gram", w["gram.weight"])
    matrix(out, "project", w["project.weight"], w["project.bias"])
    for layer in ("first", "second"):
        both = [w[f"{layer}.weight_ih_l0{s}"] for s in ("", "_reverse")]
        bias = [w[f"{layer}.bias_ih_l0{s}"] + w[f"{layer}.bias_hh_l0{s}"] for s in ("", "_reverse")]
        matrix(out, layer + ".in", np.concatenate(both), np.concatenate(bias))
        for s, direction in (("", "forward"), ("_reverse", "backward")):
            matrix(out, f"{layer}.{direction}", w[f"{layer}.weight_hh_l0{s}"])
    matrix(out, "tag", w["tag.weight"], w["tag.bias"])
    out["root"] = w["root"]
    matrix(out, "heads", w["heads.weight"], w["heads.bias"])
    matrix(out, "arc", w["arc"].T, w["arc_bias"])
    label = w["label"]  # relations, dependent, head
    r, d, h = label.shape
    by_head = np.zeros((h, (r + 7) // 8 * 8, d), np.float32)
    by_head[:, :r] = label.transpose(2, 0, 1)
    matrix(out, "label", by_head.reshape(-1, d))
    return out


if __name__ == "__main__":
    saved = torch.load(sys.argv[1], weights_only=False)
    modelfile.write(sys.argv[2], "parser", sections_of(saved))
