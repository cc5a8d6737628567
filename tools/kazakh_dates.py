#!/usr/bin/env python3
"""How many dates of a corpus of Kazakh sentences are found, and how many of those found are dates.

    kazakh_dates.py input GOLD.jsonl > sentences.jsonl
    svodka extract sentences.jsonl -o records.ndjson
    kazakh_dates.py score GOLD.jsonl records.ndjson [--missed]

GOLD has a line `{"id", "text", "entities": [{"start", "end", "type"}]}` a sentence, as KazNERD has it; offsets are code
points. A date of the corpus (DATE) is found where any date of the record overlaps it; one that is found is right where it
overlaps a DATE or a TIME.
"""

import argparse
import json


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def spans(sentence, types):
    return [(e["start"], e["end"]) for e in sentence["entities"] if e["type"] in types]


def overlaps(one, others):
    return any(start < one[1] and one[0] < end for start, end in others)


def score(gold, records, missed):
    gold = {sentence["id"]: sentence for sentence in gold}
    wanted = found = dates = right = 0
    for record in records:
        sentence = gold[record["id"]]
        own = [(date["start"], date["end"]) for date in record["dates"]]
        for span in spans(sentence, {"DATE"}):
            wanted += 1
            hit = overlaps(span, own)
            found += hit
            if missed and not hit:
                print(sentence["text"][span[0] : span[1]], "|", sentence["text"])
        right += sum(overlaps(span, spans(sentence, {"DATE", "TIME"})) for span in own)
        dates += len(own)
    print(f"overlap {found / wanted:.3f} ({found} of {wanted}), precision {right / dates:.3f} ({right} of {dates})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["input", "score"])
    parser.add_argument("gold")
    parser.add_argument("records", nargs="?")
    parser.add_argument("--missed", action="store_true", help="print the dates that are not found")
    asked = parser.parse_args()
    gold = read(asked.gold)
    if asked.what == "input":
        for sentence in gold:
            line = {"id": sentence["id"], "text": sentence["text"], "language": "kk"}
            print(json.dumps(line, ensure_ascii=False))
    elif asked.records is None:
        parser.error("score needs the records")
    else:
        score(gold, read(asked.records), asked.missed)


if __name__ == "__main__":
    main()
