#!/usr/bin/env python3
"""Scores the program on every development set beside the checkout and writes Documentation/accuracy.md.

    accuracy.py PROGRAM SHARED

SHARED holds gold/, pages/, treebank/ and scorers/. Where it is not there, this says so and stops. Times are of a
shared machine; scores do not depend on it.
"""
import json
import os
import subprocess
import sys

# layer, gold, options of the program, rows: (what, path of the score, peer, at least, aim)
SETS = [
    ("parse", "treebank/en_ewt-test.conllu", [], [
        ("LAS, EWT test, gold tokens", "las_gold", "UDPipe 1.2: .807–.812", ".855", ".88"),
        ("UAS", "uas_gold", ".839–.845", ".885", ".905"),
        ("UPOS", "upos_gold", ".944–.945", ".950", ".965"),
        ("raw text: tokens F1", "by mode.raw text.words", "", ".985", ".99"),
        ("raw text: sentences F1", "by mode.raw text.sentences", "", ".80", ".88")]),
    ("parse", "treebank/en_gum_free-test.conllu", [], [("LAS, GUM free test, gold tokens", "las_gold", "", "", "")]),
    ("names", "gold/entities-ewt-test.jsonl", [], [("names, EWT test, F1", "exact_type_f1", "", ".75", ".85")]),
    ("times", "gold/times-wikiwars-dev.jsonl", ["--narrative"], [
        ("times, WikiWars, value F1", "value_f1", "HeidelTime .824", ".83", ".90"),
        ("times, relaxed F1", "relaxed.F1", ".913", ".92", ".95"),
        ("times, strict F1", "strict.F1", ".850", ".86", ".91")]),
    ("places", "gold/toponyms-geovirus-dev.jsonl", [], [
        ("places, GeoVirus, find and place, Acc@161 of all", "acc161_all", ".43–.52 on other sets", ".62", ".80"),
        ("places, mentions given, Acc@161", "acc161_answered", "largest population .664", ".80", ".92")]),
    ("events-plover", "gold/events-plv-dev.jsonl", [], [
        ("events, PLV, macro F1 of 15 types", "label_macro_f1", "SVM .693, transformer .821, given the actors", ".70", ".85"),
        ("code + both actors, F1", "all predicted events.code + both actors.F1", "none", ".50", ".70")]),
    ("events-cameo", "gold/events-cameo-dev.jsonl", [], [("events, five-way macro F1", "macro_f1", "SVM .645", ".65", ".75")]),
    ("templates", "gold/templates-muc4-dev.jsonl", [], [
        ("templates, MUC-4, micro F1", "micro.F1", "", ".45", ".65"),
        ("documents with and without an incident", "document_relevance_accuracy", "", ".75", ".90")]),
    ("police", "gold/police-india-dev.jsonl", [], [
        ("police, macro F1", "macro_f1", "", ".60", ".75"),
        ("false alarms on quiet documents", "false_alarm_rate", "", "under .10", "under .04")]),
    ("relations", "gold/entities-relations-re3d-dev.jsonl", [], [("relations, re3d, micro F1", "micro.F1", "", ".35", ".60")]),
    ("actors", "gold/actors-roles-dev.jsonl", [], [
        ("actors, sector accuracy", "sector_accuracy", "", ".75", ".92"),
        ("actors, country accuracy", "country_accuracy", "", ".85", ".95")]),
]


def find(scores, path):
    """The value at a dotted path, or by its last name anywhere."""
    value = scores
    for name in path.split("."):
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


def run(program, shared, layer, gold, options):
    command = [sys.executable, "score.py", layer, os.path.join("..", gold), "--json", "--", program, *options]
    done = subprocess.run(command, cwd=os.path.join(shared, "scorers"), capture_output=True, text=True)
    sys.stderr.write(done.stderr)
    line = done.stdout.strip().splitlines()[-1:] or ["{}"]
    return json.loads(line[0])


def main(program, shared):
    if not os.path.isdir(os.path.join(shared, "gold")):
        sys.exit(f"{shared}/gold is not there: the development sets stand beside the checkout; nothing was scored.")
    program = os.path.abspath(program)
    rows, details = [], {}
    for layer, gold, options, wanted in SETS:
        result = run(program, shared, layer, gold, options)
        scores = result.get("scores", {})
        details[f"{layer} {gold}"] = scores
        for what, path, peer, least, aim in wanted:
            value = find(scores, path)
            rows.append((what, "–" if value is None else f"{value:.3f}".lstrip("0") if value < 1 else "1.000", peer, least, aim))
    pages = subprocess.run([sys.executable, "pages.py", "../pages", "--", program], cwd=os.path.join(shared, "scorers"),
                           capture_output=True, text=True)
    page_text = pages.stdout
    out = ["# Accuracy", "", "Measured by `make accuracy` on the development sets beside the checkout (no set named `test` was trained or",
           "tuned on). Peers: figures that their authors published or that were measured on the same sets.", "",
           "| measure | Dateline | peer | at least | aim |", "|---|---|---|---|---|"]
    out += ["| " + " | ".join(row) + " |" for row in rows]
    out += ["", "## Main text of pages", "", "```", page_text.strip(), "```", ""]
    os.makedirs("Documentation", exist_ok=True)
    notes = "Documentation/accuracy-notes.md"
    if os.path.exists(notes):
        out += [open(notes, encoding="utf-8").read()]
    with open("Documentation/accuracy.md", "w", encoding="utf-8") as file:
        file.write("\n".join(out))
    os.makedirs("output", exist_ok=True)
    with open("output/accuracy.json", "w", encoding="utf-8") as file:
        json.dump(details, file, indent=1)
    print("\n".join(out))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
