"""A pile of reports for the tests: the samples with other numbers and places, some of them copied, some poisoned rows among them."""
import json
import os
import random
import subprocess

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
PLACES = ["Aleppo", "Homs", "Hama", "Raqqa", "Idlib", "Mosul", "Tikrit", "Kirkuk"]


def reports(program, count, seed=1):
    """So many reports as JSON lines; each fifth is a wire copy of one before it."""
    read = subprocess.run([program, "read", os.path.join(ROOT, "Samples")], capture_output=True, check=True).stdout
    samples = [json.loads(line) for line in read.splitlines()]
    chance = random.Random(seed)
    lines, texts = [], []
    for number in range(count):
        day = f"2017-{chance.randint(1, 3):02d}-{chance.randint(1, 28):02d}"
        if number % 5 == 4:
            text = chance.choice(texts) + f" Reported by agency {number}."
        elif number % 2:
            place = chance.choice(PLACES)
            text = (f"Rebels captured {place} from government troops on Tuesday, killing {chance.randint(2, 60)} soldiers, the mayor of "
                    f"{chance.choice(PLACES)} said. In {chance.choice(PLACES)} police arrested {chance.randint(2, 60)} protesters.")
        else:
            paragraphs = chance.choice(samples)["text"].split("\n\n")
            text = "\n\n".join(chance.sample(paragraphs, min(len(paragraphs), 3)))
        texts.append(text)
        lines.append(json.dumps({"id": f"r{number:05d}", "publisher": f"Paper {number % 7}", "published": day, "text": text},
                                ensure_ascii=False))
    return lines
