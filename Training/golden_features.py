"""Writes what `Tests/LanguageTests` holds the program's features to: sentences of our own with the features that training computes.

    python3 golden_features.py LEXICON.dlm OUT.jsonl

A line for each sentence: text, tokens, Penn tags (by turns through the tag set: any will do), pieces of each word (without the
empty trigrams) and the slots of the name finder.
"""
import json
import sys

import corpus
import lexicon
import train_names
import words

# Texts that try the borders of the features: scripts, quotes, digits, hyphens, capitals, listed names of several words.
HARD = ["Ærø’s mayor said “no” – twice – in İzmir, Łódź and Đà Nẵng.", "KYIV SAYS 14 OF 22 DRONES WERE SHOT DOWN OVER ODESA AND KHARKIV",
        "The New York Times and Human Rights Watch named San Salvador, Papua New Guinea and the Bank of England.",
        "Al-Qaeda in the Islamic Maghreb freed Jean-Pierre N'Diaye on 3/4/2015 at 10:30.", "Война в Киеве: 战争。", "x"]
EVERY = 150  # of our sentences, one in so many


def main(lexicon_path, out):
    lex = lexicon.Lexicon(lexicon_path)
    sentences, _ = corpus.read()
    texts = HARD + [s.text for s in sentences[::EVERY]]
    with open(out, "w", encoding="utf-8") as file:
        turn = 0
        for text in texts:
            forms = [text[a:b] for a, b in corpus.tokenize(text)]
            if {"IS", "WHO"} & set(forms):  # which the program reads as other acronyms (WordFeatures.swift)
                continue
            penn = [(turn + i) % len(train_names.PENN) if i % 3 else train_names.PENN.index("NNP") for i in range(len(forms))]
            turn += len(forms)
            in_capitals = words.capitals(forms)
            pieces = []
            for form in forms:
                row = words.hashed(form, in_capitals)
                pieces.append([*row[:6], int(lex.flags(words.key(form))) & lexicon.ENCODER, *(g for g in row[6:] if g)])
            slots = train_names.features(forms, penn, lex).tolist()
            json.dump({"text": text, "tokens": forms, "tags": penn, "pieces": pieces, "slots": slots}, file, ensure_ascii=False)
            file.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
