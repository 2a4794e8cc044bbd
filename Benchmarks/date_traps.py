"""Forms of pages whose date of publication is hard to find: marked in an unusual way, in another language, or with other days in its way.

Each form is (name, function of day and generator → parts of the page) as in date_pages.py, which writes the pages. They were written,
and the reader measured on them, before any of them was looked into.
"""
import datetime
import json

from date_names import MONTHS, british, in_words, iso, long_day


def later(day, days):
    return day + datetime.timedelta(days=days)


def linked(**fields):
    return '<script type="application/ld+json">' + json.dumps({"@context": "https://schema.org", **fields}) + "</script>"


def comments(day, form):
    """Readers' comments with days of their own."""
    rows = "".join(f'<li class="comment"><cite>reader{k}</cite> {form(later(day, k + 1))}<p>I was at the gate that morning and nobody told us why the lorries were turned back.</p></li>'
                   for k in range(3))
    return f'<section id="comments"><h2>3 comments</h2><ol class="comment-list">{rows}</ol></section>'


def cards(day, form):
    """Other articles with days of their own."""
    return '<aside class="sidebar"><h3>Latest</h3>' + "".join(
        f'<div class="card"><a href="/other/{k}">Ferry company asks the court to lift the ban on night crossings</a> {form(later(day, k * 3 - 4))}</div>'
        for k in range(4)) + "</aside>"


def time_tag(day):
    return f'<time datetime="{iso(day)}">{british(day)}</time>'


def short_year(day, order):
    return order.format(d=day.day, m=day.month, y=f"{day.year % 100:02d}", Y=day.year)


