"""Feeds rows to `dateline code` and takes its answers, whatever happens to the program.

Each row is answered once, in order: its records and a `report` line, or an `error` object. A program that dies or hangs is started
again with the rows it had not answered; a row that fails by itself becomes an error object. It needs nothing but Python, so it is
also the mapper of Hadoop streaming and of job arrays:

    python3 -m dateline_spark.worker [--program PATH] [--timeout SECONDS] [-- ARGUMENT…] < rows > records
"""
from __future__ import annotations

import argparse
import collections
import dataclasses
import json
import os
import select
import subprocess
import sys
import tempfile
import threading
import time
from typing import Iterable, Iterator

REPORT = b'{"kind":"report"'
ERROR = b'{"kind":"error"'
ERROR_OF_A_LINE = b'{"kind":"error","line":'


class BrokenSetUp(Exception):
    """The program cannot run here: no row would fare better. The message holds what it said."""


class TooManyPoisoned(Exception):
    """So many rows of one partition failed that the machine, not the rows, must be at fault."""


class LostAnswers(Exception):
    """The program ended well without answering each row: a fault of the program."""


class _Failed(Exception):
    """The program died or was ended because it hung."""


@dataclasses.dataclass(frozen=True)
class Settings:
    """How the program is run on a worker."""

    #: The program: a path that is good on every worker, or a name on its PATH.
    program: str = "dateline"
    #: The data folder on every worker; without it the program looks beside itself.
    data: str | None = None
    #: Further arguments of `dateline code`, such as `("--kinds", "event,control")`.
    arguments: tuple[str, ...] = ()
    #: Reports coded at once by one program; an engine that gives each task one core wants 1.
    jobs: int = 1
    #: Seconds without an answer, with rows waiting, after which the program is taken to hang.
    timeout: float = 300
    #: Seconds that one step of joining may take for one partition.
    step_timeout: float = 3600
    #: Rows of one partition that may fail before the partition does.
    poisoned: int = 16

    def environment(self) -> dict[str, str]:
        return {**os.environ, **({"DATELINE_DATA": self.data} if self.data else {})}

    def command(self) -> list[str]:
        return [self.program, "code", "--input", "lines", "--format", "jsonl", "--status", "--jobs", str(self.jobs),
                *self.arguments, "-"]


def as_line(row: bytes | str) -> bytes:
    """A row as one line. JSON has line ends only where it may have spaces; a row of none is still a row."""
    row = row.encode("utf-8", "surrogatepass") if isinstance(row, str) else row
    return row.replace(b"\n", b" ").strip() or b"null"


