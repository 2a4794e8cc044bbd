#!/usr/bin/env python3
"""Writes a web archive of made news pages of about 100 KB each to standard output: the samples' paragraphs in other orders, with other names,
places and numbers, in the furniture of a news site. Page N is always the same; nothing is kept.

    make_pages.py PROGRAM FIRST COUNT | dateline code -
"""
import datetime
import html
import json
import random
import subprocess
import sys

from pile import SWAPS

WORDS = """report market city minister season travel weather film health science budget coast museum garden recipe match league coach
 stage album fashion tablet battery housing rent school teacher river bridge airport holiday museum orchard island winter summer""".split()
SECTIONS = ["World", "Politics", "Business", "Culture", "Sport", "Science", "Opinion", "Travel", "Weather", "Video", "Podcasts", "Archive"]


def phrase(chance, low, high):
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(low, high)))


def variants(make, count=64):
    """Furniture is made once and drawn from: a site's pages share most of it."""
    return [make(random.Random(number)) for number in range(count)]


def style(chance):
    rules = (f".{chance.choice(WORDS)}-{number}>.{chance.choice(WORDS)}{{margin:{chance.randint(0, 40)}px;color:#{chance.randrange(1 << 24):06x}}}"
             for number in range(400))
    return "<style>" + "".join(rules) + "</style>"


def script(chance):
    body = "".join(f'var {chance.choice(WORDS)}{number}=function(a,b){{return a<b&&"{phrase(chance, 1, 3)}"}};' for number in range(400))
    return f"<script>(function(){{{body}}})();</script>"


def menu(chance):
    items = "".join(f'<li class="nav-item"><a href="/{chance.choice(WORDS)}/{chance.choice(WORDS)}">{phrase(chance, 1, 3).title()}</a></li>'
                    for _ in range(90))
    return f'<nav class="site-nav" role="navigation"><ul>{items}</ul></nav>'


def teasers(chance):
    cards = "".join(
        f'<li class="teaser"><a href="/2017/{chance.randint(1, 12)}/{phrase(chance, 3, 6).replace(" ", "-")}"><img src="/img/{chance.randrange(10**8)}.jpg" '
        f'alt="{phrase(chance, 2, 5)}" width="320" height="180" loading="lazy"><h3>{phrase(chance, 5, 10).capitalize()}</h3></a>'
        f'<span class="teaser__time">{chance.randint(2, 23)} hours ago</span></li>' for _ in range(40))
    return f'<aside class="related"><h2>More from this section</h2><ul>{cards}</ul></aside>'


def comments(chance):
    said = "".join(f'<li class="comment"><b>{chance.choice(WORDS)}{chance.randint(1, 99)}</b><p>{phrase(chance, 8, 40).capitalize()}.</p>'
                   f'<button>Reply</button><button>Report</button></li>' for _ in range(40))
    return f'<section id="comments" class="comments"><h2>Comments</h2><ol>{said}</ol></section>'


def footer(chance):
    links = "".join(f'<a href="/{chance.choice(WORDS)}">{phrase(chance, 1, 3).title()}</a> ' for _ in range(60))
    return f'<footer class="site-footer">{links}<p>All rights reserved. Sign up for our newsletter.</p></footer>'


class Pages:
    """Makes page N of a site."""

    def __init__(self, program):
        done = subprocess.run([program, "read", "Samples"], capture_output=True, check=True)
        self.paragraphs = [p for line in done.stdout.splitlines() for p in json.loads(line)["text"].split("\n\n") if len(p) > 80]
        self.styles, self.scripts, self.menus = variants(style), variants(script), variants(menu)
        self.teasers, self.comments, self.footers = variants(teasers), variants(comments), variants(footer)

    def text(self, chance):
        paragraphs = chance.sample(self.paragraphs, chance.randint(6, 18))
        for index, paragraph in enumerate(paragraphs):
            for word, others in SWAPS:
                if word in paragraph and chance.random() < 0.5:
                    paragraph = paragraph.replace(word, chance.choice(others))
            paragraphs[index] = paragraph
        return paragraphs

    def page(self, number):
        """Address, day and bytes of a page."""
        chance = random.Random(number)
        day = datetime.date(2015, 1, 1) + datetime.timedelta(days=chance.randrange(1500))
        title = phrase(chance, 5, 9).capitalize()
        address = f"https://news-{number % 50}.example/{day:%Y/%m/%d}/{number}"
        paragraphs = self.text(chance)
        cut = chance.randint(1, 4)
        linked = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": f"{day}T09:30:00Z",
                             "publisher": {"@type": "Organization", "name": f"News {number % 50}"}})
        parts = [
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | News {number % 50}</title>'
            f'<meta property="article:published_time" content="{day}T09:30:00Z"><meta property="og:title" content="{title}">'
            f'<link rel="canonical" href="{address}"><script type="application/ld+json">{linked}</script>',
            chance.choice(self.styles), chance.choice(self.scripts), '</head><body class="article-page">', chance.choice(self.menus),
            f'<main><article><h1>{title}</h1><p class="byline">By our staff, <time datetime="{day}">{day:%d %B %Y}</time></p>'
            '<div class="share"><a href="#">Share on social media</a> <a href="#">Email this</a></div><div class="article-body">',
            *(f"<p>{html.escape(p)}</p>" for p in paragraphs[:cut]), '<div class="ad" data-slot="inline-1">Advertisement</div>',
            *(f"<p>{html.escape(p)}</p>" for p in paragraphs[cut:]), f"<p>This is report number {number}.</p></div></article></main>",
            chance.choice(self.teasers), chance.choice(self.comments), chance.choice(self.scripts), chance.choice(self.footers),
            "</body></html>",
        ]
        return address, day, "".join(parts).encode()

    def record(self, number):
        """A page as a record of a web archive (WARC 1.0)."""
        address, day, page = self.page(number)
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\nWARC-Target-URI: {address}\r\n"
                f"WARC-Date: {day + datetime.timedelta(days=1)}T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(body)}\r\n\r\n")
        return head.encode() + body + b"\r\n\r\n"


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    pages = Pages(sys.argv[1])
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + int(sys.argv[3])):
        sys.stdout.buffer.write(pages.record(number))
