#!/usr/bin/env python3
"""UDPipe 1 beside Dateline: both learned from the same file, run one after the other on one core, scored by one ruler.

    udpipe.py train TREEBANK MODEL                    some hours; needs `pip install ufal.udpipe gensim`
    udpipe.py train-briefly TREEBANK MODEL            the same settings with fewer rounds, about an hour
    udpipe.py compare PROGRAM TREEBANK MODEL          needs `pip install ufal.udpipe`

Speed is that of one thread from raw text to trees, in tokens for each second of processor time, without loading the models: for
Dateline (which finds names too) the difference of one and of five copies of the text. TREEBANK is a folder with en_ewt-train.conllu, -dev and -test. The settings are those with which UDPipe's authors trained their
English model (https://github.com/ufal/udpipe, training/models-ud-2.0, language `en`), word vectors from the training text among them.
Nothing is tuned on the test file. Dateline also learns from the free genres of GUM and from sentences of its own, UDPipe does not.
"""
import os
import resource
import subprocess
import sys
import tempfile

TOKENIZER = "dimension=64;epochs=100;initialization_range=0.1;batch_size=100;learning_rate=0.005;dropout=0.1;early_stopping=1"
TAGGER = ("models=2;templates_1=tagger;guesser_suffix_rules_1=12;guesser_enrich_dictionary_1=6;guesser_prefixes_max_1=0;use_lemma_1=1;"
          "use_xpostag_1=1;use_feats_1=1;provide_lemma_1=0;provide_xpostag_1=1;provide_feats_1=1;prune_features_1=0;"
          "templates_2=lemmatizer;guesser_suffix_rules_2=6;guesser_enrich_dictionary_2=6;guesser_prefixes_max_2=4;use_lemma_2=1;"
          "use_xpostag_2=0;use_feats_2=0;provide_lemma_2=1;provide_xpostag_2=0;provide_feats_2=0;prune_features_2=0")
PARSER = ("iterations=30;embedding_upostag=20;embedding_feats=20;embedding_xpostag=0;embedding_form=50;embedding_form_file={vectors};"
          "embedding_lemma=0;embedding_deprel=20;learning_rate=0.01;learning_rate_final=0.001;l2=0.5;hidden_layer=200;batch_size=10;"
          "transition_system=projective;transition_oracle=dynamic;structured_interval=8")
VECTORS = dict(vector_size=50, window=10, negative=5, hs=0, sg=1, sample=0.1, epochs=15, min_count=2, workers=1, seed=1)


#: A quarter of the tokenizer's epochs, a fifth of the tagger's rounds, eight of the parser's thirty.
BRIEF = [("epochs=100;", "epochs=25;"), ("models=2;", "models=2;iterations_1=4;iterations_2=4;"), ("iterations=30;", "iterations=8;")]


def sentences(path):
    import ufal.udpipe
    reader, out, error = ufal.udpipe.InputFormat.newInputFormat("conllu"), ufal.udpipe.Sentences(), ufal.udpipe.ProcessingError()
    with open(path, encoding="utf-8") as file:
        reader.setText(file.read())
    while True:
        sentence = ufal.udpipe.Sentence()
        if not reader.nextSentence(sentence, error):
            break
        out.push_back(sentence)
    if error.occurred():
        sys.exit(f"{path}: {error.message}")
    return out


def part(treebank, path, tokenizer, tagger, parser):
    """One model file; a part named "none" is left out, `from_model=file:…` takes it from another file."""
    import ufal.udpipe
    error = ufal.udpipe.ProcessingError()
    train, dev = (sentences(os.path.join(treebank, f"en_ewt-{name}.conllu")) for name in ("train", "dev"))
    model = ufal.udpipe.Trainer.train("morphodita_parsito", train, dev, tokenizer, tagger, parser, error)
    if error.occurred():
        sys.exit(error.message)
    with open(path, "wb") as file:
        file.write(model)


