#!/usr/bin/env python3
"""Measures how well and how fast mentions are joined into events, and copies of reports found. One table on standard output.

    linking.py PROGRAM [gold|noise|speed|copies|million]…

gold: our own short reports, coded and joined, against their event names. noise: a made stream of mentions with known truth.
speed: 100,000 mentions of 10,000 events. copies: edited texts. million: memory for a million reports (some minutes).
"""
import collections
import datetime
import json
import os
import random
import re
import resource
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
GOLD = os.path.join(HERE, "..", "Tests", "LinkingTests", "Gold")


def run(program, arguments, text):
    done = subprocess.run([program, *arguments], input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr.decode()[:500]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


# --- scores: key and response give each mention the name of its cluster

def clusters(names):
    found = collections.defaultdict(set)
    for mention, name in names.items():
        found[name].add(mention)
    return list(found.values())


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(key, response):
    of_key = {m: c for c in clusters(key) for m in c}
    of_response = {m: c for c in clusters(response) for m in c}
    both = {m: len(of_key[m] & of_response[m]) for m in key}
    precision = sum(both[m] / len(of_response[m]) for m in key) / len(key)
    recall = sum(both[m] / len(of_key[m]) for m in key) / len(key)
    return precision, recall, f1(precision, recall)


def muc(key, response):
    def side(ours, theirs):
        links = sum(len(c) - 1 for c in clusters(ours))
        return sum(len(c) - len({theirs[m] for m in c}) for c in clusters(ours)) / links if links else 1.0
    return f1(side(response, key), side(key, response))


def assignment(cost):
    """Least cost of pairing rows with columns, rows no more than columns (Kuhn 1955, shortest augmenting paths)."""
    rows, columns = len(cost), len(cost[0])
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], column = row, 0
        least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while match[column]:
            used[column] = True
            delta, nearest = float("inf"), 0
            for j in range(1, columns + 1):
                if not used[j]:
                    value = cost[match[column] - 1][j - 1] - u[match[column]] - v[j]
                    if value < least[j]:
                        least[j], way[j] = value, column
                    if least[j] < delta:
                        delta, nearest = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = nearest
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return sum(cost[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])


def ceaf_e(key, response):
    a, b = clusters(key), clusters(response)
    if len(a) > len(b):
        a, b = b, a
    best = -assignment([[-2 * len(x & y) / (len(x) + len(y)) for y in b] for x in a])
    return f1(best / len(b), best / len(a))


def conll(key, response):
    return (muc(key, response) + b_cubed(key, response)[2] + ceaf_e(key, response)) / 3


# --- gold

def reports(path):
    for block in re.split(r"(?m)^## ", open(path, encoding="utf-8").read())[1:]:
        head, body = block.split("\n", 1)
        name, publisher, published, title = [part.strip() for part in head.split("|")]
        body, text, marks, position = body.strip("\n"), b"", [], 0
        for mark in re.finditer(r"\[([^|\]]+)\|([^\]]+)\]", body):
            text += body[position:mark.start()].encode()
            start = len(text)
            text += mark[1].encode()
            marks.append((start, len(text), mark[2]))
            position = mark.end()
        text += body[position:].encode()
        yield dict(id=name, publisher=publisher, published=published, title=title, text=text.decode()), marks


def gold(program):
    print("\ngold | mentions | events | found by the coder | B-cubed P | R | F1 | CoNLL F1")
    for half in ("dev", "test"):
        marked = list(reports(os.path.join(GOLD, f"events-{half}.txt")))
        lines = "\n".join(json.dumps(report) for report, _ in marked)
        records = run(program, ["code", "--format", "jsonl", "-"], lines)
        events = run(program, ["link", "--format", "jsonl", "-"], "\n".join(map(json.dumps, records)))
        event_of = {m["mention"]: e["id"] for e in events for m in e["mentions"]}
        coded = collections.defaultdict(list)
        for record in records:
            if record["kind"] == "event":
                coded[record["report"]["id"]].append(record)
        key, response, count = {}, {}, 0
        for report, marks in marked:
            for start, end, name in marks:
                count += 1
                for record in coded[report["id"]]:
                    if record["trigger"]["start"] < end and start < record["trigger"]["end"]:
                        key[report["id"], start], response[report["id"], start] = name, event_of[record["id"]]
                        break
        p, r, f = b_cubed(key, response)
        names = {name for _, marks in marked for _, _, name in marks}
        print(f"{half} | {count} | {len(names)} | {len(key) / count:.3f} | {p:.3f} | {r:.3f} | {f:.3f} | {conll(key, response):.3f}")


