#!/usr/bin/env python3
"""UDPipe 1 beside Dateline: both learned from the same file, run one after the other on one core, scored by one ruler.

    udpipe.py train TREEBANK MODEL                    an hour or more; needs `pip install ufal.udpipe gensim`
    udpipe.py compare PROGRAM TREEBANK MODEL          needs `pip install ufal.udpipe`

TREEBANK is a folder with en_ewt-train.conllu, -dev and -test. The settings are those with which UDPipe's authors trained their
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


def train(treebank, model):
    """Tokenizer and tagger side by side, then the parser on the tags of that tagger; the parts stay beside the model."""
    tokenizer, tagger, vectors = (f"{model}.{name}" for name in ("tokenizer", "tagger", "vectors"))
    pieces = [subprocess.Popen([sys.executable, __file__, "part", treebank, *options])
              for options in ((tokenizer, TOKENIZER, "none", "none"), (tagger, "none", TAGGER, "none"))]
    word_vectors(treebank, vectors)
    if any([piece.wait() for piece in pieces]):
        sys.exit("a part was not trained")
    part(treebank, model, f"from_model=file:{tokenizer}", f"from_model=file:{tagger}", PARSER.format(vectors=vectors))


if __name__ == "__main__":
    commands = {"train": (train, 2), "part": (part, 5)}
    if len(sys.argv) < 2 or sys.argv[1] not in commands or len(sys.argv) != 2 + commands[sys.argv[1]][1]:
        sys.exit(__doc__)
    commands[sys.argv[1]][0](*sys.argv[2:])
