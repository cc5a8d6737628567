#!/usr/bin/env python3
"""Repeats records with ids made distinct, to measure exports: repeat_records.py RECORDS COPIES > MORE."""

import json
import sys


def main(path, copies):
    with open(path, "rb") as lines:
        begun = [line.split(b'"id":', 1) for line in lines]
    for copy in range(copies):
        for before, rest in begun:
            id, end = json.JSONDecoder().raw_decode(rest.decode())
            distinct = json.dumps(f"{id}.{copy}", ensure_ascii=False)
            sys.stdout.buffer.write(before + b'"id":' + distinct.encode() + rest.decode()[end:].encode())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
