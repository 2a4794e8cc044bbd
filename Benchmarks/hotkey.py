#!/usr/bin/env python3
"""Time and memory of joining when all mentions fall under one key, the case that no cluster can spread: hotkey.py PROGRAM [MENTIONS…]

Records of made pages, their countries and months made one, their days spread over it, are given to `dateline link`; also as an SVG plot.
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


def main(program, counts):
    pages, chance = Pages(program), random.Random(1)
    lines, number = [], 0
    while len(lines) < max(counts):
        archive = b"".join(pages.record(number + n) for n in range(500))
        number += 500
        coded = subprocess.run([program, "code", "--format", "jsonl", "--kinds", "event", "-"], input=archive, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, check=True).stdout
        lines += [json.dumps(one_key(json.loads(line), chance)) for line in coded.splitlines()]
    points = []
    print("| mentions under one key | CPU seconds | memory, MB | events |\n|---|---|---|---|")
    for count in counts:
        with tempfile.TemporaryFile("w+") as file:
            file.write("\n".join(lines[:count]) + "\n")
            file.seek(0)
            child = subprocess.Popen([program, "link", "--format", "jsonl", "--jobs", "1", "-"], stdin=file, stdout=subprocess.PIPE)
            child.stdout.readline()
            with open(f"/proc/{child.pid}/status") as status:
                memory = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
            events = 1 + sum(1 for _ in child.stdout)
            _, _, usage = os.wait4(child.pid, 0)
        cpu = usage.ru_utime + usage.ru_stime
        points.append((count, cpu))
        print(f"| {count:,} | {cpu:.1f} | {memory:,.0f} | {events:,} |", flush=True)
    os.makedirs(os.path.join("Documentation", "plots"), exist_ok=True)
    with open(os.path.join("Documentation", "plots", "hotkey.svg"), "w") as file:
        file.write(plot.svg("Joining under one key", "mentions", "CPU seconds", {"": [(0, 0)] + points}))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), [int(a) for a in sys.argv[2:]] or [1000, 2000, 4000, 8000, 16000])
