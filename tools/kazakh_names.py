#!/usr/bin/env python3
"""How many people whom Kazakh sentences name in a case have the nominative in the records.

    kazakh_dates.py input GOLD.jsonl > sentences.jsonl
    svodka extract sentences.jsonl -o records.ndjson
    kazakh_names.py GOLD.jsonl records.ndjson [--missed]

GOLD is a corpus of sentences with entities, as KazNERD has it. The key is made of the corpus: a PERSON of two words or
more is in a case where another PERSON of the corpus is the same without an ending of a case; that one is the nominative.
It is found where a person of the record has its words, in whatever order.
"""

import argparse
import json
import re

ENDINGS = re.compile(
    "(?:[ндт][ыі]ң|[ғқ]а|[гк]е|н[ыі]|[дт][ыі]|[дт]ан|[дт]ен|нан|нен|[дт]а|[дт]е|[мбп]ен|а|е|ға|ге|мен)$"
)


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def people(sentence):
    for entity in sentence["entities"]:
        if entity["type"] == "PERSON":
            yield sentence["text"][entity["start"] : entity["end"]]


def words(name):
    return frozenset(re.findall(r"\w+", name.lower()))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("gold")
    arguments.add_argument("records")
    arguments.add_argument("--missed", action="store_true")
    options = arguments.parse_args()
    gold = read(options.gold)
    records = {record["id"]: record for record in read(options.records)}
    known = {name for sentence in gold for name in people(sentence)}
    asked = right = 0
    for sentence in gold:
        names = {words(person["name"]) for person in records[sentence["id"]]["people"]}
        for name in people(sentence):
            ending = ENDINGS.search(name)
            stem = ending and name[: ending.start()]
            if " " not in name or stem not in known:
                continue
            asked += 1
            found = words(stem) in names
            right += found
            if options.missed and not found:
                print(f"{name} = {stem}: {sentence['text']}")
    print(f"nominative {right / asked:.3f} ({right} of {asked})")


if __name__ == "__main__":
    main()
