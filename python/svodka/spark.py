"""Documents and archives on Spark: the same records as on one machine, row by row.

The engine is built once in each worker process; nothing is shuffled. A document that fails is a row with an ``error``,
never a failed task. See ``docs/scale.md``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow  # type: ignore[import-untyped]

from .errors import Error
from .extractor import Extractor
from .records import Record
from .tables import tables as made_tables

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql.types import StructType

# Rows of a batch that is handed to Spark.
ROWS = 256
# Bytes of their records, about.
BYTES = 8 << 20

COLUMNS = {
    "id": "Id of the record: the given one, else a hash of the place or of the bytes of the document.",
    "key": "What tells the article wherever it stands; null where there is an error.",
    "url": "Canonical address of the article.",
    "site": "Name of the site, else the host of the address.",
    "published": "Day of publication, YYYY-MM-DD, where it is known.",
    "record": "The record: the line that svodka extract writes. Null where there is an error.",
    "error": "The error record of a document that became none: the line that svodka extract --errors writes.",
}


def schema() -> StructType:
    """The columns of :func:`extract` and :func:`read_warc`, with comments."""
    from pyspark.sql.types import StringType, StructField, StructType

    fields = [StructField(name, StringType(), True, {"comment": about}) for name, about in COLUMNS.items()]
    return StructType(fields)


def extract(
    df: DataFrame,
    text: str | None = None,
    html: str | None = None,
    *,
    id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
    extractor: Extractor | None = None,
) -> DataFrame:
    """The records of the documents in ``df``, a row each, in the order of their partition; see :func:`schema`.

    ``text`` or ``html`` names the column of documents (string or binary), the others the columns of what is known
    of them. Other columns are not read. Of a column of times, midnights are days.
    """
    given = {"text": text, "html": html, "id": id, "title": title, "url": url, "published": published}
    columns = {key: column for key, column in given.items() if column is not None}
    if ("text" in columns) == ("html" in columns):
        raise ValueError("give the column of documents: either text or html")
    for key, column in columns.items():
        if not isinstance(column, str):
            raise TypeError(f"{key} is the name of a column, not {type(column).__name__}")
    mine = _mine(extractor)

    def work(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        documents = (row for rows in _rows(batches) for row in rows)
        return _batches(mine.extract_many(documents, jobs=1, on_error="yield"))

    return df.select(*_chosen(df, columns)).mapInArrow(work, schema())


def read_warc(
    spark: SparkSession,
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    parts: int = 1,
    extractor: Extractor | None = None,
) -> DataFrame:
    """The records of archives, WARC packed or not or anything else that :func:`svodka.read` reads; see :func:`schema`.

    The paths are read by the workers as files: shared disks, or object stores that are mounted. An archive is a
    task; with ``parts`` it is dealt to so many by its members. Each of them unpacks the whole of it, which costs a
    fraction of reading what it holds, and rows and ids are the same whatever ``parts``.
    """
    if not isinstance(parts, int) or parts < 1:
        raise ValueError(f"parts={parts!r}: an archive is dealt to one part at least")
    named = [os.fspath(path) for path in ([paths] if isinstance(paths, (str, os.PathLike)) else paths)]
    tasks = [(path, part) for path in named for part in range(1, parts + 1)]
    mine = _mine(extractor)

    def archives(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[Record | Error]:
        for number in (number for batch in batches for number in batch.column(0).to_pylist()):
            path, part = tasks[number]
            yield from mine.read(path, jobs=1, shard=(part, parts), shard_by="documents", on_error="yield")

    def work(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        return _batches(archives(batches))

    return spark.range(0, len(tasks), 1, max(1, len(tasks))).mapInArrow(work, schema())


def table(df: DataFrame, name: str) -> DataFrame:
    """The rows that the records of ``df`` have in a table of ``svodka export``, with the columns ``year`` and ``site``
    of their article, to partition by; see :func:`svodka.tables`. A site without a name is called by its host. Rows with
    errors have none.
    """
    from pyspark.sql.types import IntegerType, StringType, StructType
    from pyspark.sql.pandas.types import from_arrow_schema

    made = made_tables([])
    if name not in made:
        raise ValueError(f"there is no table {name!r}; there are {', '.join(made)}")
    described = pyarrow.schema(made[name])
    columns = from_arrow_schema(described)
    for field, arrow in zip(columns, described, strict=True):
        field.metadata = {"comment": arrow.metadata[b"comment"].decode()}
    wanted = StructType(columns.fields)
    added = [key for key in ("year", "site") if key not in described.names]
    for key in added:
        wanted = wanted.add(key, IntegerType() if key == "year" else StringType())

    def work(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for rows in _rows(batches):
            for (year, site), records in _grouped(rows).items():
                made = pyarrow.table(made_tables(records)[name]).replace_schema_metadata(None)
                constants = {"year": pyarrow.scalar(year, pyarrow.int32()), "site": pyarrow.scalar(site, pyarrow.string())}
                for key, constant in constants.items():
                    column = pyarrow.repeat(constant, made.num_rows)
                    at = made.schema.get_field_index(key)
                    made = made.append_column(key, column) if at < 0 else made.set_column(at, key, column)
                yield from made.to_batches()

    return df.select("published", "site", "record").where("record IS NOT NULL").mapInArrow(work, wanted)


def _mine(extractor: Extractor | None) -> Extractor:
    if extractor is not None and not isinstance(extractor, Extractor):
        raise TypeError(f"extractor is svodka.Extractor, not {type(extractor).__name__}")
    return extractor or Extractor()


def _chosen(df: DataFrame, columns: dict[str, str]) -> list[Column]:
    """The columns as documents have them: the text or page as it is, of others what they say."""
    from pyspark.sql import functions
    from pyspark.sql.types import BinaryType, StringType, TimestampNTZType, TimestampType

    found = []
    for key, name in columns.items():
        column = functions.col(name)
        kind = df.select(column).schema[0].dataType
        if key not in ("text", "html"):
            column = column.cast("string")
            if isinstance(kind, (TimestampType, TimestampNTZType)):
                column = functions.regexp_replace(column, " 00:00:00$", "")
        elif not isinstance(kind, (StringType, BinaryType)):
            raise TypeError(f"{key}={name!r} is a column of {kind.simpleString()}; documents are string or binary")
        found.append(column.alias(key))
    return found


def _grouped(rows: list[dict[str, Any]]) -> dict[tuple[int | None, str | None], list[Record]]:
    """Records by year and site, in the order in which these come."""
    groups: dict[tuple[int | None, str | None], list[Record]] = {}
    for row in rows:
        year = int(row["published"][:4]) if row["published"] else None
        groups.setdefault((year, row["site"]), []).append(Record(row["record"].encode()))
    return groups


def _rows(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[list[dict[str, Any]]]:
    """Rows as Python has them, a few at a time."""
    for batch in batches:
        for start in range(0, batch.num_rows, ROWS):
            yield batch.slice(start, ROWS).to_pylist()


def _batches(results: Iterable[Record | Error]) -> Iterator[pyarrow.RecordBatch]:
    """Results as rows, a few at a time."""
    rows: list[tuple[str | None, ...]] = []
    size = 0
    for result in results:
        rows.append(_row(result))
        size += len(result._line)
        if len(rows) == ROWS or size > BYTES:
            yield _batch(rows)
            rows, size = [], 0
    if rows:
        yield _batch(rows)


def _row(result: Record | Error) -> tuple[str | None, ...]:
    if isinstance(result, Error):
        return (result.member, None, result.url, None, None, None, result.to_json())
    article = result.article
    published = article.published.date if article.published else None
    # An address begins with its host; what goes by its words has none.
    host = None if article.key.startswith("text:") else article.key.partition("/")[0]
    return (result.id, article.key, article.url, article.site or host, published, result.to_json(), None)


def _batch(rows: list[tuple[str | None, ...]]) -> pyarrow.RecordBatch:
    columns = [pyarrow.array(column, pyarrow.string()) for column in zip(*rows, strict=True)]
    return pyarrow.RecordBatch.from_arrays(columns, names=list(COLUMNS))
