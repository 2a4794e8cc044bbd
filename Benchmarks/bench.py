#!/usr/bin/env python3
"""Speed of the whole and of its layers, written into Documentation/performance.md.

    bench.py PROGRAM [REPORTS]

Medians of three runs. What else the machine does moves the figures; ratios are steadier than seconds.
"""
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def timed(command, runs=3, output=subprocess.DEVNULL):
    """(median wall seconds, median CPU seconds) of a command."""
    wall, cpu = [], []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.perf_counter()
        subprocess.run(command, stdout=output, stderr=subprocess.DEVNULL, check=True)
        wall.append(time.perf_counter() - begin)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(wall), statistics.median(cpu)


def peak_memory(command):
    """Peak resident memory of a command in MB, from the kernel's account of it."""
    script = "import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024


def main(program, count):
    here = os.path.dirname(os.path.abspath(__file__))
    cores = os.cpu_count() or 1
    rows = []
    sample = "Samples/aleppo-2016-12-14.txt"
    subprocess.run([program, "code", sample], stdout=subprocess.DEVNULL, check=True)
    wall, _ = timed([program, "code", sample], runs=7)
    rows.append(("one report, start to last record, warm", f"{wall * 1000:.0f} ms"))
    rows.append(("peak memory, one report", f"{peak_memory([program, 'code', sample]):.0f} MB"))
    with tempfile.TemporaryDirectory() as folder:
        pile = os.path.join(folder, "pile.jsonl")
        with open(pile, "wb") as file:
            subprocess.run([sys.executable, os.path.join(here, "pile.py"), program, str(count)], stdout=file, check=True)
        size = os.path.getsize(pile) / 1e6
        outputs = {}
        for jobs in sorted({1, 2, cores}):
            target = os.path.join(folder, f"out-{jobs}.jsonl")
            wall, cpu = timed([program, "code", "--format", "jsonl", "--jobs", str(jobs), "--output", target, pile], runs=1 if count > 5000 else 3)
            with open(target, "rb") as file:
                outputs[jobs] = hash(file.read())
            rows.append((f"{count} reports ({size:.0f} MB), --jobs {jobs}", f"{count / wall:.0f} reports/s, {count / cpu:.0f} per CPU second"))
        rows.append(("the same bytes whatever --jobs", "yes" if len(set(outputs.values())) == 1 else "NO"))
        rows.append((f"peak memory, {count} reports, --jobs {cores}", f"{peak_memory([program, 'code', '--format', 'jsonl', '--jobs', str(cores), pile]):.0f} MB"))
        wall, cpu = timed([program, "parse", "--format", "conllu", pile], runs=1)
        tokens = int(subprocess.run(f"{program} parse --format conllu {pile} | grep -c '^[0-9]'", shell=True, capture_output=True, text=True).stdout or 0)
        rows.append(("tag, lemma, parse, names", f"{tokens / cpu:.0f} tokens per CPU second"))
    lines = ["# Performance", "", f"Measured by `make bench` on {cores} cores ({platform.machine()}).", "",
             "| what | figure |", "|---|---|"] + [f"| {a} | {b} |" for a, b in rows]
    with open("Documentation/performance.md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 10000)
