"""The whole coder on random and on mutated reports: it ends well, answers each row, and what it quotes stands at the bytes that it names."""
import json
import random
import subprocess
import time

import bounded
import mutate

BATCH = 64
#: Processor seconds for a batch; a hundredth of it is usual.
TIMEOUT = 120


def samples(program):
    read = subprocess.run([program, "read", "Samples"], capture_output=True, check=True).stdout
    return [json.loads(line)["text"] for line in read.splitlines()]


def command(program):
    return [program, "code", "--input", "lines", "--format", "jsonl", "--status", "--jobs", "1", "-"]


def wrong(program, rows):
    """What is wrong with the answers to some rows; `None` if nothing is."""
    lines = b"".join(row + b"\n" for row in rows)
    done, endless = bounded.run(command(program), lines, TIMEOUT)
    if endless:
        return endless
    if done.returncode:
        return f"exit {done.returncode}: {done.stderr[-500:].decode('utf-8', 'replace')}"
    texts = {}
    for row in rows:
        try:
            report = json.loads(row)
            texts[report["id"]] = report["text"].encode("utf-8", "surrogatepass")
        except (ValueError, KeyError, TypeError):
            pass
    answered = 0
    for line in done.stdout.split(b"\n")[:-1]:
        try:
            record = json.loads(line.decode("utf-8"))
        except ValueError:
            return f"a line that is no JSON: {line[:200]}"
        if record["kind"] == "report" or record["kind"] == "error" and "line" in record:
            answered += 1
        text = texts.get(record["report"]["id"])
        for part in ("trigger", "sentence"):
            quoted = record.get(part)
            # Text with a broken surrogate is repaired when it is read, which moves bytes.
            if quoted and text is not None and b"\xed" not in text:
                if " ".join(text[quoted["start"]:quoted["end"]].decode("utf-8", "replace").split()) != " ".join(quoted["text"].split()):
                    return f"{part} {quoted} is not at its bytes"
    if answered != len(rows):
        return f"{len(rows)} rows, {answered} answers"
    return None


def run(program, seconds, seed):
    chance, texts, end = random.Random(seed), samples(program), time.time() + seconds
    cases, failures = 0, []
    while time.time() < end:
        rows = []
        for number in range(BATCH):
            report = {"id": f"{seed}-{cases + number}", "text": mutate.text(chance, texts)}
            if chance.random() < 0.7:
                report["published"] = f"{chance.randint(1900, 2030)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
            if chance.random() < 0.1:
                report[chance.choice(["title", "url", "publisher", "language", "published"])] = mutate.text(chance, texts)[:200]
            row = json.dumps(report, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
            if chance.random() < 0.05:
                row = mutate.binary(chance, row).replace(b"\n", b" ").strip() or b"null"
            rows.append(row)
        cases += len(rows)
        if what := wrong(program, rows):
            failures.append(smallest(program, rows, what))
    return cases, failures


def smallest(program, rows, what):
    """One row of a batch that goes wrong by itself, else the batch."""
    for row in rows:
        if alone := wrong(program, [row]):
            return alone, row
    return what, b"\n".join(rows)
