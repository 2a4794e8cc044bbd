"""Records as a table with typed columns; the whole record stays in the column `json`."""
from __future__ import annotations

import datetime
import json
from typing import Iterable, Iterator

import pyarrow
from pyspark import RDD
from pyspark.sql import DataFrame, SparkSession

#: The columns, as Spark writes a schema.
SCHEMA = """kind string, id string, report string, publisher string, url string, published date, duplicate_of string, sentence string,
  trigger string, factuality string, date_start date, date_end date, place string, country string, admin1 string, latitude double,
  longitude double, geoname_id long, event_type string, event_mode string, quad int, cameo string, actors array<string>,
  recipients array<string>, holder string, previous_holder string, of string, best long, confidence double, rule string,
  records long, message string, json string"""

_TYPES = {"string": pyarrow.string(), "date": pyarrow.date32(), "double": pyarrow.float64(), "long": pyarrow.int64(),
          "int": pyarrow.int32(), "array<string>": pyarrow.list_(pyarrow.string())}
ARROW = pyarrow.schema([(name, _TYPES[type]) for name, type in (column.split() for column in SCHEMA.split(","))])

#: Lines in one batch of columns.
BATCH = 4096


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:  # A year before 1 or after 9999; the record has it.
        return None


def _name(actor: dict | None) -> str | None:
    return (actor.get("name") or actor.get("code") or actor.get("text")) if actor else None


def columns(line: str) -> dict:
    """The columns of one line of `dateline code --format jsonl --status`."""
    record = json.loads(line)
    report, date, place = record.get("report", {}), record.get("date") or {}, record.get("place") or {}
    row = {name: record.get(name) for name in ("kind", "id", "factuality", "event_type", "event_mode", "quad", "cameo", "of", "best",
                                               "confidence", "rule", "records", "message")}
    row.update(
        report=report.get("id"), publisher=report.get("publisher"), url=report.get("url"), published=_day(report.get("published")),
        duplicate_of=report.get("duplicate_of"), sentence=(record.get("sentence") or {}).get("text"),
        trigger=(record.get("trigger") or {}).get("text"), date_start=_day(date.get("start")), date_end=_day(date.get("end")),
        place=place.get("name"), country=place.get("country"), admin1=place.get("admin1"), latitude=place.get("latitude"),
        longitude=place.get("longitude"), geoname_id=place.get("geoname_id"),
        actors=[_name(actor) for actor in record.get("actors", [])], recipients=[_name(actor) for actor in record.get("recipients", [])],
        holder=_name(record.get("holder")), previous_holder=_name(record.get("previous_holder")), json=line)
    return row


def batches(lines: Iterable[bytes | str]) -> Iterator[pyarrow.RecordBatch]:
    """Lines as batches of columns."""
    gathered: list[dict] = []
    for line in lines:
        gathered.append(columns(line.decode("utf-8") if isinstance(line, bytes) else line))
        if len(gathered) == BATCH:
            yield pyarrow.RecordBatch.from_pylist(gathered, schema=ARROW)
            gathered = []
    if gathered:
        yield pyarrow.RecordBatch.from_pylist(gathered, schema=ARROW)


def table(spark: SparkSession, lines: RDD) -> DataFrame:
    """An RDD of lines as a table: `table(spark, lines).write.partitionBy("kind").parquet(path)`."""
    return spark.createDataFrame(lines.map(lambda line: (line,)), "json string").mapInArrow(
        lambda incoming: batches(line for batch in incoming for line in batch.column(0).to_pylist()), SCHEMA)
