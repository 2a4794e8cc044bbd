#!/usr/bin/env python3
"""`dateline follow` and `dateline serve` on one ledger for hours: a feed that grows, readers who ask; memory, descriptors, answers, losses.

    service.py PROGRAM ASSETS [--seconds 3600] [--pages 1.0] [--requests 10] [--folder output/service]

A site on loopback puts so many new pages a second into its feed. `follow` fetches, codes and joins them; `serve` answers so many requests a second,
each with another filter. Every ten seconds both processes are looked at. At the end each page must be in the ledger once, the ledger must pass
`dateline ledger check`, and every request must have been answered by 200. Writes `summary.md`, `curve.jsonl`, `memory.svg` and `descriptors.svg`; exit 1 if
anything was lost or refused.
"""
import argparse
import collections
import email.utils
import http.server
import json
import os
import random
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import plot
from make_pages import Pages

SHOWN = 400
LOOK = 10
TOKEN = "soak"
TYPES = ["ASSAULT", "PROTEST", "ACCUSE", "AGREE", "REQUEST", "COERCE", "RETREAT"]
ADDRESSES = [
    lambda chance, day: f"/?q=type:{chance.choice(TYPES)}&from={day(0)}&to={day(60)}",
    lambda chance, day: f"/events.json?q=type:{chance.choice(TYPES)}&from={day(0)}&to={day(90)}",
    lambda chance, day: f"/events.csv?from={day(0)}&to={day(5)}",
    lambda chance, day: f"/api/clusters?zoom={chance.randint(1, 8)}&q=type:{chance.choice(TYPES)}",
    lambda chance, day: f"/api/series?by={chance.choice(['day', 'week', 'month'])}&from={day(0)}",
    lambda chance, day: f"/api/control?on={day(0)}",
    lambda chance, day: f"/api/facets?q={chance.choice(['killed', 'troops', 'minister', 'city'])}",
]


class Site:
    """Pages 0, 1, 2… appear as time goes; the feed shows the last ones."""

    def __init__(self, pages, rate):
        self.pages, self.rate, self.start, self.end, self.fetched = pages, rate, time.time(), None, collections.Counter()
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                status, kind, body = site.answer(self.path)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_): pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def count(self): return int(((self.end or time.time()) - self.start) * self.rate)

    def answer(self, path):
        if path == "/feed.xml":
            numbers = range(max(0, self.count() - SHOWN), self.count())
            items = "".join(f"<item><title>Page {n}</title><link>{self.base}/page/{n}.html</link><guid>{n}</guid><pubDate>"
                            f"{email.utils.formatdate(self.start + n / self.rate)}</pubDate></item>" for n in reversed(numbers))
            return 200, "application/rss+xml", f'<rss version="2.0"><channel><title>Made</title>{items}</channel></rss>'.encode()
        if path.startswith("/page/"):
            number = int(path[6:-5])
            self.fetched[number] += 1
            return 200, "text/html; charset=utf-8", self.pages.page(number)[2].replace(b'<link rel="canonical"', b'<link rel="author"')
        return 404, "text/plain", b"no such page"


class Readers:
    """Threads that ask the desk, each request with another filter."""

    def __init__(self, base, rate, threads=4):
        self.base, self.times, self.status, self.stopped = base, [], collections.Counter(), False
        for number in range(threads):
            threading.Thread(target=self.ask, args=(random.Random(number), threads / rate), daemon=True).start()

    def ask(self, chance, pause):
        while not self.stopped:
            first = time.time() - 86400 * chance.randint(1000, 4200)
            day = lambda days: time.strftime("%Y-%m-%d", time.gmtime(first + 86400 * days))
            address = self.base + chance.choice(ADDRESSES)(chance, day)
            begin = time.perf_counter()
            try:
                with urllib.request.urlopen(urllib.request.Request(address, headers={"Authorization": "Bearer " + TOKEN}), timeout=60) as answer:
                    answer.read()
                    self.status[answer.status] += 1
            except urllib.error.HTTPError as error:
                self.status[error.code] += 1
                print(error.code, address, flush=True)
            except OSError as error:
                self.status[type(error).__name__] += 1
                print(error, address, flush=True)
            self.times.append(time.perf_counter() - begin)
            time.sleep(max(0, chance.uniform(0.5, 1.5) * pause - self.times[-1]))


