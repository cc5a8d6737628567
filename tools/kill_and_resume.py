#!/usr/bin/env python3
"""Kills `svodka extract --resume` at random moments, many times over, and compares what comes out in the
end with an undisturbed run, byte for byte.

    tools/kill_and_resume.py BINARY INPUT [KILLS] [SEED]

Every round begins anew, is killed (SIGKILL) at a random moment, is resumed, may be killed again, and ends
with a run that is left alone. Works in a temporary folder."""
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    binary, source = (Path(argument).resolve() for argument in sys.argv[1:3])
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    with tempfile.TemporaryDirectory() as folder:
        out, errors = Path(folder, "out.ndjson"), Path(folder, "errors.ndjson")
        command = [binary, "extract", source, "-o", out, "--errors", errors, "--dedup", "--resume", "--quiet"]
        since = time.monotonic()
        subprocess.run(command, check=False)
        whole = time.monotonic() - since
        expected = digest(out), digest(errors)
        print(f"undisturbed: {whole:.2f} s, {out.stat().st_size} bytes of records, "
              f"{errors.stat().st_size} bytes of errors")
        kills = rounds = 0
        while kills < wanted:
            out.unlink(missing_ok=True)
            Path(folder, "out.ndjson.journal").unlink(missing_ok=True)
            errors.unlink(missing_ok=True)
            rounds += 1
            while True:
                run = subprocess.Popen(command)
                try:
                    run.wait(chance.uniform(0, whole))
                    break
                except subprocess.TimeoutExpired:
                    run.kill()
                    run.wait()
                    kills += 1
            if (digest(out), digest(errors)) != expected:
                sys.exit(f"round {rounds}, after {kills} kills: the outputs differ")
            kept = out, errors, Path(folder, "out.ndjson.journal")
            left = [path.name for path in Path(folder).iterdir() if path not in kept]
            if left:
                sys.exit(f"round {rounds}: left behind: {left}")
        print(f"{kills} kills in {rounds} runs: every output the same, byte for byte")


main()
