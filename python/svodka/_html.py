"""A record for a notebook: its text with what was found marked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

COLOURS = {
    "campaigns": "#ffd8a8",
    "people": "#d0ebff",
    "organizations": "#d3f9d8",
    "places": "#fff3bf",
    "dates": "#e5dbff",
    "figures": "#ffc9c9",
    "amounts": "#fcc2d7",
    "quotes": "#f1f3f5",
}


class Span(NamedTuple):
    """Code points of the text, and what they are."""

    start: int
    end: int
    kind: str
    told: str


def page(record: dict[str, Any], headline: str) -> str:
    """The text with its marks, or what there is where the text was left out."""
    text = record["article"]["text"]
    legend = " ".join(
        f'<span style="background:{colour};color:#000;padding:0 .3em">{kind}</span>'
        for kind, colour in COLOURS.items()
        if record.get(kind)
    )
    body = "the text was left out" if text is None else marked(text, list(spans(record)))
    return (
        f'<div style="max-width:50em"><div><b>{escape(headline)}</b></div><div>{legend}</div>'
        f'<div style="white-space:pre-wrap">{body}</div></div>'
    )


def spans(record: dict[str, Any]) -> Iterator[Span]:
    """All that is marked: mentions of names, and the words of facts."""
    for kind in COLOURS:
        for row in record.get(kind, ()):
            told = f"{kind}: {described(row)}"
            for place in row.get("mentions", (row,)):
                yield Span(place["start"], place["end"], kind, told)


def described(row: dict[str, Any]) -> str:
    """What a mark says when it is pointed at."""
    keys = ("name", "value", "bound", "counted_as", "edtf", "currency", "mode", "kind", "confidence")
    told = (f"{row[key]}" if key == "name" else f"{key} {row[key]}" for key in keys if row.get(key) is not None)
    return ", ".join(told)


def marked(text: str, found: list[Span]) -> str:
    """The text in HTML. Marks lie inside each other; one that would cross another is left out."""
    pieces: list[str] = []
    open_until: list[int] = []
    at = 0

    def close(before: int) -> None:
        nonlocal at
        while open_until and open_until[-1] <= before:
            pieces.append(escape(text[at : open_until[-1]]) + "</mark>")
            at = open_until.pop()

    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        close(span.start)
        if open_until and span.end > open_until[-1]:
            continue
        style = f"background:{COLOURS[span.kind]}"
        pieces.append(escape(text[at : span.start]))
        pieces.append(f'<mark style="{style}" title="{escape(span.told)}">')
        at = span.start
        open_until.append(span.end)
    close(len(text))
    return "".join(pieces) + escape(text[at:])
