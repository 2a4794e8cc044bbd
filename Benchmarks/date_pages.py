#!/usr/bin/env python3
"""Writes 220 pages with known dates of publication: date_pages.py FOLDER

Each form below or in date_traps.py says where a page gives its date, three or four pages for each, with sites, names, places and days of their own. All
pages also hold days that are not the date: of events in the text, of other articles, of the last change, of the copyright. gold.json
gives the day at the publisher's. The same pages come out every time.
"""
import datetime
import html
import json
import os
import random
import sys

from date_names import MONTHS, british, iso, long_day
from date_traps import FORMS as TRAPS

SITES = ["northern-herald.example", "baynews.example", "www.rivertimes.example", "dailydelta.example", "kurier.example", "lavoz.example"]
PLACES = ["Harbin Ford", "Ostrovo", "Qasr al-Milh", "Puerto Claro", "Tamale Crossing", "Lower Brenta", "Kivu Landing", "Sankt Veit"]
AUTHORS = ["Ines Falk", "Omar Tahir", "Grace Adeyemi", "Luc Perrin", "Mei-Lin Hsu", "Petra Novak"]
SENTENCES = [
    "Guards at the northern gate of {place} turned back two lorries of flour on {event}, the mayor's office said.",
    "Nobody was hurt when the bridge gave way, but the ferry has not sailed since and shops have begun to ration fuel.",
    "A council of elders met for six hours in the school hall and sent its answer to the governor by courier.",
    "The dispute began on {old}, when the harbour company ended its contract with the town after forty years.",
    "Teachers said that fewer than half of the children had come to lessons this week because of the roadblocks.",
    "A spokeswoman for the ministry declined to say whether soldiers would be sent to {place} before the vote.",
    "Traders in the covered market closed their stalls at noon in protest at a levy that was raised on {event}.",
    "Engineers expect the pumping station to work again within days if the parts arrive by boat as planned.",
]


def article(rng, day, place):
    """Paragraphs with days that are not the date."""
    lines = rng.sample(SENTENCES, 6)
    event = long_day(day - datetime.timedelta(days=rng.randint(1, 9)))
    old = british(day - datetime.timedelta(days=rng.randint(400, 3000)))
    return "\n".join(f"<p>{html.escape(line.format(place=place, event=event, old=old))}</p>" for line in lines)


def linked(**fields):
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def meta(name, value, key="property"):
    return f'<meta {key}="{name}" content="{html.escape(value)}">'