# --- a stream with known truth

TOWNS = [(country, f"{country}town{n}", 1000 * c + n, 10 + 3 * c + n * 0.6, 20 + 2 * c)
         for c, country in enumerate(["IRQ", "SYR", "AFG", "SOM", "MLI"]) for n in range(12)]
KINDS = [("ASSAULT", "explosives", "183", "bomb"), ("ASSAULT", "aerial", "195", "strike"), ("ASSAULT", "abduct", "181", "kidnap"),
         ("ASSAULT", None, "190", "attack"), ("PROTEST", "demo", "141", "march"), ("COERCE", "arrest", "173", "arrest"),
         ("CONSULT", None, "040", "meet"), ("RETREAT", "release", "0841", "free")]
CONFUSED = {"ASSAULT": "COERCE", "COERCE": "ASSAULT", "PROTEST": "ASSAULT", "CONSULT": "AGREE", "RETREAT": "CONCEDE"}


def stream(events, noise, days=365, seed=1):
    """Mentions of events, each field wrong with the given chance: day off by one, day known from the report alone, place only as a
    country, actor unknown, another type, a toll of its own. Each report tells one event."""
    chance = random.Random(seed)
    first = datetime.date(2030, 1, 1)
    number = 0
    for event in range(events):
        country, town, place_id, latitude, longitude = chance.choice(TOWNS)
        day = first + datetime.timedelta(chance.randrange(days))
        kind, mode, cameo, lemma = chance.choice(KINDS)
        side = chance.randrange(6)
        actor = dict(text=f"group {side}", start=0, end=5, id=f"{country}-group-{side}", name=f"Group {side}", country=country,
                     sectors=["REB"], known=True, code=country + "REB")
        dead = chance.randrange(1, 60)
        for _ in range(1 + min(40, int(chance.expovariate(1 / 9)))):
            wrong = lambda: chance.random() < noise
            number += 1
            published = day + datetime.timedelta(1 + chance.randrange(3))
            told, source = (day, "expression")
            if wrong():
                told, source = (day + datetime.timedelta(chance.choice([-1, 1])), "context")
            elif wrong():
                told, source = (published, "report")
            place = dict(name=town, text=town, latitude=latitude, longitude=longitude, geoname_id=place_id, feature="PPL",
                         country=country, acled_precision=1, ucdp_precision=1, **{"from": "argument"})
            if wrong():
                place = dict(name=country, text=country, latitude=latitude, longitude=longitude, geoname_id=place_id // 1000 + 9_000_000,
                             feature="PCLI", country=country, ucdp_precision=6, **{"from": "argument"})
            a_type, a_mode = (CONFUSED[kind], None) if wrong() else (kind, mode)
            actors = [] if wrong() else [actor]
            toll = dead + chance.randrange(5) if wrong() else dead
            words = chance.sample(["market", "crowd", "convoy", "village", "soldiers", "witnesses", "morning", "bridge", "governor", "police"], 3)
            figure = dict(of="killed", low=toll, best=toll, high=toll, text=str(toll), start=1, end=2)
            yield event, dict(
                kind="event", id=f"m{number}", report=dict(id=f"r{number}", publisher=f"paper {chance.randrange(30)}", published=str(published)),
                sentence=dict(index=0, start=0, end=9, zone="body", text=f"{number} {lemma} near the {' '.join(words)}"),
                trigger=dict(start=1, end=2, text=lemma, lemma=lemma), factuality="asserted", historical=False, attribution=[],
                date=dict(start=str(told), end=str(told), granularity="day", **{"from": source}), place=place, confidence=0.9, evidence=[],
                rule="made", coder="made", event_type=a_type, event_mode=a_mode, event_modes=[a_mode] if a_mode else [], contexts=[],
                cameo=cameo, actors=actors, recipients=[], figures=[figure] if kind == "ASSAULT" else [])


