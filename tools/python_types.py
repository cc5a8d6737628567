#!/usr/bin/env python3
"""Writes python/svodka/records.py, the typed classes of the Python package, out of schemas/record.schema.json.

    tools/python_types.py            # writes it
    tools/python_types.py --check    # status 1 if it is not what the schema says
"""

import json
import sys
from pathlib import Path
from textwrap import fill

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schemas/record.schema.json"
WRITTEN = ROOT / "python/svodka/records.py"

WIDTH = 118

# Where references lead; in the schema all of them are ids.
REFERENCES = {
    ("Amount", "campaign"): ["Campaign"],
    ("Applied", "fact"): ["Figure"],
    ("Article", "via"): ["Organization"],
    ("Campaign", "begins"): ["Date"],
    ("Campaign", "ends"): ["Date"],
    ("Figure", "as_of"): ["Date"],
    ("Figure", "campaign"): ["Campaign"],
    ("Figure", "place"): ["Place"],
    ("Figure", "quote"): ["Quote"],
    ("Figure", "repeats"): ["Figure"],
    ("Figure", "speaker"): ["Person", "Organization"],
    ("Quote", "speaker"): ["Person", "Organization"],
    ("Role", "holder"): ["Person", "Organization"],
    ("Role", "target"): ["Organization", "Place", "Campaign"],
    ("Warning", "refs"): [
        "Amount", "Campaign", "Date", "Figure", "Organization", "Person", "Place", "Quote", "Role"
    ],
}
# References to what may have been taken away.
MAY_BE_GONE = {("Applied", "fact")}

SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}

HEAD = '''"""The types of a record: one article and everything it claims.

Written by tools/python_types.py out of the JSON Schema of records; change the types there.
Offsets are code points of ``article.text``, half-open: ``text[figure.start:figure.end] == figure.text``.
References are followed: ``figure.campaign`` is the campaign itself.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from ._view import RecordView, View
'''


def main() -> int:
    schema = json.loads(SCHEMA.read_text())
    code = module(schema)
    if "--check" not in sys.argv:
        WRITTEN.write_text(code)
        return 0
    if WRITTEN.read_text() == code:
        return 0
    print(f"{WRITTEN.relative_to(ROOT)} is not what the schema says; run tools/python_types.py", file=sys.stderr)
    return 1


def module(schema: dict) -> str:
    types = schema["$defs"]
    words = {name: words_of(kind) for name, kind in types.items() if "properties" not in kind and name != "Id"}
    classes = {name: kind for name, kind in types.items() if "properties" in kind}
    parts = [HEAD]
    parts += [alias(name, words[name], types[name]) for name in words]
    parts += [part(name, kind, words) for name, kind in classes.items()]
    parts.append(record(schema, words))
    public = sorted([*words, *classes, "Record"])
    parts.append("\n__all__ = [\n" + "".join(f'    "{name}",\n' for name in public) + "]\n")
    return "\n".join(parts)


def words_of(kind: dict) -> list[str]:
    return kind.get("enum") or [word for one in kind["oneOf"] for word in one.get("enum", [one.get("const")])]


def alias(name: str, words: list[str], kind: dict) -> str:
    listed = "".join(f'    "{word}",\n' for word in words)
    return f'{name}: TypeAlias = Literal[\n{listed}]\n"""{kind["description"]}"""\n'


def part(name: str, kind: dict, words: dict) -> str:
    fields = "".join(field(name, key, value, words) for key, value in kind["properties"].items())
    return f'\nclass {name}(View):\n{docstring(kind["description"], 4)}\n    __slots__ = ()\n{fields}'


def record(schema: dict, words: dict) -> str:
    properties = schema["properties"]
    tables = {key: row(value) for key, value in properties.items() if value.get("type") == "array"}
    listed = "".join(f'        "{key}": {kind},\n' for key, kind in tables.items())
    fields = "".join(field("Record", key, value, words) for key, value in properties.items())
    return (
        f'\nclass Record(RecordView):\n{docstring(schema["description"], 4)}\n    __slots__ = ()\n\n'
        f"    _TABLES = {{\n{listed}    }}\n{fields}"
    )


def row(value: dict) -> str:
    return value["items"]["$ref"].rsplit("/", 1)[1]


def field(owner: str, key: str, value: dict, words: dict) -> str:
    kind, got = typed(owner, key, value, words)
    return (
        f"\n    @property\n    def {key}(self) -> {kind}:\n"
        f"{docstring(value['description'], 8)}\n        {returned(kind, got)}\n"
    )


def returned(kind: str, got: str) -> str:
    """The last line; what JSON gives has no type of its own."""
    return f"found: {kind} = {got}\n        return found" if "_data[" in got or "_follow" in got else f"return {got}"


def typed(owner: str, key: str, value: dict, words: dict) -> tuple[str, str]:
    """The type of a field, and the code that gets it."""
    plain, is_optional = without_null(value)
    got = f'self._data["{key}"]'
    if key == "id" and "$ref" in plain:
        return "str", got
    if plain.get("type") == "array":
        return listed(owner, key, plain["items"], words)
    name = plain.get("$ref", "").rsplit("/", 1)[-1]
    if name == "Id":
        targets = " | ".join(REFERENCES[owner, key])
        is_optional = is_optional or (owner, key) in MAY_BE_GONE
        return optional(targets, is_optional), f'self._follow("{key}")'
    if name in words:
        return optional(name, is_optional), got
    if name:
        get = f'self._part({name}, "{key}")'
        missing = f"None if {got} is None else {get}" if is_optional else get
        return optional(name, is_optional), missing.replace("_data[", "_data[")
    return optional(SIMPLE[plain["type"]], is_optional), got


def listed(owner: str, key: str, items: dict, words: dict) -> tuple[str, str]:
    name = items.get("$ref", "").rsplit("/", 1)[-1]
    if name == "Id":
        return f"tuple[{' | '.join(REFERENCES[owner, key])}, ...]", f'self._follow_all("{key}")'
    if not name or name in words:
        return f"tuple[{name or SIMPLE[items['type']]}, ...]", f'tuple(self._data["{key}"])'
    get = "_rows" if owner == "Record" else "_parts"
    return f"tuple[{name}, ...]", f'self.{get}({name}, "{key}")'


def without_null(value: dict) -> tuple[dict, bool]:
    if "anyOf" in value:
        one = [choice for choice in value["anyOf"] if choice.get("type") != "null"]
        return one[0], True
    if isinstance(value.get("type"), list):
        return {**value, "type": value["type"][0]}, "null" in value["type"]
    return value, False


def optional(kind: str, is_optional: bool) -> str:
    return f"{kind} | None" if is_optional else kind


def docstring(text: str, indent: int) -> str:
    space = " " * indent
    text = text.replace("`", "``")
    if len(text) + indent + 6 <= WIDTH and "\n" not in text:
        return f'{space}"""{text}"""'
    filled = fill(" ".join(text.split()), WIDTH, initial_indent=f'{space}"""', subsequent_indent=space)
    return f'{filled}\n{space}"""'


if __name__ == "__main__":
    sys.exit(main())
