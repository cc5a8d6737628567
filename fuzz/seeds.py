#!/usr/bin/env python3
"""Writes small inputs of every kind into a folder: what fuzzing begins with."""
import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from pathlib import Path

PAGE = (
    "<!doctype html><html><head><meta charset=utf-8><title>Акция «Чистый двор»</title></head><body>"
    "<h1>Акция «Чистый двор»</h1><p>3 июля 2010</p><p>В акции «Чистый двор» приняли участие более "
    "300 человек, сообщил аким города Алматы Иван Петров.</p></body></html>"
)


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("новости/1.html", PAGE)
        archive.writestr("2.html.gz", gzip.compress(PAGE.encode()))
    return out.getvalue()


def tarred():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("1.html", "д" * 80 + ".html"):
            member = tarfile.TarInfo(name)
            member.size = len(PAGE.encode())
            archive.addfile(member, io.BytesIO(PAGE.encode()))
    return out.getvalue()


def record(head, body):
    response = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n".encode() + body
    fields = "WARC-Type: response\r\nWARC-Target-URI: http://a.kz/\r\nContent-Type: application/http\r\n"
    begin = f"WARC/1.0\r\n{fields}Content-Length: {len(response)}\r\n\r\n".encode()
    return begin + response + b"\r\n\r\n"


def seeds():
    page = PAGE.encode()
    plain = record("", page)
    chunked = record("Transfer-Encoding: chunked\r\n", b"%x\r\n" % len(page) + page + b"\r\n0\r\n\r\n")
    packed = record("Content-Encoding: gzip\r\n", gzip.compress(page))
    text = "В акции «Дорога в школу» участвуют около 40 тысяч человек."
    yield "page", page
    yield "page_1251", PAGE.replace("utf-8", "windows-1251").encode("cp1251")
    yield "text", text.encode()
    yield "gzip", gzip.compress(page)
    yield "bzip2", bz2.compress(page)
    yield "xz", lzma.compress(page)
    yield "zip", zipped()
    yield "tar", tarred()
    yield "tar_gz", gzip.compress(tarred())
    yield "warc", plain + chunked + packed
    yield "warc_gz", gzip.compress(plain) + gzip.compress(chunked)
    yield "lines", "".join(json.dumps({"id": i, "text": text}) + "\n" for i in range(2)).encode()
    yield "array", json.dumps([{"url": "http://a.kz", "html": PAGE}], indent=1).encode()
    yield "csv", f'id;title;text\n1;Т;"{text}"\n'.encode("cp1251")


folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, content in seeds():
    (folder / name).write_bytes(content)
