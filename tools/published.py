#!/usr/bin/env python3
"""Lists what is in packages that are to be published, and refuses what does not belong there.

    tools/published.py FILE…        .crate and .tar.gz, as cargo and maturin make them

Nothing that the project is tested with or was trained on, and no more than registries take: 10 MB.
"""

import re
import sys
import tarfile
from collections import Counter
from pathlib import Path, PurePosixPath

MOST_BYTES = 10_000_000
# Folders whose files are built, and files that may stand beside them.
FOLDERS = {"benches", "crates", "data", "page", "python", "src", "svodka", "svodka.data"}
FILES = re.compile(
    r"build\.rs|Cargo\.(toml(\.orig)?|lock)|\.cargo_vcs_info\.json|pyproject\.toml|PKG-INFO|README\.md|CHANGELOG\.md"
    r"|LICENSE-(MIT|APACHE)|NOTICE|THIRD-PARTY\.txt"
)
NEVER = re.compile(r"(^|/)(gold|corpus|tests?|fuzz|examples)/")


def inside(package: Path) -> dict[str, int]:
    """Paths below the folder of the package, and their bytes."""
    with tarfile.open(package) as archive:
        files = (member for member in archive if not member.isdir())
        return {str(PurePosixPath(*PurePosixPath(file.name).parts[1:])): file.size for file in files}


def strangers(paths: dict[str, int]) -> list[str]:
    """Paths that do not belong in a package."""
    known = (path.partition("/")[0] in FOLDERS if "/" in path else FILES.fullmatch(path) for path in paths)
    return [path for path, is_known in zip(paths, known, strict=True) if not is_known or NEVER.search(path)]


def main() -> None:
    faults = []
    for package in map(Path, sys.argv[1:]):
        paths, size = inside(package), package.stat().st_size
        folders = Counter(path.partition("/")[0] for path in paths if "/" in path)
        told = ", ".join(f"{name} {count}" for name, count in sorted(folders.items()))
        print(f"{package.name}: {size:,} bytes, {sum(paths.values()):,} unpacked; {len(paths)} files: {told}")
        faults += [f"{package.name}: {path} is not to be published" for path in strangers(paths)]
        if size > MOST_BYTES:
            faults.append(f"{package.name}: more than {MOST_BYTES:,} bytes")
    sys.exit("\n".join(faults) or 0)


if __name__ == "__main__":
    main()
