#!/usr/bin/env python3
"""Measures the ledger on made-up coded records: ingest, lists with facets, boxes, control on a day, size of the file.

    ledger.py PROGRAM [MENTIONS [LEDGER]]          (default 1,000,000 mentions in a tenth as many events)

Everything is written to a folder under $TMPDIR that goes away, but for a LEDGER that is named; one that is there already is asked alone. The figures in Documentation/ledger.md come from here.
"""
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

TYPES = ["ASSAULT"] * 5 + ["PROTEST", "COERCE", "AGREE", "REQUEST", "ACCUSE", "AID", "CONSULT", "THREATEN", "MOBILIZE", "SANCTION"]
MODES = {"ASSAULT": ["firearms", "explosives", "aerial", "heavy-weapons"], "PROTEST": ["demo", "riot"], "COERCE": ["arrest", "restrict"]}
VERBS = {"ASSAULT": "attacked", "PROTEST": "protested against", "COERCE": "detained", "AGREE": "reached an agreement with"}
SYLLABLES = ["ka", "ru", "ma", "bel", "tor", "shi", "zan", "dar", "ul", "gor", "pol", "nas", "ber", "im", "tal", "ven", "os", "qal"]


def name(chance, parts):
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).capitalize()


def day(number):
    return time.strftime("%Y-%m-%d", time.gmtime(86400 * (14610 + number)))


