"""Dateline on a real cluster of two executors: faults in mid-partition, and the same records and events as on one machine."""
import collections
import json
import os
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import pile
from pyspark import cloudpickle
from pyspark.sql import SparkSession

import dateline_spark as dateline
from dateline_spark import Settings

# The executors do not have this file.
cloudpickle.register_pickle_by_value(sys.modules[__name__])

PROGRAM = os.environ["DATELINE_PROGRAM"]
FAULTY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "faulty.py")
COUNT = int(os.environ.get("SPARK_TEST_REPORTS", "240"))
BAD = ["{broken", '{"id":"x"}']


def run(*arguments, lines=()):
    done = subprocess.run([PROGRAM, *arguments], input="\n".join(lines).encode(), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().rstrip("\n").split("\n") if done.stdout else []


def is_record(line):
    return not line.startswith(('{"kind":"report"', '{"kind":"error"'))


def kill_once(marker, whom):
    """A function of rows that ends a process of the cluster by SIGKILL in the middle of a partition, once."""
    def pass_on(index, rows):
        for number, row in enumerate(rows):
            if index == 1 and number == 10 and not os.path.exists(marker):
                open(marker, "x").close()
                if whom == "python worker":
                    os.kill(os.getpid(), signal.SIGKILL)
                executor = os.getpid()
                while "java" not in os.readlink(f"/proc/{executor}/exe"):
                    with open(f"/proc/{executor}/stat") as status:
                        executor = int(status.read().rsplit(")", 1)[1].split()[1])
                os.kill(executor, signal.SIGKILL)
            yield row
    return pass_on


class SparkTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        cls.spark = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("dateline tests")
                     .config("spark.ui.enabled", "false").config("spark.executorEnv.DATELINE_PROGRAM", PROGRAM)
                     .config("spark.executorEnv.DATELINE_DATA", os.environ.get("DATELINE_DATA", ""))
                     .config("spark.sql.execution.arrow.maxRecordsPerBatch", "32")
                     .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate())
        cls.context = cls.spark.sparkContext
        cls.context.setLogLevel("FATAL")
        cls.folder = tempfile.TemporaryDirectory()
        cls.reports = pile.reports(PROGRAM, COUNT)
        cls.rows = cls.reports[:50] + BAD[:1] + cls.reports[50:] + BAD[1:]
        cls.settings = Settings(program=PROGRAM, data=os.environ.get("DATELINE_DATA"))
        coded = run("code", "--input", "lines", "--format", "jsonl", "--status", "-", lines=cls.reports)
        cls.records = sorted(filter(is_record, coded))
        cls.statuses = sorted(line for line in coded if not is_record(line))

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def rdd(self, rows=None, partitions=6):
        return self.context.parallelize(self.rows if rows is None else rows, partitions)

    def frame(self):
        reports = [json.loads(line) for line in self.reports]
        return self.spark.createDataFrame(reports, "id string, publisher string, published string, text string").repartition(5)

    def assert_same(self, lines, errors=len(BAD)):
        """Exactly the rows of one machine: none lost, none doubled."""
        self.assertEqual(sorted(filter(is_record, lines)), self.records)
        rest = [line for line in lines if not is_record(line)]
        self.assertEqual(sorted(line for line in rest if '"row":' not in line), self.statuses)
        self.assertEqual(sum('"row":' in line for line in rest), errors)

    def test_piped_rows_are_those_of_one_machine(self):
        coded = dateline.code(self.rdd(), self.settings).persist()
        self.assert_same(coded.collect())
        counts = dateline.check(self.rdd(), coded)
        self.assertEqual((counts.reports, counts.errors, counts.records), (COUNT, len(BAD), len(self.records)))

    def test_typed_columns_are_those_of_one_machine(self):
        path = self.path("coded.parquet")
        dateline.code(self.frame(), self.settings).write.partitionBy("kind").parquet(path)
        table = self.spark.read.parquet(path)
        self.assert_same([row.json for row in table.select("json").collect()], errors=0)
        dateline.check(self.frame(), table)
        assaults = table.where("event_type = 'ASSAULT' and country = 'SYR'").select("date_start", "json").collect()
        self.assertTrue(assaults)
        for row in assaults:
            start = json.loads(row.json).get("date", {}).get("start")
            self.assertEqual(row.date_start and str(row.date_start), start)

    def test_files_go_in_and_out(self):
        lines, parquet = self.path("reports.jsonl.gz"), self.path("reports.parquet")
        self.rdd().saveAsTextFile(lines, "org.apache.hadoop.io.compress.GzipCodec")
        self.assert_same(dateline.code(dateline.read_jsonl(self.context, lines), self.settings).collect())
        self.frame().withColumnRenamed("text", "body").write.parquet(parquet)
        read = dateline.read_parquet(self.spark, parquet, text="body")
        self.assert_same(dateline.code(dateline.rows(read), self.settings).collect(), errors=0)

    def test_web_archives_are_those_of_one_machine(self):
        page = ("<html><head><title>T</title></head><body><p>Police arrested ten protesters in the capital on Tuesday, 5 March 2019, the "
                "interior ministry said in a statement that it sent to reporters in the evening.</p></body></html>")
        paths = []
        for number in range(3):
            paths.append(self.path(f"{number}.warc"))
            with open(paths[-1], "wb") as file:
                for part in range(4):
                    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page.replace('ten', str(part + 2))}".encode()
                    file.write(f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}/{part}\r\n"
                               f"WARC-Date: 2019-03-06T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                               f"Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n")
        found = [json.loads(line) for line in dateline.read_warc(self.context, paths, self.settings).collect()]
        one = [json.loads(line) for line in run("read", *paths)]
        # Archives 0, 1 and 2 hold the same four texts under other addresses.
        self.assertEqual(len({report["id"] for report in found}), 12)
        for report in found + one:
            report.pop("path")
            report.pop("id")
        self.assertEqual(sorted(map(json.dumps, found)), sorted(map(json.dumps, one)))

    def test_a_python_worker_killed_in_mid_partition_loses_and_doubles_nothing(self):
        marker = self.path("python-worker")
        rows = self.rdd().mapPartitionsWithIndex(kill_once(marker, "python worker"))
        self.assert_same(dateline.code(rows, self.settings).collect())
        self.assertTrue(os.path.exists(marker))

    def test_an_executor_killed_in_mid_partition_loses_and_doubles_nothing(self):
        marker = self.path("executor")
        rows = self.rdd().mapPartitionsWithIndex(kill_once(marker, "executor"))
        self.assert_same(dateline.code(rows, self.settings).collect())
        self.assertTrue(os.path.exists(marker))

    def test_a_program_killed_in_mid_partition_loses_and_doubles_nothing(self):
        once = self.path("program")
        wrapper = self.path("faulty-once")
        with open(wrapper, "w") as file:
            file.write(f"#!/bin/sh\nDATELINE_PROGRAM={PROGRAM} FAULTY_ONCE={once} exec {sys.executable} {FAULTY} \"$@\"\n")
        os.chmod(wrapper, 0o755)
        self.assert_same(dateline.code(self.rdd(), Settings(program=wrapper, data=self.settings.data)).collect())
        self.assertTrue(os.path.exists(once))

    def test_rows_that_hang_or_kill_the_program_become_error_objects(self):
        wrapper = self.path("faulty")
        with open(wrapper, "w") as file:
            file.write(f"#!/bin/sh\nDATELINE_PROGRAM={PROGRAM} exec {sys.executable} {FAULTY} \"$@\"\n")
        os.chmod(wrapper, 0o755)
        rows = self.reports[:70] + ['{"id":"hangs","text":"HANG"}', '{"id":"crashes","text":"CRASH"}'] + self.reports[70:]
        coded = dateline.code(self.rdd(rows, 4), Settings(program=wrapper, data=self.settings.data, timeout=15)).collect()
        self.assert_same(coded, errors=2)
        failed = {json.loads(line)["report"]["id"] for line in coded if '"row":' in line}
        self.assertEqual(failed, {"hangs", "crashes"})

    def test_a_broken_set_up_fails_the_job_and_says_why(self):
        with self.assertRaisesRegex(Exception, "3"):
            dateline.code(self.rdd(self.reports[:4], 1), Settings(program="/no/such/program")).count()
        with self.assertRaisesRegex(Exception, "/no/such/program"):
            dateline.code(self.frame().limit(4), Settings(program="/no/such/program")).count()

    def test_lost_and_doubled_rows_are_named(self):
        coded = dateline.code(self.rdd(self.reports[:6], 2), self.settings).persist()
        with self.assertRaisesRegex(dateline.LostRows, "7 rows went in; 6 reports"):
            dateline.check(self.rdd(self.reports[:7]), coded)
        with self.assertRaisesRegex(dateline.LostRows, "records"):
            dateline.check(self.rdd(self.reports[:6]), coded.union(coded.filter(is_record)))
        with self.assertRaisesRegex(dateline.RepeatedIds, "r00000"):
            dateline.check(self.rdd(self.reports[:5] + self.reports[:1]), coded)

    def test_events_and_holds_are_those_of_one_machine(self):
        records = self.rdd(self.records[::2] + self.records[1::2], 7)
        found = dateline.events(records, self.settings, partitions=5).collect()
        one = run("link", "--format", "jsonl", "-", lines=self.records)
        self.assertTrue(any('"duplicate_of"' in line for line in run("link", "--step", "keys", "-", lines=self.records +
                            run("link", "--step", "copies", "-", lines=run("link", "--step", "sketches", "-", lines=self.records)))))
        self.assertGreater(len(one), 100)
        self.assertEqual(sorted(found), sorted(one))
        spans = dateline.control(records, settings=self.settings, partitions=5).collect()
        held = run("link", "--control", "--format", "jsonl", "-", lines=self.records)
        self.assertGreater(len(held), 5)
        self.assertEqual(sorted(spans), sorted(held))

    def test_a_ledger_takes_the_result_once_and_has_the_same_events(self):
        folder, ledger = self.path("records"), self.path("a.ledger")
        coded = dateline.code(self.rdd(), self.settings)
        # A ledger names a copy after the report that came first; on Spark first is by report date.
        ordered = coded.filter(is_record).sortBy(lambda line: ((r := json.loads(line)["report"]).get("published", ""), r["id"]), numPartitions=3)
        ordered.saveAsTextFile(folder)
        parts = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.startswith("part-"))
        run("ingest", "--coded", *parts, "--ledger", ledger)
        first = run("export", "--ledger", ledger, "--format", "jsonl")
        run("ingest", "--coded", *parts, "--ledger", ledger)
        run("ingest", "--coded", parts[1], "--ledger", ledger)
        self.assertEqual(run("export", "--ledger", ledger, "--format", "jsonl"), first)
        events = dateline.events(coded, self.settings, partitions=3).collect()
        def told(lines):
            return collections.Counter((e["id"], tuple(sorted(m["mention"] for m in e["mentions"])), e["sources"]) for e in map(json.loads, lines))
        self.assertEqual(told(first), told(events))


if __name__ == "__main__":
    unittest.main(verbosity=2)
