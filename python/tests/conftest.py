"""What the tests share: articles of our own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"

TEXT = (
    "В Караганде прошла акция «Чистый двор» 😀\n\n"
    "В акции «Чистый двор» участвовало более 300 тысяч человек, сообщила директор фонда «Родник» Алина Сеитова. "
    "«Мы рады каждому», — сказала она.\n\n"
    "Суббо\u0301тник прошёл 5 мая 2019 года, волонтёры собрали 12 тонн мусора."
)


def text(number: int) -> str:
    """An article; each has its own number of people."""
    return (
        f"Субботник номер {number}\n\n"
        f"В акции «Зелёный город» приняли участие {number + 2} волонтёра, сообщил аким города Ерлан Мусин. "
        "Люди посадили саженцы в парке Алматы."
    )


def page(number: int) -> str:
    """The same as a page."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text(number).split("\n\n")[1:])
    return (
        f"<html><head><title>Субботник номер {number}</title>"
        '<meta property="article:published_time" content="2019-05-05"></head>'
        f"<body><article><h1>Субботник номер {number}</h1>{paragraphs}</article></body></html>"
    )


def svodka(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """The program of the package."""
    command = [sys.executable, "-m", "svodka", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.fixture(scope="session")
def lines() -> list[str]:
    """What the command line writes of the corpus."""
    ran = svodka("extract", CORPUS, "--quiet")
    return ran.stdout.decode().splitlines()
