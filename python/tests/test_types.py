"""The types are those of the schema, and mypy agrees."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args, get_type_hints

from conftest import CORPUS, ROOT

import svodka
from svodka import Record, read, records
from svodka._view import View

PACKAGE = Path(svodka.__file__).parent


# An installed package is found by mypy itself; one that is built in place is not.
PLACE = {} if "site-packages" in PACKAGE.parts else {"MYPYPATH": str(PACKAGE.parent)}


def run(*command: str) -> None:
    ran = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, **PLACE},
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_types_are_written_by_the_schema() -> None:
    run(str(ROOT / "tools/python_types.py"), "--check")


def test_mypy_finds_nothing(tmp_path: Path) -> None:
    config = str(ROOT / "python/pyproject.toml")
    cache = f"--cache-dir={tmp_path}"
    run("-m", "mypy", cache, "--config-file", config, str(ROOT / "python/svodka"))
    program = tmp_path / "program.py"
    program.write_text(
        "import svodka\n"
        "from typing import assert_type\n"
        "from svodka.records import Campaign, Figure, Bound\n"
        "record = svodka.extract('a')\n"
        "assert_type(record.figures, tuple[Figure, ...])\n"
        "assert_type(record.figures[0].campaign, Campaign | None)\n"
        "bound: Bound = record.figures[0].bound\n"
        "for one in svodka.extract_many(['a']): assert_type(one, svodka.Record)\n"
        "for two in svodka.read('a', on_error='yield'): assert_type(two, svodka.Record | svodka.Error)\n"
    )
    run("-m", "mypy", cache, "--strict", str(program))


def test_the_stub_is_that_of_the_module() -> None:
    run("-m", "mypy.stubtest", "svodka._svodka")


def test_every_value_is_of_its_type() -> None:
    """Every property of every part of every record of the corpus, whatever it leads to."""
    seen: set[str] = set()
    for record in read(CORPUS, on_error="skip"):
        check(record, record.to_dict(), seen)
    parts = {name for name in records.__all__ if isinstance(getattr(records, name), type)}
    assert parts - seen <= {"Applied", "Published", "Warning", "Amount"}


def check(part: Record | View, data: dict[str, Any], seen: set[str]) -> None:
    kind = type(part)
    seen.add(kind.__name__)
    fields = {name: value for name, value in vars(kind).items() if isinstance(value, property)}
    assert set(fields) == set(data)
    for name, field in fields.items():
        hint = get_type_hints(field.fget, vars(records))["return"]
        value = getattr(part, name)
        told = json.dumps(data[name], ensure_ascii=False)
        assert fits(value, hint), f"{kind.__name__}.{name} = {value!r} is no {hint}"
        if data[name] is None:
            assert value is None
        elif isinstance(value, View):
            referred = data[name] if isinstance(data[name], str) else None
            assert value.to_dict() == data[name] if referred is None else value.to_dict()["id"] == referred
            if referred is None:
                check(value, data[name], seen)
        elif isinstance(value, tuple):
            assert len(value) == len(data[name])
            for one, given in zip(value, data[name], strict=True):
                if isinstance(given, dict):
                    check(one, given, seen)
        else:
            assert json.dumps(value, ensure_ascii=False) == told


def fits(value: object, hint: Any) -> bool:
    arguments = get_args(hint)
    if not arguments:
        return isinstance(value, (int, float) if hint is float else hint)
    if hint.__class__.__name__ == "_LiteralGenericAlias":
        return value in arguments
    if getattr(hint, "__origin__", None) is tuple:
        return isinstance(value, tuple) and all(fits(one, arguments[0]) for one in value)
    return any(fits(value, argument) for argument in arguments)
