"""What a forked process must not take over from its parent.

Threads do not come along, and what they held stays held. Where some were at work, the child builds its own engine, and
iterators that stand on threads of the parent say so instead of waiting for ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

# What threads work on just now: documents, iterators.
_under_way: set[object] = set()
_generation = 0


def generation() -> int:
    """How many times this process or those before it were forked while threads worked."""
    return _generation


@contextmanager
def threads_work_on(work: object) -> Iterator[None]:
    """Says so as long as they do."""
    _under_way.add(work)
    try:
        yield
    finally:
        _under_way.discard(work)


def _begin_anew() -> None:
    global _generation
    if not _under_way:
        return
    import ctypes

    for work in _under_way:
        # To free it would ask threads that are gone.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(work))
    _under_way.clear()
    _generation += 1


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
