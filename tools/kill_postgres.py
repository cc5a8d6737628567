#!/usr/bin/env python3
"""Kills `svodka export RECORDS --to postgresql://…` at random moments, many times over, and looks at the database each
time: nothing lost, nothing twice, every document whole.

    tools/with_postgres.sh tools/kill_postgres.py BINARY RECORDS [KILLS] [SEED]

Every second round begins with no tables, which killed runs fill batch by batch; the others replace the database by
`--replace`, which must hold the old records or the new ones whenever they are killed. Needs `psql`; makes the database
`svodka_kills` on the server of SVODKA_TEST_POSTGRES, and drops it."""
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kills import Moments

SERVER = os.environ["SVODKA_TEST_POSTGRES"]
DATABASE = "svodka_kills"
ADDRESS = f"{SERVER.rsplit('/', 1)[0]}/{DATABASE}"


def sql(query, address=ADDRESS):
    command = ["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", address, "-c", query]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def fresh():
    settle()
    sql(f"DROP DATABASE IF EXISTS {DATABASE}", SERVER)
    sql(f"CREATE DATABASE {DATABASE}", SERVER)


def settle():
    """Waits until the server has seen that the killed program is gone."""
    query = f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{DATABASE}'"
    for _ in range(600):
        if sql(query, SERVER) == ["0"]:
            return
        time.sleep(0.05)
    sys.exit("the server keeps the connection of a killed program")


def rows():
    """Hashes of the rows of every document."""
    settle()
    if sql("SELECT to_regclass('documents') IS NULL") == ["t"]:
        return {}
    tables = sql("SELECT table_name FROM information_schema.columns WHERE column_name = 'document_id' "
                 "AND table_schema = 'public' ORDER BY 1")
    parts = ["SELECT id AS k, 'documents' AS t, d::text AS r FROM documents AS d"]
    parts += [f"SELECT document_id, '{name}', x::text FROM {name} AS x" for name in tables]
    query = f"SELECT k, md5(string_agg(t || r, '' ORDER BY t, r)) FROM ({' UNION ALL '.join(parts)}) AS a GROUP BY k"
    found = dict(line.rsplit("\t", 1) for line in sql(query))
    if len(found) != int(sql("SELECT count(*) FROM exported")[0]):
        sys.exit("documents without fingerprints")
    return found


def grow(command, moments, expected):
    """Fills a database from nothing; the number of kills it took."""
    kills, before = 0, {}
    while moments.killed(command, kills == 0):
        kills += 1
        now = rows()
        if lost := before.keys() - now.keys():
            sys.exit(f"after a kill {len(lost)} documents are lost")
        if wrong := [key for key in now if now[key] != expected.get(key)]:
            sys.exit(f"after a kill {len(wrong)} documents are not whole: {wrong[:3]}")
        before = now
    return kills


def replace(command, moments, states):
    """Replaces a database; the number of kills it took."""
    kills = 0
    while moments.killed([*command, "--replace"], True):
        kills += 1
        if rows() not in states:
            sys.exit("after a kill the database is neither the old one nor the new one")
    return kills


def main():
    binary, records = (Path(argument).resolve() for argument in sys.argv[1:3])
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    export = [binary, "export", "--quiet", "--to", ADDRESS]
    with tempfile.TemporaryDirectory() as folder:
        half = Path(folder, "half.ndjson")
        lines = records.read_bytes().splitlines(keepends=True)
        half.write_bytes(b"".join(lines[: len(lines) // 2]))
        fresh()
        since = time.monotonic()
        subprocess.run([*export, records], check=True)
        whole = time.monotonic() - since
        expected = rows()
        print(f"undisturbed: {whole:.2f} s, {len(expected)} documents")
        moments = Moments(whole, chance)
        kills = rounds = 0
        while kills < wanted:
            fresh()
            rounds += 1
            if rounds % 2:
                kills += grow([*export, records], moments, expected)
            else:
                subprocess.run([*export, half], check=True)
                kills += replace([*export, records], moments, (rows(), expected))
            if rows() != expected:
                sys.exit(f"round {rounds}, after {kills} kills: the database differs")
            print(f"round {rounds}: {kills} kills so far", flush=True)
        sql(f"DROP DATABASE {DATABASE}", SERVER)
    print(f"{kills} kills in {rounds} rounds: nothing lost, nothing twice")


main()
