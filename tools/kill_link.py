#!/usr/bin/env python3
"""Kills `svodka link RECORDS -o LINKED --entities ENTITIES` at random moments, many times over, and looks at what is
left each time: no output that is not whole, and the next run writes the same bytes as one that nobody disturbed.

    tools/kill_link.py BINARY RECORDS [KILLS] [SEED]

Every second round links to the entities of an earlier run and replaces them, so that a run which was killed may read
what it was about to replace. Works in a temporary folder."""
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kills import Moments


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


class Round:
    """A command, its outputs, what they may be before its end and what they are behind it."""

    def __init__(self, folder, binary, records, base):
        self.linked, self.entities = Path(folder, "linked.ndjson"), Path(folder, "entities.ndjson")
        self.base = base
        self.command = [binary, "link", records, "-o", self.linked, "--entities", self.entities]
        if base:
            self.command += ["--base", self.entities]
        self.begin()
        since = time.monotonic()
        subprocess.run(self.command, check=True, stderr=subprocess.DEVNULL)
        self.time = time.monotonic() - since
        self.whole = self.state()

    def begin(self):
        for path in (self.linked, self.entities):
            path.unlink(missing_ok=True)
        if self.base:
            self.entities.write_bytes(self.base)
        self.before = self.state()

    def state(self):
        return digest(self.linked), digest(self.entities)

    def run(self, chance):
        """Kills until one run comes to its end; the number of kills."""
        self.begin()
        kills = 0
        moments = Moments(self.time * 1.2, chance)
        while moments.killed(self.command, False):
            kills += 1
            for before, whole, now in zip(self.before, self.whole, self.state()):
                if now not in (before, whole):
                    sys.exit(f"after a kill an output is not whole: {now}")
            if self.base and self.state() == self.whole:
                # Killed behind its last step: what it was to link to is replaced.
                return kills
        if self.state() != self.whole:
            sys.exit(f"after {kills} kills the outputs differ")
        return kills


def main():
    binary, records = (Path(argument).resolve() for argument in sys.argv[1:3])
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    with tempfile.TemporaryDirectory() as folder:
        half = Path(folder, "half.ndjson")
        lines = records.read_bytes().splitlines(keepends=True)
        half.write_bytes(b"".join(lines[: len(lines) // 2]))
        first = Round(folder, binary, half, None)
        base = first.entities.read_bytes()
        rounds = [Round(folder, binary, records, None), Round(folder, binary, records, base)]
        print(f"undisturbed: {rounds[0].time:.2f} s, {rounds[1].time:.2f} s with --base", flush=True)
        kills = done = 0
        while kills < wanted:
            kills += rounds[done % 2].run(chance)
            done += 1
            names = {"half.ndjson", "linked.ndjson", "entities.ndjson"}
            left = {path.name for path in Path(folder).iterdir()} - names
            if left:
                sys.exit(f"left behind: {left}")
        print(f"{kills} kills in {done} rounds: the same bytes, nothing half-written")


main()
