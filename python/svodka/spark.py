"""Documents and archives on Spark: the same records as on one machine, row by row.

The engine is built once in each worker process; nothing is shuffled. A document that fails is a row with an ``error``,
never a failed task. See ``docs/scale.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow  # type: ignore[import-untyped]

from .errors import Error
from .extractor import Extractor
from .records import Record
from .tables import tables as made_tables

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
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
    of them. Other columns are not read.
    """
    if (text is None) == (html is None):
        raise ValueError("give the column of documents: either text or html")
    media = "text" if html is None else "html"
    named = {media: text or html, "id": id, "title": title, "url": url, "published": published}
    columns = {key: column for key, column in named.items() if column is not None}
    mine = extractor or Extractor()

    def work(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        documents = (row for rows in _rows(batches) for row in rows)
        return _batches(mine.extract_many(documents, jobs=1, on_error="yield"))

    from pyspark.sql import functions

    kept = []
    for key, column in columns.items():
        found = functions.col(column)
        kept.append((found if key == media else found.cast("string")).alias(key))
    return df.select(*kept).mapInArrow(work, schema())


def read_warc(
    spark: SparkSession,
    paths: str | Iterable[str],
    *,
    parts: int = 1,
    extractor: Extractor | None = None,
) -> DataFrame:
    """The records of archives, WARC packed or not or anything else that :func:`svodka.read` reads; see :func:`schema`.

    The paths are read by the workers as files: shared disks, or object stores that are mounted. An archive is a
    task; with ``parts`` it is dealt to so many by its members. Each of them unpacks the whole of it, which costs a
    fraction of reading what it holds, and rows and ids are the same whatever ``parts``.
    """
    named = [paths] if isinstance(paths, str) else list(paths)
    tasks = [(path, part) for path in named for part in range(1, parts + 1)]
    mine = extractor or Extractor()

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

    described = pyarrow.schema(made_tables([])[name])
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
