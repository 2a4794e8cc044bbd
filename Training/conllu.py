"""Reading treebanks: sentences of (form, UPOS, XPOS, head, relation, lemma), with document borders and name labels."""
from dataclasses import dataclass, field


@dataclass
class Sentence:
    id: str
    forms: list = field(default_factory=list)
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    relations: list = field(default_factory=list)
    lemmas: list = field(default_factory=list)
    misc: list = field(default_factory=list)
    names: list = None


def read(path):
    out, current = [], Sentence("")
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            current.id = line.split("= ", 1)[1]
        elif not line:
            if current.forms:
                out.append(current)
            current = Sentence("")
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                current.forms.append(c[1])
                current.lemmas.append(c[2])
                current.upos.append(c[3])
                current.xpos.append(c[4])
                current.heads.append(int(c[6]))
                current.relations.append(c[7])
                current.misc.append(c[9])
    if current.forms:
        out.append(current)
    return out


def read_names(path):
    """IOB2 labels by sentence id; labels other than PER, ORG and LOC become O."""
    out, current, identity = {}, [], None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            identity = line.split("= ", 1)[1]
        elif not line:
            if current:
                out[identity] = current
            current = []
        elif line[0] != "#":
            label = line.split("\t")[2]
            current.append(label if label[2:] in ("PER", "ORG", "LOC") else "O")
    if current:
        out[identity] = current
    return out


def read_names_only(path):
    """Sentences of an IOB2 file: forms and names, without tags and trees."""
    names, out = read_names(path), []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# sent_id"):
            out.append(Sentence(line.rstrip("\n").split("= ", 1)[1]))
            out[-1].names = names[out[-1].id]
        elif line != "\n" and line[0] != "#":
            out[-1].forms.append(line.split("\t")[1])
    return out


def thinned(sentences, count):
    """So many of the sentences, spread evenly."""
    return sentences[::max(1, len(sentences) // count)][:count]
