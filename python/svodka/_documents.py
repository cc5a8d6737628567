"""Python values as documents, and what is known of them."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from numbers import Integral
from typing import Any, TypeAlias

Published: TypeAlias = "str | datetime.date | None"
Document: TypeAlias = "str | bytes | Mapping[str, Any] | None"
Names: TypeAlias = "tuple[str | None, str | None, str | None, str | None, str | None]"
Given: TypeAlias = "tuple[str | bytes, str | None, str | None, str | None, str | None, str | None, str | None]"

NAMES = ("id", "title", "url", "published", "path")
KEYS = ("text", "html", *NAMES)
SURROGATES = re.compile("[\ud800-\udfff]")


def numbered(number: int, document: Document) -> Given:
    """A document as the engine takes it; what is none is named by its place, from 1."""
    try:
        return _given(document)
    except TypeError as error:
        raise TypeError(f"document {number}: {error}") from error


def _given(document: Document) -> Given:
    document = "" if (known := _known(document)) is None else known
    if isinstance(document, (str, bytes)):
        return document, None, None, None, None, None, None
    if not isinstance(document, Mapping):
        kind = type(document).__name__
        raise TypeError(f"a document is str, bytes or a mapping with text or html, not {kind}{hint(document)}")
    unknown = [key for key in document if key not in KEYS]
    if unknown:
        raise TypeError(f"a document has no {unknown[0]!r}; its keys are {', '.join(KEYS)}")
    found = {key: _known(document[key]) for key in ("text", "html") if key in document}
    if not found:
        raise TypeError("a document has neither 'text' nor 'html'")
    media = next((key for key, data in found.items() if data is not None), next(iter(found)))
    data = "" if found[media] is None else found[media]
    if not isinstance(data, (str, bytes)):
        raise TypeError(f"{media} is str or bytes, not {type(data).__name__}{hint(data)}")
    return data, media, *names(document)


def names(document: Mapping[str, Any]) -> Names:
    """What is known of a document, as the engine takes it."""
    id, title, url, published, path = (_name(key, _known(document.get(key))) for key in NAMES)
    return id, title, url, published, path


def _name(key: str, value: Any) -> str | None:
    if value is None:
        return value
    if isinstance(value, str):
        return _whole(value)
    if key == "id" and isinstance(value, Integral):
        return str(int(value))
    if key == "id" and isinstance(value, float) and value.is_integer():
        return str(int(value))  # a column with a number missing holds floats
    if key == "published" and isinstance(value, datetime.date):
        return _day(value).isoformat()
    if key == "path" and isinstance(value, os.PathLike):
        return _whole(str(os.fspath(value)))
    told = {"id": "str or a whole number", "published": "str or datetime.date", "path": "str or os.PathLike"}
    raise TypeError(f"{key} is {told.get(key, 'str')}, not {type(value).__name__}")


def _whole(name: str) -> str:
    """The name without halves of characters: U+FFFD, or ``%FF`` for a byte of the name of a file, as in records."""
    if name.isascii() or not SURROGATES.search(name):
        return name
    whole = SURROGATES.sub(lambda half: f"%{ord(half[0]) - 0xDC00:02X}" if "\udc80" <= half[0] <= "\udcff" else half[0], name)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _day(value: datetime.date) -> datetime.date:
    """A time, or the day alone where it is the midnight of no zone: data frames have no days without a time."""
    is_day = isinstance(value, datetime.datetime) and value.tzinfo is None and value.time() == datetime.time()
    return value.date() if isinstance(value, datetime.datetime) and is_day else value


def _known(value: Any) -> Any:
    """The value, or ``None`` for what data frames have where there is none: NaN, NaT, NA."""
    if value is None or isinstance(value, (str, bytes, Mapping)):
        return value
    try:
        is_missing = bool(value != value)
    except TypeError:
        # That of pandas does not even say whether it is itself.
        is_missing = True
    except ValueError:
        is_missing = False
    return None if is_missing else value


def hint(document: object) -> str:
    """The way out for what looks like a document and is none."""
    if isinstance(document, Mapping):
        return "; extract_many takes mappings"
    if isinstance(document, (bytearray, memoryview)):
        return "; bytes(document) is"
    if isinstance(document, tuple) and hasattr(document, "_asdict"):
        return "; row._asdict() is a mapping"
    if isinstance(document, os.PathLike) or hasattr(document, "read"):
        return "; svodka.read(path) reads files"
    return ""
