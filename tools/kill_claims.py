#!/usr/bin/env python3
"""Kills `svodka claims RECORDS -o FILE` at random moments, many times over: the file under its own name is the old one
or the new one, whole, whenever it is killed, and a run after that writes the same bytes and leaves nothing behind.

    tools/kill_claims.py BINARY RECORDS [KILLS] [SEED]

Every second round begins with no file, the others with the claims of half the records. Works in a temporary folder."""
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kills import Moments


def claims(binary, records, output, *more):
    return [binary, "claims", records, "-o", output, *more]


def main():
    binary, records = (Path(argument).resolve() for argument in sys.argv[1:3])
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made")
        made.mkdir()
        half, output, whole = Path(folder, "half.ndjson"), made / "claims.ndjson", Path(folder, "whole.ndjson")
        lines = records.read_bytes().splitlines(keepends=True)
        half.write_bytes(b"".join(lines[: len(lines) // 2]))
        since = time.monotonic()
        subprocess.run(claims(binary, records, whole), check=True)
        longest = time.monotonic() - since
        expected = whole.read_bytes()
        subprocess.run(claims(binary, half, whole), check=True)
        old = whole.read_bytes()
        print(f"undisturbed: {longest:.2f} s, {len(expected.splitlines())} claims")
        moments = Moments(longest, chance)
        kills = rounds = 0
        while kills < wanted:
            rounds += 1
            output.unlink(missing_ok=True)
            before = None
            if rounds % 2 == 0:
                output.write_bytes(old)
                before = old
            while moments.killed(claims(binary, records, output, "--jobs", str(rounds % 3 + 1)), True):
                kills += 1
                found = output.read_bytes() if output.exists() else None
                if found not in (before, expected):
                    sys.exit(f"round {rounds}, after {kills} kills: the file is neither the old one nor the new one")
            if output.read_bytes() != expected:
                sys.exit(f"round {rounds}, after {kills} kills: other claims")
            left = [path.name for path in made.iterdir() if path != output]
            if left:
                sys.exit(f"round {rounds}: left behind: {left}")
            print(f"round {rounds}: {kills} kills so far", flush=True)
        print(f"{kills} kills in {rounds} rounds: nothing half-written, the same bytes")


main()
