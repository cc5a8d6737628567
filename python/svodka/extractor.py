"""Text, pages and archives → records."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal, TypeAlias, overload

from . import _fork
from ._documents import Document, Published, hint, names, numbered
from ._svodka import Engine, Many, Reading
from .errors import Error
from .records import Record

Path: TypeAlias = "str | os.PathLike[str]"
Media: TypeAlias = Literal["text", "html", "plain", "json"]
OnError: TypeAlias = Literal["raise", "yield", "skip"]
Options: TypeAlias = "tuple[tuple[str, ...], str | None, bool, bool, bool, int]"

JOBS_PER_CORE = 16


class Extractor:
    """Reads documents with options of its own. Built once (60 ms, 80 MB), it serves any number of threads.

    :param lexicon: folders with lists to add to the built-in ones
    :param corrections: a file of corrections that ``svodka review`` saved, applied to every record
    :param no_text: leave ``article.text`` out of the records
    :param listings: with :meth:`read`, read pages that list articles as a record a teaser
    :param source_map: say of each block where it stands in the bytes of its document
    :param max_text_bytes: longest text of an article, in bytes

    It can be pickled: another process builds it anew, once.
    """

    __slots__ = ("_born", "_built", "_options")

    def __init__(
        self,
        *,
        lexicon: Path | Iterable[Path] = (),
        corrections: Path | None = None,
        no_text: bool = False,
        listings: bool = False,
        source_map: bool = False,
        max_text_bytes: int = 1 << 20,
    ) -> None:
        if not 0 <= max_text_bytes < 1 << 63:
            raise ValueError(f"max_text_bytes={max_text_bytes} is no size")
        self._options: Options = (
            tuple(os.fspath(folder) for folder in _paths(lexicon)),
            None if corrections is None else os.fspath(corrections),
            no_text,
            listings,
            source_map,
            max_text_bytes,
        )
        self._born = _fork.generation()
        self._built: Engine | None = _engine(self._born, *self._options)

    @property
    def _engine(self) -> Engine:
        if self._built is None or self._born != _fork.generation():
            self._built = _engine(_fork.generation(), *self._options)
            self._born = _fork.generation()
        return self._built

    def extract(
        self,
        document: str | bytes,
        *,
        id: str | None = None,
        title: str | None = None,
        url: str | None = None,
        published: Published = None,
        media: Media | None = None,
        path: Path | None = None,
    ) -> Record:
        """The record of one document; other threads run meanwhile.

        ``media`` says what it is: ``"html"``, a page; ``"text"``, the text of an article, taken as it is;
        ``"plain"``, a page saved as text, chrome and all; ``"json"``, a line of JSON as the command line reads it.
        Without it, what begins with a tag is a page, the rest text. Of ``bytes`` the character set is found.
        Without ``id`` a document goes by its ``path``, as on the command line, else by a hash of its bytes.

        :raises Error: where it becomes no record
        """
        if not isinstance(document, (str, bytes)):
            raise TypeError(f"a document is str or bytes, not {type(document).__name__}{hint(document)}")
        if media is not None and not isinstance(media, str):
            raise TypeError(f"media is str, not {type(media).__name__}")
        named = {"id": id, "title": title, "url": url, "published": published, "path": path}
        given = (document, media, *names(named))
        engine = self._engine
        with _fork.threads_work_on(given):
            is_record, line = engine.extract(given)
        if not is_record:
            raise Error(line)
        return Record(line)

    @overload
    def extract_many(
        self,
        documents: Iterable[Document],
        *,
        jobs: int | None = None,
        ordered: bool = True,
        on_error: Literal["raise", "skip"] = "raise",
    ) -> Generator[Record, None, None]: ...
    @overload
    def extract_many(
        self,
        documents: Iterable[Document],
        *,
        jobs: int | None = None,
        ordered: bool = True,
        on_error: Literal["yield"],
    ) -> Generator[Record | Error, None, None]: ...
    def extract_many(
        self,
        documents: Iterable[Document],
        *,
        jobs: int | None = None,
        ordered: bool = True,
        on_error: OnError = "raise",
    ) -> Generator[Record | Error, None, None]:
        """The records of documents, one after another, while they are worked on in ``jobs`` threads.

        A document is ``str``, ``bytes``, or a mapping with ``text`` or ``html`` and, where they are known, ``id``,
        ``title``, ``url``, ``published``, ``path``. At most 16 for each thread, and 32 MiB, are taken ahead,
        whatever the iterable holds. What a data frame has for nothing (``None``, NaN, NA) is as good as not
        given, and a document that is nothing is an empty one, whose :class:`Error` says so. Results come in the
        order of the documents, or with ``ordered=False`` as they are finished.

        An :class:`Error` is raised, given as a value (``on_error="yield"``) or passed over (``"skip"``). An
        exception of the iterable comes behind the results of what it gave before.
        """
        _check(on_error)
        if isinstance(documents, (str, bytes, Mapping)):
            raise TypeError(f"documents is an iterable of them, not one {type(documents).__name__}; extract reads one")
        if hasattr(documents, "columns"):
            rows = "frame.iter_rows(named=True), frame.to_dict('records') or table.to_pylist()"
            raise TypeError(f"a data frame is no iterable of rows; give it as {rows}")
        given = (numbered(number, document) for number, document in enumerate(documents, 1))
        count = _jobs(jobs)
        return _results(lambda: self._engine.many(given, count, ordered), on_error)

    @overload
    def read(
        self,
        paths: Path | Iterable[Path],
        *,
        jobs: int | None = None,
        shard: tuple[int, int] | None = None,
        shard_by: Literal["files", "documents"] = "files",
        on_error: Literal["raise", "skip"] = "raise",
    ) -> Generator[Record, None, None]: ...
    @overload
    def read(
        self,
        paths: Path | Iterable[Path],
        *,
        jobs: int | None = None,
        shard: tuple[int, int] | None = None,
        shard_by: Literal["files", "documents"] = "files",
        on_error: Literal["yield"],
    ) -> Generator[Record | Error, None, None]: ...
    def read(
        self,
        paths: Path | Iterable[Path],
        *,
        jobs: int | None = None,
        shard: tuple[int, int] | None = None,
        shard_by: Literal["files", "documents"] = "files",
        on_error: OnError = "raise",
    ) -> Generator[Record | Error, None, None]:
        """The records of files, folders and archives (WARC, zip, tar, CSV, JSON Lines, packed or not), in the order
        and with the ids of ``svodka extract``; in bounded memory, whatever their size.

        ``shard=(i, n)`` reads the part ``i`` of ``n``, from 1: every n-th file, or every n-th document. What is no
        input (hidden files, pictures, pages that list articles) is never raised; ``on_error="yield"`` gives it as
        an :class:`Error` with the code ``skipped``. Errors come a few documents late, behind their neighbours.
        """
        _check(on_error)
        if shard_by not in ("files", "documents"):
            raise ValueError(f'shard_by={shard_by!r} is none of "files", "documents"')
        named = _paths(paths)
        part = None if shard is None else (*_shard(shard), shard_by == "documents")
        count = _jobs(jobs)
        return _results(lambda: self._engine.read((named, part), count), on_error)

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return _again, self._options

    def __repr__(self) -> str:
        names = ("lexicon", "corrections", "no_text", "listings", "source_map", "max_text_bytes")
        told = ", ".join(f"{name}={value!r}" for name, value in zip(names, self._options, strict=True) if value)
        return f"Extractor({told})"


def extract(
    document: str | bytes,
    *,
    id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: Published = None,
    media: Media | None = None,
    path: Path | None = None,
    lexicon: Path | Iterable[Path] = (),
    corrections: Path | None = None,
) -> Record:
    """The record of one document; see :meth:`Extractor.extract`. The engine is built once."""
    extractor = Extractor(lexicon=lexicon, corrections=corrections)
    return extractor.extract(
        document, id=id, title=title, url=url, published=published, media=media, path=path
    )


@lru_cache(maxsize=4)
def _engine(
    generation: int,
    lexicon: tuple[str, ...],
    corrections: str | None,
    no_text: bool,
    listings: bool,
    source_map: bool,
    max_text_bytes: int,
) -> Engine:
    del generation  # tells engines of forked processes from those of their parents
    return Engine(list(lexicon), corrections, no_text, listings, source_map, max_text_bytes)


def _again(
    lexicon: tuple[str, ...],
    corrections: str | None,
    no_text: bool,
    listings: bool,
    source_map: bool,
    max_text_bytes: int,
) -> Extractor:
    """An extractor that was pickled."""
    return Extractor(
        lexicon=lexicon,
        corrections=corrections,
        no_text=no_text,
        listings=listings,
        source_map=source_map,
        max_text_bytes=max_text_bytes,
    )


def _plain() -> Extractor:
    """The extractor without options, whose engine is built when it is first needed."""
    extractor = Extractor.__new__(Extractor)
    extractor._options = ((), None, False, False, False, 1 << 20)
    extractor._born = 0
    extractor._built = None
    return extractor


extract_many = _plain().extract_many
read = _plain().read


def _results(start: Callable[[], Many | Reading], on_error: OnError) -> Generator[Record | Error, None, None]:
    """Threads start when the first result is asked for."""
    source = start()
    born = _fork.generation()
    is_archive = isinstance(source, Reading)
    with _fork.threads_work_on(source):
        try:
            for is_record, line in source:
                if is_record:
                    yield Record(line)
                elif on_error == "yield":
                    yield Error(line)
                elif on_error == "raise":
                    error = Error(line)
                    if not (is_archive and error.code == "skipped"):
                        raise error
                if _fork.generation() != born:
                    raise RuntimeError("this iterator belongs to the process that was forked; begin one in this process")
        finally:
            if _fork.generation() == born:
                source.close()


def _paths(paths: Path | Iterable[Path]) -> list[Path]:
    if hasattr(paths, "read"):
        raise TypeError("paths are names of files, not open files")
    if isinstance(paths, bytes) or not isinstance(paths, (str, os.PathLike, Iterable)):
        raise TypeError(f"paths are str or os.PathLike, one or an iterable of them, not {type(paths).__name__}")
    named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    for path in named:
        if not isinstance(path, (str, os.PathLike)):
            raise TypeError(f"a path is str or os.PathLike, not {type(path).__name__}")
    return named


def _shard(shard: tuple[int, int]) -> tuple[int, int]:
    """A shard, if it is one: its number from 1, and how many there are."""
    told = "shard is (number, count), two integers, the number from 1 to the count"
    if not isinstance(shard, tuple) or len(shard) != 2 or not all(isinstance(part, int) for part in shard):
        raise TypeError(f"{told}; not {shard!r}")
    if not 1 <= shard[0] <= shard[1]:
        raise ValueError(f"{told}; not {shard!r}")
    return shard


def _check(on_error: str) -> None:
    if on_error not in ("raise", "yield", "skip"):
        raise ValueError(f'on_error={on_error!r} is none of "raise", "yield", "skip"')


def _jobs(jobs: int | None) -> int:
    """Threads: those asked for, at most 16 for each core, as on the command line."""
    if jobs is not None and not isinstance(jobs, int):
        raise TypeError(f"jobs is int, not {type(jobs).__name__}")
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs={jobs}: at least one thread is needed")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if jobs is None else min(jobs, cores * JOBS_PER_CORE)