# Each form: (name, function of day and generator → parts of the page). Parts: head, path, byline, after, footer, lang.
def forms():
    later = lambda day, days=2: day + datetime.timedelta(days=days)
    german = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
    french = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
    spanish = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]
    return [
        ("linked data", lambda d, r: dict(head=linked(datePublished=iso(d), dateModified=iso(later(d))))),
        ("linked data in a graph", lambda d, r: dict(head='<script type="application/ld+json">' + json.dumps(
            {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "WebPage", "datePublished": iso(later(d, -40))},
             {"@type": ["Article", "NewsArticle"], "datePublished": iso(d), "dateModified": iso(later(d, 9))}]}) + "</script>")),
        ("linked data, broken by a comma", lambda d, r: dict(head=linked(datePublished=iso(d), dateModified=iso(later(d))).replace("}<", ",}<"))),
        ("Open Graph", lambda d, r: dict(head=meta("article:modified_time", iso(later(d))) + meta("article:published_time", iso(d)))),
        ("meta of an analytics service", lambda d, r: dict(head=meta(r.choice(["parsely-pub-date", "sailthru.date", "cXenseParse:recs:publishtime"]), iso(d), "name"))),
        ("Dublin Core", lambda d, r: dict(head=meta("DC.date.modified", iso(later(d)), "name") + meta(r.choice(["DC.date.issued", "dcterms.created", "DC.Date"]), d.isoformat(), "name"))),
        ("meta pubdate, compact", lambda d, r: dict(head=meta("pubdate", d.strftime("%Y%m%d"), "name"))),
        ("meta date in words", lambda d, r: dict(head=meta("date", d.strftime("%a, %d %b %Y 08:30:00 GMT"), "name"))),
        ("microdata", lambda d, r: dict(byline=f'<span itemprop="datePublished" content="{d.isoformat()}">some days ago</span> <span itemprop="dateModified" content="{later(d).isoformat()}">now</span>')),
        ("time element", lambda d, r: dict(byline=f'<time datetime="{iso(d)}">{british(d)}</time>')),
        ("time elements, the change first", lambda d, r: dict(byline=f'Updated <time itemprop="dateModified" datetime="{iso(later(d))}">{british(later(d))}</time>, published <time itemprop="datePublished" datetime="{iso(d)}">{british(d)}</time>')),
        ("address with month name", lambda d, r: dict(path=f"/world/{d.year}/{MONTHS[d.month - 1][:3].lower()}/{d.day:02d}/flour-turned-back")),
        ("address in numbers", lambda d, r: dict(path=f"/{d.year}/{d.month:02d}/{d.day:02d}/flour-turned-back.html")),
        ("address, compact", lambda d, r: dict(path=f"/news/world-{d.strftime('%Y%m%d')}-flour-turned-back")),
        ("byline, British", lambda d, r: dict(byline=f"By {{author}} | {british(d)} | 11:20 BST")),
        ("byline, American", lambda d, r: dict(byline=f"Posted {long_day(d)} at 4:05 p.m. ET by {{author}}")),
        ("byline, weekday and short month", lambda d, r: dict(byline=d.strftime("%A ") + f"{d.day} {MONTHS[d.month - 1][:3]}. {d.year}")),
        ("byline with ordinal", lambda d, r: dict(byline=f"Published: {d.day}{'th' if 10 < d.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d.day % 10, 'th')} {MONTHS[d.month - 1]}, {d.year}")),
        ("byline, the change after", lambda d, r: dict(byline=f"Published {british(d)} &middot; Updated {british(later(d))}")),
        ("byline, the change before", lambda d, r: dict(byline=f"Last updated {british(later(d))} &middot; First published {british(d)}")),
        ("byline in German", lambda d, r: dict(lang="de", byline=f"{d.day}. {german[d.month - 1]} {d.year}, 14:30 Uhr")),
        ("byline in French", lambda d, r: dict(lang="fr", byline=f"Publié le {d.day} {french[d.month - 1]} {d.year} à 14h30")),
        ("byline in Spanish", lambda d, r: dict(lang="es", byline=f"{d.day} de {spanish[d.month - 1]} de {d.year} - 14:30")),
        ("byline in numbers with dots", lambda d, r: dict(byline=f"{d.day:02d}.{d.month:02d}.{d.year} 14:30")),
        ("foot of the article", lambda d, r: dict(after=f'<p class="article-foot">This article first appeared in print on {long_day(d)}.</p>')),
        ("dateline of the text", lambda d, r: dict(dateline=f"{{place}}, {MONTHS[d.month - 1]} {d.day}, {d.year} (Own correspondent) — ")),
        ("linked data against another day in the address", lambda d, r: dict(head=linked(datePublished=iso(d, zone="+02:00")), path=f"/{later(d, -30).year}/{later(d, -30).month:02d}/{later(d, -30).day:02d}/series-page")),
        ("linked data of another article in a list", lambda d, r: dict(head=linked(datePublished=iso(d)) + '<script type="application/ld+json">' + json.dumps(
            {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": iso(later(d, 5))}]}) + "</script>")),
        ("evening in America, with its zone", lambda d, r: dict(head=linked(datePublished=iso(d, "22:45:00", "-05:00")))),
        ("evening in America, told in Greenwich, day in the address", lambda d, r: dict(head=meta("article:published_time", iso(later(d, 1), "03:45:00", "Z")), path=f"/{d.year}/{d.month:02d}/{d.day:02d}/late-edition")),
        ("morning in Asia, with its zone", lambda d, r: dict(head=meta("article:published_time", iso(d, "06:30:00", "+09:00")))),
        ("seconds since 1970", lambda d, r: dict(head=meta("article:published_time", str(int(datetime.datetime(d.year, d.month, d.day, 12, tzinfo=datetime.timezone.utc).timestamp()))))),
        ("a meta name that is no date, then the byline", lambda d, r: dict(head=meta("article:published_time", "%DATE%"), byline=f"{{author}}, {long_day(d)}")),
    ]


def page(name, parts, day, rng, number):
    place, author, site = rng.choice(PLACES), rng.choice(AUTHORS), rng.choice(SITES)
    path = parts.get("path", f"/world/flour-turned-back-{1000 + number}")
    url = f"https://{site}{path}"
    other = day + datetime.timedelta(days=rng.randint(3, 300))
    byline = parts.get("byline", "By {author}").format(author=author)
    text = article(rng, day, place)
    if "dateline" in parts:
        text = text.replace("<p>", "<p>" + parts["dateline"].format(place=place.upper()), 1)
    title = parts.get("headline", f"Lorries turned back at {place}")
    today = parts.get("today", f"Edition no. {rng.randint(100, 999)}")
    figure = f"<figure><img src='gate.jpg'><figcaption>{parts['figure'].format(author=author)}</figcaption></figure>" if "figure" in parts else ""
    related = "".join(f'<li><a href="/other/{k}">What the governor of {p} wrote to the elders</a> <span class="date">{british(other)}</span></li>'
                      for k, p in enumerate(rng.sample(PLACES, 3)))
    return url, f"""<!DOCTYPE html>
<html lang="{parts.get('lang', 'en')}"><head><meta charset="utf-8"><title>{title} | {site}</title>
<link rel="canonical" href="{url}">{parts.get('head', '')}</head>
<body><header><a href="/">{site}</a> <span class="today">{today}</span></header>
<nav><a href="/world">World</a> <a href="/trade">Trade</a> <a href="/sport">Sport</a></nav>
{parts.get('before', '')}<main><article><h1>{title}</h1>
{figure}<div class="byline">{byline}</div>
{text}
{parts.get('after', '')}
</article>
{parts.get('comments', '')}<section class="related"><h2>More on this</h2><ul>{related}</ul></section></main>
<footer><p>Copyright {other.year} {site}. All rights reserved.</p></footer></body></html>
"""


def main(folder):
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(6)
    gold = {}
    for number in range(220):
        plain = number < 100
        name, form = forms()[number % len(forms())] if plain else TRAPS[number % len(TRAPS)]
        day = datetime.date(2009, 1, 1) + datetime.timedelta(days=rng.randrange(16 * 365))
        while day.day <= 12 and "numbers with dots" not in name and plain and rng.random() < 0.3:
            day += datetime.timedelta(days=1)
        url, text = page(name, form(day, rng), day, rng, number)
        key = f"page-{number:03d}"
        gold[key] = {"date": day.isoformat(), "set": "plain" if plain else "hard", "form": name, "url": url}
        with open(os.path.join(folder, key + ".html"), "w", encoding="utf-8") as file:
            file.write(text)
    with open(os.path.join(folder, "gold.json"), "w", encoding="utf-8") as file:
        json.dump(gold, file, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
