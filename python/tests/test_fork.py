"""Processes that are forked while threads work, as pools of processes are."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import text

from svodka import Extractor, extract, extract_many, read

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


def status_of(child: Callable[[], bool]) -> int:
    """The exit status of a forked process: 0 where it said yes, 9 where it did not end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        try:
            os._exit(0 if child() else 1)
        finally:
            os._exit(2)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_a_child_reads_on_its_own_engine() -> None:
    extractor = Extractor()
    expected = extractor.extract(text(1))
    stop = threading.Event()

    def busy() -> None:
        while not stop.is_set():
            extractor.extract(text(2))

    threads = [threading.Thread(target=busy) for _ in range(2)]
    for thread in threads:
        thread.start()
    results = extract_many(map(text, itertools.count()), jobs=2)
    try:
        for _ in range(20):
            next(results)
            assert status_of(lambda: extractor.extract(text(1)) == expected == extract(text(1))) == 0
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        results.close()


def test_an_iterator_stays_with_its_process(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text(text(number))
    for results in (extract_many(map(text, itertools.count())), read(tmp_path, on_error="skip")):

        def goes_on() -> bool:
            with pytest.raises(RuntimeError, match="belongs to the process that was forked"):
                next(results)
            results.close()
            return len(list(extract_many(map(text, range(3))))) == 3

        next(results)
        assert status_of(goes_on) == 0
        assert next(results)
        results.close()
    # One that has not begun starts threads of its own.
    unbegun = extract_many(map(text, range(3)))
    assert status_of(lambda: len(list(unbegun)) == 3) == 0
