"""One document."""

from __future__ import annotations

import datetime
import json
import os
import pickle
import threading
from pathlib import Path

import pytest
from conftest import TEXT, page, svodka, text

import svodka as package
from svodka import Error, Extractor, Record, extract
from svodka.extractor import Media


def test_references_are_followed() -> None:
    record = extract(TEXT, id="1", url="https://example.kz/1", published="2019-05-06")
    figure = record.figures[0]
    assert (figure.min, figure.value, figure.bound, figure.noun) == (300_000, 300_000, "over", "человек")
    assert figure.campaign is record.campaigns[0]
    assert figure.campaign is not None and figure.campaign.name == "Чистый двор"
    assert figure.speaker in record.people
    assert record.roles[0].holder in record.people
    assert figure.repeats is None
    assert (record.id, record.article.url) == ("1", "https://example.kz/1")
    assert record.article.published is not None and record.article.published.date == "2019-05-06"


def test_offsets_are_code_points() -> None:
    record = extract(TEXT)
    assert record.article.text == TEXT
    places = [place for person in record.people for place in person.mentions]
    spans = [*record.figures, *record.dates, *record.quotes, *record.article.blocks, *places]
    assert len(spans) > 6
    for span in spans:
        assert 0 <= span.start < span.end <= len(TEXT)
        if hasattr(span, "text"):
            assert TEXT[span.start : span.end] == span.text
    behind = record.dates[0]
    assert TEXT[: behind.start].count("😀") == 1 and "\u0301" in TEXT[: behind.start]


def test_texts_are_taken_as_they_are() -> None:
    for given in ["Да\r\nнет", "\ufeffДа", "РњРёСЂ и РґСЂСѓР¶Р±Р°", "a\ud800б 5 человек"]:
        found = extract(given).article.text
        assert found is not None and len(found) == len(given)
        assert found == given.replace("\ud800", "\ufffd")


def test_paths_are_names_or_paths() -> None:
    assert extract(page(1), path=Path("news/1.html")) == extract(page(1), path="news/1.html")
    with pytest.raises(TypeError, match="media is str, not int"):
        extract(page(1), media=5)  # type: ignore[arg-type]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_the_character_set_of_bytes_is_found(charset: str) -> None:
    record = extract(page(3).encode(charset, "xmlcharrefreplace"))
    assert record.source.encoding == charset
    assert record.source.media_type == "text/html"
    assert record.article.title == "Субботник номер 3"
    assert record.to_dict()["figures"] == extract(page(3)).to_dict()["figures"]


def test_a_declared_set_of_a_string_is_no_longer_true() -> None:
    declared = page(3).replace("<head>", '<head><meta charset="windows-1251">')
    assert extract(declared).article.title == "Субботник номер 3"


def test_the_same_bytes_as_the_command_line(tmp_path: Path) -> None:
    saved: list[tuple[str, str, Media | None]] = [("a.html", page(1), None), ("b.txt", text(1) * 3, "plain")]
    for name, content, media in saved:
        file = tmp_path / name
        file.write_text(content)
        written = svodka("extract", file, "--quiet").stdout.decode()
        record = extract(file.read_bytes(), media=media, path=str(file))
        assert record.to_json() + "\n" == written


def test_a_line_of_json() -> None:
    line = json.dumps({"id": 7, "text": TEXT, "published": "2019-05-06"})
    record = extract(line, media="json")
    assert record.id == "7"
    assert record.to_dict()["figures"] == extract(TEXT, published="2019-05-06").to_dict()["figures"]


def test_ids_without_a_place_are_made_of_the_bytes() -> None:
    assert extract(text(1)).id == extract(text(1)).id != extract(text(2)).id
    assert len(extract(text(1)).id) == 20
    assert extract(text(1), id="").id == extract(text(1)).id


def test_days_may_be_days() -> None:
    days: list[str | datetime.date] = ["2019-05-06", datetime.date(2019, 5, 6), datetime.datetime(2019, 5, 6, 8, 0)]
    for day in days:
        published = extract(TEXT, published=day).article.published
        assert published is not None and published.date == "2019-05-06"
        assert extract(TEXT, published=day).dates[0].edtf == "2019-05-05"


def test_errors_say_the_way_out() -> None:
    with pytest.raises(Error) as raised:
        extract(" ", path="a.txt", media="text")
    error = raised.value
    assert (error.code, error.stage, error.path) == ("empty", "page", "a.txt")
    assert str(error) == "a.txt: the text is empty; leave the document out"
    assert json.loads(error.to_json()) == error.to_dict()
    again = pickle.loads(pickle.dumps(error))
    assert (again.to_json(), str(again)) == (error.to_json(), str(error))


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match="str or bytes, not int"):
        extract(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not dict; extract_many takes mappings"):
        extract({"text": TEXT})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"not PosixPath; svodka.read\(path\) reads files"):
        extract(Path("a.html"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="title is str, not int"):
        extract("a", title=5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='"text", "html", "plain", "json"'):
        extract("a", media="pdf")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="takes no id"):
        extract("a", media="plain", id="1")
    with pytest.raises(ValueError, match="no/such"):
        Extractor(lexicon="no/such/folder")
    with pytest.raises(ValueError, match="no/such"):
        Extractor(corrections="no/such/file")


