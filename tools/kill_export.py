#!/usr/bin/env python3
"""Kills `svodka export RECORDS --to news.db` at random moments, many times over, and looks at the database each time:
nothing lost, nothing twice, every document whole.

    tools/kill_export.py BINARY RECORDS [KILLS] [SEED]

Every second round begins with no database, which killed runs fill batch by batch; the others replace a database of
half the records, which must be the old one or the new one whenever they are killed. Works in a temporary folder."""
import hashlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kills import Moments


def rows(path):
    """Hashes of the rows of every document, and of what belongs to none."""
    with sqlite3.connect(path) as db:
        if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            sys.exit("the database is damaged")
        if db.execute("PRAGMA foreign_key_check").fetchall():
            sys.exit("the database has references to nothing")
        names = [name for (name,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%!_fts%' ESCAPE '!' ORDER BY name")]
        found = {}
        for name in names:
            columns = [column[1] for column in db.execute(f"PRAGMA table_info({name})")]
            key = "document_id" if "document_id" in columns else "id" if name == "documents" else "NULL"
            if name == "word_forms":
                continue
            for row in db.execute(f"SELECT {key}, * FROM {name} ORDER BY 1, 2, 3"):
                found.setdefault(row[0], hashlib.sha256()).update(repr((name, row)).encode("utf-8", "replace"))
        if names:
            for name in ("documents", "figure_facts", "people_roles", "quotes"):
                db.execute(f"INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('integrity-check', 1)")
        return {key: digest.hexdigest() for key, digest in found.items()}


def grow(database, command, moments, expected):
    """Fills a database from nothing; the number of kills it took."""
    kills, before = 0, {}
    while moments.killed(command, kills == 0):
        kills += 1
        now = rows(database) if database.exists() and database.stat().st_size else {}
        if lost := before.keys() - now.keys():
            sys.exit(f"after a kill {len(lost)} documents are lost")
        if wrong := [key for key in now if now[key] != expected.get(key)]:
            sys.exit(f"after a kill {len(wrong)} documents are not whole: {wrong[:3]}")
        before = now
    return kills


def replace(database, command, moments, states):
    """Replaces a database; the number of kills it took."""
    kills = 0
    while moments.killed([*command, "--replace"], True):
        kills += 1
        if rows(database) not in states:
            sys.exit("after a kill the database is neither the old one nor the new one")
    return kills


def main():
    binary, records = (Path(argument).resolve() for argument in sys.argv[1:3])
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    with tempfile.TemporaryDirectory() as folder:
        half, database = Path(folder, "half.ndjson"), Path(folder, "news.db")
        lines = records.read_bytes().splitlines(keepends=True)
        half.write_bytes(b"".join(lines[: len(lines) // 2]))
        export = [binary, "export", "--quiet", "--to", database]
        since = time.monotonic()
        subprocess.run([*export, records], check=True)
        whole = time.monotonic() - since
        expected = rows(database)
        print(f"undisturbed: {whole:.2f} s, {len(expected)} documents")
        moments = Moments(whole, chance)
        kills = rounds = 0
        while kills < wanted:
            for path in Path(folder).glob("news.db*"):
                path.unlink()
            rounds += 1
            if rounds % 2:
                kills += grow(database, [*export, records], moments, expected)
            else:
                subprocess.run([*export, half], check=True)
                old = rows(database)
                kills += replace(database, [*export, records], moments, (old, expected))
            if rows(database) != expected:
                sys.exit(f"round {rounds}, after {kills} kills: the database differs")
            left = [path.name for path in Path(folder).iterdir() if path not in (half, database)]
            if left:
                sys.exit(f"round {rounds}: left behind: {left}")
            print(f"round {rounds}: {kills} kills so far", flush=True)
        print(f"{kills} kills in {rounds} rounds: nothing lost, nothing twice")


main()
