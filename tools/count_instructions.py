#!/usr/bin/env python3
"""Counts the instructions of a program by callgrind, and holds them to those of another.

    cargo build --locked
    tools/count_instructions.py target/debug/svodka [COUNTS.tsv]

Writes them to COUNTS.tsv where that is missing, else 3 % more than it says is a fault: count before a change and
after it. Counts are the same on every run of one binary, and hold for one profile and one compiler, so none are kept
in the repository. Wants valgrind.
"""

import concurrent.futures
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MORE = 1.03


def articles():
    """The articles of corpus/ as JSON Lines, and how many bytes of text they have."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
    for line in (ROOT / "corpus" / "quotes.jsonl").read_text("utf-8").splitlines():
        texts.append(json.loads(line)["text"])
    lines = [json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts)]
    return lines, sum(len(text.encode()) for text in texts)


def count(program, lines):
    """Instructions that the program takes for these documents."""
    with tempfile.TemporaryDirectory() as folder:
        given = pathlib.Path(folder) / "given.jsonl"
        given.write_text("".join(lines), "utf-8")
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "extract", "-q"]
        command += ["--jobs", "1", "-o", str(pathlib.Path(folder) / "records.ndjson"), str(given)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return int(re.search(r"Collected : (\d+)", told)[1])


def counts(program):
    """What is held to budgets; the runs go side by side."""
    lines, size = articles()
    inputs = [[json.dumps({"id": "0", "text": "Да."}) + "\n"], lines, lines * 2]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        start, once, twice = pool.map(lambda own: count(program, own), inputs)
    return {
        "start": start,
        "byte of text met anew": (once - start) // size,
        "byte of text met again": (twice - once) // size,
    }


def main():
    if not shutil.which("valgrind"):
        sys.exit("count_instructions.py: no valgrind here")
    counted = counts(sys.argv[1])
    before = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if before and not before.exists():
        before.write_text("".join(f"{what}\t{number}\n" for what, number in counted.items()), "utf-8")
    rows = before.read_text("utf-8").splitlines() if before else []
    known = {what: int(number) for what, number in (row.split("\t") for row in rows)}
    over = [what for what, number in counted.items() if number > known.get(what, number) * MORE]
    for what, number in counted.items():
        print(f"{what}: {number}, {known.get(what, 'not counted')} before" + (" (too many)" if what in over else ""))
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