def join(program, made):
    text = "\n".join(json.dumps(mention) for _, mention in made)
    begin = time.time()
    events = run(program, ["link", "--format", "jsonl", "-"], text)
    return {m["mention"]: e["id"] for e in events for m in e["mentions"]}, time.time() - begin


def noise(program):
    print("\nnoise in each field | mentions | B-cubed P | R | F1")
    for level in (0, 0.05, 0.1, 0.2, 0.3):
        made = list(stream(1000, level))
        found, _ = join(program, made)
        key = {mention["id"]: event for event, mention in made}
        p, r, f = b_cubed(key, {m: found[m] for m in key})
        print(f"{level:.2f} | {len(made)} | {p:.3f} | {r:.3f} | {f:.3f}")


def speed(program):
    made = list(stream(10_000, 0.1, days=3650))
    found, seconds = join(program, made)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nspeed: {len(made)} mentions, {len(set(found.values()))} events, {seconds:.1f} s with reading and writing, "
          f"{len(made) / seconds:,.0f} mentions/s, peak {peak:.0f} MB")


# --- copies

VOCABULARY = [a + b + c for a in ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to") for b in ("dan", "fer", "gol", "him", "jul")
              for c in ("a", "es", "ing", "or", "um")]


def text_of(chance, words=250):
    return [chance.choice(VOCABULARY) for _ in range(words)]


def edited(chance, words, share):
    """As wire copies are: single words changed and a tail cut, together about this share of the text."""
    words = words[:int(len(words) * (1 - share / 2))]
    step = max(1, int(2 * 5 / share)) if share else len(words) + 1
    return [chance.choice(VOCABULARY) if index % step == step - 1 else word for index, word in enumerate(words)]


def copies(program):
    print("\nshare edited | copies found | others taken for copies (of 2,000 texts)")
    for share in (0, 0.1, 0.2, 0.3, 0.5):
        chance = random.Random(2)
        lines, originals = [], [text_of(chance) for _ in range(1000)]
        for number, words in enumerate(originals):
            lines.append(dict(id=f"a{number}", text=" ".join(words)))
        for number, words in enumerate(originals):
            lines.append(dict(id=f"b{number}", text=" ".join(edited(chance, words, share))))
        read = run(program, ["read", "--duplicates", "--input", "jsonl", "-"], "\n".join(map(json.dumps, lines)))
        right = sum(r.get("duplicate_of") == "a" + r["id"][1:] for r in read if r["id"][0] == "b")
        named = sum("duplicate_of" in r for r in read)
        print(f"{share:.1f} | {right / 1000:.3f} | {named - right}")


def million(program):
    print("\nreports | with --duplicates | reports/s | peak MB")
    for flag in ([], ["--duplicates"]):
        process = subprocess.Popen([program, "read", *flag, "--input", "jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        chance, begin = random.Random(3), time.time()
        for number in range(1_000_000):
            words = " ".join(chance.choices(VOCABULARY, k=60))
            process.stdin.write(b'{"id": "r%d", "published": "2030-01-01", "text": "%s"}\n' % (number, words.encode()))
        process.stdin.close()
        peak = os.wait4(process.pid, 0)[2].ru_maxrss
        print(f"1000000 | {bool(flag)} | {1e6 / (time.time() - begin):,.0f} | {peak / 1024:.0f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    steps = dict(gold=gold, noise=noise, speed=speed, copies=copies, million=million)
    for step in sys.argv[2:] or ["gold", "noise", "speed", "copies"]:
        steps[step](sys.argv[1])
