#!/usr/bin/env python3
"""Checks the gold reports and prints their counts. Usage: check.py [FILE]; exit 1 when a line is wrong."""

import collections
import datetime
import json
import os
import re
import sys

MODES = {
    "AGREE": "", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "",
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack "
               "aerial drone heavy-weapons crowd-control unconventional",
}
CONTEXTS = {"election", "migration", "disasters"}
FIGURES = set("killed injured casualties missing detained abducted displaced returned evacuated crowd strength "
              "released surrendered destroyed".split())
RELATIONS = set("member_of part_of leads allied_with fights also_known_as holds_office".split())
FACTUALITY = set("asserted negated possible planned requested conditional".split())
FIELDS = {  # field: required
    "event": {"event_type": True, "event_mode": False, "event_modes": False, "trigger": True, "occurrence": False,
              "actors": True, "recipients": True, "date": False, "place": False, "country": False,
              "factuality": True, "historical": False, "attributed_to": False, "contexts": False, "stage": False},
    "control": {"change": True, "trigger": True, "occurrence": False, "holder": False, "previous_holder": False,
                "place": True, "extent": False, "date": False, "factuality": True, "historical": False,
                "attributed_to": False},
    "figure": {"of": True, "low": True, "best": True, "high": True, "group": False, "text": True},
    "statement": {"speaker": True, "verb": True, "text": True},
    "relation": {"relation": True, "subject": True, "object": True},
}


def occurrences(text, words):
    """How often the words stand in the text as whole words; any run of white space counts as one space."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return len(re.findall(r"(?<!\w)" + pattern + r"(?!\w)", text))


def check(record, text):
    """Yields what is wrong with one gold record."""
    kind = record.get("kind")
    if kind not in FIELDS:
        yield f"unknown kind {kind!r}"
        return
    for field, required in FIELDS[kind].items():
        if required and field not in record:
            yield f"field {field} is missing"
    for field in record:
        if field not in FIELDS[kind] and field != "kind":
            yield f"field {field} does not belong to a {kind}"
    quoted = [record[field] for field in ("trigger", "place", "holder", "previous_holder", "speaker", "verb", "subject",
                                          "object", "group", "text") if field in record]
    for field in ("actors", "recipients", "attributed_to"):
        quoted += record.get(field, [])
    for words in quoted:
        if not words or not occurrences(text, words):
            yield f"{words!r} does not stand in the text"
    if "trigger" in record:
        count = occurrences(text, record["trigger"])
        if count > 1 and "occurrence" not in record:
            yield f"{record['trigger']!r} stands {count} times in the text: occurrence is missing"
        elif not 0 <= record.get("occurrence", 0) < max(count, 1):
            yield f"{record['trigger']!r} has no occurrence {record['occurrence']}"
    if "date" in record:
        try:
            start, end = [datetime.date.fromisoformat(day) for day in record["date"]]
            if start > end:
                yield f"date {record['date']} ends before it starts"
        except ValueError:
            yield f"date {record['date']} is not two ISO days"
    if "country" in record and not re.fullmatch("[A-Z]{3}", record["country"]):
        yield f"country {record['country']!r} is not three letters"
    if record.get("factuality", "asserted") not in FACTUALITY:
        yield f"unknown factuality {record['factuality']!r}"
    if kind == "event":
        type, modes = record.get("event_type"), record.get("event_modes", [record.get("event_mode")])
        if type is None:
            if not record.get("contexts") or not set(record["contexts"]) <= CONTEXTS:
                yield "an event without a type needs a context: " + ", ".join(sorted(CONTEXTS))
        elif type not in MODES:
            yield f"unknown event type {type!r}"
        for mode in modes:
            if mode is not None and mode not in MODES.get(type, "").split():
                yield f"{type} has no mode {mode!r}"
        if record.get("stage", "attempted") != "attempted":
            yield f"unknown stage {record['stage']!r}"
    elif kind == "control":
        if record.get("change") not in ("gained", "lost", "held", "contested"):
            yield f"unknown change {record.get('change')!r}"
        if record.get("extent", "all") not in ("all", "most", "part", "none"):
            yield f"unknown extent {record['extent']!r}"
    elif kind == "figure":
        if record.get("of") not in FIGURES:
            yield f"unknown figure {record.get('of')!r}"
        known = [record[field] for field in ("low", "best", "high") if record.get(field) is not None]
        if known != sorted(known):
            yield f"low, best and high are out of order: {known}"
    elif kind == "relation" and record.get("relation") not in RELATIONS:
        yield f"unknown relation {record.get('relation')!r}"


def main(path):
    errors, seen, kinds = 0, set(), collections.Counter()
    types, countries, dated, quiet = collections.Counter(), collections.Counter(), 0, 0
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                report = json.loads(line)
                name, text, gold = report["id"], report["text"], report["gold"]
            except (ValueError, KeyError, TypeError) as error:
                print(f"{path}:{number}: not a report: {error!r}", file=sys.stderr)
                errors += 1
                continue
            problems = [f"the id {name} stands twice"] if name in seen else []
            seen.add(name)
            if "published" in report:
                try:
                    datetime.date.fromisoformat(report["published"])
                except ValueError:
                    problems.append(f"published {report['published']!r} is not an ISO day")
            for index, record in enumerate(gold):
                problems += [f"record {index} ({record.get('kind')} {record.get('trigger', '')}): {problem}"
                             for problem in check(record, text)]
                kinds[record.get("kind")] += 1
                if record.get("kind") == "event":
                    types[record.get("event_type") or "+".join(record.get("contexts", []))] += 1
                    countries[record.get("country", "none")] += 1
                    dated += "place" in record and "date" in record and record["date"][0] == record["date"][1]
            quiet += not any(record.get("event_type") for record in gold)
            for problem in problems:
                print(f"{path}:{number}: {name}: {problem}", file=sys.stderr)
            errors += len(problems)
    print(f"{len(seen)} reports, {quiet} without a PLOVER event; {dated} events with a day and a place")
    for title, counts in (("kinds", kinds), ("events by type", types), ("events by country", countries)):
        print(f"{title}: " + ", ".join(f"{key} {count}" for key, count in counts.most_common()))
    print(f"countries: {len(set(countries) - {'none'})}")
    return 1 if errors else 0


if __name__ == "__main__":
    default = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reports.jsonl")
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else default))
