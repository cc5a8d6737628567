#!/usr/bin/env python3
"""Writes THIRD-PARTY.txt: what the program and the Python package are built of, with the licences of each.

    tools/third_party.py             writes it
    tools/third_party.py --check     says whether it is up to date; status 1 if not

Crates that are linked into either, on Linux, macOS and Windows, as Cargo.lock names them. Texts are those that lie in the
crates, sources in other languages that some bring along included; a text that several share stands once.
"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "THIRD-PARTY.txt"
PACKAGES = ("svodka", "svodka-python")
TARGETS = (
    "x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-pc-windows-msvc",
)
TEXT = re.compile(r"(licen[cs]e|copying|copyright|notice|unlicense|authors)([-._].*)?", re.IGNORECASE)
# Folders below a crate that hold no source of what is linked.
ASIDE = {"tests", "test", "testdata", "benches", "examples", "fuzz", "doc", "docs", "contrib", "programs"}
# Offered beside another licence, and not taken: zstd and xz are used under BSD, and as 0BSD.
NOT_TAKEN = re.compile(r"\s*GNU (LESSER |LIBRARY )?GENERAL PUBLIC LICENSE", re.IGNORECASE)
LINE = "=" * 100


def cargo(*arguments: str) -> str:
    command = ["cargo", arguments[0], "--locked", *arguments[1:]]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout


def linked() -> set[tuple[str, str]]:
    """Names and versions of the crates in the program and the package."""
    wanted = [word for name in PACKAGES for word in ("-p", name)]
    platforms = [word for target in TARGETS for word in ("--target", target)]
    listed = cargo("tree", *wanted, *platforms, "-e", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}")
    crates = (line.split()[:2] for line in listed.splitlines() if line.strip())
    return {(name, version.removeprefix("v")) for name, version in crates}


def texts(folder: Path) -> list[str]:
    """What the files say that are named as licences are, each once."""
    found = (
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and TEXT.fullmatch(path.name)
        and path.suffix not in (".json", ".py", ".rs", ".sh", ".toml")
        and not ASIDE & set(path.relative_to(folder).parts[:-1])
    )
    read = (path.read_text(encoding="utf-8", errors="replace").strip() for path in found)
    return list(dict.fromkeys(text.replace("\r\n", "\n") for text in read if text and not NOT_TAKEN.match(text)))


def written() -> str:
    """The whole file."""
    known = json.loads(cargo("metadata", "--format-version", "1"))["packages"]
    wanted = linked()
    crates = [one for one in known if one["source"] and (one["name"], one["version"]) in wanted]
    crates.sort(key=lambda one: (one["name"], one["version"]))
    users: dict[str, list[str]] = {}
    bodies: dict[str, str] = {}
    head = [
        "What svodka is built of, beside its own code (LICENSE-MIT, LICENSE-APACHE) and data (NOTICE).",
        "Written by tools/third_party.py. The Rust standard library is linked in too: MIT OR Apache-2.0.",
        "",
    ]
    for one in crates:
        called = f"{one['name']} {one['version']}"
        found = texts(Path(one["manifest_path"]).parent)
        by = "" if found else f", by {', '.join(one['authors']) or 'its contributors'}; no text of its own"
        head.append(f"{called}: {one['license'] or 'see its text below'}{by}")
        for text in found:
            key = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
            bodies.setdefault(key, text)
            users.setdefault(key, []).append(called)
    pieces = ["\n".join(head)]
    pieces += (f"{LINE}\n{', '.join(users[key])}\n{LINE}\n\n{text}" for key, text in bodies.items())
    return "\n\n".join(pieces) + "\n"


def main() -> None:
    made = written()
    if "--check" not in sys.argv[1:]:
        FILE.write_text(made, encoding="utf-8")
    elif not FILE.exists() or FILE.read_text(encoding="utf-8") != made:
        sys.exit(f"{FILE.name} is out of date; write it anew: tools/third_party.py")


if __name__ == "__main__":
    main()
