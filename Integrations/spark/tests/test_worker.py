"""The worker without Spark: what becomes of rows when the program dies, hangs or is not there."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import dateline_spark.worker
from dateline_spark.worker import BrokenSetUp, Settings, TooManyPoisoned, answers

PROGRAM = os.environ["DATELINE_PROGRAM"]
FAULTY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "faulty.py")
ROWS = [f'{{"id":"r{n}","published":"2016-10-05","text":"Rebels killed {n + 2} soldiers in Aleppo on Tuesday."}}' for n in range(60)]


def ids(found):
    return [json.loads(lines[-1])["report"]["id"] for _, lines in found]


class WorkerTests(unittest.TestCase):
    def test_each_row_is_answered_once_in_order(self):
        found = list(answers(ROWS, Settings(program=PROGRAM, jobs=2)))
        self.assertEqual(ids(found), [f"r{n}" for n in range(60)])
        self.assertTrue(all(json.loads(lines[-1])["records"] == len(lines) - 1 > 0 for _, lines in found))

    def test_no_rows_start_no_program(self):
        self.assertEqual(list(answers([], Settings(program="/no/such/program"))), [])

    def test_bad_rows_become_error_objects_that_do_not_tell_where_they_stood(self):
        bad = ["{broken", "", "[", "7", '{"id":"x"}', '{\n"id":"y","text":"Rebels seized Bor."\n}']
        one = [lines for _, lines in answers(bad + ROWS[:2], Settings(program=PROGRAM))]
        other = [lines for _, lines in answers(ROWS[:2] + bad, Settings(program=PROGRAM))]
        self.assertEqual(one[:6], other[2:])
        kinds = [json.loads(lines[-1])["kind"] for lines in one]
        self.assertEqual(kinds, ["error"] * 5 + ["report"] * 3)
        self.assertEqual(json.loads(one[4][0])["report"]["id"], "x")

    def test_a_program_that_is_killed_once_loses_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["FAULTY_ONCE"] = os.path.join(folder, "once")
            found = list(answers(ROWS, Settings(program=FAULTY)))
            self.assertTrue(os.path.exists(os.environ.pop("FAULTY_ONCE")))
        self.assertEqual(found, list(answers(ROWS, Settings(program=PROGRAM))))

    def test_a_row_that_kills_the_program_becomes_an_error_object(self):
        rows = ROWS[:30] + ['{"id":"bad","text":"CRASH"}'] + ROWS[30:]
        found = list(answers(rows, Settings(program=FAULTY)))
        self.assertEqual(ids(found), [f"r{n}" for n in range(30)] + ["bad"] + [f"r{n}" for n in range(30, 60)])
        self.assertIn("not coded", json.loads(found[30][1][-1])["message"])

    def test_a_row_that_hangs_the_program_becomes_an_error_object(self):
        rows = ROWS[:3] + ['{"id":"bad","text":"HANG"}'] + ROWS[3:6]
        found = list(answers(rows, Settings(program=FAULTY, timeout=3)))
        self.assertEqual(ids(found), ["r0", "r1", "r2", "bad", "r3", "r4", "r5"])
        self.assertIn("no answer in 3 s", json.loads(found[3][1][-1])["message"])

    def test_when_every_row_fails_the_partition_does(self):
        rows = ['{"id":"bad","text":"CRASH"}'] * 8
        with self.assertRaises(TooManyPoisoned):
            list(answers(rows, Settings(program=FAULTY, poisoned=3)))

    def test_a_broken_set_up_says_what_is_missing(self):
        with self.assertRaisesRegex(BrokenSetUp, "No such file"):
            list(answers(ROWS, Settings(program="/no/such/program")))
        with tempfile.TemporaryDirectory() as empty, self.assertRaisesRegex(BrokenSetUp, "models"):
            list(answers(ROWS, Settings(program=PROGRAM, data=empty)))

    def test_as_a_mapper_of_hadoop_streaming_it_counts_on_standard_error(self):
        """Hadoop streaming writes the lines of a split to standard input, takes lines from standard output and counters from standard error."""
        worker = os.path.join(os.path.dirname(dateline_spark.worker.__file__), "worker.py")
        done = subprocess.run([sys.executable, worker, "--program", PROGRAM], input="\n".join([*ROWS, "{broken"]).encode(), capture_output=True)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout.count(b'{"kind":"report"'), 60)
        self.assertIn(b"reporter:counter:dateline,rows,61\n", done.stderr)
        self.assertIn(b"reporter:counter:dateline,errors,1\n", done.stderr)
        broken = subprocess.run([sys.executable, worker, "--program", "/no/such/program"], input=ROWS[0].encode(), capture_output=True)
        self.assertEqual((broken.returncode, broken.stdout), (3, b""))

    def test_what_fails_in_giving_the_rows_is_raised(self):
        def rows():
            yield from ROWS[:5]
            raise KeyError("gone")
        with self.assertRaisesRegex(KeyError, "gone"):
            list(answers(rows(), Settings(program=PROGRAM)))


if __name__ == "__main__":
    unittest.main()
