#!/usr/bin/env python3
"""Speed and memory on a large web archive of our own: archive.py PROGRAM [MEGABYTES]

Streams a WARC.gz of so many megabytes (default 2048, compressed) to output/archive.warc.gz, one member a record as Common Crawl News
has them: pages varied from Samples, with menus, related articles and scripts, requests, revisits, pictures, chunked bodies and some
damaged members. Then reads it and prints megabytes of compressed input a second of one core, and peak memory.
"""
import glob
import os
import random
import resource
import subprocess
import sys
import time
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join("output", "archive.warc.gz")


def sentences():
    """Sentences of the plain-text samples."""
    found = []
    for path in sorted(glob.glob(os.path.join(HERE, "..", "Samples", "*.txt"))):
        for paragraph in open(path, encoding="utf-8").read().split("\n"):
            found += [s.strip() for s in paragraph.replace(". ", ".\n").split("\n") if len(s) > 60]
    return found


def page(rng, lines, number):
    words = " ".join(lines).split()
    def phrase(count):
        start = rng.randrange(len(words) - count)
        return " ".join(words[start:start + count])
    body = "\n".join(f"<p class=\"p{rng.randrange(90)}\">" + " ".join(phrase(rng.randrange(12, 40)).capitalize() + "." for _ in range(rng.randrange(2, 5))) + "</p>"
                     for _ in range(rng.randrange(6, 30)))
    menu = "".join(f'<li class="menu-item menu-item-{rng.randrange(10**6)}"><a href="/{rng.randrange(10**8):x}">{phrase(2)}</a></li>' for _ in range(60))
    related = "".join(f'<div class="card"><a href="/{rng.randrange(10**9):x}"><h3>{phrase(9)}</h3></a><p>{phrase(20)}</p></div>' for _ in range(12))
    noise = "".join(f'var v{k}="{rng.randbytes(24).hex()}";' for k in range(rng.randrange(100, 500)))
    title = phrase(8)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="2019-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}T08:00:00+00:00">
<script>{noise}</script><style>.a{{color:red}}</style></head><body><nav><ul>{menu}</ul></nav><article><h1>{title}</h1>
<div class="byline">By {phrase(2)}</div>{body}<aside class="related">{related}</aside></article>
<footer>Copyright 2019. All rights reserved. No. {number}</footer></body></html>""".encode()


def record(kind, url, block, fields=""):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-03-01T00:00:00Z\r\n{fields}"
            f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def member(data):
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def write(target, size):
    rng, lines, written, number, damaged = random.Random(2), sentences(), 0, 0, 0
    with open(target + ".part", "wb") as file:
        while written < size:
            number += 1
            url = f"https://site{rng.randrange(400)}.example/{number}"
            html = page(rng, lines, number)
            fields = "Content-Type: text/html; charset=utf-8\r\n"
            if number % 5 == 0:
                cut = len(html) // 2
                html = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (cut, html[:cut], len(html) - cut, html[cut:])
                fields += "Transfer-Encoding: chunked\r\n"
            elif number % 7 == 0:
                html = member(html)
                fields += "Content-Encoding: gzip\r\n"
            records = [record("request", url, b"GET / HTTP/1.1\r\n\r\n"),
                       record("response", url, f"HTTP/1.1 200 OK\r\n{fields}\r\n".encode() + html)]
            if number % 11 == 0:
                records.append(record("revisit", url, b"HTTP/1.1 304 Not Modified\r\n\r\n"))
            if number % 13 == 0:
                records.append(record("response", url + ".png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + rng.randbytes(20_000)))
            for item in map(member, records):
                if number % 1000 == 0 and len(item) > 5000:
                    damaged += 1
                    item = item[:2000] + bytes(64) + item[2064:]
                file.write(item)
                written += len(item)
    os.rename(target + ".part", target)
    print(f"{target}: {written / 1e6:.0f} MB, {number} pages, {damaged} damaged members")


def main(program, megabytes):
    os.makedirs("output", exist_ok=True)
    if not os.path.exists(TARGET) or abs(os.path.getsize(TARGET) - megabytes * 1e6) > 1e6:
        write(TARGET, int(megabytes * 1e6))
    size = os.path.getsize(TARGET) / 1e6
    for jobs in ["1", str(os.cpu_count())]:
        skipped = os.path.join("output", "archive-skipped.txt")
        begin = time.perf_counter()
        child = subprocess.Popen([program, "read", "--jobs", jobs, "--skipped", skipped, "--output", os.devnull, TARGET], stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        wall, cpu = time.perf_counter() - begin, usage.ru_utime + usage.ru_stime
        count = sum(1 for _ in open(skipped))
        print(f"--jobs {jobs}: exit {os.waitstatus_to_exitcode(status)}, {wall:.0f} s, {cpu:.0f} s of CPU, {size / cpu:.1f} MB/s and core, {size / wall:.1f} MB/s, "
              f"peak memory {usage.ru_maxrss / 1024:.0f} MB, {count} skipped")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) == 3 else 2048)
