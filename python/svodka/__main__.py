"""The program ``svodka``, as the command line has it."""

import sys

from ._svodka import run


def main() -> None:
    """Runs the program with the arguments of the process."""
    sys.exit(run(["svodka", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
