#!/usr/bin/env python3
"""Kills `dateline ingest` at random moments and looks whether a report was lost or doubled.

    crash.py PROGRAM [KILLS]          (default 200 kills; run it in the root of the checkout)

The samples are ingested into a ledger; the process is killed with SIGKILL after a random time, `dateline ledger check` must find nothing
wrong, and the same command is run again, until one run comes to its end. Then the ledger must hold the same reports, records and
events as one that was made undisturbed. Then it begins anew, until there were enough kills. On a small file system of its own (Linux, root) it also
runs out of space half-way.
"""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time


def output(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def contents(program, ledger):
    """The reports, records and events of a ledger, as lines."""
    lines = []
    for arguments in (["reports", "--format", "csv", "--limit", "0"], ["export", "--what", "mentions", "--format", "jsonl"],
                      ["export", "--format", "jsonl"], ["control", "--changes", "--format", "jsonl"]):
        code, out, err = output(program, *arguments, "--ledger", ledger)
        if code:
            sys.exit(f"{arguments}: {err}")
        # The time of storing differs.
        lines += sorted(line.rsplit(",", 1)[0] if arguments[0] == "reports" else line for line in out.splitlines())
    return lines


def remove(ledger):
    for suffix in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(ledger + suffix):
            os.remove(ledger + suffix)


def main(program, kills):
    chance = random.Random(11)
    with tempfile.TemporaryDirectory() as folder:
        reference, ledger = os.path.join(folder, "reference.ledger"), os.path.join(folder, "crash.ledger")
        begin = time.monotonic()
        code, _, err = output(program, "ingest", "Samples", "--ledger", reference, "--batch", "1")
        if code:
            sys.exit(err)
        whole = time.monotonic() - begin
        expected = contents(program, reference)
        killed = finished = inside = 0
        while killed < kills:
            command = [program, "ingest", "Samples", "--ledger", ledger, "--batch", str(chance.choice([1, 1, 2, 5, 256]))]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * whole * 1.05)
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1
                if os.path.exists(ledger):
                    code, out, err = output(program, "ledger", "check", "--ledger", ledger)
                    # Killed while the tables were made: the next run goes on making them.
                    unmade = code and ("not a ledger" in err or "older ledger" in err)
                    if code and not unmade:
                        sys.exit(f"after {killed} kills: {out}{err}")
                    inside += not unmade
                continue
            finished += 1
            if contents(program, ledger) != expected:
                sys.exit(f"after {killed} kills the ledger differs from the undisturbed one")
            remove(ledger)
        print(f"{killed} kills ({inside} of them with a ledger begun), {finished} ledgers finished over them, each the same as the undisturbed one: "
              f"{len(expected)} lines; every check after a kill was good")
        full_disk(program, folder, expected)


def full_disk(program, folder, expected):
    disk = os.path.join(folder, "disk")
    os.mkdir(disk)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "none", disk], capture_output=True).returncode:
        print("full disk: not tried (no right to mount)")
        return
    try:
        ledger = os.path.join(disk, "full.ledger")
        code, _, err = output(program, "ingest", "Samples", "--ledger", ledger, "--batch", "1")
        if code != 3 or "full" not in err:
            sys.exit(f"full disk: exit {code}: {err}")
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        code, out, err = output(program, "ledger", "check", "--ledger", ledger)
        if code:
            sys.exit(f"full disk: {out}{err}")
        output(program, "ingest", "Samples", "--ledger", ledger)
        if contents(program, ledger) != expected:
            sys.exit("full disk: the ledger differs from the undisturbed one")
        print("full disk: said so, nothing lost, went on when there was space")
    finally:
        subprocess.run(["umount", disk], check=False)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 200)
