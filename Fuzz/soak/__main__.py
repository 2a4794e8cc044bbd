"""Hours of random input against everything that takes input, one core, in slices; run again, it goes on.

    python3 Fuzz/soak PROGRAM SECONDS [TARGET…]      readers language knowledge data ledger (default: all, in turn)
    python3 Fuzz/soak --table                        the hours reached so far, as a table

Each slice takes the next seed, so that no run repeats another. What is found stays in output/soak/findings; the log is output/soak/log.jsonl.
Exit 1 if this run found anything.
"""
import json
import os
import resource
import sys
import time

import coding
import data
import ledger
import readers

TARGETS = {"readers": readers, "language": coding, "knowledge": data.Knowledge, "data": data.Files, "ledger": ledger}
FOLDER = os.path.join("output", "soak")
LOG = os.path.join(FOLDER, "log.jsonl")
SLICE = 60


def processor():
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def log():
    if not os.path.exists(LOG):
        return []
    with open(LOG) as file:
        return [json.loads(line) for line in file]


def keep(target, seed, number, what, content):
    """Keeps what broke something."""
    folder = os.path.join(FOLDER, "findings")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{target}-{seed}-{number}")
    with open(path, "wb") as file:
        file.write(content)
    with open(path + ".txt", "w") as file:
        file.write(what + "\n")
    print(f"{path}: {what}", flush=True)


def table():
    print("| target | CPU hours | cases | found |\n|---|---|---|---|")
    entries = log()
    for target in TARGETS:
        own = [entry for entry in entries if entry["target"] == target]
        print(f"| {target} | {sum(e['cpu'] for e in own) / 3600:.2f} | {sum(e['cases'] for e in own):,} | {sum(e['found'] for e in own)} |")
    print(f"| all | {sum(e['cpu'] for e in entries) / 3600:.2f} | {sum(e['cases'] for e in entries):,} | {sum(e['found'] for e in entries)} |")


def main(program, seconds, targets):
    os.makedirs(FOLDER, exist_ok=True)
    os.nice(10)
    end, found, turn = time.time() + seconds, 0, 0
    while (left := end - time.time()) > 1:
        target = targets[turn % len(targets)]
        turn += 1
        seed = 1 + max((entry["seed"] for entry in log() if entry["target"] == target), default=0)
        begin, before = time.time(), processor()
        cases, failures = TARGETS[target].run(program, min(SLICE, left), seed)
        for number, (what, content) in enumerate(failures):
            keep(target, seed, number, what, content)
        found += len(failures)
        entry = {"target": target, "seed": seed, "cases": cases, "found": len(failures), "cpu": round(processor() - before, 1),
                 "wall": round(time.time() - begin, 1), "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
        with open(LOG, "a") as file:
            file.write(json.dumps(entry) + "\n")
        print(json.dumps(entry), flush=True)
    table()
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--table"]:
        table()
    elif len(sys.argv) >= 3 and set(sys.argv[3:]) <= set(TARGETS):
        sys.exit(main(os.path.abspath(sys.argv[1]), float(sys.argv[2]), sys.argv[3:] or list(TARGETS)))
    else:
        sys.exit(__doc__)