def make_world(chance):
    countries = ["%s%s%s" % (chr(65 + i // 10), chr(65 + i % 10), "X") for i in range(60)]
    towns = []
    for index in range(6000):
        country = countries[min(int(chance.paretovariate(1.1)) - 1, 59)]
        base = 7919 * (countries.index(country) + 1)
        towns.append({"name": name(chance, 3), "country": country, "admin1": f"{country} {index % 12}", "geoname_id": 1_000_000 + index,
                      "latitude": round(-40 + base % 90 + chance.random() * 6, 4), "longitude": round(-100 + base % 230 + chance.random() * 8, 4)})
    actors = []
    for country in countries:
        for sector in ["MIL", "REB", "COP", "CVL", "GOV", "OPP"]:
            for _ in range(6):
                actors.append({"name": f"{name(chance, 2)} {sector.title()}", "code": country + sector, "country": country, "sectors": [sector]})
    return towns, actors


def make_events(chance, count, towns, actors):
    by_country = {}
    for actor in actors:
        by_country.setdefault(actor["country"], []).append(actor)
    for _ in range(count):
        town = chance.choice(towns)
        actor, recipient = chance.sample(by_country[town["country"]], 2)
        kind = chance.choice(TYPES)
        yield {"type": kind, "mode": chance.choice(MODES[kind]) if kind in MODES else None, "town": town, "actor": actor,
               "recipient": recipient, "day": chance.randrange(3650), "killed": chance.randrange(1, 40) if kind == "ASSAULT" else None}


def party(actor, start):
    return {"text": actor["name"], "start": start, "end": start + len(actor["name"]), "head": actor["name"].split()[-1], "id": actor["name"].lower(),
            "known": True, **actor}


def mention(event, kind, report, offset, number):
    town, verb = event["town"], VERBS.get(event["type"], "addressed")
    text = f"The {event['actor']['name']} {verb} the {event['recipient']['name']} in {town['name']} on {day(event['day'])}, witness {number} said."
    start, end = offset, offset + len(text)
    trigger = offset + text.index(verb)
    record = {
        "kind": kind, "id": "%016x" % ((report["number"] << 24 | offset << 4 | number % 16) * 0x9E3779B97F4A7C15 % (1 << 64)),
        "report": report["reference"], "sentence": {"index": number, "start": start, "end": end, "text": text, "zone": "body"},
        "trigger": {"start": trigger, "end": trigger + len(verb), "text": verb, "lemma": verb.split()[0]}, "factuality": "asserted",
        "historical": False, "attribution": [], "confidence": 0.5 + (number * 37 % 50) / 100, "rule": "made.up", "coder": "made up 1",
        "date": {"start": day(event["day"]), "end": day(event["day"]), "granularity": "day", "from": "expression", "acled_precision": 1, "ucdp_precision": 1},
        "place": {"text": town["name"], "start": end - 30, "end": end - 24, "feature": "PPL", "from": "argument", "acled_precision": 1, "ucdp_precision": 1, **town},
        "evidence": [{"field": "event_type", "start": trigger, "end": trigger + len(verb), "rule": "made.up"},
                     {"field": "actors", "start": start + 4, "end": start + 4 + len(event["actor"]["name"]), "rule": "dictionary"}],
    }
    actor, recipient = party(event["actor"], start + 4), party(event["recipient"], trigger + len(verb) + 5)
    figure = {"of": "killed", "low": event["killed"], "best": event["killed"], "high": event["killed"], "text": str(event["killed"]), "start": start, "end": start + 2}
    if kind == "event":
        record |= {"event_type": event["type"], "event_modes": [event["mode"]] if event["mode"] else [], "contexts": [], "actors": [actor],
                   "recipients": [recipient], "figures": [figure] if event["killed"] and number % 3 == 0 else [], "cameo": "190"}
        if event["mode"]:
            record["event_mode"] = event["mode"]
    elif kind == "control":
        record |= {"change": "gained", "holder": actor, "previous_holder": recipient}
    elif kind == "figure":
        record |= {"of": "injured", "low": number, "best": number, "high": number, "text": str(number), "start": start, "end": start + 2}
    elif kind == "statement":
        record |= {"speaker": actor, "mode": "indirect", "verb": "say", "text": text, "start": start, "end": end}
    else:
        record |= {"relation": "fights", "subject": actor, "object": recipient}
    return record


def write_records(path, mentions, seed=7):
    """Writes the records of reports in order; each event is told about ten times, in several reports of its next days."""
    chance = random.Random(seed)
    towns, actors = make_world(chance)
    events = sorted(make_events(chance, mentions // 10, towns, actors), key=lambda e: (e["town"]["country"], e["day"]))
    publishers = [f"{name(chance, 2)} {kind}" for kind in ["Herald", "Wire", "Times", "Post"] for _ in range(50)]
    kinds = ["event"] * 15 + ["figure", "figure", "control", "statement", "relation"]
    written = number = 0
    with open(path, "w") as file:
        for first in range(0, len(events), 5):
            group = events[first:first + 5]
            tellings = [(event, chance.choice(kinds)) for event in group for _ in range(10)]
            chance.shuffle(tellings)
            for event in group:     # each event is told as an event at least once
                tellings[next(i for i, t in enumerate(tellings) if t[0] is event)] = (event, "event")
            while tellings:
                number += 1
                published = max(t[0]["day"] for t in tellings[:5]) + chance.randrange(3)
                reference = {"id": f"made-{number}", "title": f"Report {number}", "publisher": chance.choice(publishers), "published": day(published),
                             "published_from": "metadata", "language": "en", "url": f"https://news.example/{number}"}
                report = {"number": number, "reference": reference}
                for index, (event, kind) in enumerate(tellings[:5]):
                    file.write(json.dumps(mention(event, kind, report, index * 200, written)) + "\n")
                    written += 1
                tellings = tellings[5:]
    return written, number, len(events)


def run(program, *arguments):
    begin = time.monotonic()
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return time.monotonic() - begin, done.stdout


def make(program, mentions, ledger):
    """Writes records and ingests them."""
    with tempfile.TemporaryDirectory() as folder:
        records = os.path.join(folder, "records.jsonl")
        written, reports, events = write_records(records, mentions)
        size = os.path.getsize(records)
        print(f"{written:,} records of {events:,} events in {reports:,} reports, {size / 1e6:,.0f} MB of JSONL")
        begin = time.monotonic()
        done = subprocess.run([program, "ingest", "--coded", records, "--ledger", ledger], capture_output=True, text=True)
        seconds, out = time.monotonic() - begin, done.stdout + done.stderr
        if done.returncode:
            sys.exit(out)
        os.remove(records)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        bytes_ = os.path.getsize(ledger)
        print(out.strip())
        print(f"ingest and joining: {seconds:.1f} s, {written / seconds:,.0f} records/s ({used.ru_utime + used.ru_stime:.0f} s of processor, peak memory {used.ru_maxrss / 1024:.0f} MB, load {os.getloadavg()[0]:.0f}); file {bytes_ / 1e6:,.0f} MB, {bytes_ / written:.0f} bytes a record")
        one = os.path.join(folder, "one.jsonl")
        write_records(one, 100, seed=8)
        seconds, _ = run(program, "ingest", "--coded", one, "--ledger", ledger)
        print(f"100 more records into it: {seconds:.2f} s")


def ask(program, ledger):
    """Times whole commands on a ledger."""
    _, out = run(program, "events", "--ledger", ledger, "--format", "jsonl", "--limit", "1")
    town = json.loads(out)["place"]
    box = "box:%f,%f,%f,%f" % (town["latitude"] - 0.5, town["longitude"] - 0.5, town["latitude"] + 0.5, town["longitude"] + 0.5)
    base, _ = run(program, "--help")
    base = statistics.median(run(program, "--help")[0] for _ in range(7))
    print(f"start of the program: {base * 1000:.0f} ms, part of each figure below (median of 7 runs, the whole command)")
    queries = [
        ("list with facets, no filter", ["events", "--facets"]),
        ("list with facets, type:ASSAULT", ["events", "--facets", "type:ASSAULT"]),
        ("list with facets, one country and year", ["events", "--facets", "country:" + town["country"], "on:2013"]),
        ("list with facets, killed:>=30", ["events", "--facets", "killed:>=30"]),
        ("list with facets, actor and dates", ["events", "--facets", "actor:" + town["country"] + "MIL", "from:2012", "to:2016"]),
        ("list with facets, one rare word", ["events", "--facets", town["name"]]),
        ("list with facets, a word of a third of all records", ["events", "--facets", "attacked"]),
        ("list with facets, a word of all records", ["events", "--facets", "witness"]),
        ("list with facets, two common conditions", ["events", "--facets", "type:ASSAULT", "sector:MIL", "mode:aerial"]),
        ("list with facets, box of half the earth", ["events", "--facets", "box:-60,-180,80,0"]),
        ("list with facets, sorted by killed", ["events", "--facets", "--sort", "killed"]),
        ("list with facets, sorted by doubt", ["events", "--facets", "--sort", "doubt"]),
        ("list, no filter", ["events"]),
        ("box of one degree", ["events", box]),
        ("within 30 km", ["events", f"near:{town['latitude']},{town['longitude']},30"]),
        ("one event by id", ["events", "id:" + json.loads(out)["id"]]),
        ("control on a day", ["control", "--on", "2015-06-01"]),
        ("control of one place", ["control", town["name"]]),
        ("changes of a month", ["control", "--changes", "--from", "2015-06", "--to", "2015-06"]),
        ("series by month, country and type", ["series", "--of", "country,type"]),
        ("network", ["network", "--codes", "--format", "csv"]),
    ]
    for title, arguments in queries:
        options = ["--format", "table"] if arguments[0] in ("events", "control") else []
        try:
            times = [run(program, *arguments, *options, "--ledger", ledger)[0] for _ in range(7)]
        except SystemExit as problem:
            print(f"{title:42} {problem}")
            continue
        print(f"{title:42} {statistics.median(times) * 1000:6.0f} ms (best {min(times) * 1000:.0f})")


def main(program, mentions=1_000_000, kept=None):
    with tempfile.TemporaryDirectory() as folder:
        ledger = kept or os.path.join(folder, "made.ledger")
        if not os.path.exists(ledger):
            make(program, mentions, ledger)
        ask(program, ledger)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3, 4):
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000, sys.argv[3] if len(sys.argv) > 3 else None)
