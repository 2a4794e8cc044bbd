"""Damaged data: dictionaries with random changes, and models, gazetteer and compiled knowledge with changed bytes. The program says what
is wrong or goes on; it never dies of it."""
import os
import random
import shutil
import subprocess
import tempfile
import time

import bounded
import mutate

TIMEOUT = 60
REPORT = b'{"id":"a","published":"2016-10-05","text":"Rebels seized Aleppo on Tuesday and killed ten soldiers, the army said."}\n'


def folder():
    return os.environ.get("DATELINE_DATA") or os.path.join("Sources", "Dateline", "Data")


def ended(command, allowed, given=b""):
    """What is wrong with how a command ended; `None` if nothing is."""
    done, endless = bounded.run(command, given, TIMEOUT)
    if endless:
        return endless
    if done.returncode not in allowed:
        return f"exit {done.returncode}: {done.stderr[-300:].decode('utf-8', 'replace')}"
    if done.returncode and not (done.stderr.strip() or done.stdout.strip()):
        return f"exit {done.returncode} without a word"
    return None


def yaml(chance, content):
    """Dictionary text with lines and values moved about."""
    lines = content.split("\n")
    for _ in range(chance.choice([1, 1, 3, 10])):
        at = chance.randrange(len(lines))
        action = chance.randrange(7)
        if action == 0:
            del lines[at:at + chance.randrange(1, 4)]
        elif action == 1:
            lines.insert(at, lines[chance.randrange(len(lines))])
        elif action == 2:
            lines[at] = " " * chance.randrange(9) + lines[at].lstrip()
        elif action == 3 and lines[at]:
            letter = chance.randrange(len(lines[at]))
            lines[at] = lines[at][:letter] + chance.choice(["[", "{", "]", ":", "&a", "*a", "!", "'", '"', "\t", "\0", "|", "-", "9" * 30]) + lines[at][letter:]
        elif action == 4:
            lines[at] = lines[at].replace("-", chance.choice(["--", "", "\u2013"]), 1)
        elif action == 5:
            lines[at] = lines[at] + " " + chance.choice(mutate.ODD)
        else:
            key = lines[at].split(":")[0]
            lines[at] = key + ": " + chance.choice(["", "null", "[]", "{}", "true", "-1", "1e999", "2019-02-31", "[[[[]]]]", "*x", "<<"])
    return "\n".join(lines)


class Knowledge:
    @staticmethod
    def run(program, seconds, seed):
        """A small knowledge folder is not used: entries refer to each other across files."""
        chance, end, cases, failures = random.Random(seed), time.time() + seconds, 0, []
        with tempfile.TemporaryDirectory() as place:
            copy = os.path.join(place, "knowledge")
            shutil.copytree(os.path.join(folder(), "knowledge"), copy, ignore=shutil.ignore_patterns("*.bin"))
            files = sorted(os.path.join(where, name) for where, _, names in os.walk(copy) for name in names if name.endswith(".yaml"))
            while time.time() < end:
                path = chance.choice(files)
                with open(path, encoding="utf-8") as file:
                    whole = file.read()
                changed = yaml(chance, whole)
                with open(path, "w", encoding="utf-8", errors="surrogatepass") as file:
                    file.write(changed)
                if what := ended([program, "knowledge", "check", "--knowledge", copy], (0, 2)):
                    failures.append((f"{os.path.basename(path)}: {what}", changed.encode("utf-8", "surrogatepass")))
                with open(path, "w", encoding="utf-8") as file:
                    file.write(whole)
                cases += 1
        return cases, failures


class Files:
    @staticmethod
    def run(program, seconds, seed):
        chance, end, cases, failures = random.Random(seed), time.time() + seconds, 0, []
        with tempfile.TemporaryDirectory() as place:
            copy = os.path.join(place, "Data")
            shutil.copytree(folder(), copy)
            files = sorted(os.path.join(where, name) for where, _, names in os.walk(copy) for name in names
                           if name.endswith((".dlm", ".bin", ".gazetteer")))
            while time.time() < end:
                path = chance.choice(files)
                with open(path, "rb") as file:
                    whole = file.read()
                # Headers and tables of offsets stand first.
                cut = chance.choice([64, 1024, len(whole)])
                changed = mutate.binary(chance, whole[:cut]) + whole[cut:]
                with open(path, "wb") as file:
                    file.write(changed)
                if what := ended([program, "code", "--format", "jsonl", "--data", copy, "-"], (0, 3), REPORT):
                    failures.append((f"{os.path.basename(path)}: {what}", changed if len(changed) < 1 << 22 else changed[:1 << 16]))
                with open(path, "wb") as file:
                    file.write(whole)
                cases += 1
        return cases, failures
