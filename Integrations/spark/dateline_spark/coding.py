"""Reports to records on Spark."""
from __future__ import annotations

import os
import shlex
import sys

from pyspark import RDD
from pyspark.sql import DataFrame, functions

from .table import SCHEMA, batches
from .worker import Settings, answers


def code(reports: RDD | DataFrame, settings: Settings = Settings()):
    """Codes reports.

    An RDD of JSON lines gives an RDD of JSON lines, through `RDD.pipe`; a DataFrame with a column `text` (and `id`, `published`, `title`,
    `publisher`, `url`, `language`, where there are) gives one of typed columns (`SCHEMA`), through `mapInArrow`, one program for all
    batches of a partition. Both hold records, a line of kind `report` for each report and one of kind `error` for each row that gave none; a
    task that cannot answer each of its rows fails. Ids must be unique.
    """
    return _piped(reports, settings) if isinstance(reports, RDD) else _mapped(reports, settings)


def _piped(rows: RDD, settings: Settings) -> RDD:
    command = [os.environ.get("PYSPARK_PYTHON", sys.executable), "-m", "dateline_spark.worker", "--program", settings.program,
               "--jobs", str(settings.jobs), "--timeout", str(settings.timeout), "--poisoned", str(settings.poisoned)]
    if settings.data:
        command += ["--data", settings.data]
    # The environment of `pipe` is empty unless given; checkCode, or a command that fails gives no rows and no error.
    environment = {"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    one_line = rows.map(lambda row: row.replace("\n", " "))
    return one_line.pipe(shlex.join([*command, "--", *settings.arguments]), env=environment, checkCode=True)


def _mapped(reports: DataFrame, settings: Settings) -> DataFrame:
    def coded(incoming):
        fed = (row for batch in incoming for row in batch.column(0).to_pylist())
        yield from batches(line for _, lines in answers(fed, settings) for line in lines)

    row = functions.to_json(functions.struct(*reports.columns))  # Missing values are left out.
    return reports.select(row.alias("row")).mapInArrow(coded, SCHEMA)