def word_vectors(treebank, path):
    from gensim.models import Word2Vec
    text, words = [], []
    with open(os.path.join(treebank, "en_ewt-train.conllu"), encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                words.append(columns[1].replace(" ", "_"))
            elif not line.strip():
                text.append(words)
                words = []
    Word2Vec(text, **VECTORS).wv.save_word2vec_format(path)


def train(treebank, model, brief=False):
    """Tokenizer and tagger side by side, then the parser on the tags of that tagger; the parts stay beside the model."""
    settings = [TOKENIZER, TAGGER, PARSER]
    if brief:
        settings = [setting.replace(*change) for setting, change in zip(settings, BRIEF)]
    tokenizer, tagger, vectors = (f"{model}.{name}" for name in ("tokenizer", "tagger", "vectors"))
    pieces = [subprocess.Popen([sys.executable, __file__, "part", treebank, *options])
              for options in ((tokenizer, settings[0], "none", "none"), (tagger, "none", settings[1], "none"))]
    word_vectors(treebank, vectors)
    if any([piece.wait() for piece in pieces]):
        sys.exit("a part was not trained")
    part(treebank, model, f"from_model=file:{tokenizer}", f"from_model=file:{tagger}", settings[2].format(vectors=vectors))


def rows(conllu):
    """Sentences of (form, tag, head, relation without its subtype); words of multiword tokens, no ranges."""
    out = []
    for block in conllu.replace("\r", "").split("\n\n"):
        lines = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        words = [(c[1], c[3], int(c[6]) if c[6].isdigit() else 0, c[7].split(":")[0]) for c in lines if c[0].isdigit()]
        if words:
            out.append(words)
    return out


def text_of(conllu):
    """The running text of a treebank; documents and paragraphs apart."""
    out = []
    for block in conllu.split("\n\n"):
        if out and any(line.startswith(("# newdoc", "# newpar")) for line in block.split("\n")):
            out.append("\n\n")
        inside = 0
        for c in (line.split("\t") for line in block.split("\n") if line[:1].isdigit()):
            first, _, last = c[0].partition("-")
            if "." not in c[0] and int(first) > inside:
                inside = int(last or first)
                out.append(c[1] + ("" if "SpaceAfter=No" in c[9] else " "))
    return "".join(out)


def blanked(conllu):
    """The treebank without its answers."""
    lines = []
    for line in conllu.split("\n"):
        c = line.split("\t")
        if len(c) == 10 and "." in c[0]:
            continue
        lines.append("\t".join([c[0], c[1], *["_"] * 7, "SpaceAfter=No" if "SpaceAfter=No" in c[9] else "_"]) if len(c) == 10 else line)
    return "\n".join(lines)


def scores(gold, found):
    """Of the words, by where their characters stand in the text without its spaces: F1 of words, sentences, tags, trees."""
    sides = []
    for sentences in (gold, found):
        at, words, whole = 0, {}, set()
        for sentence in sentences:
            begin, spans = at, [None]
            for form, *_ in sentence:
                size = len("".join(form.split()))
                spans.append((at, at + size))
                at += size
            whole.add((begin, at))
            words.update({span: (tag, spans[head], relation) for span, (_, tag, head, relation) in zip(spans[1:], sentence)})
        sides.append((words, whole))
    (words, whole), (other, parts) = sides
    both = [(words[span], other[span]) for span in words if span in other]
    f1 = lambda right, a, b: 200 * right / (a + b)
    size = len(words), len(other)
    return [f1(len(both), *size), f1(len(whole & parts), len(whole), len(parts)), f1(sum(g[0] == f[0] for g, f in both), *size),
            f1(sum(g[1] == f[1] for g, f in both), *size), f1(sum(g[1:] == f[1:] for g, f in both), *size)]


def compare(program, treebank, model):
    import ufal.udpipe
    with open(os.path.join(treebank, "en_ewt-test.conllu"), encoding="utf-8") as file:
        gold = file.read()
    text, given, answers = text_of(gold), blanked(gold), rows(gold)
    loaded, error = ufal.udpipe.Model.load(model), ufal.udpipe.ProcessingError()
    if loaded is None:
        sys.exit(f"{model} is no UDPipe model")

    def udpipe(source, kind):
        begin = resource.getrusage(resource.RUSAGE_SELF)
        answer = ufal.udpipe.Pipeline(loaded, kind, "", "", "conllu").process(source, error)
        end = resource.getrusage(resource.RUSAGE_SELF)
        return answer, end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime

    def dateline(source, *options):
        begin = resource.getrusage(resource.RUSAGE_CHILDREN)
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(source)
            file.flush()
            done = subprocess.run([program, "parse", "--jobs", "1", "--format", "conllu", *options, file.name], capture_output=True, check=True)
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        return done.stdout.decode(), end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime

    print("| system | input | words | sentences | UPOS | UAS | LAS | tokens/s |\n|---|---|---|---|---|---|---|---|")
    for name, run, tokens in (("UDPipe 1", lambda s: udpipe(s, "conllu"), False), ("UDPipe 1", lambda s: udpipe(s, "tokenizer"), True),
                              ("Dateline", lambda s: dateline(s, "--input", "conllu"), False), ("Dateline", dateline, True)):
        answer, seconds = run(text if tokens else given)
        found = rows(answer)
        if tokens and name == "Dateline":
            seconds = (run((text + "\n\n") * 5)[1] - seconds) / 4
        speed = f"{sum(map(len, found)) / seconds:,.0f}" if tokens else ""
        cells = [f"{value:.1f}" for value in scores(answers, found)]
        print("|", " | ".join([name, "raw text" if tokens else "gold tokens", *(cells if tokens else ["", "", *cells[2:]]), speed]), "|", flush=True)


if __name__ == "__main__":
    commands = {"train": (train, 2), "train-briefly": (lambda *paths: train(*paths, brief=True), 2), "part": (part, 5), "compare": (compare, 3)}
    if len(sys.argv) < 2 or sys.argv[1] not in commands or len(sys.argv) != 2 + commands[sys.argv[1]][1]:
        sys.exit(__doc__)
    commands[sys.argv[1]][0](*sys.argv[2:])
