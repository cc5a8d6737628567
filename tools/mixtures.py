#!/usr/bin/env python3
"""Looks for texts whose cost grows faster than their length: mixtures of few kinds of phrases, each at two lengths.

    tools/mixtures.py BINARY [MIXTURES] [BYTES] [SEED]      measures texts of BYTES and of half of it
    tools/mixtures.py --write KIND[+KIND…][/SHAPE] BYTES    prints one document of these kinds

A text is made of its kinds by chance and of one shape: what stands between two phrases (a space, a comma, a line, a
paragraph, an element of a page), and in how many paragraphs of how many phrases. The same seed makes the same texts.
Says of every kind and mixture the processor seconds for both lengths, without those of an empty text, and their
quotient, the worst last; ends with 1 where one takes more than three times as long at twice the length, and more than
a second."""
import json
import os
import random
import subprocess
import sys
import tempfile

FIRST = "Алма Болат Вера Глеб Дина Ержан Жанна Зоя Иван Кира Лев Марат Нина Олег Пётр Раиса Сауле Тимур Ульяна Фёдор".split()
SYLLABLES = "ба во ги да же зу ки ла мо не па ру си те фо ха ши бер нур кал тан жан ков лин мар сер дол ган".split()
CITIES = "Алматы Астана Караганда Шымкент Павлодар Актобе Тараз".split()

FIELDS = "труда обороны спорта культуры образования молодёжи здоровья дружбы".split()
ROLES = "министр аким директор председатель депутат тренер координатор".split()
ROLES_OF = "министра акима директора председателя депутата тренера координатора".split()
PLAIN = ("жители города работают дома новый парк открыли дети деревья посадили вместе сегодня много людей пришли"
         " быстро стало тепло вода чистая дорога ремонт школа").split()
ENDS = {"spaces": " ", "commas": ", ", "lines": "\n", "paragraphs": "\n\n", "stops": ". "}
ELEMENTS = {
    "page_p": "<p>{}</p>", "page_br": "{}<br>", "page_li": "<li>{}</li>", "page_td": "<tr><td>{}</td></tr>",
    "page_h2": "<h2>{}</h2>", "page_a": '<p><a href="/n/{}">{}</a></p>', "page_time": "<time>{}</time>",
    "page_div": "<div>{}", "page_b": "<b>{} ",
}
HEAD = ("<title>Заголовок этой новости</title><h1>Заголовок этой новости</h1>"
        "<p>Сегодня в городе открыли новый парк, сообщает пресс-служба акимата.</p>")


