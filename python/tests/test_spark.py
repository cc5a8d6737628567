"""Spark itself: two worker processes on this machine, the package in each."""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, page, svodka, text

pytest.importorskip("pyspark", reason="Spark is not installed: pip install './python[spark]'")
pytestmark = pytest.mark.cluster

import pyarrow.parquet  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402
from test_read import warc  # noqa: E402

from svodka import Error, extract_many, read, spark, tables  # noqa: E402

PAGES = int(os.environ.get("SVODKA_PAGES", "2000"))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    events = tmp_path_factory.mktemp("events")
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("svodka")
    settings = {
        "spark.executor.memory": "1g",
        "spark.ui.enabled": "false",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.eventLog.dir": events.as_uri(),
        "spark.speculation": "true",
        "spark.local.dir": str(tmp_path_factory.mktemp("local")),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
        # Workers find the package as this process does.
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(sys.path[1:]),
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.events = events  # type: ignore[attr-defined]
    yield session
    session.stop()


def documents() -> list[tuple[str, str | None, str, str]]:
    """Pages of our own, one that is null, one that is no page, one that is too long."""
    whole: list[tuple[str, str | None, str, str]] = [
        (f"d{n:05}", page(n), f"https://s{n % 3}.kz/{n}", f"20{n % 20:02}-05-06") for n in range(PAGES)
    ]
    poison: list[str | None] = [None, "\x00\x01\x02" * 1000, "<p>" + "слово " * (1 << 19), "<i>" * 200_000]
    return whole + [(f"x{n}", bad, "https://x.kz", "2019") for n, bad in enumerate(poison)]


def test_the_same_as_on_one_machine(session: SparkSession) -> None:
    rows = documents()
    frame = session.createDataFrame(rows, "name string, body string, link string, day string").repartition(8)
    found = spark.extract(frame, html="body", id="name", url="link", published="day").collect()
    given = [{"html": body or "", "id": id, "url": url, "published": day} for id, body, url, day in rows]
    alone = list(extract_many(given, on_error="yield"))
    errors = sorted(one.to_json() for one in alone if isinstance(one, Error))
    assert sorted(row.error for row in found if row.error) == errors and len(errors) >= 3
    expected = sorted(one.to_json() for one in alone if not isinstance(one, Error))
    assert sorted(row.record for row in found if row.record) == expected and len(expected) >= PAGES
    assert sorted(row.id for row in found) == sorted(id for id, *_ in rows)
    one = next(row for row in found if row.id == "d00007")
    assert (one.url, one.published, one.error) == ("https://s1.kz/7", "2019-05-05", None)
    assert json.loads(one.record)["id"] == "d00007"


def test_nothing_is_shuffled_and_columns_have_comments(session: SparkSession) -> None:
    frame = session.createDataFrame([(text(n), n) for n in range(50)], "body string, number int")
    found = spark.extract(frame, text="body", id="number")
    plan = found._jdf.queryExecution().executedPlan().toString()
    assert "MapInArrow" in plan and "Exchange" not in plan
    assert {row.id for row in found.collect()} == {str(n) for n in range(50)}
    assert all(field.metadata["comment"] for field in found.schema)
    with pytest.raises(ValueError, match="either text or html"):
        spark.extract(frame)


def test_what_fits_no_row_is_told_before_anything_runs(session: SparkSession) -> None:
    frame = session.createDataFrame([(text(1), 1)], "body string, number int")
    with pytest.raises(TypeError, match="text='number' is a column of int"):
        spark.extract(frame, text="number")
    with pytest.raises(TypeError, match="text is the name of a column, not Column"):
        spark.extract(frame, text=frame.body)
    with pytest.raises(TypeError, match="extractor is svodka.Extractor, not str"):
        spark.extract(frame, text="body", extractor="x")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no table 'figurs'"):
        spark.table(spark.extract(frame, text="body"), "figurs")
    with pytest.raises(ValueError, match="parts=0"):
        spark.read_warc(session, "a.warc.gz", parts=0)


def test_midnights_of_a_column_of_times_are_days(session: SparkSession) -> None:
    rows = [(text(1), "2019-05-06 00:00:00"), (text(1), "2019-05-06 13:14:15")]
    frame = session.createDataFrame(rows, "body string, at string")
    expected = [extract_many([{"text": body, "published": at.removesuffix(" 00:00:00")}]) for body, at in rows]
    told = sorted(record.to_json() for records in expected for record in records)
    for kind in ("timestamp", "timestamp_ntz"):
        found = spark.extract(frame.selectExpr("body", f"CAST(at AS {kind}) AS at"), text="body", published="at")
        assert sorted(row.record for row in found.collect()) == told


def test_archives_by_member(session: SparkSession, tmp_path: Path) -> None:
    paths = [str(warc(tmp_path / f"{name}.warc.gz", 60)) for name in "ab"]
    expected = sorted(record.to_json() for record in read(paths))
    for parts in (1, 3):
        frame = spark.read_warc(session, paths, parts=parts)
        assert frame.rdd.getNumPartitions() == 2 * parts
        assert "Exchange" not in frame._jdf.queryExecution().executedPlan().toString()
        assert sorted(row.record for row in frame.collect()) == expected
    missing = spark.read_warc(session, tmp_path / "no.warc.gz").collect()
    assert [json.loads(row.error)["code"] for row in missing] == ["not_found"]


def test_poisonous_archives_are_rows(session: SparkSession, tmp_path: Path) -> None:
    """A bomb, a line of more than 64 MiB, an archive that is cut."""
    whole = warc(tmp_path / "cut.warc.gz", 30)
    whole.write_bytes(whole.read_bytes()[:-200])
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" * (16 << 20)))
    lines = [{"text": "а" * (33 << 20)}, {"text": text(1)}]
    (tmp_path / "long.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines))
    paths = sorted(map(str, tmp_path.iterdir()))
    found = spark.read_warc(session, paths, parts=2).collect()
    alone = list(read(paths, on_error="yield"))
    assert sorted(row.record or row.error for row in found) == sorted(one.to_json() for one in alone)
    assert {one.code for one in alone if isinstance(one, Error)} >= {"bomb", "too_long", "truncated"}
    assert sum(row.record is not None for row in found) == 30


def test_tables_by_year_and_site(session: SparkSession, tmp_path: Path) -> None:
    rows = [(text(n), f"https://s{n % 2}.kz/{n}", f"20{n % 4:02}-05-06") for n in range(100)]
    frame = session.createDataFrame(rows, "body string, link string, day string")
    records = spark.extract(frame, text="body", url="link", published="day").cache()
    out = str(tmp_path / "figures")
    spark.table(records, "figures").write.partitionBy("year", "site").parquet(out)
    assert {part.name for part in (tmp_path / "figures").glob("year=*")} == {f"year=200{n}" for n in range(4)}
    back = pyarrow.parquet.read_table(out)
    given = [{"text": body, "url": url, "published": day} for body, url, day in rows]
    expected = pyarrow.table(tables(extract_many(given))["figures"])
    key: Any = [("document_id", "ascending"), ("id", "ascending")]
    assert back.select(expected.column_names).sort_by(key).to_pylist() == expected.sort_by(key).to_pylist()
    documents = spark.table(records, "documents")
    assert documents.count() == 100 and documents.schema["id"].metadata["comment"]


def test_the_script_for_spark_submit(
    session: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = re.findall(r"```py\n(.*?)```", (ROOT / "docs/scale.md").read_text(), re.DOTALL)
    archives = [str(warc(tmp_path / f"{name}.warc.gz", 20)) for name in "ab"]
    monkeypatch.setattr(sys, "argv", ["extract.py", *archives, str(tmp_path / "out")])
    exec(next(piece for piece in code if "sys.argv" in piece), {})
    records = session.read.parquet(str(tmp_path / "out/records")).collect()
    assert sorted(row.record for row in records) == sorted(record.to_json() for record in read(archives))
    assert {part.name for part in (tmp_path / "out/figure_facts/year=2019").iterdir()} == {"site=example.kz"}
    facts = pyarrow.parquet.read_table(tmp_path / "out/figure_facts")
    assert facts.num_rows == len(tables(read(archives))["figure_facts"]) > 5


def test_one_engine_a_process(session: SparkSession) -> None:
    """Many tasks, two processes: each loads the engine once."""
    from svodka import extractor

    def engines(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            extractor.Extractor()
            info = extractor._engine.cache_info()
            yield pyarrow.RecordBatch.from_pydict({"pid": [os.getpid()], "built": [info.misses]})
            del batch

    found = session.range(0, 16, 1, 16).mapInArrow(engines, "pid long, built long").collect()
    assert {row.built for row in found} == {1}
    assert len({row.pid for row in found}) <= 4


def test_the_program_is_there_too() -> None:
    assert svodka("--version").returncode == 0
