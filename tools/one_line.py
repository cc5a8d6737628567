#!/usr/bin/env python3
"""Runs the one-line queries of README.md on real databases and libraries; all must give the same rows.

    tools/one_line.py BINARY RECORDS [postgresql://…]

Needs `sqlite3`, `psql` if a server is given, and `duckdb`, `pandas`, `polars` for the `python3` on the PATH. Works in a
temporary folder."""
import csv
import io
import subprocess
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).parent.parent / "README.md"
SERVER = "postgresql://localhost/news"


def lines(server):
    """The commands of the block that asks a server, among others."""
    blocks = PAGE.read_text(encoding="utf-8").split("```sh\n")[1:]
    block = next(block for block in (part.split("```")[0] for part in blocks) if "psql" in block)
    for line in block.splitlines():
        if not line.startswith("psql"):
            yield line
        elif server:
            yield line.replace(SERVER, server)


def main():
    binary, records = (Path(argument).resolve() for argument in sys.argv[1:3])
    server = sys.argv[3] if len(sys.argv) > 3 else None
    targets = ["news.db", "parquet:news", *([server] if server else [])]
    with tempfile.TemporaryDirectory() as folder:
        for target in targets:
            subprocess.run([binary, "export", records, "--quiet", "--to", target], cwd=folder, check=True)
        first = None
        for line in lines(server):
            out = subprocess.run(line, shell=True, cwd=folder, check=True, capture_output=True).stdout.decode("utf-8")
            rows = sorted(csv.reader(io.StringIO(out)))
            if not rows or rows != (first or rows):
                sys.exit(f"{len(rows)} rows, others {len(first or [])}: {line}")
            first = rows
            print(f"{len(rows)} rows: {line.split()[0]} {line[:60]}…")


main()
