"""Counts in and out: nothing is lost and nothing doubled, or an error says what."""
from __future__ import annotations

import dataclasses
import json

from pyspark import RDD
from pyspark.sql import DataFrame


class LostRows(Exception):
    """Rows went in that did not come out, or came out twice."""


class RepeatedIds(Exception):
    """Two reports have one id, so that their records cannot be told apart."""


@dataclasses.dataclass(frozen=True)
class Counts:
    """What coded lines hold."""

    #: Reports that were coded.
    reports: int = 0
    #: Rows that gave an error object in place of a report.
    errors: int = 0
    #: Records, and how many the `report` lines say there are.
    records: int = 0
    announced: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.reports + other.reports, self.errors + other.errors, self.records + other.records,
                      self.announced + other.announced)


def _count(line: str) -> Counts:
    if line.startswith('{"kind":"report"'):
        return Counts(reports=1, announced=json.loads(line)["records"])
    if line.startswith('{"kind":"error"'):
        # A line about a report that was answered (in another language, say) has no row.
        return Counts(errors=1) if "row" in json.loads(line) else Counts()
    return Counts(records=1)


def _lines(coded: RDD | DataFrame) -> RDD:
    return coded if isinstance(coded, RDD) else coded.select("json").rdd.map(lambda row: row[0])


def counts(coded: RDD | DataFrame) -> Counts:
    """What coded lines, or a table of them, hold."""
    return _lines(coded).map(_count).fold(Counts(), Counts.__add__)


def _ids(reports: RDD | DataFrame) -> RDD:
    """The ids that rows give; the others' are hashes of their texts."""
    if isinstance(reports, DataFrame):
        found = reports.select("id").rdd.map(lambda row: row[0]) if "id" in reports.columns else reports.sparkSession.sparkContext.emptyRDD()
    else:
        found = reports.map(_id)
    return found.filter(lambda id: id is not None)


def _id(row: str):
    try:
        return json.loads(row).get("id")
    except (ValueError, AttributeError, RecursionError):
        return None


def check(reports: RDD | DataFrame, coded: RDD | DataFrame) -> Counts:
    """Holds what was coded against the reports: best of what was written, `check(reports, spark.read.parquet(path))`.

    Raises LostRows or RepeatedIds, naming the numbers and up to five ids.
    """
    found = counts(coded)
    rows = reports.count()
    if rows != found.reports + found.errors:
        raise LostRows(f"{rows} rows went in; {found.reports} reports and {found.errors} errors came out")
    if found.records != found.announced:
        raise LostRows(f"{found.announced} records were written; {found.records} came out")
    ids = _ids(reports).map(lambda id: (id, 1)).reduceByKey(int.__add__).filter(lambda pair: pair[1] > 1).take(5)
    if ids:
        raise RepeatedIds(", ".join(f"{id} ({number} reports)" for id, number in ids))
    return found
