"""What the generated types of :mod:`svodka.records` are made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from . import _html

if TYPE_CHECKING:
    from .records import Record

V = TypeVar("V", bound="View")

# Where something was found, not what it is.
UNTOLD = ("start", "end", "rule", "confidence")


class View:
    """A part of a record. It can be read, not changed; :meth:`to_dict` gives a copy that can."""

    __slots__ = ("_data", "_record")

    def __init__(self, data: dict[str, Any], record: RecordView) -> None:
        self._data = data
        self._record = record

    def to_dict(self) -> dict[str, Any]:
        """The part as it stands in the JSON of the record, references as ids; a new dictionary each time."""
        copied: dict[str, Any] = json.loads(json.dumps(self._data))
        return copied

    def _part(self, kind: type[V], key: str) -> V:
        return kind(self._data[key], self._record)

    def _parts(self, kind: type[V], key: str) -> tuple[V, ...]:
        return tuple(kind(data, self._record) for data in self._data[key])

    def _follow(self, key: str) -> Any:
        found = self._data[key]
        return None if found is None else self._record._by_id.get(found)

    def _follow_all(self, key: str) -> tuple[Any, ...]:
        by_id = self._record._by_id
        return tuple(by_id[found] for found in self._data[key] if found in by_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and type(self) is type(other) and self._data == other._data

    def __hash__(self) -> int:
        return hash((type(self), self._data.get("id"), self._data.get("start"), self._data.get("text")))

    def __repr__(self) -> str:
        told = (
            f"{key}={value!r}"
            for key, value in self._data.items()
            if isinstance(value, (str, int, float)) and key not in UNTOLD
        )
        return f"{type(self).__name__}({', '.join(told)})"


class RecordView:
    """The line of a record, read when somebody looks into it."""

    __slots__ = ("_cache", "_ids", "_line", "_read")

    # Tables of a record, and what their rows are.
    _TABLES: ClassVar[Mapping[str, type[View]]] = {}

    def __init__(self, line: bytes) -> None:
        self._line = line
        self._read: dict[str, Any] | None = None
        self._cache: dict[str, tuple[Any, ...]] = {}
        self._ids: dict[str, View] | None = None

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """The record of a line that svodka wrote.

        :raises ValueError: where it is none
        """
        from .records import Record

        if not isinstance(line, (str, bytes)):
            raise TypeError(f"a line is str or bytes, not {type(line).__name__}")
        record = Record((line.encode() if isinstance(line, str) else line).rstrip(b"\r\n"))
        fields = record._data
        if not isinstance(fields, dict) or not all(isinstance(fields.get(key), dict) for key in ("article", "source")):
            raise ValueError("no record: it is a JSON object with the key 'article', a line of svodka extract")
        return record

    def to_json(self) -> str:
        """The line that ``svodka extract`` writes, without its line break: the same bytes in UTF-8."""
        return self._line.decode()

    def to_dict(self) -> dict[str, Any]:
        """The record as a dictionary, a new one each time."""
        fields: dict[str, Any] = json.loads(self._line)
        return fields

    @property
    def _data(self) -> dict[str, Any]:
        if self._read is None:
            self._read = self.to_dict()
        return self._read

    @property
    def _by_id(self) -> dict[str, View]:
        if self._ids is None:
            rows = (row for key, kind in self._TABLES.items() for row in self._rows(kind, key))
            self._ids = {row._data["id"]: row for row in rows if "id" in row._data}
        return self._ids

    def _part(self, kind: type[V], key: str) -> V:
        return kind(self._data[key], self)

    def _rows(self, kind: type[V], key: str) -> tuple[V, ...]:
        if key not in self._cache:
            self._cache[key] = tuple(kind(data, self) for data in self._data.get(key, ()))
        return self._cache[key]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecordView) and self._line == other._line

    def __hash__(self) -> int:
        return hash(self._line)

    def __reduce__(self) -> tuple[type[RecordView], tuple[bytes]]:
        return type(self), (self._line,)

    def __repr__(self) -> str:
        article = self._data["article"]
        published = (article["published"] or {}).get("edtf")
        name = article["title"] or article["url"] or self._data["id"]
        dated = f", {published}" if published else ""
        return f"<Record «{name}»{dated}: {self._counts()}>"

    def _repr_html_(self) -> str:
        return _html.page(self._data, repr(self)[1:-1])

    def _counts(self) -> str:
        counts = {key: len(self._data.get(key, ())) for key in self._TABLES}
        told = (f"{key} {count}" for key, count in counts.items() if count and key != "warnings")
        return ", ".join(told) or "nothing found"
