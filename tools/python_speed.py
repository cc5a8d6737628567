#!/usr/bin/env python3
"""What the Python package costs over the program: CPU seconds on the same documents, in turn, and two threads over one.

    tools/python_speed.py FILE.jsonl [ROUNDS]

Both run in processes of their own, start-up included. The program is the one beside the package, so that both are
the same build; the lines they write must be the same.

On a machine that others use, seconds of two threads tell of them more than of us. So the kernel is asked (Linux) how long
each thread ran, how long it could have run and was not let, and how long it had nothing to do: the share of its time
that a thread runs when it is let is what two threads would gain on an idle machine.
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

# The same, and what the kernel says of each thread shortly before the end.
SHARES = """
import glob, json, sys, time, svodka
def threads():
    for task in glob.glob("/proc/self/task/*"):
        if open(task + "/comm").read().startswith("extract"):
            yield [int(number) / 1e9 for number in open(task + "/schedstat").read().split()[:2]]
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
documents = [json.loads(line) for line in lines]
given = [{key: one[key] for key in ("id", "text", "html", "url", "published") if key in one} for one in documents]
next(svodka.extract_many(given[:1], on_error="yield"))
since = time.monotonic()
for number, _ in enumerate(svodka.extract_many(given, jobs=int(sys.argv[2]), on_error="yield")):
    if number == len(given) - 20 * int(sys.argv[2]):
        wall, seen = time.monotonic() - since, list(threads())
print(json.dumps([wall, seen]))
"""


def shares(file: str, jobs: int) -> tuple[float, list[float]]:
    """CPU seconds of the threads, and of each the share of the time it was let that it ran."""
    command = [sys.executable, "-c", SHARES, file, str(jobs)]
    wall, threads = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return sum(ran for ran, _ in threads), [ran / (wall - waited) for ran, waited in threads]


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
        pairs = [(shares(file, 1), shares(file, 2)) for _ in range(rounds)]
        gained = median(sum(many) / sum(few) * alone / both for (alone, few), (both, many) in pairs)
        busy = median(min(many) for _, (_, many) in pairs)
        more = median(both / alone for (alone, _), (both, _) in pairs)
        print(f"by the kernel: {gained:.2f} times; a thread runs {busy:.3f} of what it is let; {more:.3f} of the CPU")


if __name__ == "__main__":
    main()
