#!/usr/bin/env python3
"""What the Python package costs over the program: CPU seconds on the same documents, in turn, and two threads over one.

    tools/python_speed.py FILE.jsonl [ROUNDS]

Both run in processes of their own, start-up included. The program is the one beside the package, so that both are
the same build; the lines they write must be the same.

On a machine that others use, seconds of two threads tell of them more than of us. So the CPU of each thread is counted
too (Linux): what two threads need beyond one, how evenly they share it, and what the thread that asks has to do meanwhile,
which cannot be shared. On an idle machine the slowest of these is what the clock shows.
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from statistics import median

BINDINGS = """
import sys, svodka
write = sys.stdout.buffer.write
for record in svodka.read(sys.argv[1], jobs=int(sys.argv[2]), on_error="skip"):
    write(record.to_json().encode() + b"\\n")
"""

MANY = """
import json, sys, svodka
write = sys.stdout.buffer.write
documents = (json.loads(line) for line in open(sys.argv[1], encoding="utf-8"))
given = ({key: one[key] for key in ("id", "text", "html", "url", "published") if key in one} for one in documents)
for record in svodka.extract_many(given, jobs=int(sys.argv[2]), on_error="skip"):
    write(record.to_json().encode() + b"\\n")
"""

# The same, and the CPU seconds of its threads shortly before the end: those that work, and the one that asks.
THREADS = """
import glob, json, os, sys, svodka
def ran(task):
    return int(open(task + "/schedstat").read().split()[0]) / 1e9
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
documents = [json.loads(line) for line in lines]
given = [{key: one[key] for key in ("id", "text", "html", "url", "published") if key in one} for one in documents]
svodka.extract("5 человек")
asking = f"/proc/self/task/{os.getpid()}"
before = ran(asking)
for number, _ in enumerate(svodka.extract_many(given, jobs=int(sys.argv[2]), on_error="yield")):
    if number == len(given) - 20 * int(sys.argv[2]):
        tasks = glob.glob("/proc/self/task/*")
        working = [ran(task) for task in tasks if open(task + "/comm").read().startswith("extract")]
        print(json.dumps([ran(asking) - before, working]))
"""


def threads(file: str, jobs: int) -> tuple[float, list[float]]:
    """CPU seconds of the thread that asks, and of those that work."""
    command = [sys.executable, "-c", THREADS, file, str(jobs)]
    asking, working = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return asking, working


def count_threads(file: str, rounds: int) -> None:
    """Says what two threads take and what one does, round by round."""
    pairs = [(threads(file, 1)[1][0], threads(file, 2)) for _ in range(rounds)]
    more = median(sum(both) / alone for alone, (_, both) in pairs)
    largest = median(max(both) / sum(both) for _, (_, both) in pairs)
    asking = median(asked / sum(both) for _, (asked, both) in pairs)
    idle = median(alone / max(*both, asked) for alone, (asked, both) in pairs)
    print(f"two threads: {more:.3f} of the CPU of one, {largest:.3f} of it in one of them, {asking:.3f} of it where it is asked")
    print(f"so they are {idle:.2f} times as fast as one where nobody else works")


def measured(command: list[str]) -> tuple[float, float, str]:
    """CPU seconds, seconds, and a hash of what was written."""
    before, since = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    written = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - since, hashlib.sha256(written).hexdigest()


def main() -> None:
    file, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    python = [sys.executable, "-c"]
    commands = {
        "program": [sys.executable, "-m", "svodka", "extract", file, "--quiet", "--jobs", "1", "--errors", os.devnull],
        "read": [*python, BINDINGS, file, "1"],
        "extract_many": [*python, MANY, file, "1"],
        "extract_many, 2 threads": [*python, MANY, file, "2"],
    }
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(measured(command))
    if runs["program"][0][2] != runs["read"][0][2]:
        sys.exit("the program and read() write other lines")
    for name, found in runs.items():
        pairs = [run[0] / base[0] for run, base in zip(found, runs["program"], strict=True)]
        cpu, wall = (median(run[at] for run in found) for at in (0, 1))
        print(f"{name}: {cpu:.2f} CPU s, {wall:.2f} s; {median(pairs):.3f} of the program, pair by pair")
    one, two = runs["extract_many"], runs["extract_many, 2 threads"]
    print(f"two threads: {median(a[1] / b[1] for a, b in zip(one, two, strict=True)):.2f} times one, by the clock")
    if os.path.exists("/proc/self/schedstat"):
        count_threads(file, rounds)


if __name__ == "__main__":
    main()