def test_options() -> None:
    record = Extractor(no_text=True).extract(TEXT)
    assert record.article.text is None and record.figures
    with pytest.raises(Error, match="--max-text-bytes"):
        Extractor(max_text_bytes=20).extract(TEXT)
    mapped = Extractor(source_map=True).extract(page(1))
    block = mapped.article.blocks[0]
    assert block.source_start is not None and block.source_end is not None
    assert "Субботник номер 1" in page(1).encode()[block.source_start : block.source_end].decode()


SEEN = ("value", "min", "max", "bound", "unit", "noun", "counted_as", "modality", "measure", "rule")


def test_corrections_are_applied(tmp_path: Path) -> None:
    record = extract(TEXT, url="https://example.kz/1")
    figure = record.figures[0]
    saw = {key: value for key, value in figure.to_dict().items() if key in SEEN}
    correction = {
        "schema_version": "1.0",
        "document": {"id": record.id, "key": record.article.key, "title": None},
        "target": {
            "exact": figure.text,
            "prefix": TEXT[figure.start - 10 : figure.start],
            "suffix": TEXT[figure.end : figure.end + 10],
        },
        "decision": "value",
        "value": {"bound": "exact", "number": 250, "to": None},
        "saw": {**saw, "campaign": None, "speaker": None},
        "by": "Анна",
        "at": None,
    }
    file = tmp_path / "corrections.ndjson"
    file.write_text(json.dumps(correction) + "\n")
    corrected = extract(TEXT, url="https://example.kz/1", corrections=file)
    assert (corrected.figures[0].value, corrected.figures[0].bound) == (250, "exact")
    assert corrected.corrections[0].fact is corrected.figures[0]
    assert corrected.corrections[0].decided_by == "Анна"
    assert next(Extractor(corrections=file).extract_many([{"text": TEXT, "url": "https://example.kz/1"}])) == corrected


def test_an_extractor_serves_threads() -> None:
    extractor = Extractor()
    expected = [extract(text(number)).to_json() for number in range(8)]
    found: dict[int, str] = {}

    def work(number: int) -> None:
        for _ in range(5):
            found[number] = extractor.extract(text(number)).to_json()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(8)] == expected


def test_an_extractor_can_be_pickled() -> None:
    extractor = pickle.loads(pickle.dumps(Extractor(no_text=True)))
    assert extractor.extract(TEXT).article.text is None
    assert repr(extractor) == "Extractor(no_text=True, max_text_bytes=1048576)"


def test_records_are_told() -> None:
    record = extract(TEXT, title="Чистый двор", published="2019-05-06")
    assert repr(record).startswith("<Record «Чистый двор», 2019-05-06: ")
    assert "figures" in repr(record)
    assert repr(record.figures[0]).startswith("Figure(id='f")
    assert "text='более 300 тысяч человек'" in repr(record.figures[0])
    assert package.__version__ == record.extractor.version


def test_records_are_values() -> None:
    record = extract(TEXT)
    again = pickle.loads(pickle.dumps(record))
    assert again == record == Record.from_json(record.to_json() + "\n")
    assert len({again, record}) == 1
    for wrong in ("{}", "[]", "5", "no JSON", b""):
        with pytest.raises(ValueError):
            Record.from_json(wrong)
    assert again.figures[0] == record.figures[0] and len({again.figures[0], record.figures[0]}) == 1
    record.to_dict()["figures"].clear()
    record.figures[0].to_dict()["evidence"].clear()
    assert record.figures[0].evidence


def test_a_notebook_shows_marks() -> None:
    shown = extract("Дом <b> & 5 человек: в акции «Наш двор» 300 волонтёров. " + TEXT)._repr_html_()
    assert "&lt;b&gt; &amp;" in shown
    assert shown.count("<mark") == shown.count("</mark>") > 4
    assert "figures: value 300000, bound over" in shown
    assert "the text was left out" in Extractor(no_text=True).extract(TEXT)._repr_html_()


def test_names_with_halves_of_characters() -> None:
    """What ``os.listdir`` makes of bytes that are no UTF-8, and what stands for nothing."""
    record = extract(TEXT, path=Path(os.fsdecode(b"news/\xe0.html")), title="\ud800 \U0001f600")
    assert (record.source.path, record.article.title) == ("news/%E0.html", "\ufffd \U0001f600")
    assert extract(TEXT, id="\ud800") == extract(TEXT, id="\ufffd")


def test_what_is_no_size_and_no_path() -> None:
    for size in (-1, 1 << 70):
        with pytest.raises(ValueError, match="is no size"):
            Extractor(max_text_bytes=size)
    with pytest.raises(TypeError, match="not int"):
        Extractor(lexicon=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"not bytearray; bytes\(document\) is"):
        extract(bytearray(b"a"))  # type: ignore[arg-type]


def test_lines_that_are_no_records() -> None:
    for line in ("[]", "{}", '{"article": {}}', '{"article": null, "source": {}}'):
        with pytest.raises(ValueError, match="no record"):
            Record.from_json(line)
    with pytest.raises(TypeError, match="str or bytes, not dict"):
        Record.from_json({})  # type: ignore[arg-type]