def error_object(row: bytes, message: str) -> bytes:
    """What stands for a row that gives no records. It does not depend on where in which partition the row stood."""
    try:
        found = json.loads(row).get("id")
    except (ValueError, AttributeError, RecursionError):
        found = None
    shown = row[:200].decode("utf-8", "replace")
    return json.dumps({"kind": "error", "message": message, "report": {"id": "" if found is None else str(found)}, "row": shown},
                      ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


class _Feed:
    """Writes rows to the program's standard input in a thread of its own, so that neither waits for the other."""

    def __init__(self, rows: Iterator[bytes], stdin, unanswered: collections.deque):
        self.rows, self.stdin, self.unanswered = rows, stdin, unanswered
        self.is_waiting_for_rows = False
        self.written = 0
        self.failure: BaseException | None = None
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        try:
            while (row := self._next()) is not None:
                self.unanswered.append(row)
                self.stdin.write(row + b"\n")
                self.written += 1
            self.stdin.close()
        except OSError:
            pass  # The program is gone: what it did not answer is in `unanswered`.

    def _next(self) -> bytes | None:
        self.is_waiting_for_rows = True
        try:
            return next(self.rows, None)
        except BaseException as failure:  # It is raised where the answers are read.
            self.failure = failure
            return None
        finally:
            self.is_waiting_for_rows = False


def _lines(child: subprocess.Popen, feed: _Feed, timeout: float) -> Iterator[bytes]:
    """The lines that the program writes. Raises `_Failed` when it is silent for too long although it has rows to work on."""
    rest = b""
    silent, written = 0.0, 0
    descriptor = child.stdout.fileno()
    while True:
        begin = time.monotonic()
        ready, _, _ = select.select([descriptor], [], [], min(1.0, timeout))
        if not ready:
            idle = feed.is_waiting_for_rows or feed.written != written
            silent, written = 0.0 if idle else silent + time.monotonic() - begin, feed.written
            if silent >= timeout:
                raise _Failed(f"no answer in {timeout:g} s")
            continue
        silent = 0.0
        block = os.read(descriptor, 1 << 16)
        if not block:
            return
        lines = (rest + block).split(b"\n")
        rest = lines.pop()
        yield from lines


def _run(rows: Iterator[bytes], settings: Settings, unanswered: collections.deque) -> Iterator[tuple[bytes, list[bytes]]]:
    """One life of the program. The answers in order; what it leaves unanswered when it fails stays in `unanswered`."""
    with tempfile.TemporaryFile() as errors:
        try:
            child = subprocess.Popen(settings.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
                                     env=settings.environment())
        except OSError as failure:
            raise BrokenSetUp(f"{settings.program}: {failure.strerror}") from failure
        feed = _Feed(rows, child.stdin, unanswered)
        answer: list[bytes] = []
        try:
            for line in _lines(child, feed, settings.timeout):
                is_error = line.startswith(ERROR_OF_A_LINE)
                if (is_error or line.startswith(REPORT)) and not unanswered:
                    raise LostAnswers("the program answered more rows than it was given")
                if is_error:
                    row = unanswered.popleft()
                    yield row, [error_object(row, json.loads(line)["message"])]
                    continue
                answer.append(line)
                if line.startswith(REPORT):
                    done, answer = answer, []
                    yield unanswered.popleft(), done
            code = child.wait()
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
            child.stdout.close()
            feed.thread.join()
        if feed.failure:
            raise feed.failure
        if code < 0 or code > 128:
            raise _Failed(f"the program ended with {code}")
        if code:
            errors.seek(0)
            raise BrokenSetUp(f"{settings.program} ended with {code}: {errors.read()[-2000:].decode('utf-8', 'replace').strip()}")
        if unanswered or answer:
            raise LostAnswers(f"the program ended well, but left {len(unanswered)} rows without an answer")


def _carefully(rows: list[bytes], settings: Settings) -> Iterator[tuple[bytes, list[bytes]]]:
    """Answers rows one of which may make the program fail: by halves, until that one is alone."""
    while rows:
        answered = 0
        try:
            for answer in _run(iter(rows), settings, collections.deque()):
                answered += 1
                yield answer
            return
        except _Failed as failure:
            rows = rows[answered:]
            if len(rows) == 1:
                yield rows[0], [error_object(rows[0], f"not coded: {failure}, twice")]
                return
            half = len(rows) // 2
            yield from _carefully(rows[:half], settings)
            rows = rows[half:]


def answers(rows: Iterable[bytes | str], settings: Settings = Settings()) -> Iterator[tuple[bytes, list[bytes]]]:
    """Each row with its answer: its records and a `report` line, or one `error` object, as lines without their ends.

    Raises BrokenSetUp, TooManyPoisoned or LostAnswers; then nothing is known of the rows that follow.
    """
    source = (as_line(row) for row in rows)
    poisoned = 0
    # Without a row no program is started.
    while (first := next(source, None)) is not None:
        unanswered: collections.deque = collections.deque()
        try:
            yield from _run(_after(first, source), settings, unanswered)
            return
        except _Failed:
            pass
        for row, lines in _carefully(list(unanswered), settings):
            if lines[-1].startswith(ERROR) and b'"message":"not coded: ' in lines[-1]:
                poisoned += 1
                if poisoned > settings.poisoned:
                    raise TooManyPoisoned(f"{poisoned} rows of one partition failed, the last with {lines[-1].decode()}")
            yield row, lines


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def main(arguments: list[str]) -> int:
    defaults = Settings()
    parser = argparse.ArgumentParser(prog="dateline_spark.worker", description=__doc__.split("\n\n")[0])
    parser.add_argument("--program", default=defaults.program)
    parser.add_argument("--data")
    parser.add_argument("--jobs", type=int, default=defaults.jobs)
    parser.add_argument("--timeout", type=float, default=defaults.timeout)
    parser.add_argument("--poisoned", type=int, default=defaults.poisoned)
    parser.add_argument("arguments", nargs="*", help="further arguments of `dateline code`, after --")
    given = parser.parse_args(arguments)
    settings = Settings(program=given.program, data=given.data, jobs=given.jobs, timeout=given.timeout,
                        poisoned=given.poisoned, arguments=tuple(given.arguments))
    counts = collections.Counter()
    try:
        for _, lines in answers(sys.stdin.buffer, settings):
            counts["rows"] += 1
            counts["errors" if lines[-1].startswith(ERROR) else "reports"] += 1
            sys.stdout.buffer.write(b"\n".join(lines) + b"\n")
        sys.stdout.buffer.flush()
    except BrokenSetUp as failure:
        print(f"dateline_spark.worker: {failure}", file=sys.stderr)
        return 3
    except (TooManyPoisoned, LostAnswers) as failure:
        print(f"dateline_spark.worker: {failure}", file=sys.stderr)
        return 4
    # The form that Hadoop streaming counts.
    for name, count in sorted(counts.items()):
        print(f"reporter:counter:dateline,{name},{count}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
