"""The readers and the language layer under libFuzzer with AddressSanitizer (Fuzz/run.sh), a slice for each in turn; the corpus grows from run to run."""
import os
import re
import subprocess

READERS = ["html", "warc", "feed", "jsonl", "charset", "language", "records"]


def run(program, seconds, seed):
    reader = READERS[seed % len(READERS)]
    folder = os.path.join("output", "fuzz", reader)
    before = set(os.listdir(folder)) if os.path.isdir(folder) else set()
    done = subprocess.run(["Fuzz/run.sh", str(max(1, int(seconds))), reader], capture_output=True, text=True)
    new = sorted(name for name in set(os.listdir(folder)) - before if re.match("crash|timeout|oom|leak", name))
    failures = []
    for name in new:
        with open(os.path.join(folder, name), "rb") as file:
            failures.append((f"{reader}: {name}", file.read()))
    if done.returncode and not failures:
        failures.append((f"{reader}: Fuzz/run.sh ended with {done.returncode}: {(done.stdout + done.stderr)[-1000:]}", b""))
    tried = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stdout)
    return int(tried.group(1)) if tried else 0, failures
