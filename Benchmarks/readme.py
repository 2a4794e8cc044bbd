#!/usr/bin/env python3
"""Fills README.md's example with what the program really writes.

    readme.py PROGRAM
"""
import json
import re
import subprocess
import sys

SAMPLE = "Samples/aleppo-2016-12-14.txt"


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def main(program):
    table = run(program, "code", "--format", "table", "--kinds", "event,control,figure", SAMPLE)
    records = [json.loads(line) for line in run(program, "code", "--format", "jsonl", "--kinds", "control", SAMPLE).splitlines()]
    short = records[0]["id"][:6]
    why = run(program, "explain", short, SAMPLE)
    example = f"```\n$ dateline code --kinds event,control,figure {SAMPLE}\n{table.rstrip()}\n```"
    explain = f"```\n$ dateline explain {short} {SAMPLE}\n{why.rstrip()}\n```"
    with open("README.md", encoding="utf-8") as file:
        text = file.read()
    for name, block in (("EXAMPLE", example), ("EXPLAIN", explain)):
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        text = re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: f"{begin}\n{block}\n{end}", text, flags=re.S)
    with open("README.md", "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else sys.exit(__doc__))
