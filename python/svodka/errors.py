"""Documents that became no record."""

from __future__ import annotations

import json
from typing import Any


class Error(Exception):
    """Why a document became no record: where it came from, what was wrong and the way out.

    It is raised, or given as a value where ``on_error="yield"`` asks for that.
    """

    def __init__(self, line: bytes) -> None:
        super().__init__(line)
        self._line = line
        fields: dict[str, Any] = json.loads(line)
        source: dict[str, Any] = fields["source"]
        self.stage: str = fields["stage"]
        """The stage that failed."""
        self.code: str = fields["code"]
        """What was wrong, for programs; ``skipped`` where nothing was."""
        self.reason: str | None = fields["reason"]
        """Why it was left aside, with ``skipped``."""
        self.message: str = fields["message"]
        """What was wrong and the way out, for people."""
        self.path: str = source["path"]
        """Path, as in records; empty for a document that a program handed over."""
        self.member: str | None = source["member"]
        """Name inside a container, or the given id of a JSON line."""
        self.line: int | None = source["line"]
        """Line in the file, from 1."""
        self.offset: int | None = source["offset"]
        """Byte offset, as in records."""
        self.url: str | None = source["url"]
        """Address the document was fetched from, where the container says so."""

    def to_json(self) -> str:
        """The line that ``svodka extract --errors`` writes, without its line break."""
        return self._line.decode()

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, a new one each time."""
        fields: dict[str, Any] = json.loads(self._line)
        return fields

    def __str__(self) -> str:
        member = f"!{self.member}" if self.member else ""
        line = f":{self.line}" if self.line else ""
        place = f"{self.path}{member}{line}"
        return f"{place}: {self.message}" if place else self.message

    def __repr__(self) -> str:
        return f"<Error {self.code}: {self}>"
