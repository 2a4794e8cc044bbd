"""Reports from files: JSON lines, Parquet, web archives."""
from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
import threading
from typing import Iterator

from pyspark import RDD, SparkContext
from pyspark.sql import DataFrame, SparkSession, functions

from .worker import BrokenSetUp, Settings


def read_jsonl(context: SparkContext, path: str, partitions: int | None = None) -> RDD:
    """One report a line, plain or compressed, from anywhere that Spark reads."""
    return context.textFile(path, partitions)


def read_parquet(spark: SparkSession, path: str, **columns: str) -> DataFrame:
    """A table of reports; `columns` tells what its columns are called: `read_parquet(spark, path, text="body", id="key")`."""
    found = spark.read.parquet(path)
    for name, theirs in columns.items():
        found = found.withColumnRenamed(theirs, name)
    return found


def rows(reports: DataFrame) -> RDD:
    """A table of reports as JSON lines."""
    return reports.select(functions.to_json(functions.struct(*reports.columns))).rdd.map(lambda row: row[0])


def read_warc(context: SparkContext, paths: list[str], settings: Settings = Settings()) -> RDD:
    """The reports of web archives, or of anything that `dateline read` reads, as JSON lines; a task for each path.

    Paths are of files that each worker sees, or addresses (`s3://…`) where fsspec is installed. What is no report is left out, as
    `dateline read` does, which counts it in its message; an archive that cannot be opened, or breaks off, fails the task.
    """
    return context.parallelize(paths, max(1, len(paths))).flatMap(lambda path: _read(path, settings))


def _read(path: str, settings: Settings) -> Iterator[str]:
    with tempfile.TemporaryFile() as errors:
        try:
            child = subprocess.Popen([settings.program, "read", "--jobs", str(settings.jobs), "-"], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, stderr=errors, env=settings.environment())
        except OSError as failure:
            raise BrokenSetUp(f"{settings.program}: {failure.strerror}") from failure
        failures: list[BaseException] = []

        def feed():
            try:
                with _opened(path) as source:
                    while block := source.read(1 << 20):
                        child.stdin.write(block)
            except BaseException as failure:
                failures.append(failure)
            finally:
                try:
                    child.stdin.close()
                except OSError:
                    pass

        thread = threading.Thread(target=feed, daemon=True)
        thread.start()
        try:
            for line in child.stdout:
                yield _placed(line, path)
            code = child.wait()
            thread.join()
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
        if code:
            errors.seek(0)
            raise RuntimeError(f"{path}: dateline read ended with {code}: {errors.read()[-500:].decode('utf-8', 'replace')}")
        if failures:
            raise failures[0]


def _opened(path: str):
    if "://" in path:
        import fsspec

        return fsspec.open(path, "rb").open()
    return open(path, "rb")


def _placed(line: bytes, path: str) -> str:
    """A report under an id that no other has, whichever archives are read together: the program's own is a hash of the text, to which it
    adds numbers where a text comes again in the same run."""
    report = json.loads(line)
    place = report.get("url") or path + report["path"].removeprefix("-")
    report["id"] = hashlib.blake2b(f"{report['id'].partition('-')[0]} {place}".encode(), digest_size=8).hexdigest()
    report["path"] = path
    return json.dumps(report, ensure_ascii=False, separators=(",", ":"))
