#!/usr/bin/env python3
"""Dateline beside trafilatura and htmldate on the same pages: pages.py PROGRAM [PAGES]

PAGES (default ../shared/pages) holds KEY.html.gz and gold.json of the article-extraction benchmark. Installs the two from PyPI into
output/peers, once. Prints F1 of the main text (shingles of four words, per page, averaged; with and without captions, which the gold
leaves out), pages a second of one core, ratios, how often the dates of publication agree, and their accuracy on 220 pages of our own
(date_pages.py). Both are timed on pages that are unpacked already: the peers in a process that has them in memory, Dateline as a
command that reads each ten times, start of the program and output included.
"""
import collections
import glob
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join("output", "peers")
WORD = re.compile(r"\w+")

# What the peers do, in their own interpreter: reads paths and writes JSON lines; the CPU seconds of the work alone come last.
PEER = r"""
import gzip, json, sys, time
kind, paths = sys.argv[1], sys.argv[2:]
def load(path):
    return (gzip.open(path) if path.endswith(".gz") else open(path, "rb")).read()
pages = [(path, load(path)) for path in paths]
if kind == "dates":
    import htmldate
    work = lambda page: {"date": htmldate.find_date(page.decode("utf-8", "replace"), extensive_search=True, original_date=True)}
else:
    import trafilatura
    if kind == "text":
        work = lambda page: {"text": trafilatura.extract(page)}
    else:
        work = lambda page: {"text": trafilatura.extract(page, output_format="json", with_metadata=True)}
begin = time.process_time()
rows = [(path, work(page)) for path, page in pages]
seconds = time.process_time() - begin
for path, row in rows:
    print(json.dumps({"path": path, **row}))
print(json.dumps({"seconds": seconds}))
"""


def shingles(text):
    words = WORD.findall(text or "")
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3))) if words else collections.Counter()


def f1(gold, texts):
    precisions, recalls = [], []
    for key, truth in gold.items():
        true, found = shingles(truth["articleBody"]), shingles(texts.get(key))
        both = sum((true & found).values())
        if found or true:
            precisions.append(both / sum(found.values()) if found else 0.0)
        if true:
            recalls.append(both / sum(true.values()))
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * p * r / (p + r), p, r


def key(path):
    return os.path.basename(path).split(".")[0]


def install():
    """Puts the peers into output/peers, once; gives their versions."""
    if not os.path.exists(os.path.join(PEERS, "bin", "python")):
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        # A plain trafilatura pulls an lxml without html.clean.
        subprocess.run([os.path.join(PEERS, "bin", "pip"), "install", "-q", "trafilatura", "lxml_html_clean", "htmldate"], check=True)
    return subprocess.run([os.path.join(PEERS, "bin", "python"), "-c",
                           "from importlib.metadata import version as v;print(v('trafilatura'), v('htmldate'))"],
                          capture_output=True, text=True, check=True).stdout.split()


def peer(kind, paths):
    done = subprocess.run([os.path.join(PEERS, "bin", "python"), "-c", PEER, kind, *paths], capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {key(row["path"]): row for row in lines[:-1]}, lines[-1]["seconds"]


def ours(program, paths, runs=1, options=()):
    """Rows by key, and the CPU seconds of a run (start of the program included)."""
    least = None
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([program, "read", "--jobs", "1", *options, *paths], capture_output=True, text=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least = seconds if least is None else min(least, seconds)
    return {key(row["path"]): row for row in map(json.loads, done.stdout.splitlines())}, least


def accuracy(gold, dates):
    return sum(dates.get(k) == day for k, day in gold.items()) / len(gold)


def main(program, pages):
    program = os.path.abspath(program)
    versions = install()
    print(f"trafilatura {versions[0]}, htmldate {versions[1]}")
    if os.path.isdir(pages):
        gold = json.load(open(os.path.join(pages, "gold.json"), encoding="utf-8"))
        paths = sorted(p for p in glob.glob(os.path.join(pages, "*.html.gz")) if key(p) in gold)
        mine, _ = ours(program, paths)
        bare, _ = ours(program, paths, options=["--no-captions"])
        with tempfile.TemporaryDirectory() as folder:
            plain = [os.path.join(folder, os.path.basename(path)[:-3]) for path in paths]
            for path, target in zip(paths, plain):
                with gzip.open(path) as packed, open(target, "wb") as file:
                    file.write(packed.read())
            _, seconds = ours(program, plain * 10, runs=5)
            seconds /= 10
        text, text_seconds = peer("text", paths)
        _, all_seconds = peer("all", paths)
        c = f1(gold, {k: r["text"] for k, r in bare.items()})
        a, b = f1(gold, {k: r["text"] for k, r in mine.items()}), f1(gold, {k: r["text"] for k, r in text.items()})
        print(f"\nmain text, {len(paths)} pages          Dateline   trafilatura   ratio")
        for name, x, y in zip(["F1", "precision", "recall"], a, b):
            print(f"{name:<28}{x:10.4f}{y:14.4f}{x / y:8.2f}")
        for name, x, y in zip(["F1, no captions", "precision", "recall"], c, b):
            print(f"{name:<28}{x:10.4f}{y:14.4f}{x / y:8.2f}")
        n = len(paths)
        print(f"{'pages/s and core, text':<28}{n / seconds:10.0f}{n / text_seconds:14.1f}{text_seconds / seconds:8.1f}")
        print(f"{'pages/s and core, all':<28}{n / seconds:10.0f}{n / all_seconds:14.1f}{all_seconds / seconds:8.1f}")
        dates, _ = peer("dates", paths)
        both = [k for k in mine if mine[k].get("published") and dates[k]["date"]]
        same = sum(mine[k]["published"] == dates[k]["date"] for k in both)
        print(f"dates (these pages have no gold): Dateline {sum('published' in r for r in mine.values())}, htmldate "
              f"{sum(bool(r['date']) for r in dates.values())}, both {len(both)}, the same day {same}\n")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(HERE, "date_pages.py"), folder], check=True)
        gold = json.load(open(os.path.join(folder, "gold.json"), encoding="utf-8"))
        paths = sorted(glob.glob(os.path.join(folder, "*.html")))
        mine, _ = ours(program, paths)
        found, _ = peer("dates", paths)
        own, theirs = {k: r.get("published") for k, r in mine.items()}, {k: r["date"] for k, r in found.items()}
        for part in ["plain", "hard"]:
            days = {k: v["date"] for k, v in gold.items() if v["set"] == part}
            print(f"date of publication, {len(days)} {part} pages of our own: Dateline {accuracy(days, own):.3f}, htmldate {accuracy(days, theirs):.3f}")
        for k, v in gold.items():
            if own.get(k) != v["date"]:
                print(f"  {k} {v['form']}: {v['date']}, read as {own.get(k)} (htmldate {theirs.get(k)})")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else "../shared/pages")
