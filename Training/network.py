"""The shared encoder with its heads: tags and names on the first BiLSTM layer, biaffine trees on the second.

Dozat & Manning (2017) for the biaffine attention; the word representation is made of hashed pieces, no vectors from elsewhere.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from words import FLAGS, GRAMS, PREFIXES, SHAPES, SUFFIXES

PIECES = [("suffix2", SUFFIXES, 24), ("suffix3", SUFFIXES, 32), ("suffix4", SUFFIXES, 32), ("prefix2", PREFIXES, 24),
          ("prefix3", PREFIXES, 32), ("shape", SHAPES, 24), ("flags", FLAGS, 16)]
WORD, GRAM = 96, 48
WIDTH = WORD + sum(d for _, _, d in PIECES) + GRAM
NAME_LABELS = ["O"] + [f"{b}-{t}" for t in ("PER", "ORG", "LOC") for b in "BI"]


def shared_dropout(x, p, training):
    """Dropout with one mask for all tokens of a sentence."""
    if not training:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) > p) / (1 - p)


class Network(nn.Module):
    def __init__(self, words, tags, relations, hidden=128, inner=256, arc=160, label=32, drop=0.33):
        super().__init__()
        self.sizes = dict(words=words, tags=tags, relations=relations, hidden=hidden, inner=inner, arc=arc, label=label)
        self.drop = drop
        self.word = nn.Embedding(words, WORD)
        self.pieces = nn.ModuleList([nn.Embedding(n, d) for _, n, d in PIECES])
        self.gram = nn.Embedding(GRAMS, GRAM)
        for table in [self.word, self.gram, *self.pieces]:
            nn.init.normal_(table.weight, std=0.3)
        self.project = nn.Linear(WIDTH, inner)
        self.first = nn.LSTM(inner, hidden, batch_first=True, bidirectional=True)
        self.second = nn.LSTM(2 * hidden, hidden, batch_first=True, bidirectional=True)
        self.tag = nn.Linear(2 * hidden, tags)
        self.name = nn.Linear(2 * hidden, len(NAME_LABELS))
        self.root = nn.Parameter(torch.randn(2 * hidden) * 0.1)
        self.heads = nn.Linear(2 * hidden, 2 * arc + 2 * label)
        self.arc = nn.Parameter(torch.randn(arc, arc) * 0.03)
        self.arc_bias = nn.Parameter(torch.zeros(arc))
        self.label = nn.Parameter(torch.randn(relations, label + 1, label + 1) * 0.03)

    def forward(self, x, word_drop):
        """`x`: sentences of equal length, tokens, [word, 7 pieces, 12 grams]. Gives tag, name, arc scores and label vectors."""
        training, word = self.training, x[:, :, 0]
        if training:
            word = torch.where(torch.rand(word.shape) < word_drop[word], torch.zeros_like(word), word)
        grams = x[:, :, 8:]
        count = (grams > 0).sum(2, keepdim=True).clamp(min=1)
        z = torch.cat([self.word(word), *[table(x[:, :, i + 1]) for i, table in enumerate(self.pieces)],
                       self.gram(grams).sum(2) / count.sqrt()], -1)
        z = F.leaky_relu(self.project(shared_dropout(z, 0.2, training)), 0.1)
        one, _ = self.first(shared_dropout(z, self.drop, training))
        two, _ = self.second(shared_dropout(one, self.drop, training))
        tagged = shared_dropout(one, 0.25, training)
        two = torch.cat([self.root.expand(two.shape[0], 1, -1).to(two.dtype), shared_dropout(two, self.drop, training)], 1)
        q = shared_dropout(F.leaky_relu(self.heads(two), 0.1), self.drop, training)
        arc, label = self.sizes["arc"], self.sizes["label"]
        head, dependent, label_head, label_dependent = q.split([arc, arc, label, label], -1)
        scores = ((dependent[:, 1:] @ self.arc) @ head.transpose(1, 2)).float() + (head @ self.arc_bias).float().unsqueeze(1)
        own = torch.arange(scores.shape[1])
        scores[:, own, own + 1] = -1e9
        return self.tag(tagged).float(), self.name(tagged).float(), scores, label_head, label_dependent[:, 1:]

    def labels(self, label_head, label_dependent, heads):
        """Relation scores for chosen heads (0 = root)."""
        def with_one(y):
            return torch.cat([y, torch.ones(*y.shape[:-1], 1, dtype=y.dtype)], -1)
        h = with_one(label_head.gather(1, heads.unsqueeze(-1).expand(-1, -1, label_head.shape[-1])))
        d = with_one(label_dependent)
        b, t, w = d.shape
        r = self.label.shape[0]
        left = (d.reshape(b * t, w) @ self.label.transpose(0, 1).reshape(w, r * w)).view(b, t, r, w)
        return (left * h.unsqueeze(2)).sum(-1).float()
