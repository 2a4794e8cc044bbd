"""Hours of random input against everything that takes input, in slices of a minute; run again, it goes on.

    python3 Fuzz/soak PROGRAM SECONDS [TARGET…] [--jobs N]      readers language knowledge data ledger (default: all, in turn)
    python3 Fuzz/soak --table                                   the hours reached so far, as a table

Each slice takes the next seed, so that no run repeats another. What is found stays in output/soak/findings; the log is output/soak/log.jsonl.
Exit 1 if this run found anything.
"""
import argparse
import concurrent.futures
import itertools
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


def slice_of(target, program, seconds, seed):
    """One slice in a process of its own, so that its processor time is its own."""
    begin, before = time.time(), processor()
    cases, failures = TARGETS[target].run(program, seconds, seed)
    entry = {"target": target, "seed": seed, "cases": cases, "found": len(failures), "cpu": round(processor() - before, 1),
             "wall": round(time.time() - begin, 1), "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
    return entry, failures


def main(program, seconds, jobs, targets):
    os.makedirs(FOLDER, exist_ok=True)
    os.nice(10)
    seeds = {target: max((entry["seed"] for entry in log() if entry["target"] == target), default=0) for target in TARGETS}
    end, found, turns = time.time() + seconds, 0, itertools.cycle(targets)
    with concurrent.futures.ProcessPoolExecutor(jobs) as cores:
        running = set()
        while True:
            while len(running) < jobs and (left := end - time.time()) > 1:
                target = next(turns)
                seeds[target] += 1
                running.add(cores.submit(slice_of, target, program, min(SLICE, left), seeds[target]))
            if not running:
                break
            done, running = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
            for entry, failures in (future.result() for future in done):
                for number, (what, content) in enumerate(failures):
                    keep(entry["target"], entry["seed"], number, what, content)
                found += len(failures)
                with open(LOG, "a") as file:
                    file.write(json.dumps(entry) + "\n")
                print(json.dumps(entry), flush=True)
    table()
    return 1 if found else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", nargs="?")
    parser.add_argument("seconds", nargs="?", type=float, default=3600)
    parser.add_argument("targets", nargs="*", help=f"{' '.join(TARGETS)} (default: all, in turn)")
    parser.add_argument("--jobs", type=int, default=1, help="slices at once")
    parser.add_argument("--table", action="store_true", help="the hours reached so far, as a table")
    given = parser.parse_args()
    if given.table:
        table()
    elif given.program and set(given.targets) <= set(TARGETS):
        sys.exit(main(os.path.abspath(given.program), given.seconds, given.jobs, given.targets or list(TARGETS)))
    else:
        parser.error("a program, and targets among " + " ".join(TARGETS))