FORMS = [
    # Other days nearer or earlier.
    ("times of comments, date in the byline", lambda d, r: dict(byline=f"By {{author}} on {long_day(d)}", comments=comments(d, time_tag))),
    ("times of other articles first, date in the byline", lambda d, r: dict(before=cards(d, time_tag), byline=f"{british(d)}, {{author}}")),
    ("times of other articles first, time element", lambda d, r: dict(before=cards(d, time_tag), byline=f"{{author}} {time_tag(d)}")),
    ("times of other articles after, date in the address", lambda d, r: dict(after=cards(d, time_tag), path=f"/{d:%Y/%m/%d}/gate")),
    ("today's date in the head of the page", lambda d, r: dict(today=f"{later(d, 400):%A}, {long_day(later(d, 400))}", byline=f"{{author}} | {long_day(d)}")),
    ("day of an event in the headline", lambda d, r: dict(headline=f"Vote on the harbour set for {british(later(d, 30))}", byline=f"{{author}}, {british(d)}")),
    ("day of a picture before the byline", lambda d, r: dict(figure=f"The northern gate on {british(later(d, -3))}. Photo: {{author}}", byline=f"Published {british(d)}")),
    ("print edition later", lambda d, r: dict(byline=f"{{author}} | Posted {long_day(d)}", after=f"<p class='print'>A version of this article appears in the print edition of {long_day(later(d, 1))}.</p>")),
    ("copyright and founding year", lambda d, r: dict(head=linked(**{"@type": "NewsMediaOrganization", "name": "Herald", "foundingDate": "1911-04-02"}), byline=f"{long_day(d)} | {{author}}")),
    ("linked data with no real day", lambda d, r: dict(head=linked(**{"@type": "NewsArticle", "datePublished": r.choice(["1970-01-01T00:00:00+00:00", "0001-01-01T00:00:00Z", ""])}), byline=f"{{author}} {time_tag(d)}")),
    ("time of the change alone is marked", lambda d, r: dict(head=f'<meta property="og:updated_time" content="{iso(later(d, 3))}">', byline=f"First published: {british(d)}")),
    ("published and updated elements, updated first", lambda d, r: dict(byline=f'<time class="updated" datetime="{iso(later(d, 5))}">{british(later(d, 5))}</time> <time class="entry-date published" datetime="{iso(d)}">{british(d)}</time>')),
    ("only the change is told", lambda d, r: dict(byline=f"Last updated: {british(d)} 16:20")),
    ("live blog, entries later", lambda d, r: dict(head=linked(**{"@type": "LiveBlogPosting", "coverageStartTime": iso(d, "06:00:00"), "datePublished": iso(d), "liveBlogUpdate": [
        {"@type": "BlogPosting", "datePublished": iso(later(d, 1))}, {"@type": "BlogPosting", "datePublished": iso(later(d, 2))}]}))),
    # Unusual marks.
    ("hAtom", lambda d, r: dict(byline=f'<abbr class="published" title="{iso(d)}">some days ago</abbr>')),
    ("title of a relative time", lambda d, r: dict(byline=f'{{author}} <span class="timestamp" title="{d:%A}, {long_day(d)}, 10:15">3 days ago</span>')),
    ("element of the site's own with a time", lambda d, r: dict(byline=f'<{{tag}} datetime="{iso(d)}">2 days ago</{{tag}}>'.replace("{tag}", r.choice(["relative-time", "amp-timeago", "local-time"])))),
    ("seconds in a data attribute", lambda d, r: dict(byline=f'<span class="article-date" data-timestamp="{int(datetime.datetime(d.year, d.month, d.day, 12, tzinfo=datetime.timezone.utc).timestamp())}"></span>')),
    ("RDFa", lambda d, r: dict(byline=f'<span property="{r.choice(["schema:datePublished", "dc:date", "datePublished"])}" content="{iso(d)}">the day before yesterday</span>')),
    ("pubdate attribute", lambda d, r: dict(before=cards(d, time_tag), byline=f'<time pubdate datetime="{d.isoformat()}">lately</time>')),
    ("meta of a publishing system", lambda d, r: dict(head=f'<meta name="{r.choice(["citation_publication_date", "publish_time", "article.published_date", "release_date", "firstpublishdate", "dcterms.available"])}" content="{iso(d)}">')),
    ("meta in local order, with zone in words", lambda d, r: dict(head=f'<meta name="publish-date" content="{d:%a %b} {d.day} 10:15:00 EST {d.year}">')),
    ("cell of a table", lambda d, r: dict(byline=f"<table><tr><td>Date:</td><td>{d.day:02d}-{MONTHS[d.month - 1][:3]}-{d.year}</td></tr></table>")),
    ("heading of a blog's day", lambda d, r: dict(before=f'<h2 class="date-header"><span>{d:%A}, {long_day(d)}</span></h2>')),
    ("month in the address, day in the dateline", lambda d, r: dict(path=f"/{d:%Y/%m}/gate-closed", dateline=f"{{place}}, {MONTHS[d.month - 1]} {d.day} (Own correspondent) — ")),
    # Orders and short years.
    ("day first, as Britain writes", lambda d, r: dict(lang="en-GB", byline=f"{d:%d/%m/%Y} 10:15")),
    ("month first, as America writes", lambda d, r: dict(lang="en-US", byline=f"{d:%m/%d/%Y} 10:15 AM")),
    ("day first, as other days of the page show", lambda d, r: dict(byline=f"{d:%d/%m/%Y}", after=f'<ul class="related"><li><a href="/a">What the elders asked</a> 28/{later(d, -60):%m/%Y}</li><li><a href="/b">What the mayor said</a> 17/{later(d, -90):%m/%Y}</li></ul>')),
    ("short year with dots", lambda d, r: dict(lang="de", byline=f"{{author}}, {d:%d.%m.%y}, 10:15 Uhr")),
    ("short year with the month's name", lambda d, r: dict(byline=f"{d.day:02d}-{MONTHS[d.month - 1][:3]}-{d:%y}")),
    ("ordinal with of", lambda d, r: dict(byline=f"Published on the {d.day}{'th' if 10 < d.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d.day % 10, 'th')} of {MONTHS[d.month - 1]} {d.year}")),
    ("year first with a clock", lambda d, r: dict(byline=f"{d:%Y-%m-%d} 10:15:31 | {{author}}")),
    # Other languages.
    ("byline in Chinese", lambda d, r: dict(lang="zh", byline=f"{d.year}年{d.month}月{d.day}日 10:15 来源：本报")),
    ("byline in Korean", lambda d, r: dict(lang="ko", byline=f"입력 {d.year}년 {d.month}월 {d.day}일 10:15")),
    ("byline in Arabic, with Arabic digits", lambda d, r: dict(lang="ar", byline=in_words(d, "ar").translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))),
    ("byline in a language of central Europe", lambda d, r: dict(lang="pl", byline=in_words(d, r.choice(["pl", "cs", "hu", "ro"])))),
    ("byline in a language of the north", lambda d, r: dict(lang="sv", byline=in_words(d, r.choice(["sv", "da", "no", "fi"])))),
    ("byline in a language of the east", lambda d, r: dict(lang="ru", byline=in_words(d, r.choice(["ru", "uk", "el", "tr"])))),
    ("byline in a language of the south", lambda d, r: dict(lang="hi", byline=in_words(d, r.choice(["hi", "bn", "sw", "id", "vi"])))),
    ("byline in Portuguese or Italian", lambda d, r: dict(lang="pt", byline=in_words(d, r.choice(["pt", "it"])) + " às 10h15")),
]
