"""Records in data frames, each of the real library."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
from conftest import CORPUS, svodka

import svodka as package
from svodka import Table, extract, extract_many, read, tables


@pytest.fixture(scope="module")
def found() -> dict[str, Table]:
    return tables(read(CORPUS, on_error="yield"))


def test_the_tables_of_the_command_line(found: dict[str, Table], tmp_path: Path) -> None:
    """Every table, every column, every cell is that of `svodka export --to parquet:`."""
    svodka("extract", CORPUS, "--to", f"parquet:{tmp_path}/out", "--quiet")
    files = sorted((tmp_path / "out").glob("*.parquet"))
    assert sorted(found) == [file.stem for file in files]
    assert "figure_facts" in found
    for file in files:
        written = pyarrow.parquet.read_table(file)
        ours = pyarrow.table(found[file.stem])
        assert ours.column_names == written.column_names == found[file.stem].column_names
        assert ours.to_pylist() == written.to_pylist()
        assert [field.nullable for field in ours.schema] == [field.nullable for field in written.schema]
        assert all(field.metadata[b"comment"] for field in ours.schema)


def test_frames(found: dict[str, Table]) -> None:
    figures = found["figures"]
    expected = pyarrow.table(figures).column("value").to_pylist()
    assert len(figures) == len(expected) > 30
    assert polars.DataFrame(figures)["value"].to_list() == expected
    frame = pandas.DataFrame.from_arrow(figures)
    assert [None if pandas.isna(value) else int(value) for value in frame["value"]] == expected
    assert duckdb.sql("SELECT value FROM figures").fetchall() == [(value,) for value in expected]
    query = "SELECT counted_as, count(*) FROM facts GROUP BY 1 ORDER BY 2 DESC"
    facts = found["figure_facts"]
    assert sum(count for _, count in duckdb.sql(query).fetchall()) == len(facts)


def test_a_column_is_not_copied(found: dict[str, Table]) -> None:
    """Two readers of one table see one memory."""
    first, second = (pyarrow.table(found["documents"]) for _ in range(2))
    for one, other in zip(first.columns, second.columns, strict=True):
        places = [[b.address for b in chunk.buffers() if b] for chunk in one.chunks]
        assert places == [[b.address for b in chunk.buffers() if b] for chunk in other.chunks]
    numbers = pyarrow.table(found["figures"])["start_at"].chunk(0)
    taken = polars.DataFrame(found["figures"])["start_at"].to_arrow()
    assert taken.buffers()[1].address == numbers.buffers()[1].address


def test_records_files_and_errors(tmp_path: Path) -> None:
    records = list(extract_many(["В акции «Наш двор» 300 волонтёров.", " "], on_error="yield"))
    file = tmp_path / "a.ndjson"
    file.write_text(extract("На субботник вышли 50 человек.").to_json() + "\n")
    made = tables([*records, file])
    assert len(made["documents"]) == 2 and len(made["figures"]) == 2
    assert len(tables(str(file))["documents"]) == len(tables(file)["documents"]) == 1
    assert len(tables([])["figures"]) == 0
    one = extract("На субботник вышли 50 человек.")
    assert len(tables(one)["documents"]) == 1
    with pytest.raises(TypeError, match="not of dict; Record.from_json"):
        tables([one.to_dict()])  # type: ignore[list-item]
    assert pyarrow.table(tables([])["figures"]).num_columns > 10
    assert repr(made["amounts"]).startswith("<Table amounts, 0 rows: document_id, id, ")
    assert made["amounts"].about and made["amounts"].name == "amounts"
    wrong = tmp_path / "b.ndjson"
    wrong.write_text("{}\n")
    with pytest.raises(ValueError, match=r"b.ndjson:1: no record of svodka"):
        tables(wrong)


def test_many_rows_are_several_batches() -> None:
    text = "\n\n".join(f"На субботник вышли {number} волонтёров города." for number in range(300))
    record = extract(text)
    made = tables(record for _ in range(600))
    table = pyarrow.table(made["documents"])
    assert table.num_rows == len(made["documents"]) == 600
    assert table.column(0).num_chunks > 1
    assert package.Table is type(made["documents"])


def test_what_is_no_record_and_no_path() -> None:
    for wrong in (None, 3, {"id": "a"}, b"{}"):
        with pytest.raises(TypeError, match="of records and of paths"):
            tables(wrong)  # type: ignore[arg-type]
