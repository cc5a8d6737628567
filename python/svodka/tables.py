"""Records as tables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from ._svodka import Table, Tables
from .errors import Error
from .records import Record

Path: TypeAlias = "str | os.PathLike[str]"

# Lines that are read at once.
BATCH = 256


def tables(records_or_paths: Path | Record | Iterable[Record | Error | Path]) -> dict[str, Table]:
    """The tables of ``svodka export`` by name: ``documents``, ``figures``, ``people``, ``figure_facts`` and so on.

    Takes records, paths of files that svodka wrote (records, entities, claims; NDJSON, plain or packed), or both.
    Errors have no rows. ``docs/tables.md`` describes every table and column; the schema carries the same as comments.

    A table lies in memory in the format of Arrow, and data frames take it as it is::

        facts = svodka.tables(records)["figure_facts"]
        polars.DataFrame(facts); pyarrow.table(facts); pandas.DataFrame.from_arrow(facts)
        duckdb.sql("SELECT campaign, max(value) FROM facts GROUP BY 1")
    """
    if isinstance(records_or_paths, (str, os.PathLike, Record)):
        records_or_paths = [records_or_paths]
    elif isinstance(records_or_paths, (bytes, Mapping)) or not isinstance(records_or_paths, Iterable):
        kind = type(records_or_paths).__name__
        raise TypeError(f"tables are made of records and of paths, one or an iterable of them, not of {kind}")
    growing = Tables()
    lines: list[bytes] = []
    for item in records_or_paths:
        if isinstance(item, Record):
            lines.append(item._line)
        elif isinstance(item, (str, os.PathLike)):
            growing.add_files([item])
        elif not isinstance(item, Error):
            kind = type(item).__name__
            raise TypeError(f"tables are made of records and of paths, not of {kind}; Record.from_json reads a line")
        if len(lines) == BATCH:
            growing.add(lines)
            lines = []
    growing.add(lines)
    return growing.finish()
