"""The recipes of docs/scale.md for Dask and Ray, as they stand there."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from conftest import ROOT, text

from svodka import extract

pytestmark = pytest.mark.cluster

ROWS = [{"id": f"d{number}", "text": text(number)} for number in range(40)] + [{"id": "bad", "text": " "}]


def recipe(library: str) -> dict[str, Any]:
    """Runs the code of the page that imports the library; the names it leaves."""
    code = re.findall(r"```python\n(.*?)```", (ROOT / "docs/scale.md").read_text(), re.DOTALL)
    names: dict[str, Any] = {"rows": ROWS}
    exec(next(piece for piece in code if f"import {library}" in piece), names)
    return names


@pytest.mark.parametrize("library", ["dask", "ray"])
def test_a_recipe(library: str) -> None:
    pytest.importorskip(library)
    found = recipe(library)["found"]
    expected = [extract(row["text"], id=row["id"]).to_json() for row in ROWS[:-1]]
    assert sorted(row["record"] for row in found if row["record"]) == sorted(expected)
    assert [json.loads(row["error"])["code"] for row in found if row["error"]] == ["empty"]
