#!/usr/bin/env python3
"""Time and memory of joining when all mentions fall under one key, the case that no cluster can spread: hotkey.py PROGRAM [MENTIONS…]

Records of made pages, their countries and months made one, their days spread over it, are given to `dateline link`; also as an SVG plot. Then the same with
claims of control, all of one place over four years.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

import plot
from make_pages import Pages


def one_key(record, chance):
    """The record in Syria, March 2017."""
    day = f"2017-03-{chance.randint(1, 28):02d}"
    record["date"] = {**record.get("date", {"granularity": "day", "from": "expression"}), "start": day, "end": day}
    record["report"]["published"] = day
    record.setdefault("place", {"name": "Syria", "text": "Syria", "latitude": 35, "longitude": 38})["country"] = "SYR"
    for actor in record.get("actors", []) + record.get("recipients", []):
        actor["country"] = "SYR"
    return record


def one_place(record, number, chance):
    """The claim for Aleppo on some day of four years, half of them dated by their report alone."""
    day = f"{chance.randint(2013, 2016)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    date = {"start": day, "end": day, "granularity": "day", "from": chance.choice(["expression", "report"])}
    place = {"name": "Aleppo", "text": "Aleppo", "latitude": 36.2, "longitude": 37.16, "country": "SYR", "geoname_id": 170063}
    return {**record, "id": f"{number:016x}", "date": date, "place": place, "report": {**record["report"], "id": f"r{number}", "published": day}}


def coded(program, pages, kind, count):
    """So many records of a kind, or as many as the pages of one call give."""
    number, lines = 0, []
    while len(lines) < count:
        archive = b"".join(pages.record(number + n) for n in range(500))
        number += 500
        done = subprocess.run([program, "code", "--format", "jsonl", "--kinds", kind, "-"], input=archive, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=True).stdout
        lines += [json.loads(line) for line in done.splitlines()]
        if kind == "control":
            break
    return lines


def timed(command, lines):
    """CPU seconds, peak memory in MB and lines of the answer."""
    with tempfile.TemporaryFile("w+") as file:
        file.write("\n".join(lines) + "\n")
        file.seek(0)
        child = subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE)
        child.stdout.readline()
        with open(f"/proc/{child.pid}/status") as status:
            memory = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
        answers = 1 + sum(1 for _ in child.stdout)
        _, _, usage = os.wait4(child.pid, 0)
    return usage.ru_utime + usage.ru_stime, memory, answers


def main(program, counts):
    pages, chance = Pages(program), random.Random(1)
    mentions = [json.dumps(one_key(record, chance)) for record in coded(program, pages, "event", max(counts))]
    points = []
    print("| mentions under one key | CPU seconds | memory, MB | events |\n|---|---|---|---|")
    for count in counts:
        cpu, memory, events = timed([program, "link", "--format", "jsonl", "--jobs", "1", "-"], mentions[:count])
        points.append((count, cpu))
        print(f"| {count:,} | {cpu:.1f} | {memory:,.0f} | {events:,} |", flush=True)
    claims = coded(program, pages, "control", max(counts))
    claims = [json.dumps(one_place(claims[number % len(claims)], number, chance)) for number in range(max(counts))]
    print("\n| claims about one place | CPU seconds | memory, MB | spans |\n|---|---|---|---|")
    for count in counts:
        cpu, memory, spans = timed([program, "link", "--control", "--format", "jsonl", "--jobs", "1", "-"], claims[:count])
        print(f"| {count:,} | {cpu:.1f} | {memory:,.0f} | {spans:,} |", flush=True)
    os.makedirs(os.path.join("Documentation", "plots"), exist_ok=True)
    with open(os.path.join("Documentation", "plots", "hotkey.svg"), "w") as file:
        file.write(plot.svg("Joining under one key", "mentions", "CPU seconds", {"": [(0, 0)] + points}))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), [int(a) for a in sys.argv[2:]] or [1000, 2000, 4000, 8000, 16000])
