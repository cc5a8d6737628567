#!/usr/bin/env python3
"""Make a large archive out of a small one, to measure linking.

usage: many_records.py RECORDS.ndjson COUNT > many.ndjson

Records are repeated; in each repetition ids and addresses are new, days are moved, and nine of ten family names, names of
organizations and campaigns get a syllable of their own, so that the number of entities grows with the archive as it
does in news, where some names are everywhere and most are rare. Deterministic.
"""
import json, sys, zlib

SYLLABLES = [a + b for a in "бвгдклмнпрст" for b in ("а", "е", "и", "о", "у")]


def syllables(number):
    """A number as a word."""
    word = ""
    while True:
        word += SYLLABLES[number % len(SYLLABLES)]
        number //= len(SYLLABLES)
        if not number:
            return word


def renamed(name, turn):
    """The name as this repetition has it; one of ten stays."""
    if not name or zlib.crc32(name.encode()) % 10 == 0:
        return name
    head, _, last = name.rpartition(" ")
    return (head + " " if head else "") + last[:1] + syllables(turn) + last[1:]


def change(record, turn):
    """Makes a record of a later repetition of it."""
    record["id"] += f"-{turn}"
    article = record["article"]
    article["key"] = f"{turn}/{article['key']}"
    published = article["published"] or {}
    if published.get("date"):
        year, rest = published["date"][:4], published["date"][4:]
        published["date"] = f"{int(year) - turn % 20}{rest}".replace("-02-29", "-02-28")
    for person in record["people"]:
        family = renamed(person["family"], turn)
        if family and person["name"].endswith(person["family"]):
            person["name"] = person["name"][: -len(person["family"])] + family
            person["family"] = family
    for table in ("organizations", "campaigns"):
        for named in record[table]:
            named["name"] = renamed(named["name"], turn)


def main():
    path, count = sys.argv[1], int(sys.argv[2])
    made = turn = 0
    while made < count:
        for line in open(path, encoding="utf-8"):
            if made == count:
                return
            record = json.loads(line)
            if turn:
                change(record, turn)
            print(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
            made += 1
        turn += 1


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.exit(0)
