#!/usr/bin/env python3
"""Opens exported tables with what people use: tables.py SVODKA INPUT…

Extracts and exports the inputs, then reads Parquet, CSV and NDJSON with DuckDB, polars, pandas and pyarrow, and holds
the tables to the records. Wants the packages of requirements.txt."""

import collections
import csv
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet

NAMED = ("campaigns", "people", "organizations", "places")
FACTS = ("roles", "dates", "figures", "amounts", "quotes", "warnings")
# «All participant figures with campaign, place, date, speaker, source», as one line.
QUESTION = (
    "select f.value, f.bound, c.name campaign, l.name place, d.edtf as_of, p.name speaker, a.url, a.title"
    " from '{0}/figures.parquet' f join '{0}/documents.parquet' a on a.id = f.document_id"
    " left join '{0}/campaigns.parquet' c on (c.document_id, c.id) = (f.document_id, f.campaign)"
    " left join '{0}/places.parquet' l on (l.document_id, l.id) = (f.document_id, f.place)"
    " left join '{0}/dates.parquet' d on (d.document_id, d.id) = (f.document_id, f.as_of)"
    " left join '{0}/people.parquet' p on (p.document_id, p.id) = (f.document_id, f.speaker_person)"
    " where f.counted_as = 'participant'"
)


def expected_counts(records):
    """Rows of each table, counted in the records."""
    counts = collections.Counter(documents=len(records), corrections=0, entities=0, claims=0, claim_sources=0, claim_relations=0)
    for record in records:
        counts["blocks"] += len(record["article"]["blocks"])
        counts["corrections"] += len(record["corrections"])
        counts["figure_facts"] += sum(figure["repeats"] is None for figure in record["figures"])
        for table in NAMED + FACTS:
            counts[table] += len(record[table])
            for row in record[table]:
                counts["mentions"] += len(row.get("mentions", ()))
                counts["evidence"] += len(row.get("evidence", ()))
    return counts


def check_parquet(folder, records):
    counts = expected_counts(records)
    files = {path.stem: path for path in folder.glob("*.parquet")}
    # A person has a row for each thing that is said of them, at least one.
    said = polars.read_parquet(files.pop("people_roles")).select("document_id", "person_id").unique().height
    assert said == counts["people"], (said, counts["people"])
    assert set(files) == set(counts), set(files) ^ set(counts)
    for table, path in files.items():
        rows = duckdb.sql(f"select count(*) from '{path}'").fetchall()[0][0]
        read = (rows, polars.read_parquet(path).height, len(pandas.read_parquet(path)))
        assert read == (counts[table],) * 3, (table, read, counts[table])
    documents = pyarrow.parquet.read_schema(files["documents"])
    assert documents.field("published_date").type == pyarrow.date32()
    assert pyarrow.types.is_list(documents.field("authors").type)
    figures = pyarrow.parquet.read_schema(files["figures"])
    assert figures.field("value").type == pyarrow.int64() and not figures.field("bound").nullable
    groups = pyarrow.parquet.ParquetFile(files["mentions"]).metadata
    assert groups.row_group(0).column(0).compression == "ZSTD"


def check_values(folder, records):
    """Every figure and every document as its record has it."""
    figures = polars.read_parquet(folder / "figures.parquet").to_dicts()
    facts = [(record["id"], figure) for record in records for figure in record["figures"]]
    for row, (document, figure) in zip(figures, facts, strict=True):
        same = ("id", "value", "min", "max", "bound", "noun", "campaign", "place", "quote", "as_of", "text", "confidence")
        assert row["document_id"] == document
        assert {key: row[key] for key in same} == {key: figure[key] for key in same}
        assert figure["speaker"] == (row["speaker_person"] or row["speaker_organization"])
    documents = polars.read_parquet(folder / "documents.parquet").to_dicts()
    for row, record in zip(documents, records, strict=True):
        published = record["article"]["published"] or {"date": None}
        day = published["date"] and datetime.date.fromisoformat(published["date"])
        assert row["published_date"] == day
        assert (row["text"], row["authors"]) == (record["article"]["text"], record["article"]["authors"])


def check_question(folder, records):
    asked = duckdb.sql(QUESTION.format(folder)).fetchall()
    participants = [f for record in records for f in record["figures"] if f["counted_as"] == "participant"]
    assert len(asked) == len(participants) > 0
    assert any(campaign for _, _, campaign, *_ in asked)
    figures, documents = folder / "figures.parquet", folder / "documents.parquet"
    by = {"left_on": "document_id", "right_on": "id"}
    joined = polars.read_parquet(figures).filter(counted_as="participant").join(polars.read_parquet(documents), **by)
    assert joined.height == len(participants)
    merged = pandas.read_parquet(figures).query("counted_as == 'participant'")
    merged = merged.merge(pandas.read_parquet(documents), suffixes=("", "_document"), **by)
    assert len(merged) == len(participants)


def check_csv(folder, records):
    counts = expected_counts(records)
    for table, count in counts.items():
        path = folder / f"{table}.csv"
        with open(path, newline="", encoding="utf-8-sig") as file:
            assert sum(1 for _ in csv.DictReader(file)) == count, table
        if count:
            assert len(pandas.read_csv(path)) == polars.read_csv(path, infer_schema_length=None).height == count, table
    lists = pandas.read_csv(folder / "documents.csv")["authors"].map(json.loads)
    assert list(lists) == [record["article"]["authors"] for record in records]


def check_ndjson(path, records):
    """DuckDB by default; polars when it looks at all lines before it decides what is text."""
    count = duckdb.sql(f"select count(*), count(article.text) from '{path}'").fetchall()[0]
    assert count[0] == len(records)
    assert polars.read_ndjson(path, infer_schema_length=None).height == len(records)
    assert len(pandas.read_json(path, lines=True)) == len(records)


def main(svodka, inputs):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        path = folder / "news.ndjson"
        subprocess.run([svodka, "extract", "-q", *inputs, "-o", path], check=True)
        for target in (f"parquet:{folder}/parquet", f"csv:{folder}/csv", f"{folder}/packed.ndjson.zst"):
            subprocess.run([svodka, "export", "--quiet", path, "--to", target], check=True)
        subprocess.run([svodka, "extract", "-q", *inputs, "--to", f"parquet:{folder}/at_once"], check=True)
        for table in (folder / "parquet").iterdir():
            assert table.read_bytes() == (folder / "at_once" / table.name).read_bytes(), table
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        check_parquet(folder / "parquet", records)
        check_values(folder / "parquet", records)
        check_question(folder / "parquet", records)
        check_csv(folder / "csv", records)
        check_ndjson(path, records)
        check_ndjson(folder / "packed.ndjson.zst", records)
    print(f"{len(records)} records read back from Parquet, CSV and NDJSON")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
