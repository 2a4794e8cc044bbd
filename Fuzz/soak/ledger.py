"""Random operations on a ledger against a reference that could hardly be simpler: the records in a dictionary, joined from nothing by
`dateline link` after each operation. After each, the ledger must export the same events."""
import json
import os
import random
import signal
import subprocess
import tempfile
import time

PLACES = ["Aleppo", "Homs", "Mosul", "Kirkuk", "Sanaa"]
#: Sentences so short that none is taken for a copy of another.
SENTENCES = ["Rebels captured {place} on {day}, killing {number} soldiers.", "A bomb killed {number} people in {place} on {day}.",
             "Police arrested {number} protesters in {place} on {day}.", "The army shelled {place} on {day}.", "Rebels killed {number} soldiers near {place}."]


class Reference:
    """What the ledger should hold."""

    def __init__(self):
        self.reports = {}
        self.withdrawn = set()
        self.decisions = {}
        self.number = 0

    def decide(self, **decision):
        self.number += 1
        self.decisions[self.number] = decision

    def take(self, records):
        """Stores records: those of another coder take the place of a report's old ones."""
        groups = {}
        for record in records:
            groups.setdefault(record["report"]["id"], {})[record["id"]] = record
        for report, new in groups.items():
            old = self.reports.get(report, {})
            coder = next(iter(new.values()))["coder"]
            if any(record["coder"] != coder for record in old.values()):
                old = {}
            self.reports[report] = {**old, **{id: record for id, record in new.items() if id not in old}}

    def events(self, program, folder):
        rejected = {d["mention"] for d in self.in_force() if d.get("verdict") == "reject" and "mention" in d}
        accepted = {}
        for decision in self.in_force():
            if "verdict" in decision and "anchor" in decision:
                accepted[decision["anchor"]] = decision["verdict"]
        records = [record for id, records in self.reports.items() if id not in self.withdrawn for record in records.values()
                   if record["id"] not in rejected]
        constraints = os.path.join(folder, "constraints.jsonl")
        with open(constraints, "w") as file:
            file.writelines(json.dumps(pair) + "\n" for d in self.in_force() for pair in d.get("pairs", []))
        given = "".join(json.dumps(record) + "\n" for record in records).encode()
        done = subprocess.run([program, "link", "--format", "jsonl", "--jobs", "1", "--constraints", constraints, "-"], input=given,
                              capture_output=True, check=True)
        shown = []
        for line in done.stdout.splitlines():
            event = json.loads(line)
            status = [accepted[m["mention"]] for m in event["mentions"] if m["mention"] in accepted]
            if not status or status[-1] != "reject":
                shown.append(event)
        return shown

    def in_force(self):
        undone = {d["undoes"] for d in self.decisions.values() if "undoes" in d}
        return [d for number, d in self.decisions.items() if number not in undone and "undoes" not in d]


def coded(program, chance):
    """Records of some short reports, some of them marked as copies."""
    lines = []
    for number in range(40):
        text = chance.choice(SENTENCES).format(place=chance.choice(PLACES), number=chance.randint(3, 9), day=f"{chance.randint(1, 9)} March 2019")
        lines.append(json.dumps({"id": f"r{number}", "publisher": f"Paper {number % 5}", "published": f"2019-03-{chance.randint(1, 12):02d}", "text": text}))
    done = subprocess.run([program, "code", "--format", "jsonl", "--jobs", "1", "-"], input="\n".join(lines).encode(), capture_output=True, check=True)
    reports = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        if int(record["report"]["id"][1:]) % 8 == 7:
            record["report"]["duplicate_of"] = "r0"
        reports.setdefault(record["report"]["id"], []).append(record)
    return list(reports.values())


