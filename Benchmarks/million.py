#!/usr/bin/env python3
"""A million raw pages, made on the fly, read, coded and joined: pages a second, memory, linearity. Run again, it goes on where it stopped.

    million.py PROGRAM [--pages 1000000] [--jobs CORES] [--seconds S] [--folder output/million]

With --seconds it stops making pages after so long (0: makes none) and joins what there is. Pages are streamed from a generator into one `dateline code`; only
records are kept (gzip), then joined by the steps of `dateline link --step` with a shuffle on disk, as a cluster engine would.
Writes `summary.md`, `speed.svg` and `memory.svg` into the folder.
"""
import argparse
import concurrent.futures
import gzip
import json
import os
import resource
import subprocess
import sys
import threading
import time
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import plot
from make_pages import Pages

CHUNK = 2000
STEP = 1000
BUCKETS = 128


class Child:
    """`dateline code` fed with pages; what the kernel says of it."""

    def __init__(self, program, jobs, pages, first, last, until):
        self.process = subprocess.Popen([program, "code", "--format", "jsonl", "--status", "--jobs", str(jobs), "-"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.made = first
        threading.Thread(target=self.feed, args=(pages, last, until), daemon=True).start()

    def feed(self, pages, last, until):
        # It stops between chunks only, so that the next run begins where this one ends.
        while self.made < last and (time.time() < until or self.made % CHUNK):
            self.process.stdin.write(pages.record(self.made))
            self.made += 1
        self.process.stdin.close()

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return next((int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS")), 0)

    def processor(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def lines_of(path):
    if not os.path.exists(path):
        return []
    with open(path) as file:
        return [json.loads(line) for line in file]


def code(given, path):
    """Codes chunk after chunk; one line of `curve.jsonl` for each thousand pages, noted when its chunk is on the disk."""
    curve = lines_of(path("curve.jsonl"))
    done = curve[-1]["pages"] if curve else 0
    if done >= given.pages or given.seconds <= 0:
        return
    before = curve[-1] if curve else {"wall": 0, "cpu": 0, "records": 0}
    begin = time.time()
    child = Child(given.program, given.jobs, Pages(given.program), done, given.pages, begin + given.seconds)
    pages, records, answered, notes, output = done, before["records"], 0, [], None
    for line in child.process.stdout:
        if output is None:
            output = gzip.open(path("chunk.part"), "wb", compresslevel=1)
        if line.startswith(b'{"kind":"error"'):
            if b'"message":"the text is in another' not in line:
                sys.exit(f"a page was not read: {line.decode()}")
            continue
        if not line.startswith(b'{"kind":"report"'):
            output.write(line)
            records += 1
            continue
        pages += 1
        if pages % STEP == 0 or pages == given.pages:
            notes.append({"pages": pages, "wall": before["wall"] + time.time() - begin, "cpu": before["cpu"] + child.processor(),
                          "memory": child.memory(), "records": records, "jobs": given.jobs})
        if pages % CHUNK == 0 or pages == given.pages:
            output.close()
            os.replace(path("chunk.part"), path(f"records-{(pages - 1) // CHUNK:05d}.jsonl.gz"))
            with open(path("curve.jsonl"), "a") as file:
                file.writelines(json.dumps(note) + "\n" for note in notes)
            print(f"{pages:,} pages, {(pages - done) / (time.time() - begin):.1f} a second, {notes[-1]['memory']:.0f} MB", flush=True)
            notes, output = [], None
    if child.process.wait() or pages != child.made:
        sys.exit(f"dateline code ended with {child.process.returncode}: {child.made} pages in, {pages} out")


def step(given, name, data):
    """Runs a step of joining on one core; lines in, lines out."""
    done = subprocess.run([given.program, "link", "--step", name, "--jobs", "1", "-"], input=data, capture_output=True)
    if done.returncode or done.stderr:
        sys.exit(f"link --step {name}: {done.returncode} {done.stderr.decode()[:500]}")
    return done.stdout


def unpack(path):
    with gzip.open(path, "rb") as file:
        return file.read()


def pack(path, data):
    """Writes a file whole or not at all."""
    with open(path + ".part", "wb") as file:
        file.write(gzip.compress(data, compresslevel=1))
    os.replace(path + ".part", path)


class Shuffle:
    """Lines by bucket, on the disk; one process writes all that a chunk gives."""

    def __init__(self, path):
        self.names = [path(f"bucket-{number:03d}.part") for number in range(BUCKETS)]
        self.locks = [threading.Lock() for _ in self.names]
        for name in self.names:
            open(name, "wb").close()

    def add(self, lines):
        """Equal keys together. Returns how many lines and bytes."""
        buckets = [[] for _ in self.names]
        for line in lines:
            buckets[zlib.crc32(line[line.rindex(b'"key":"'):]) % BUCKETS].append(line)
        for name, lock, bucket in zip(self.names, self.locks, buckets):
            packed = gzip.compress(b"".join(bucket), compresslevel=1)
            with lock, open(name, "ab") as file:
                file.write(packed)
        return len(lines), sum(map(len, lines))


def sketches(given, path, chunk):
    """The sketches of a chunk, kept beside it for a run that goes on."""
    kept = path(chunk.replace("records-", "sketches-"))
    if not os.path.exists(kept):
        pack(kept, step(given, "sketches", unpack(path(chunk))))
    return unpack(kept)


def link(given, path):
    """Joins all chunks, a chunk or a bucket on each core; memory holds no more than these. Returns what was found."""
    chunks = sorted(name for name in os.listdir(given.folder) if name.startswith("records-"))
    begin, before = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    shuffle = Shuffle(path)

    def keys(chunk, ids):
        found = step(given, "keys", unpack(path(chunk)) + b"".join(copies[id] for id in ids if id in copies))
        return shuffle.add([line for line in found.splitlines(keepends=True) if line.startswith(b'{"bundle":')])

    def events(number):
        found = step(given, "events", unpack(shuffle.names[number]))
        pack(path(f"events-{number:03d}.jsonl.gz"), found)
        os.remove(shuffle.names[number])
        return found.count(b"\n")

    with concurrent.futures.ThreadPoolExecutor(given.jobs) as cores:
        def over(what, function, *inputs):
            for done, result in enumerate(cores.map(function, *inputs), 1):
                print(f"{what}: {done} of {len(inputs[0])}, {time.time() - begin:.0f} s", flush=True)
                yield result

        sketched = list(over("sketches", lambda chunk: sketches(given, path, chunk), chunks))
        ids = [[json.loads(line)["report"]["id"] for line in lines.splitlines()] for lines in sketched]
        copies = {json.loads(line)["copy"]: line for line in step(given, "copies", b"".join(sketched)).splitlines(keepends=True)}
        del sketched
        shuffled = list(over("keys", keys, chunks, ids))
        joined = list(over("events", events, range(BUCKETS)))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": time.time() - begin, "cpu": cpu, "copies": len(copies), "mentions": sum(count for count, _ in shuffled),
            "shuffled": sum(size for _, size in shuffled), "events": sum(joined)}


def summary(given, path, joined):
    curve = lines_of(path("curve.jsonl"))
    last, memory = curve[-1], [note["memory"] for note in curve]
    half = curve[len(curve) // 2 - 1] if len(curve) > 1 else last
    first_half, second_half = half["pages"] / half["cpu"], (last["pages"] - half["pages"]) / max(last["cpu"] - half["cpu"], 1e-9)
    rows = [
        ("pages", f"{last['pages']:,}"),
        ("records", f"{last['records']:,}"),
        ("reading and coding, by the clock", f"{last['pages'] / last['wall']:.1f} pages/s with --jobs {last['jobs']}, {last['wall']:.0f} s"),
        ("reading and coding, a core", f"{last['pages'] / last['cpu']:.1f} pages per CPU second"),
        ("first and second half of the run", f"{first_half:.1f} and {second_half:.1f} pages per CPU second"),
        ("memory", f"{min(memory):.0f} to {max(memory):.0f} MB; {memory[-1]:.0f} MB at the end"),
        ("joining", f"{joined['mentions']:,} mentions into {joined['events']:,} events, {joined['copies']:,} copies; {joined['wall']:.0f} s, {joined['cpu']:.0f} CPU seconds"),
        ("shuffled", f"{joined['shuffled'] / last['pages']:,.0f} bytes a page"),
    ]
    text = "| what | figure |\n|---|---|\n" + "".join(f"| {a} | {b} |\n" for a, b in rows)
    with open(path("summary.md"), "w") as file:
        file.write(text)
    with open(path("speed.svg"), "w") as file:
        file.write(plot.svg("Processor time over pages read and coded", "pages", "CPU seconds", {"": [(0, 0)] + [(n["pages"], n["cpu"]) for n in curve]}))
    with open(path("memory.svg"), "w") as file:
        file.write(plot.svg("Resident memory over pages read and coded", "pages", "MB", {"": [(n["pages"], n["memory"]) for n in curve]}))
    print(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("--pages", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--folder", default="output/million")
    given = parser.parse_args()
    os.makedirs(given.folder, exist_ok=True)
    path = lambda name: os.path.join(given.folder, name)
    code(given, path)
    summary(given, path, link(given, path))


if __name__ == "__main__":
    main()
