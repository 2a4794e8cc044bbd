"""Records to events and to who holds which place: the steps of `dateline link --step`, with Spark's shuffle in between.

Each step runs the program once for a partition. The events are those of `dateline link` over everything, in any order
(Documentation/linking.md tells the keys, Documentation/scale.md the steps).
"""
from __future__ import annotations

import json
import subprocess
import tempfile
import threading
import zlib
from typing import Iterable, Iterator

from pyspark import RDD
from pyspark.sql import DataFrame

from .components import components
from .worker import BrokenSetUp, Settings

#: Sketches in one band that are compared each with each; more are taken for possible copies of each other without a look,
#: which puts them before one `DuplicateFinder`, the judge in any case.
BUCKET = 1000
#: Equal bins, of 64, from which on two sketches are copies (`Sketch.threshold`).
ALIKE = 36


def place_of(key: str) -> int:
    """Python's own hash of a string differs between processes."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))


class StepFailed(Exception):
    """A step of joining did not take each of its lines."""


def step(name: str, lines: Iterable[str], settings: Settings, *more: str) -> Iterator[str]:
    """Runs a step over the lines of a partition; none are lost: a line that the program does not take fails the task."""
    lines = iter(lines)
    first = next(lines, None)
    if first is None:
        return
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as output:
        try:
            child = subprocess.Popen([settings.program, "link", "--step", name, "--jobs", str(settings.jobs), *more, "-"],
                                     stdin=subprocess.PIPE, stdout=output, stderr=errors, env=settings.environment())
        except OSError as failure:
            raise BrokenSetUp(f"{settings.program}: {failure.strerror}") from failure
        watch = threading.Timer(settings.step_timeout, child.kill)
        watch.start()
        try:
            try:
                child.stdin.write(first.encode() + b"\n")
                for line in lines:
                    child.stdin.write(line.encode() + b"\n")
                child.stdin.close()
            except BrokenPipeError:
                pass  # Its exit code tells why.
            code = child.wait()
        finally:
            watch.cancel()
            if child.poll() is None:
                child.kill()
                child.wait()
        errors.seek(0)
        said = errors.read()[:2000].decode("utf-8", "replace").strip()
        if code or said:
            raise StepFailed(f"dateline link --step {name} ended with {code}: {said}")
        output.seek(0)
        for line in output:
            yield line.rstrip(b"\n").decode()


def _records(coded: RDD | DataFrame) -> RDD:
    lines = coded if isinstance(coded, RDD) else coded.select("json").rdd.map(lambda row: row[0])
    return lines.filter(lambda line: not line.startswith(('{"kind":"report"', '{"kind":"error"')))


def _by_report(records: RDD, partitions: int) -> RDD:
    return records.map(lambda line: (json.loads(line)["report"]["id"], line)).partitionBy(partitions, place_of)


def _partitions(records: RDD, partitions: int | None) -> int:
    return partitions or max(records.getNumPartitions(), records.context.defaultParallelism)


def copies(coded: RDD | DataFrame, settings: Settings = Settings(), partitions: int | None = None) -> RDD:
    """Pairs of a report's id and the line of `--step copies` that names the earlier report that it copies."""
    records = _records(coded)
    partitions = _partitions(records, partitions)
    return _copies(_by_report(records, partitions), settings, partitions)


def _copies(by_report: RDD, settings: Settings, partitions: int) -> RDD:
    def sketches(pairs):
        for line in step("sketches", (line for _, line in pairs), settings):
            sketch = json.loads(line)
            yield sketch["report"]["id"], (tuple(sketch["sketch"]["bins"]), sketch["bands"], line)

    sketched = by_report.mapPartitions(sketches, preservesPartitioning=True).persist()
    bands = sketched.flatMap(lambda item: [(str(band), (item[0], item[1][0])) for band in item[1][1]])
    pairs = bands.groupByKey(partitions, place_of).flatMap(lambda bucket: _pairs(list(bucket[1]))).distinct(partitions)
    roots = components(pairs, partitions)
    together = (roots.join(sketched, partitions).map(lambda item: (item[1][0], item[1][1][2])).partitionBy(partitions, place_of))
    return together.mapPartitions(lambda items: ((json.loads(line)["copy"], line) for line in step("copies", (line for _, line in items), settings)))


def _pairs(members: list[tuple[str, tuple[int, ...]]]) -> Iterator[tuple[str, str]]:
    """Pairs of one band that may be copies: enough of them that whoever may be the other's copy is tied to it."""
    first: dict[tuple[int, ...], str] = {}
    for report, bins in sorted(members):
        original = first.setdefault(bins, report)
        if original != report:
            yield original, report
    distinct = [(report, bins) for bins, report in first.items()]
    if len(distinct) > BUCKET:
        yield from ((distinct[0][0], report) for report, _ in distinct[1:])
        return
    for index, (one, bins) in enumerate(distinct):
        for other, theirs in distinct[index + 1:]:
            if sum(map(int.__eq__, bins, theirs)) >= ALIKE:
                yield one, other


def _keyed(coded: RDD | DataFrame, settings: Settings, partitions: int | None) -> tuple[RDD, int]:
    """Bundles and claims under their keys."""
    records = _records(coded)
    partitions = _partitions(records, partitions)
    by_report = _by_report(records, partitions).persist()
    marks = _copies(by_report, settings, partitions).partitionBy(partitions, place_of)
    lines = by_report.union(marks).partitionBy(partitions, place_of)
    keyed = lines.mapPartitions(lambda pairs: step("keys", (line for _, line in pairs), settings))
    return keyed.map(lambda line: (json.loads(line)["key"], line)), partitions


def events(coded: RDD | DataFrame, settings: Settings = Settings(), partitions: int | None = None) -> RDD:
    """The events as JSON lines, in no order: those of `dateline link` over all records."""
    keyed, partitions = _keyed(coded, settings, partitions)
    bundles = keyed.filter(lambda item: item[1].startswith('{"bundle":')).partitionBy(partitions, place_of)
    return bundles.mapPartitions(lambda items: step("events", (line for _, line in items), settings))


def control(coded: RDD | DataFrame, as_of: str | None = None, settings: Settings = Settings(), partitions: int | None = None) -> RDD:
    """Who holds which place, from when to when, as JSON lines in no order: the spans of `dateline link --control --as-of DAY`.

    Without a day the latest report date is the day of asking, for which the records are gone through once more.
    """
    day = as_of or _records(coded).map(lambda line: json.loads(line)["report"].get("published") or "").fold("", max)
    keyed, partitions = _keyed(coded, settings, partitions)
    claims = keyed.filter(lambda item: item[1].startswith('{"claim":')).partitionBy(partitions, place_of)
    more = ("--as-of", day) if day else ()
    return claims.mapPartitions(lambda items: step("control", (line for _, line in items), settings, *more))