def plain(chance, count):
    return " ".join(chance.choices(PLAIN, k=count))


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
    "organizer": lambda c: f"Её провёл комитет {made_up(c).lower()}ов.",
    "organizer_one": lambda c: f"Акцию «Чистый двор» провёл комитет {made_up(c).lower()}ов.",
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
    "date_one": lambda c: "28 мая",
    "date_day": lambda c: c.choice(["вчера", "сегодня", "в понедельник", "на прошлой неделе", "в 18:00"]),
    "date_range": lambda c: f"с {c.randint(1, 14)} по {c.randint(15, 28)} мая",
    "number": lambda c: str(c.randint(2, 99999)),
    "share": lambda c: f"{c.randint(2, 99)}% жителей",
    "date_year": lambda c: f"в {c.randint(1990, 2020)} году",
    "pronoun": lambda c: c.choice(["Он сказал.", "Она пришла.", "Они знают."]),
    "quote": lambda c: f"«{made_up(c)} {made_up(c)}»",
    "quote_said": lambda c: f"«Мы начали работу в срок», — сообщила {c.choice(FIRST)} {family(c)}.",
    "quote_long": lambda c: "«" + " ".join(c.choices(PLAIN, k=9)).capitalize() + "».",
    "quote_that": lambda c: f"Он отметил, что {' '.join(c.choices(PLAIN, k=5))}.",
    "quote_by": lambda c: f"По словам {c.choice(ROLES_OF)} {family(c)}а, {' '.join(c.choices(PLAIN, k=5))}.",
    "dialogue": lambda c: f"— {' '.join(c.choices(PLAIN, k=5)).capitalize()}?",
    "source_bare": lambda c: "По данным ведомства, всё готово.",
    "quote_open": lambda c: f"«{made_up(c)}",
    "role": lambda c: f"аким города {c.choice(CITIES)} {c.choice(FIRST)} {family(c)}",
    "role_after": lambda c: f"{c.choice(FIRST)} {family(c)}, {c.choice(ROLES)} компании «{made_up(c)}»,",
    "role_is": lambda c: f"{c.choice(FIRST)} {family(c)} назначен {c.choice(ROLES)}ом.",
    "role_many": lambda c: c.choice(ROLES),
    "department": lambda c: f"управление {c.choice(FIELDS)} {c.choice(CITIES)}",
    "department_one": lambda c: "Управление образования",
    "university": lambda c: f"{made_up(c)}ский университет",
    "organizer": lambda c: f"Организатором акции выступил фонд «{made_up(c)}».",
    "campaign_unquoted": lambda c: f"фестиваль {' '.join(c.choices(FIELDS, k=2))}",
    "campaign_of": lambda c: f"Цель акции — {' '.join(c.choices(PLAIN, k=4))}.",
    "campaign_term": lambda c: f"Акция «{made_up(c)}» пройдёт до {c.randint(1, 28)} мая.",
    "hashtag": lambda c: f"#{made_up(c)}",
    "figure_role": lambda c: f"{c.randint(2, 999)} волонтёров собрали {c.randint(2, 99)} тонн мусора.",
    "figure_total": lambda c: f"Всего {c.randint(2, 999)} школьников, из них {c.randint(2, 99)} девочек.",
    "figure_named": lambda c: f"В селе {made_up(c)} эвакуировали {c.randint(2, 999)} человек.",
    "figure_said": lambda c: f"Министр {family(c)} сообщил, что пришли {c.randint(2, 999)} человек.",
    "figure_list": lambda c: f"{c.randint(2, 99)} мужчин и {c.randint(2, 99)} женщин",
    "campaign_shared": lambda c: f"В акции «Чистый {made_up(c)}» приняли участие {c.randint(10, 999999)} человек.",
    "campaign_same": lambda c: f"В акции «Чистый двор» приняли участие {c.randint(10, 999999)} человек.",
    "company_shared": lambda c: f"ТОО «Нурлы {made_up(c)}» открыто.",
    "company_acronym": lambda c: f"компания «{made_up(c)} {made_up(c)} {made_up(c)}» ({''.join(c.choices('АБВГД', k=3))})",
    "village_shared": lambda c: f"село Новое {made_up(c)}",
    "said_noun": lambda c: f"{c.choice(['Министр', 'Аким', 'Директор', 'Компания', 'Фонд'])} сообщил, что всё готово.",
    "words": lambda c: c.choice(PLAIN),
    "small": lambda c: c.choice("и в на с что не он а то".split()),
    "kazakh": lambda c: c.choice("Қазақстан Республикасы Білім министрлігі қатысты адам жылы".split()),
    "latin": lambda c: c.choice(["Kazakhstan", "Green Day", "IT Park", "the"]),
    "kinship": lambda c: f"его {c.choice(['жена', 'сын', 'брат'])} {c.choice(FIRST)}",
    "hyphened": lambda c: f"{made_up(c)}-{made_up(c)}",
    "bullet": lambda c: f"{c.randint(1, 9)}) {c.choice(PLAIN)};",
    "clock": lambda c: f"{c.randint(1, 12)}:{c.randint(10, 59)} — {c.choice(PLAIN)}",
    "noun": lambda c: c.choice(["министр", "аким", "директор", "фонд", "акция", "город"]),
    "md_bullet": lambda c: f"- {plain(c, 4)}",
    "md_star_name": lambda c: f"* **{c.choice(FIRST)} {family(c)}** — {c.choice(ROLES)}",
    "md_heading": lambda c: f"### {plain(c, 3).capitalize()}",
    "md_numbered": lambda c: f"{c.randint(1,99)}. {plain(c, 3).capitalize()}",
    "md_link": lambda c: f"[{plain(c, 2)}](https://site.kz/{c.randint(1,9999)})",
    "md_row": lambda c: f"| {c.choice(FIRST)} {family(c)} | {c.randint(1,99)} | {c.choice(CITIES)} |",
    "full_patr": lambda c: f"{family(c)} {c.choice(FIRST)} {made_up(c)}ович,",
    "initials2": lambda c: f"{c.choice('АБВГД')}. {c.choice('АБВГД')}. {family(c)},",
    "initials_bare": lambda c: f"{c.choice('АБВГД')}.",
    "same_name": lambda c: "Иван Иванов,",
    "same_given": lambda c: "Иван",
    "names_and": lambda c: f"{c.choice(FIRST)} и {c.choice(FIRST)} {family(c)}ы",
    "quote_nested": lambda c: f"«{plain(c, 2)} „{plain(c, 2)}“ {plain(c, 1)}»",
    "quote_ascii": lambda c: f"\"{plain(c, 3)}\"",
    "quote_dash": lambda c: f"— {plain(c, 4).capitalize()}, — сказал {c.choice(FIRST)} {family(c)}.",
    "quote_unclosed_ascii": lambda c: f"\"{plain(c, 2)}",
    "closing": lambda c: f"{plain(c, 2)}»",
    "num_spaced": lambda c: f"{c.randint(1,999)} {c.randint(100,999)}",
    "num_decimal": lambda c: f"{c.randint(1,99)},{c.randint(1,9)} млн",
    "num_range": lambda c: f"{c.randint(1,9)}–{c.randint(10,99)}",
    "num_phone": lambda c: f"8 (701) {c.randint(100,999)}-{c.randint(10,99)}-{c.randint(10,99)}",
    "num_words": lambda c: c.choice("сто двадцать пять тысяч триста сорок один миллион два".split()),
    "num_list": lambda c: f"{c.randint(1,9)},",
    "num_no": lambda c: f"№ {c.randint(1,999)}",
    "num_slash": lambda c: f"{c.randint(1,9)}/{c.randint(1,9)}",
    "percent": lambda c: f"{c.randint(1,99)} %",
    "caps_phrase": lambda c: plain(c, 4).upper(),
    "caps_ministry": lambda c: f"МИНИСТЕРСТВО {c.choice(FIELDS).upper()}",
    "caps_name": lambda c: f"{c.choice(FIRST)} {family(c)}".upper(),
    "title_words": lambda c: plain(c, 3).title(),
    "kk_sentence": lambda c: f"{c.choice(['Астанада','Алматыда','Шымкентте'])} {c.randint(2,999)} адам қатысты.",
    "kk_said": lambda c: f"«Жұмыс басталды», — деді {c.choice(['Асан','Серік','Айгүл','Нұрлан'])} {made_up(c)}ұлы.",
    "kk_role": lambda c: f"{c.choice(['Қала әкімі','Министр','Директор'])} {c.choice(['Асан','Серік','Айгүл'])} {made_up(c)}ов хабарлады.",
    "kk_ministry": lambda c: f"Қазақстан Республикасының {c.choice(['Білім','Қорғаныс','Мәдениет','Еңбек'])} министрлігі",
    "kk_date": lambda c: f"2019 жылғы {c.randint(1,28)} мамырда",
    "kk_campaign": lambda c: f"«{made_up(c)}» акциясына {c.randint(10,999)} ерікті қатысты.",
    "kk_org": lambda c: f"«{made_up(c)}» ЖШС",
    "kk_village": lambda c: f"{made_up(c)} ауылы",
    "kk_words": lambda c: c.choice("бүгін жаңа үлкен көп балалар мектеп қалада болды және мен үшін туралы".split()),
    "lat_brand": lambda c: c.choice(["Samsung Galaxy","Apple","Google","Kaspi Bank","Air Astana","Freedom Finance"]),
    "lat_mixed": lambda c: f"компания {c.choice(['Kaspi','Chevron','Tengiz'])} {made_up(c)}",
    "lat_name": lambda c: f"{c.choice(['John','Mary','Peter'])} {c.choice(['Smith','Brown'])}{c.randint(1,99)}",
    "lat_url": lambda c: f"https://site{c.randint(1,999)}.kz/{c.randint(1,99)}",
    "lat_mail": lambda c: f"info{c.randint(1,99)}@mail.kz",
    "address": lambda c: f"г. {c.choice(CITIES)}, ул. {made_up(c)}, д. {c.randint(1,99)}",
    "brackets": lambda c: f"({made_up(c)} {plain(c, 1)})",
    "brackets_open": lambda c: f"({plain(c, 1)}",
    "date_dots": lambda c: f"{c.randint(1,28):02}.{c.randint(1,12):02}.{c.randint(1990,2020)}",
    "date_full": lambda c: f"{c.randint(1,28)} мая {c.randint(1990,2020)} года",
    "date_month": lambda c: f"в {c.choice('январе феврале марте мае июне'.split())}",
    "date_span": lambda c: f"с {c.randint(1,28)} января по {c.randint(1,28)} мая",
    "date_ago": lambda c: f"{c.randint(2,9)} {c.choice(['дней','лет','недель'])} назад",
    "date_dur": lambda c: f"в течение {c.randint(2,9)} {c.choice(['дней','лет','недель'])}",
    "date_kk_clock": lambda c: f"в {c.randint(1,23)}:{c.randint(10,59)}",
    "year_bare": lambda c: f"{c.randint(1950,2024)},",
    "roman": lambda c: c.choice(["XX век","XIX","VI съезд","II квартал"]),
    "city_list": lambda c: f"{c.choice(CITIES)},",
    "city_and": lambda c: f"{c.choice(CITIES)} и",
    "region_gen": lambda c: f"{made_up(c)}ской области",
    "named_after": lambda c: f"школа имени {family(c)}а",
    "named_after_chain": lambda c: "имени Абая",
    "dir_chain": lambda c: c.choice("директор заместителя министра акима начальника управления".split()),
    "min_chain": lambda c: c.choice(["Министерства труда","Министерства обороны","Комитета спорта","Управления культуры"]),
    "of_them": lambda c: f"из них {c.randint(2,99)} детей,",
    "including": lambda c: f"в том числе {c.randint(2,99)} мужчин,",
    "about": lambda c: f"около {c.randint(2,999)} человек,",
    "more_than": lambda c: "более чем",
    "campaign_heads": lambda c: c.choice("акция проект форум фестиваль марафон конкурс".split()),
    "campaign_part": lambda c: f"в рамках акции",
    "campaign_caps": lambda c: f"Акция {made_up(c)} прошла.",
    "campaign_org": lambda c: f"Акцию «{made_up(c)}» организовал фонд «{made_up(c)}».",
    "campaign_year": lambda c: f"Форум «{made_up(c)}-{c.randint(2000,2024)}»",
    "he_said": lambda c: f"Он сказал: «{plain(c, 3).capitalize()}».",
    "according": lambda c: f"По данным {c.choice(['МВД','МЧС','Минздрава','акимата'])}, {plain(c, 3)}.",
    "told_that": lambda c: f"{family(c)} сообщил, что {plain(c, 4)}.",
    "org_that": lambda c: f"Министр {family(c)} сообщил, что {plain(c, 4)}.",
    "wife": lambda c: f"её муж {c.choice(FIRST)} {family(c)}",
    "letters": lambda c: "а",
    "longword": lambda c: "".join(c.choices(SYLLABLES,k=60)),
    "stops3": lambda c: "…",
    "dashes": lambda c: "—",
    "commas_only": lambda c: ",",
    "emoji": lambda c: "🎉",
    "star": lambda c: "* * *",
    "hash_words": lambda c: f"#{c.choice(PLAIN)}",
    "score": lambda c: f"«{made_up(c)}» — «{made_up(c)}» {c.randint(0,5)}:{c.randint(0,5)}",
    "age": lambda c: f"{c.randint(18,90)}-летний {c.choice(FIRST)} {family(c)}",
    "aged": lambda c: f"{c.choice(FIRST)} {family(c)}, {c.randint(18,90)} лет,",
    "winner": lambda c: f"{c.randint(1,99)} место — {family(c)} {c.choice(FIRST)} ({c.choice(CITIES)})",
    "killed": lambda c: f"{c.randint(2,99)} человек погибли, {c.randint(2,99)} ранены.",
    "money_for": lambda c: f"на {c.randint(2,99)} млрд тенге больше",
    "school": lambda c: f"школа № {c.randint(1,199)} города {c.choice(CITIES)}",
    "univ_caps": lambda c: f"{made_up(c)}ский государственный университет имени {family(c)}а",
    "committee_of": lambda c: f"Комитет {c.choice(FIELDS)} Министерства {c.choice(FIELDS)}",
    "union_of": lambda c: f"Союз {plain(c, 1)} {made_up(c)}ии",
    "dep_chief": lambda c: f"начальник отдела {c.choice(FIELDS)} {family(c)}",
    "ru_prose": lambda c: f"{plain(c, 6).capitalize()}.",
    "question": lambda c: f"{plain(c, 4).capitalize()}?",
    "interview": lambda c: f"{c.choice(FIRST)} {family(c)}: {plain(c, 4)}.",
    "colon": lambda c: f"{plain(c, 2)}:",
    "acronym_of": lambda c: f"{''.join(c.choices('АБВГДЕКЛМНОПРСТ',k=3))} {c.choice(['РК','РФ'])}",
    "gmail": lambda c: f"{made_up(c)}.kz",
    "both": lambda c: "как так и",
    "which": lambda c: f"который {plain(c, 1)},",
    "participle": lambda c: f"пострадавших {c.randint(2,99)}",
}


