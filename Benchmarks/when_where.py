#!/usr/bin/env python3
"""Day and place of events on the project's own gold, beside what the report date and the dateline alone would give.

    when_where.py PROGRAM [GOLD]

Counts the gold events that have one day and a place. An event of the program answers one if it stands at its trigger, else if it is
of the same type and in the same sentence. A day is right if first and last day agree; a place if one name holds all words of the
other; a country if the code agrees. "Report date alone" dates every event by the report, "first place alone" puts every event at the
first place that the program finds in the report (the dateline, where there is one); both are taken for the same events.
Prints a table for Documentation/accuracy.md.
"""
import json
import os
import random
import re
import subprocess
import sys
import unicodedata

GOLD = "Tests/EvaluationTests/Gold/reports.jsonl"


def lines(program, command, path):
    done = subprocess.run([program, command, "--format", "jsonl", path], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def words(name):
    plain = unicodedata.normalize("NFKD", name.lower())
    return set(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))) - {"the", "of", "al"}


def same_name(gold, place):
    wanted = words(gold)
    return any(found and wanted and (found <= wanted or wanted <= found) for found in map(words, filter(None, (place.get("name"), place.get("text")))))


def trigger(text, event):
    """Bytes where the gold's trigger begins."""
    at = -1
    for _ in range(event.get("occurrence", 0) + 1):
        at = text.find(event["trigger"], at + 1)
    return len(text[:at].encode()) if at >= 0 else None


def answer(event, start, found):
    at = [f for f in found if f.get("trigger") and f["trigger"]["start"] == start]
    near = [f for f in found if f["sentence"]["start"] <= start < f["sentence"]["end"] and f.get("event_type") == event.get("event_type")]
    return next(iter(at or near), None)


def judged(program, gold_path):
    """For each gold event: by which means its day, place and country are right."""
    found, first = {}, {}
    for record in lines(program, "code", gold_path):
        if record["kind"] == "event":
            found.setdefault(record["report"]["id"], []).append(record)
    for report in lines(program, "annotate", gold_path):
        first[report["id"]] = next((p for p in sorted(report["places"], key=lambda p: p["start"])), {})
    for line in open(gold_path, encoding="utf-8"):
        report = json.loads(line)
        place = first.get(report["id"], {})
        raw = report["text"].encode()
        place = dict(place, text=raw[place["start"]:place["end"]].decode()) if place else {}
        for event in report["gold"]:
            if event["kind"] != "event" or "place" not in event or len(set(event.get("date", ()))) != 1:
                continue
            start = trigger(report["text"], event)
            record = answer(event, start, found.get(report["id"], [])) if start is not None else None
            at, when = (record or {}).get("place") or {}, (record or {}).get("date") or {}
            yield report["id"], record is not None, {
                "day": ([when.get("start"), when.get("end")] == event["date"], event["date"] == [report.get("published")] * 2),
                "place": (same_name(event["place"], at), same_name(event["place"], place)),
                "country": (at.get("country") == event.get("country"), place.get("country") == event.get("country"))}


def interval(items):
    """95 % of 1,000 bootstrap samples over reports."""
    by_report = {}
    for report, right in items:
        by_report.setdefault(report, []).append(right)
    groups, chance, means = list(by_report.values()), random.Random(1), []
    for _ in range(1000):
        drawn = [right for group in chance.choices(groups, k=len(groups)) for right in group]
        means.append(sum(drawn) / len(drawn))
    means.sort()
    return f"{share(means[24])}–{share(means[974])}"


def share(value):
    return f"{value:.3f}".lstrip("0") if value < 1 else "1.000"


def main(program, gold_path=GOLD):
    events = list(judged(os.path.abspath(program), gold_path))
    coded = [e for e in events if e[1]]
    print(f"{len(events)} gold events with one day and a place in {len({e[0] for e in events})} reports; the program codes {len(coded)} of them.\n")
    print("| of the events that are coded | Dateline (95 %) | report date or first place alone |\n|---|---|---|")
    for field in ("day", "place", "country"):
        both = [e[2][field] for e in coded]
        by_program = [(e[0], e[2][field][0]) for e in coded]
        print(f"| {field} right | {share(sum(b[0] for b in both) / len(both))} ({interval(by_program)}) | {share(sum(b[1] for b in both) / len(both))} |")
    whole = [(e[2]["day"][0] and e[2]["place"][0], e[2]["day"][1] and e[2]["place"][1]) for e in coded]
    print(f"| day and place right | {share(sum(w[0] for w in whole) / len(whole))} | {share(sum(w[1] for w in whole) / len(whole))} |")
    of_all = sum(e[2]["day"][0] and e[2]["place"][0] for e in coded) / len(events)
    print(f"| day and place right, of all gold events | {share(of_all)} | |")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
