"""Many documents, several threads."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import numpy
import pandas
import polars
import pytest
from conftest import text

import svodka
from svodka import Error, Extractor, Record, extract, extract_many


def test_the_same_records_whatever_the_jobs() -> None:
    expected = [extract(text(number)).to_json() for number in range(40)]
    for jobs in (1, 2, 5):
        found = [record.to_json() for record in extract_many(map(text, range(40)), jobs=jobs)]
        assert found == expected
    mixed = [record.to_json() for record in extract_many(map(text, range(40)), jobs=3, ordered=False)]
    assert sorted(mixed) == sorted(expected)


def test_documents_with_what_is_known_of_them() -> None:
    documents = [
        text(1),
        text(2).encode(),
        {"text": text(3), "id": "c", "url": "https://example.kz/3", "published": "2019-05-05"},
        {"html": f"<h1>Субботник</h1><p>{text(4)}</p>", "id": "d", "path": "d.html"},
    ]
    records = list(extract_many(documents))
    assert [record.id for record in records[2:]] == ["c", "d"]
    assert records[0] == extract(text(1))
    assert records[2].article.url == "https://example.kz/3"
    assert records[3].source.path == "d.html"
    for wrong, told in [({"body": "a"}, "no 'body'"), ({"id": "a"}, "neither"), (5, "text or html, not int")]:
        with pytest.raises((TypeError, ValueError), match=told):
            list(extract_many([wrong]))  # type: ignore[list-item]


def test_rows_of_data_frames() -> None:
    """Numbers as ids, and what frames have where there is nothing."""
    nothing = [None, float("nan"), pandas.NA, pandas.NaT]
    frame = pandas.DataFrame({"id": range(3), "text": [text(1), None, text(2)], "url": ["https://a.kz/1", None, None]})
    for rows in (frame.to_dict("records"), polars.from_pandas(frame).iter_rows(named=True)):
        found = list(extract_many(rows, on_error="yield"))
        assert [type(one) for one in found] == [Record, Error, Record]
        assert (found[0], found[2]) == (extract(text(1), id="0", url="https://a.kz/1"), extract(text(2), id="2"))
        assert (found[1].code, found[1].member) == ("empty", "1")  # type: ignore[union-attr]
    day = pandas.Timestamp("2019-05-06")
    holed = pandas.DataFrame({"id": [1, None], "text": [text(1), text(1)], "published": [day, day]})
    first, second = extract_many(holed.to_dict("records"))
    assert first == extract(text(1), id="1", published="2019-05-06")
    assert second == extract(text(1), published="2019-05-06")
    for missing in nothing:
        named = {key: missing for key in ("id", "title", "url", "published", "path")}
        assert list(extract_many([{"text": text(1), **named}])) == [extract(text(1))]
        for document in (missing, {"text": missing}, {"html": missing, "id": "a"}):
            assert [one.code for one in extract_many([document], on_error="yield")] == ["empty"]  # type: ignore[union-attr]
    for body in (5, bytearray(b"a")):
        with pytest.raises(TypeError, match="document 1: html is str or bytes, not "):
            list(extract_many([{"html": body, "id": "a"}]))
    for title in ([5], numpy.array([5, 6]), 5):
        with pytest.raises(TypeError, match="document 2: title is str, not "):
            list(extract_many([text(1), {"text": text(1), "title": title}]))
    for number in (0.5, float("inf")):
        with pytest.raises(TypeError, match="id is str or a whole number, not float"):
            list(extract_many([{"text": text(1), "id": number}]))


def test_one_document_is_not_many() -> None:
    for one in (text(1), b"a", {"text": text(1)}):
        with pytest.raises(TypeError, match="extract reads one"):
            extract_many(one)  # type: ignore[arg-type]


def test_frames_are_no_rows() -> None:
    frame = pandas.DataFrame({"text": [text(1)]})
    for one in (frame, polars.from_pandas(frame)):
        with pytest.raises(TypeError, match="no iterable of rows"):
            extract_many(one)
    with pytest.raises(TypeError, match=r"document 1: .* not Pandas; row\._asdict\(\) is a mapping"):
        list(extract_many(frame.itertuples(index=False)))
    rows = (row._asdict() for row in frame.itertuples(index=False))
    assert list(extract_many(rows)) == [extract(text(1), media="text")]


def test_more_threads_than_cores_can_feed_are_not_started() -> None:
    for jobs in (10**6, 10**30):
        assert list(extract_many([text(1)], jobs=jobs)) == [extract(text(1))]


def test_errors_are_raised_given_or_passed_over() -> None:
    documents = [text(1), " ", text(2)]
    with pytest.raises(Error, match="the text is empty"):
        list(extract_many(documents))
    found = list(extract_many(documents, on_error="yield"))
    nothing = next(extract_many([{"text": "", "id": "a7"}], on_error="yield"))
    assert isinstance(nothing, Error) and str(nothing) == "!a7: the text is empty; leave the document out"
    assert [type(one) for one in found] == [Record, Error, Record]
    assert list(extract_many(documents, on_error="skip")) == [found[0], found[2]]
    with pytest.raises(ValueError, match="on_error"):
        extract_many(documents, on_error="ignore")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="jobs=0"):
        extract_many(documents, jobs=0)


def test_an_exception_of_the_iterable_comes_behind_its_results() -> None:
    def broken() -> Iterator[str]:
        yield text(1)
        yield text(2)
        raise LookupError("no more")

    found = []
    with pytest.raises(LookupError, match="no more"):
        for record in extract_many(broken()):
            found.append(record)
    assert len(found) == 2


def test_little_is_taken_ahead() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for taken in itertools.count(1):
            yield text(taken)

    results = extract_many(endless(), jobs=2)
    for number in range(1, 100):
        next(results)
        assert taken <= number + 2 * 16
    results.close()
    assert next(results, None) is None

    def heavy() -> Iterator[bytes]:
        nonlocal taken
        for taken in itertools.count(1):
            yield b" " * (10 << 20)

    results = extract_many(heavy(), jobs=2, on_error="yield")
    for number in range(1, 6):
        next(results)
        assert taken <= number + 4


def test_the_iterable_is_read_by_the_thread_that_asks() -> None:
    threads = set()

    def documents() -> Iterator[str]:
        for number in range(50):
            threads.add(threading.get_ident())
            yield text(number)

    assert len(list(extract_many(documents(), jobs=2))) == 50
    assert threads == {threading.get_ident()}


def test_other_threads_run_meanwhile() -> None:
    """A thread of Python counts while the engine works; with the lock held it could not."""
    counted = 0
    stop = threading.Event()

    def count() -> None:
        nonlocal counted
        while not stop.is_set():
            counted += 1
            stop.wait(0.0001)

    thread = threading.Thread(target=count)
    extractor = Extractor()
    long = "\n\n".join(text(number) for number in range(300))
    thread.start()
    before = counted
    extractor.extract(long)
    during = counted - before
    stop.set()
    thread.join()
    assert during > 20


PROGRAM = """
import itertools, sys, svodka
sys.path.insert(0, {tests!r})
from conftest import text
for number, record in enumerate(svodka.extract_many({documents})):
    if number == 20:
        print("going", flush=True)
"""


@pytest.mark.parametrize("documents", ["map(text, itertools.count())", "[text(1)] * 21 + ['а' * 1000000]"])
def test_an_interrupt_ends_it(documents: str) -> None:
    program = PROGRAM.format(tests=os.path.dirname(__file__), documents=documents)
    running = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None and running.stderr is not None
    assert running.stdout.readline() == "going\n"
    running.send_signal(signal.SIGINT)
    told = running.stderr.read()
    running.wait()
    if documents.startswith("map"):
        assert "KeyboardInterrupt" in told
        assert running.returncode == -signal.SIGINT


def test_the_module_is_typed_for_both_kinds_of_result() -> None:
    assert svodka.extract_many.__doc__ == Extractor.extract_many.__doc__