def text(chance, kinds, shape, length):
    """Phrases of the kinds, `shape` between them; of the mixed shape one to six to a line."""
    parts, size = [], 0
    while size < length:
        phrase = KINDS[chance.choice(kinds)](chance)
        if shape in ELEMENTS:
            own = [size, phrase] if ELEMENTS[shape].count("{}") > 1 else [phrase]
            part = ELEMENTS[shape].format(*own)
        else:
            part = phrase + (ENDS.get(shape) or ("\n" if chance.random() < 0.3 else " "))
        parts.append(part)
        size += len(part.encode())
    return "".join(parts)


def document(content, shape):
    if shape in ELEMENTS:
        return HEAD + content
    return json.dumps({"id": "1", "text": content, "published": "2019-05-15"}, ensure_ascii=False)


def seconds(binary, content, shape):
    with tempfile.NamedTemporaryFile("w", suffix=".html" if shape in ELEMENTS else ".jsonl") as file:
        file.write(document(content, shape))
        file.flush()
        run = subprocess.Popen([binary, "extract", file.name, "--quiet", "--jobs", "1", "--max-text-bytes", "64M"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(run.pid, 0)
        if status and shape not in ELEMENTS:  # a page of rows alone is no article
            sys.stdout.write(f"failed: {content[:200]!r}\n")
        return usage.ru_utime


def main():
    shapes = [*ENDS, *ELEMENTS, "mixed"]
    if sys.argv[1] == "--write":
        kinds, _, shape = sys.argv[2].partition("/")
        shape = shape or "spaces"
        print(document(text(random.Random(1), kinds.split("+"), shape, int(sys.argv[3])), shape))
        return
    binary = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    length = int(sys.argv[3]) if len(sys.argv) > 3 else 400_000
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    mixtures = [[kind] for kind in KINDS]
    mixtures += [chance.sample(sorted(KINDS), chance.randint(2, 4)) for _ in range(count)]
    found, start = [], min(seconds(binary, "Текст.", "spaces") for _ in range(3))
    for kinds in mixtures:
        shape, seed = chance.choice(shapes), chance.random()
        texts = (text(random.Random(seed), kinds, shape, size) for size in (length // 2, length))
        half, whole = (max(seconds(binary, content, shape) - start, 0.001) for content in texts)
        found.append((whole, half, "+".join(kinds) + "/" + shape))
    for whole, half, name in sorted(found):
        print(f"{half:7.2f} {whole:7.2f} {whole / half:5.1f}  {name}")
    sys.exit(any(whole > 1 and whole > 3 * half for whole, half, _ in found))


main()
