#!/usr/bin/env python3
"""Speed and memory of the whole and of its layers, written into Documentation/performance.md with two plots.

    bench.py PROGRAM [REPORTS] [RUNS]          (default 2000 reports, 3 runs)

Each figure is the median of so many runs, lowest and highest in brackets. What else the machine does moves the clock more than the processor's
seconds, so both are given, with the load before and after.
"""
import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import desk
import make_pages
import pages
import plot

HERE = os.path.dirname(os.path.abspath(__file__))
PLOTS = os.path.join("Documentation", "plots")


class Measured:
    """Wall seconds, CPU seconds and peak memory (MB) of each of some runs of a command."""

    def __init__(self, command, runs, given=None, output=subprocess.DEVNULL):
        self.wall, self.cpu, self.memory = [], [], []
        for _ in range(runs):
            source = open(given, "rb") if given else subprocess.DEVNULL
            begin = time.perf_counter()
            child = subprocess.Popen(command, stdin=source, stdout=output, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            self.wall.append(time.perf_counter() - begin)
            if status:
                sys.exit(f"{' '.join(command)}: status {status}")
            self.cpu.append(usage.ru_utime + usage.ru_stime)
            self.memory.append(usage.ru_maxrss / 1024)

    def rate(self, count, unit):
        """So many of something a second, by the clock and by the processor."""
        return f"{spread([count / w for w in self.wall])} {unit}/s; {statistics.median(count / c for c in self.cpu):,.0f} per CPU second"


def spread(values):
    return f"{statistics.median(values):,.0f} ({min(values):,.0f}–{max(values):,.0f})"


def lines(path):
    with open(path, "rb") as file:
        return sum(1 for _ in file)


def trafilatura(program, folder):
    """Pages a CPU second of the peer, on the pages that were measured; it is installed from PyPI."""
    try:
        version = pages.install()[0]
    except (OSError, subprocess.CalledProcessError) as error:
        return f"not installed ({error})"
    made, paths = make_pages.Pages(program), []
    for number in range(100):
        paths.append(os.path.join(folder, f"{number}.html"))
        with open(paths[-1], "wb") as file:
            file.write(made.page(number)[2])
    return f"{len(paths) / pages.peer('text', paths)[1]:,.0f} per CPU second (100 of them, version {version})"


def server(program, ledger, runs):
    """Rows of the desk on a small ledger: pages, requests, memory."""
    process, base = desk.start(program, ledger, None)
    try:
        rows = []
        for name, page in [("first page of the desk", "/"), ("`/events.json` with facets, one type", "/events.json?q=type:ASSAULT")]:
            times = [desk.seconds(f"{base}{page}{'&' if '?' in page else '?'}n={n}") for n in range(4 * runs + 1)]
            rows.append((name, f"{statistics.median(times) * 1000:.1f} ({min(times) * 1000:.1f}–{max(times) * 1000:.1f}) ms"))
        if shutil.which("wrk"):
            rows.append(("requests of one filter (`wrk`, 16 connections)", desk.wrk(base + "/events.json?q=type:ASSAULT")))
            rows.append(("requests, another filter each time", desk.varied(base)))
        return rows + [("memory of the desk", desk.memory(process.pid))]
    finally:
        process.terminate()
        process.wait()


def main(program, count, runs):
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        make = lambda script, name, *arguments: subprocess.run(
            [sys.executable, os.path.join(HERE, script), program, *map(str, arguments)], stdout=open(path(name), "wb"), check=True)
        code = lambda source, jobs: [program, "code", "--format", "jsonl", "--jobs", str(jobs), "--output", path("out.jsonl"), source]

        with open(path("one.jsonl"), "w") as file:
            file.write(json.dumps({"id": "a", "text": "Rebels seized Bor on Monday."}) + "\n")
        start = Measured([program, "code", "--input", "lines", "--format", "jsonl", "--jobs", "1", "-"], 4 * runs + 1, path("one.jsonl"))
        rows.append(("start, one sentence, end", f"{spread([w * 1000 for w in start.wall])} ms; {statistics.median(start.cpu) * 1000:.0f} ms of CPU; "
                     f"{statistics.median(start.memory):.0f} MB"))

        make("pile.py", "pile.jsonl", count)
        size, by_cores, hashes = os.path.getsize(path("pile.jsonl")) / 1e6, [], set()
        for jobs in sorted({1, 2, max(1, cores - 1), cores}):
            found = Measured(code(path("pile.jsonl"), jobs), runs)
            with open(path("out.jsonl"), "rb") as file:
                hashes.add(hashlib.sha256(file.read()).hexdigest())
            by_cores.append((jobs, count / statistics.median(found.wall), jobs * count / statistics.median(found.cpu)))
            rows.append((f"{count:,} reports ({size:.1f} MB), --jobs {jobs}", f"{found.rate(count, 'reports')}; {statistics.median(found.memory):.0f} MB"))
        rows.append(("the same bytes whatever --jobs", "yes" if len(hashes) == 1 else "NO"))
        records = lines(path("out.jsonl"))
        os.rename(path("out.jsonl"), path("records.jsonl"))

        by_size = []
        with open(path("pile.jsonl"), "rb") as file:
            pile = file.readlines()
        for share in (8, 4, 2, 1):
            with open(path("part.jsonl"), "wb") as file:
                file.writelines(pile[:count // share])
            found = Measured(code(path("part.jsonl"), 1), runs)
            by_size.append((count // share, statistics.median(found.cpu), statistics.median(found.wall)))

        found = Measured([program, "parse", "--format", "conllu", "--jobs", "1", path("pile.jsonl")], runs)
        shown = subprocess.run([program, "parse", "--format", "conllu", path("pile.jsonl")], capture_output=True).stdout
        tokens = sum(line[:1].isdigit() for line in shown.splitlines())
        rows.append(("tag, lemma, parse, names, one core", found.rate(tokens, "tokens")))

        layers = subprocess.run([program, "layers", "Tests/EvaluationTests/Gold/reports.jsonl", "--rounds", "20"], capture_output=True, text=True, check=True)
        rows.append(("layers for time and place alone, analysed reports of 1.1 kB (`dateline layers`)",
                     layers.stdout.strip().splitlines()[-1] + " reports per CPU second"))

        make("make_pages.py", "pages.warc", 0, 400)
        megabytes = os.path.getsize(path("pages.warc")) / 1e6
        found = Measured([program, "read", "--jobs", "1", path("pages.warc")], runs)
        rows.append((f"400 raw pages ({megabytes:.0f} MB), read, one core", f"{found.rate(400, 'pages')}; {statistics.median(found.memory):.0f} MB"))
        rows.append(("the same pages, read by trafilatura", trafilatura(program, folder)))
        found = Measured(code(path("pages.warc"), 1), runs)
        rows.append(("the same pages, read and coded, one core", f"{found.rate(400, 'pages')}; {statistics.median(found.memory):.0f} MB"))

        found = Measured([program, "link", "--format", "jsonl", "--jobs", "1", "--output", path("events"), path("records.jsonl")], runs)
        rows.append((f"{records:,} records joined (`dateline link`)", f"{found.rate(records, 'records')}; {statistics.median(found.memory):.0f} MB"))
        stored = []
        for number in range(runs):
            stored.append(Measured([program, "ingest", "--coded", path("records.jsonl"), "--ledger", path(f"{number}.ledger")], 1))
        rows.append((f"{records:,} records stored and joined (`dateline ingest --coded`)", f"{spread([records / m.wall[0] for m in stored])} records/s; "
                     f"{statistics.median(records / m.cpu[0] for m in stored):,.0f} per CPU second"))
        found = Measured([program, "events", "--facets", "--ledger", path("0.ledger")], 4 * runs + 1)
        rows.append((f"`dateline events --facets` over {lines(path('events')):,} events, program start included", f"{spread([w * 1000 for w in found.wall])} ms"))

        rows += server(program, path("0.ledger"), runs)

    os.makedirs(PLOTS, exist_ok=True)
    with open(os.path.join(PLOTS, "cores.svg"), "w") as file:
        file.write(plot.svg("Throughput over cores", "--jobs", "reports a second", {
            "by the clock": [(0, 0)] + [(jobs, wall) for jobs, wall, _ in by_cores],
            "if each had a core of its own (CPU seconds)": [(0, 0)] + [(jobs, cpu) for jobs, _, cpu in by_cores]}))
    with open(os.path.join(PLOTS, "size.svg"), "w") as file:
        file.write(plot.svg("Time over size of the pile, --jobs 1", "reports", "seconds", {
            "CPU": [(0, 0)] + [(n, cpu) for n, cpu, _ in by_size], "wall": [(0, 0)] + [(n, wall) for n, _, wall in by_size]}))
    text = ["# Performance", "",
            f"Measured by `make bench` (`python3 Benchmarks/bench.py .build/release/dateline {count} {runs}`) on {cores} cores ({platform.machine()}), "
            f"median of {runs} runs, lowest and highest in brackets. Load before and after: "
            f"{load:.1f} and {os.getloadavg()[0]:.1f}; above {cores} the clock counts other work too, the CPU seconds do not.", "",
            "| what | figure |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows), "",
            "![throughput over cores](plots/cores.svg) ![time over size](plots/size.svg)", "",
            "Beside others: extraction and dates in [reading.md](reading.md), the parser in [accuracy.md](accuracy.md), a million records in "
            "[ledger.md](ledger.md), clusters and a million pages in [scale.md](scale.md)."]
    # What follows the first heading is written by hand.
    with open("Documentation/performance.md", encoding="utf-8") as file:
        _, heading, rest = file.read().partition("\n## ")
    with open("Documentation/performance.md", "w", encoding="utf-8") as file:
        file.write("\n".join(text) + "\n" + heading + rest)
    print("\n".join(text))


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), *(int(a) for a in (sys.argv[2:] + ["2000", "3"][len(sys.argv) - 2:])))
