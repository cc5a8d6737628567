#!/usr/bin/env python3
"""Looks for texts whose cost grows faster than their length: mixtures of few kinds of phrases, each at two lengths.

    tools/mixtures.py BINARY [MIXTURES] [BYTES] [SEED]      times texts of BYTES and of half of it
    tools/mixtures.py --write KIND BYTES                    prints one document of one kind

Says of every kind and mixture the seconds for both and their quotient, the worst last; ends with 1 where one takes
more than three times as long at twice the length, and more than a second."""
import json
import random
import subprocess
import sys
import tempfile
import time

FIRST = "Алма Болат Вера Глеб Дина Ержан Жанна Зоя Иван Кира Лев Марат Нина Олег Пётр Раиса Сауле Тимур Ульяна Фёдор".split()
SYLLABLES = "ба во ги да же зу ки ла мо не па ру си те фо ха ши бер нур кал тан жан ков лин мар сер дол ган".split()
CITIES = "Алматы Астана Караганда Шымкент Павлодар Актобе Тараз".split()


def made_up(chance, ending=""):
    return "".join(chance.choices(SYLLABLES, k=chance.randint(3, 4))).capitalize() + ending


def family(chance):
    return made_up(chance, chance.choice(["ов", "ев", "ин", "енко", "ский"]))


KINDS = {
    "family_initial": lambda c: f"{family(c)} {c.choice('АБВГДЕЖЗИКЛМ')}.",
    "initial_family": lambda c: f"{c.choice('АБВГДЕЖЗИКЛМ')}. {family(c)} сообщил об этом.",
    "full": lambda c: f"{c.choice(FIRST)} {family(c)}.",
    "full_said": lambda c: f"«Работы идут», — сказал директор {c.choice(FIRST)} {family(c)}.",
    "one_given": lambda c: f"Иван {family(c)}.",
    "one_family": lambda c: f"{c.choice(FIRST)} {made_up(c)}ович Иванов.",
    "given_alone": lambda c: c.choice([f"Иван {family(c)} пришёл.", "Иван ушёл."]),
    "project": lambda c: f"проект {made_up(c)}",
    "project_quoted": lambda c: f"Проект «{made_up(c)} {made_up(c)}» начался.",
    "campaign": lambda c: f"В акции «{made_up(c)}» приняли участие {c.randint(10, 999)} человек.",
    "campaign_one": lambda c: f"В акции «Чистый двор» приняли участие {c.randint(10, 999)} человек.",
    "village": lambda c: f"село {made_up(c)}",
    "region": lambda c: f"{made_up(c)}ский район.",
    "cities": lambda c: c.choice(CITIES),
    "cities_in": lambda c: f"Он был в городе {c.choice(CITIES)}.",
    "capitals": lambda c: made_up(c),
    "company": lambda c: f"ТОО «{made_up(c)}»",
    "company_one": lambda c: "ТОО «Нурлы»",
    "company_bare": lambda c: f"компания {made_up(c)} сообщила.",
    "ministry": lambda c: f"Министерство {c.choice(['труда', 'обороны', 'спорта', 'культуры'])}",
    "acronym": lambda c: "".join(c.choices("АБВГДЕКЛМНОПРСТ", k=4)),
    "figure": lambda c: f"Погибли {c.randint(2, 99)} человек.",
    "figure_bare": lambda c: f"{c.randint(2, 9999)} человек",
    "money": lambda c: f"{c.randint(2, 999)} млн тенге",
    "date": lambda c: f"{c.randint(1, 28)} мая",
    "date_year": lambda c: f"в {c.randint(1990, 2020)} году",
    "pronoun": lambda c: c.choice(["Он сказал.", "Она пришла.", "Они знают."]),
    "quote": lambda c: f"«{made_up(c)} {made_up(c)}»",
    "quote_open": lambda c: f"«{made_up(c)}",
    "role": lambda c: f"аким города {c.choice(CITIES)} {c.choice(FIRST)} {family(c)}",
    "noun": lambda c: c.choice(["министр", "аким", "директор", "фонд", "акция", "город"]),
}


def text(chance, kinds, length):
    ends = chance.choice([" ", "\n", "\n\n", ", "])
    parts, size = [], 0
    while size < length:
        part = KINDS[chance.choice(kinds)](chance) + ends
        parts.append(part)
        size += len(part.encode())
    return "".join(parts)


def seconds(binary, content):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        json.dump({"id": "1", "text": content}, file, ensure_ascii=False)
        file.flush()
        since = time.monotonic()
        run = subprocess.run([binary, "extract", file.name, "--quiet", "--max-text-bytes", "64M"],
                             stdout=subprocess.DEVNULL, check=False)
        if run.returncode:
            sys.stdout.write(f"failed: {content[:200]!r}\n")
        return time.monotonic() - since


def main():
    if sys.argv[1] == "--write":
        content = text(random.Random(1), [sys.argv[2]], int(sys.argv[3]))
        print(json.dumps({"id": sys.argv[2], "text": content}, ensure_ascii=False))
        return
    binary = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    length = int(sys.argv[3]) if len(sys.argv) > 3 else 400_000
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    mixtures = [[kind] for kind in KINDS]
    mixtures += [chance.sample(sorted(KINDS), chance.randint(2, 4)) for _ in range(count)]
    found = []
    for kinds in mixtures:
        seed = chance.random()
        half, whole = (seconds(binary, text(random.Random(seed), kinds, size)) for size in (length // 2, length))
        found.append((whole, half, "+".join(kinds)))
    for whole, half, name in sorted(found):
        print(f"{half:7.2f} {whole:7.2f} {whole / half:5.1f}  {name}")
    sys.exit(any(whole > 1 and whole > 3 * half for whole, half, _ in found))


main()