class Trial:
    def __init__(self, program, chance, folder):
        self.program, self.chance, self.folder = program, chance, folder
        self.path = os.path.join(folder, "a.ledger")
        self.reference, self.trace = Reference(), []
        self.pool = coded(program, chance)
        self.shown = []

    def dateline(self, *arguments, given=b"", allowed=(0,)):
        done = subprocess.run([self.program, *arguments, "--ledger", self.path], input=given, capture_output=True)
        if done.returncode not in allowed:
            raise AssertionError(f"{arguments[:3]}: exit {done.returncode}: {(done.stdout + done.stderr)[-500:].decode()}")
        return done

    def ingest(self, recoded=False, killed=False):
        records = [r for report in self.chance.sample(self.pool, self.chance.randint(1, 6)) for r in report if self.chance.random() < 0.8]
        if not records:
            return
        if recoded:
            records = [{**record, "coder": f"coder {self.chance.randint(1, 2)}"} for record in records]
            kept = {record["report"]["id"]: record["coder"] for record in records}
            records = [{**record, "coder": kept[record["report"]["id"]]} for record in records]
        given = "".join(json.dumps(record) + "\n" for record in records).encode()
        arguments = ["ingest", "--coded", "-", "--jobs", "1", "--batch", str(self.chance.choice([1, 3, 256]))]
        self.trace.append(["killed " if killed else "", arguments, records])
        if killed:
            child = subprocess.Popen([self.program, *arguments, "--ledger", self.path], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            try:
                child.stdin.write(given)
                child.stdin.close()
            except BrokenPipeError:
                pass
            time.sleep(self.chance.random() * 0.15)
            child.send_signal(signal.SIGKILL)
            child.wait()
        self.dateline(*arguments, given=given)
        self.reference.take(records)

    def decide(self):
        """A reviewer's decision on what is shown."""
        kind = self.chance.choice(["accept", "reject", "reject mention", "merge", "not-same", "split", "withdraw", "undo", "undo"])
        events, reference = self.shown, self.reference
        if kind == "withdraw":
            left = sorted(set(reference.reports) - reference.withdrawn)
            if left:
                id = self.chance.choice(left)
                self.did("reports", "withdraw", id)
                reference.withdrawn.add(id)
                reference.decide(withdraws=id)
        elif kind == "undo":
            undone = {d["undoes"] for d in reference.decisions.values() if "undoes" in d}
            left = [n for n, d in reference.decisions.items() if n not in undone and "undoes" not in d]
            if left:
                number = self.chance.choice(left)
                self.did("events", "undo", str(number))
                reference.withdrawn.discard(reference.decisions[number].get("withdraws"))
                reference.decide(undoes=number)
        elif not events:
            return
        elif kind in ("accept", "reject"):
            event = self.chance.choice(events)
            self.did("events", "judge", event["id"], kind)
            reference.decide(verdict=kind, anchor=own(event)[0])
        elif kind == "reject mention":
            mention = self.chance.choice(own(self.chance.choice(events)))
            self.did("events", "judge", mention, "reject")
            reference.decide(verdict="reject", mention=mention)
        elif kind == "split":
            event = self.chance.choice(events)
            mentions = own(event)
            if len(mentions) > 1:
                moved = self.chance.sample(mentions, self.chance.randint(1, len(mentions) - 1))
                kept = [m for m in mentions if m not in moved]
                self.did("events", "split", event["id"], *moved)
                reference.decide(pairs=[{"different": [a, b]} for a in moved for b in kept] + [{"same": [moved[0], m]} for m in moved[1:]]
                                 + [{"same": [kept[0], m]} for m in kept[1:]])
        elif len(events) > 1:
            pair = sorted(self.chance.sample(events, 2), key=lambda event: event["id"])
            self.did("events", kind, pair[0]["id"], pair[1]["id"])
            one, other = own(pair[0]), own(pair[1])
            reference.decide(pairs=[{"different": [one[0], other[0]]}] if kind == "not-same"
                             else [{"same": [one[0], m]} for m in one + other if m != one[0]])

    def did(self, *arguments):
        self.trace.append(arguments)
        self.dateline(*arguments, "--reviewer", "soak")

    def compare(self):
        expected = self.reference.events(self.program, self.folder)
        found = [json.loads(line) for line in self.dateline("export", "--format", "jsonl").stdout.splitlines()]
        by_id = {event["id"]: event for event in found}
        if len(by_id) != len(found):
            raise AssertionError("an event twice")
        for event in expected:
            if (other := by_id.pop(event["id"], None)) != event:
                fields = [f for f in event if other is None or other.get(f) != event[f]]
                raise AssertionError(f"event {event['id']} differs in {fields}: expected {json.dumps(event)[:3000]}, found {json.dumps(other)[:3000]}")
        if by_id:
            raise AssertionError(f"events too many: {json.dumps(list(by_id.values()))[:3000]}")
        self.shown = expected

    def step(self):
        draw = self.chance.random()
        if not self.trace:
            return self.ingest()
        if draw < 0.45:
            self.ingest()
        elif draw < 0.52:
            self.ingest(recoded=True)
        elif draw < 0.58:
            self.ingest(killed=True)
        elif draw < 0.93:
            self.decide()
        elif draw < 0.97:
            self.trace.append("check")
            self.dateline("ledger", "check")
        else:
            self.trace.append("repair")
            self.dateline("ledger", "repair")
        self.compare()


def run(program, seconds, seed):
    chance, end, cases, failures = random.Random(seed), time.time() + seconds, 0, []
    while time.time() < end:
        # In memory where there is such a place: what is tried here is what the ledger holds, not the disk.
        with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
            trial = Trial(program, random.Random(chance.random()), folder)
            try:
                for _ in range(40):
                    trial.step()
                    cases += 1
                    if time.time() > end:
                        break
            except (AssertionError, subprocess.CalledProcessError) as failure:
                failures.append((str(failure), json.dumps(trial.trace, indent=1).encode()))
    return cases, failures


def own(event):
    """The event mentions of an event, in its order."""
    return [m["mention"] for m in event["mentions"] if m["kind"] == "event"]
