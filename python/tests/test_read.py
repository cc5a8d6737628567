"""Files, folders and archives, and the program itself."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import CORPUS, page, svodka, text
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from svodka import Error, Extractor, Record, __version__, read, tables


def warc(path: Path, count: int) -> Path:
    """A WARC as CC-NEWS publishes them, packed by record."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(count):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            body = io.BytesIO(page(number).encode())
            url = f"https://example.kz/{number}"
            writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))
    return path


def test_the_corpus_as_the_command_line_reads_it(lines: list[str]) -> None:
    records = [record.to_json() for record in read(CORPUS, on_error="skip")]
    assert records == lines and len(lines) > 50


def test_archives(tmp_path: Path) -> None:
    warc(tmp_path / "a.warc.gz", 30)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("1.html", page(1))
        archive.writestr("2.html", page(2))
    (tmp_path / "c.csv").write_text("id,text\n7,В акции «Наш двор» участвовали 50 человек.\n")
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "x", "text": text(4)}) + "\n" + '{"id": "y"}\n')
    ran = svodka("extract", tmp_path, "--quiet", "--errors", tmp_path.parent / "errors.ndjson")
    found = list(read(tmp_path, on_error="yield", jobs=2))
    records = [one for one in found if isinstance(one, Record)]
    errors = [one for one in found if isinstance(one, Error)]
    assert [record.to_json() for record in records] == ran.stdout.decode().splitlines()
    assert len(records) == 34
    assert [error.to_json() for error in errors] == (tmp_path.parent / "errors.ndjson").read_text().splitlines()
    assert str(errors[0]).startswith(f"{tmp_path}/d.jsonl:2: the object has neither")
    with pytest.raises(Error, match="neither"):
        list(read([tmp_path / "b.zip", tmp_path / "d.jsonl"]))


def test_what_is_no_input_is_not_raised(tmp_path: Path) -> None:
    (tmp_path / ".hidden.html").write_text(page(1))
    (tmp_path / "a.html").write_text(page(1))
    assert len(list(read(tmp_path))) == 1
    codes = [one.code for one in read(tmp_path, on_error="yield") if isinstance(one, Error)]
    assert codes == ["skipped"]
    with pytest.raises(Error, match="no such file"):
        list(read(tmp_path / "no"))


def test_shards_are_the_whole(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc.gz", 25)
    whole = sorted(record.to_json() for record in read(path))
    parts = [[*read(path, shard=(part, 3), shard_by="documents")] for part in (1, 2, 3)]
    assert sorted(record.to_json() for part in parts for record in part) == whole
    assert min(map(len, parts)) == 8
    for shard in ((4, 3), (0, 3), (-1, 3)):
        with pytest.raises(ValueError, match="shard is"):
            read(path, shard=shard)
    for wrong in (5, "1/3", (1,), (1.0, 2)):
        with pytest.raises(TypeError, match="shard is"):
            read(path, shard=wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="shard_by"):
        read(path, shard=(1, 3), shard_by="document")  # type: ignore[call-overload]
    for no_path in (path.open("rb"), [None], [b"a"]):
        with pytest.raises(TypeError, match="path"):
            read(no_path)  # type: ignore[call-overload]


def test_repeated_ids_are_made_distinct(tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "text": text(1)}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 2)
    first, second = (record.id for record in read(tmp_path))
    assert first == "1" and second.startswith("1~")


def test_a_broken_archive_gives_what_it_holds(tmp_path: Path) -> None:
    whole = warc(tmp_path / "a.warc.gz", 10).read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(whole[: len(whole) * 2 // 3])
    found = list(read(tmp_path, on_error="yield"))
    assert sum(isinstance(one, Record) for one in found) >= 5
    assert any(isinstance(one, Error) for one in found)


def test_a_reader_that_is_left_stops(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": text(n)}) + "\n" for n in range(2000)))
    records = read(tmp_path)
    assert next(records).figures
    records.close()  # type: ignore[attr-defined]
    assert next(records, None) is None


def test_listings(tmp_path: Path) -> None:
    teasers = "".join(
        f'<div class="item"><a href="/news/{number}.html"><h3>В Алматы посадили {number + 20} деревьев</h3></a>'
        f"<p>На субботник вышли {number + 30} волонтёров города.</p><span>05.05.2019</span></div>"
        for number in range(12)
    )
    (tmp_path / "a.html").write_text(f"<html><head><title>Новости</title></head><body>{teasers}</body></html>")
    plain = list(read(tmp_path, on_error="yield"))
    listed = list(Extractor(listings=True).read(tmp_path, on_error="yield"))
    expected = svodka("extract", "--listings", tmp_path, "--quiet").stdout.decode().splitlines()
    assert [one.to_json() for one in listed] == expected
    assert len(listed) != len(plain)


def test_the_program(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(1))
    assert svodka("--version").stdout.decode().split() == ["svodka", __version__]
    assert svodka("extract", tmp_path, "--quiet").returncode == 0
    assert svodka("extract", tmp_path / "no", "--quiet").returncode == 1
    assert svodka("extract", "--no-such-flag").returncode == 2
    assert b"Usage: svodka" in svodka("--help").stdout
    assert svodka("man").stdout.startswith(b".ie")
    packed = tmp_path / "records.ndjson.gz"
    packed.write_bytes(gzip.compress(svodka("extract", tmp_path / "a.html", "--quiet").stdout))
    assert len(tables(packed)["documents"]) == 1


def test_the_program_is_interrupted(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "svodka", "extract", "-", "--flush", "lines", "--quiet"]
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert running.stdin is not None and running.stdout is not None
    running.stdin.write(json.dumps({"text": text(1)}).encode() + b"\n")
    running.stdin.flush()
    assert running.stdout.readline().startswith(b"{")
    os.kill(running.pid, signal.SIGINT)
    assert running.wait() == 130


def test_names_of_files_as_bytes_are_named() -> None:
    for wrong in (b"news", 3):
        with pytest.raises(TypeError, match=f"not {type(wrong).__name__}"):
            read(wrong)  # type: ignore[call-overload]
