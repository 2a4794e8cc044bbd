#!/usr/bin/env python3
"""Writes a pile of reports as JSONL by repeating and varying the samples: other names, places and numbers, so that no
two reports are the same text.

    pile.py PROGRAM COUNT > pile.jsonl
"""
import json
import random
import subprocess
import sys

SWAPS = [("Aleppo", ["Homs", "Hama", "Raqqa", "Idlib"]), ("Tuesday", ["Monday", "Wednesday", "Friday"]),
         ("Russia", ["China", "Turkey", "Iran"]), ("France", ["Italy", "Spain", "Poland"]),
         ("President", ["Prime Minister", "Foreign Minister"]), ("killed", ["wounded", "captured"]),
         ("condemned", ["praised", "criticised"]), ("rebels", ["militants", "insurgents", "fighters"]),
         ("police", ["soldiers", "gendarmes"]), ("thousands", ["hundreds", "dozens"])]


def vary(text, chance):
    for word, others in SWAPS:
        if word in text and chance.random() < 0.5:
            text = text.replace(word, chance.choice(others))
    sentences = text.split("\n\n")
    if len(sentences) > 3 and chance.random() < 0.5:
        sentences.pop(chance.randrange(1, len(sentences)))
    return "\n\n".join(sentences)


def main(program, count):
    done = subprocess.run([program, "read", "Samples"], capture_output=True, check=True)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    chance = random.Random(1)
    for number in range(count):
        report = reports[number % len(reports)]
        line = {"id": f"{number:07d}", "text": vary(report["text"], chance) + f"\n\nReport number {number}.",
                "published": report.get("published") or "2017-10-18", "title": report.get("title")}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
