#!/usr/bin/env python3
"""Makes a large WARC out of made-up pages, and shows what reading it takes.

    tools/big_warc.py FILE SIZE                  makes FILE of SIZE bytes, 2G for example; .gz: packed
    tools/big_warc.py FILE SIZE BINARY [ARGS]    and runs `BINARY extract FILE ARGS` on it

Pages are of 30 to 60 KB, as those of news sites are: menus and scripts, and an article among them."""
import gzip
import os
import random
import resource
import subprocess
import sys
import time

WORDS = """город район аким министр волонтёр житель субботник акция марафон дерево улица двор школа парк
сегодня вчера весной приняли участие сообщил провели посадили убрали собрали более около человек тенге
Алматы Астана Караганда Шымкент Казахстан области впервые также которые этого""".split()


def page(chance):
    sentence = lambda: " ".join(chance.choices(WORDS, k=chance.randint(6, 18))).capitalize() + "."
    body = "".join(f"<p>{' '.join(sentence() for _ in range(4))}</p>" for _ in range(8))
    people = chance.randint(100, 9000)
    menu = "".join(f'<li><a href="/r/{n}">{chance.choice(WORDS)}</a></li>' for n in range(chance.randint(300, 700)))
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>Акция «Чистый двор»: {people}</title></head>"
        f"<body><ul>{menu}</ul><article><h1>Акция «Чистый двор»: {people}</h1><p>3 июля 2010</p><p>В акции "
        f"«Чистый двор» приняли участие {people} человек.</p>{body}</article>"
        f"<script>{'var x = 1; ' * 500}</script></body></html>"
    ).encode()


def record(number, body):
    response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    fields = f"WARC-Type: response\r\nWARC-Target-URI: http://example.kz/{number}\r\n"
    fields += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n"
    return f"WARC/1.0\r\n{fields}\r\n".encode() + response + b"\r\n\r\n"


def make(path, size):
    chance = random.Random(1)
    pages = [page(chance) for _ in range(200)]
    written = number = 0
    with open(path, "wb") as file:
        while written < size:
            number += 1
            piece = record(number, pages[number % len(pages)].replace(b"</h1>", f" ({number})</h1>".encode()))
            if path.endswith(".gz"):
                piece = gzip.compress(piece, 1)
            written += file.write(piece)
    print(f"{path}: {written} bytes, {number} records")


def main():
    path, size = sys.argv[1:3]
    unit = {"K": 10, "M": 20, "G": 30}.get(size[-1], 0)
    if not os.path.exists(path):
        make(path, int(size.rstrip("KMG")) << unit)
    if len(sys.argv) > 3:
        since = time.monotonic()
        subprocess.run([sys.argv[3], "extract", path, *sys.argv[4:]], stdout=subprocess.DEVNULL, check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{time.monotonic() - since:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of CPU, "
              f"{used.ru_maxrss / 1000:.0f} MB resident at most")


main()