def look(process):
    """Megabytes of its own (mapped files, which the kernel drops at will, not counted) and open descriptors."""
    with open(f"/proc/{process.pid}/status") as file:
        memory = next(int(line.split()[1]) / 1024 for line in file if line.startswith("RssAnon"))
    return memory, len(os.listdir(f"/proc/{process.pid}/fd"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("assets")
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--pages", type=float, default=1.0)
    parser.add_argument("--requests", type=float, default=10)
    parser.add_argument("--folder", default="output/service")
    given = parser.parse_args()
    os.makedirs(given.folder, exist_ok=True)
    path = lambda name: os.path.join(given.folder, name)
    for name in os.listdir(given.folder):
        os.remove(path(name))
    ledger = path("service.ledger")
    site = Site(Pages(given.program), given.pages)
    errors = open(path("follow.log"), "w")
    follow = subprocess.Popen([given.program, "follow", "--allow-private", "--every", "0.5", "--delay", "0", "--jobs", "1", "--ledger", ledger,
                               "--state", path("follow.state"), site.base + "/feed.xml"], stdout=errors, stderr=errors)
    while not os.path.exists(ledger):
        time.sleep(1)
    time.sleep(5)
    serve = subprocess.Popen([given.program, "serve", "--ledger", ledger, "--assets", given.assets, "--rate", "1000000"], stdout=subprocess.PIPE, text=True,
                             env={**os.environ, "DATELINE_TOKEN": TOKEN})
    readers = Readers(serve.stdout.readline().split("/?")[0], given.requests)
    curve = []
    while time.time() - site.start < given.seconds:
        time.sleep(LOOK)
        if follow.poll() is not None or serve.poll() is not None:
            sys.exit(f"follow ended with {follow.poll()}, serve with {serve.poll()}")
        (follow_memory, follow_open), (serve_memory, serve_open) = look(follow), look(serve)
        curve.append({"at": round(time.time() - site.start), "offered": site.count(), "fetched": len(site.fetched), "asked": len(readers.times),
                      "follow": [follow_memory, follow_open], "serve": [serve_memory, serve_open], "ledger": os.path.getsize(ledger) >> 20})
        with open(path("curve.jsonl"), "a") as file:
            file.write(json.dumps(curve[-1]) + "\n")
    site.end = time.time()
    deadline = time.time() + 600
    while len(site.fetched) < site.count() and time.time() < deadline:
        time.sleep(5)
    time.sleep(60)
    readers.stopped = True
    serve.terminate(), follow.terminate()
    serve.wait(), follow.wait()
    status = subprocess.run([given.program, "ledger", "status", "--ledger", ledger], capture_output=True, text=True, check=True).stdout
    stored = int(status.split("reports")[1].split()[0].replace(",", ""))
    check = subprocess.run([given.program, "ledger", "check", "--ledger", ledger], capture_output=True, text=True)
    times, quarter = sorted(readers.times), max(1, len(curve) // 4)
    span = lambda name, index: f"{sum(c[name][index] for c in curve[quarter:2 * quarter]) / quarter:.0f}, {sum(c[name][index] for c in curve[-quarter:]) / quarter:.0f}, {max(c[name][index] for c in curve):.0f}"
    rows = [
        ("pages offered, fetched, reports in the ledger", f"{site.count():,}, {len(site.fetched):,}, {stored:,}"),
        ("requests; answers", f"{len(times):,}; " + ", ".join(f"{n:,} × {s}" for s, n in readers.status.items())),
        ("time of an answer, median, 99 %, longest", f"{1000 * times[len(times) // 2]:.0f}, {1000 * times[int(len(times) * .99)]:.0f}, {1000 * times[-1]:.0f} ms"),
        ("memory of `follow`, mean of second and of last quarter, most", span("follow", 0) + " MB"),
        ("memory of `serve`", span("serve", 0) + " MB"),
        ("descriptors of `follow`", span("follow", 1)),
        ("descriptors of `serve`", span("serve", 1)),
        ("`dateline ledger check`", "nothing wrong" if check.returncode == 0 else f"exit {check.returncode}: {check.stdout[:300]}"),
        ("hours", f"{curve[-1]['at'] / 3600:.2f}"),
    ]
    with open(path("summary.md"), "w") as file:
        file.write("| what | figure |\n|---|---|\n" + "".join(f"| {a} | {b} |\n" for a, b in rows))
    for name, index, unit in [("memory", 0, "MB"), ("descriptors", 1, "open descriptors")]:
        lines = {who: [(c["at"] / 60, c[who][index]) for c in curve] for who in ("follow", "serve")}
        with open(path(name + ".svg"), "w") as file:
            file.write(plot.svg(f"{name.capitalize()} over time", "minutes", unit, lines))
    print(open(path("summary.md")).read())
    sys.exit(0 if stored == site.count() and check.returncode == 0 and set(readers.status) == {200} else 1)


main()
