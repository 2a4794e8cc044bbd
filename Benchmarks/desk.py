#!/usr/bin/env python3
"""Measures the desk on a ledger: the time of its pages, requests a second by wrk (Debian's package), memory.

    desk.py PROGRAM LEDGER ASSETS          (Benchmarks/ledger.py tells how to make a ledger of a million records)

Answers are kept until the ledger changes; so that this does not flatter the times, every address is asked for with another `n`, which means nothing.
The figures in Documentation/desk.md come from here.
"""
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

PAGES = [
    "/", "/?q=type:PROTEST", "/?q=country:AAX&from=2013-01-01&to=2013-12-31", "/events.json?q=type:ASSAULT", "/api/clusters?zoom=3",
    "/api/clusters?zoom=6&bbox=0,0,40,40", "/api/clusters?zoom=3&q=type:ASSAULT", "/api/series?by=month", "/api/facets?q=country:AAX",
    "/events.json?q=box:29.25,9.69,30.25,10.69", "/control.json?on=2015-06-01", "/api/control?on=2015-06-01",
    "/api/control?on=2015-06-01&zoom=3", "/api/control?on=2015-06-01&zoom=7&bbox=0,0,10,10",
]
TABLES = ["/events.csv", "/events.geojson"]
VARIED = """
local n = 0
request = function()
  n = n + 1
  local first = 1262304000 + 86400 * ((n * 37) % 3600)
  local day = function(time) return os.date("!%Y-%m-%d", time) end
  return wrk.format("GET", "/events.json?q=type:ASSAULT&from=" .. day(first) .. "&to=" .. day(first + 86400 * (30 + n % 60)))
end
"""


def seconds(address):
    start = time.perf_counter()
    request = urllib.request.Request(address, headers={"Authorization": "Bearer bench"})
    with urllib.request.urlopen(request) as answer:
        answer.read()
    return time.perf_counter() - start


def whole(address):
    """Reads a table to its end without keeping it."""
    start = time.perf_counter()
    size = 0
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Authorization": "Bearer bench"})) as answer:
        while part := answer.read(1 << 20):
            size += len(part)
    return f"{size / 1e6:.0f} MB in {time.perf_counter() - start:.1f} s"


def wrk(address, *more):
    command = ["wrk", "-t1", "-c16", "-d10s", "--latency", "-H", "Authorization: Bearer bench", *more, address]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {name: re.search(pattern, text) for name, pattern in
             [("rate", r"Requests/sec:\s+(\S+)"), ("p50", r"50%\s+(\S+)"), ("p99", r"99%\s+(\S+)"), ("bad", r"Non-2xx.*: (\d+)")]}
    return ", ".join(f"{name} {match.group(1)}" for name, match in found.items() if match)


def memory(process):
    with open(f"/proc/{process}/status") as status:
        return ", ".join(line.strip().replace("\t", " ") for line in status if re.match("VmHWM|VmRSS|RssAnon", line))


def start(program, ledger, assets):
    """A desk on a port of its own, and its address."""
    server = subprocess.Popen([program, "serve", "--ledger", ledger, *(["--assets", assets] if assets else [])], stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "DATELINE_TOKEN": "bench"})
    return server, server.stdout.readline().split("/?")[0]


def varied(base):
    """Another filter for each request."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(VARIED)
        script.flush()
        return wrk(base + "/", "-s", script.name)


def main():
    program, ledger, assets = sys.argv[1:4]
    server, base = start(program, ledger, assets)
    try:
        print("load", os.getloadavg())
        print("at the start:", memory(server.pid))
        for table in TABLES:
            print(f"{table}: {whole(base + table)}; {memory(server.pid)}")
        for page in PAGES:
            times = [seconds(f"{base}{page}{'&' if '?' in page else '?'}n={n}") for n in range(5)]
            print(f"{1000 * min(times):8.0f} {1000 * statistics.median(times):8.0f} ms (best, median of 5)  {page}")
        print("one query:", wrk(base + "/events.json?q=type:ASSAULT"))
        print("other queries every time:", varied(base))
        print(memory(server.pid))
        print("load", os.getloadavg())
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
