"""Finds the sources in files and folders that a person names."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from pkgraph.errors import SourceError

SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx")
"""What a source's name ends in, in capitals or not."""

PASSED_OVER = ("README*", "CHANGELOG*", "LICENSE*", ".*")
"""Names in a folder that are never sources."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read."""

    path: Path
    """where it is"""
    name: str
    """its path below the folder that was named, with ``/``; the file's name where the file itself was named"""

    @property
    def suffix(self) -> str:
        """What the name ends in, in lower case: ``.txt``."""
        return self.path.suffix.lower()


def find_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """The sources that ``paths`` lead to, ordered by path; folders are searched with all that is below them.

    In folders, names of ``PASSED_OVER``, other suffixes and what is no regular file are passed over, and each real
    folder is read once, however many links lead to it. A file that several of the paths lead to is one source, with
    its longest name: the order of ``paths`` changes nothing.

    Raises:
        SourceError: a path is missing or cannot be read, a file is of no known kind, a link leads nowhere, a name
            is not UTF-8, or a folder holds no source.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        for source in _sources_at(path):
            place = source.path.resolve()
            found[place] = min(source, found.get(place, source), key=_longest_name_first)
    return tuple(sorted(found.values(), key=lambda source: (source.path.as_posix(), source.name)))


def shown(path: Path) -> str:
    """A path as it can be printed: bytes that are not UTF-8 are written ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _longest_name_first(source: Source) -> tuple[int, str]:
    return -len(source.name), source.path.as_posix()


def _sources_at(path: Path) -> Iterator[Source]:
    mode = _mode(path)
    if S_ISDIR(mode):
        yield from _sources_in(path)
    elif not S_ISREG(mode):
        raise SourceError("neither a file nor a folder", where=shown(path), mend="name a file or a folder")
    elif path.suffix.lower() in SUFFIXES:
        yield _source(path, path.name)
    else:
        raise SourceError(
            f"not a kind of file that is read ({_kinds()})",
            where=shown(path),
            mend="save it as plain text with the suffix .txt",
        )


def _sources_in(folder: Path) -> Iterator[Source]:
    empty = True
    for path in _files(folder):
        if path.suffix.lower() in SUFFIXES:
            empty = False
            yield _source(path, path.relative_to(folder).as_posix())
    if empty:
        raise SourceError(
            f"no source in this folder or below it ({_kinds()})",
            where=shown(folder),
            mend="name a folder that holds documents, or a document itself",
        )


def _files(top: Path) -> Iterator[Path]:
    """The regular files below ``top`` that are not passed over. Linked folders come after the real ones."""
    seen: set[Path] = set()
    real, linked = deque([top]), deque[Path]()
    while real or linked:
        folder = real.popleft() if real else linked.popleft()
        place = folder.resolve()
        if place in seen:
            continue
        seen.add(place)
        for path in _entries(folder):
            mode = _mode(path)
            if S_ISDIR(mode):
                (linked if path.is_symlink() else real).append(path)
            elif S_ISREG(mode):
                yield path


def _entries(folder: Path) -> list[Path]:
    """What stands in a folder and is not passed over, by name."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise SourceError(
            f"this folder cannot be read ({error.strerror})", where=shown(folder), mend="check its permissions"
        ) from error
    return [path for path in paths if not any(fnmatchcase(path.name, pattern) for pattern in PASSED_OVER)]


def _source(path: Path, name: str) -> Source:
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise SourceError("the name is not UTF-8", where=shown(path), mend="rename it") from error
    return Source(path, name)


def _mode(path: Path) -> int:
    """What a path leads to, as ``stat`` tells."""
    try:
        return path.stat().st_mode
    except FileNotFoundError as error:
        raise SourceError(
            "no such file or folder", where=shown(path), mend="check the name and, if it is a link, where it leads"
        ) from error
    except OSError as error:
        raise SourceError(
            f"cannot be reached ({error.strerror})", where=shown(path), mend="check the name and its permissions"
        ) from error


def _kinds() -> str:
    return f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
