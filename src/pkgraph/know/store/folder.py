"""The graph folder: what lies in it, and how a new one takes the place of the old in one step."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pkgraph.errors import GraphError

_NQUADS, _BUILD_RECORD, _TEXTS, _STORE, _SOURCES = "pkgraph.nq", "build.nq", "texts", "store", "sources"
_INDEX = "search.sqlite"
_LAYOUT = {_NQUADS, _BUILD_RECORD, _TEXTS, _STORE, _SOURCES, _INDEX}
_PATIENCE, _PAUSE = 2.0, 0.02


@dataclass(frozen=True, slots=True)
class GraphFolder:
    """A folder that holds a graph."""

    path: Path

    @property
    def nquads(self) -> Path:
        """All statements but the build's clock: sorted N-Quads."""
        return self.path / _NQUADS

    @property
    def build_record(self) -> Path:
        """The build's clock, as N-Quads."""
        return self.path / _BUILD_RECORD

    @property
    def texts(self) -> Path:
        """The folder of the texts that were read."""
        return self.path / _TEXTS

    @property
    def store(self) -> Path:
        """The folder of the embedded store."""
        return self.path / _STORE

    @property
    def index(self) -> Path:
        """The full-text index, for ``pkgraph search``."""
        return self.path / _INDEX

    @property
    def sources(self) -> Path:
        """The folder of what is kept of each source, for ``pkgraph add``."""
        return self.path / _SOURCES

    def text(self, key: str) -> Path:
        """The kept text of the document with this key: ``texts/S-2023-646.txt``."""
        return self.texts / f"{key.replace('/', '-')}.txt"

    def read_text(self, key: str) -> str:
        """The kept text of a document, character by character.

        Raises:
            OSError: it was not kept.
        """
        return self.text(key).read_bytes().decode("utf-8")

    def keep_text(self, key: str, text: str) -> None:
        """Keeps the text of a document as it is, line ends and all."""
        self.texts.mkdir(exist_ok=True)
        self.text(key).write_bytes(text.encode("utf-8"))

    @property
    def is_graph(self) -> bool:
        """True if a graph was built here."""
        return self.nquads.is_file()

    @classmethod
    def open(cls, path: Path) -> GraphFolder:
        """The graph at ``path``.

        Raises:
            GraphError: there is none.
        """
        target = path.resolve()
        _recover(target)
        folder = cls(target)
        if not folder.is_graph:
            what = "no graph here" if target.is_dir() else "no such graph folder"
            raise GraphError(what, where=str(path), mend=f"build one with: pkgraph build -g {path}")
        return folder


@contextmanager
def staging(path: Path) -> Iterator[GraphFolder]:
    """A new, empty graph folder beside ``path`` that takes its place when the block ends well.

    Until then, and if the block fails or the process is killed, the old graph stays as it is. Files
    in it that are no part of a graph are kept.

    Raises:
        GraphError: ``path`` is no graph and not empty, cannot be written, or is being built by another process.
    """
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
        _check_replaceable(target, path)
        with _locked(_new(target), path):
            yield GraphFolder(_new(target))
            _swap(target)
    except OSError as error:
        if not _concerns(error, target):
            raise
        reason = error.strerror or str(error)
        raise GraphError(f"cannot be written: {reason}", where=str(path), mend="choose another folder") from error


def _concerns(error: OSError, target: Path) -> bool:
    """True for errors about the graph's folder and those beside it, not about what the block reads elsewhere."""
    if error.filename is None:
        return True
    place = Path(os.fsdecode(error.filename))
    return place in (target, *target.parents) or any(place.is_relative_to(of) for of in (target, _new(target)))


def _new(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _check_replaceable(target: Path, path: Path) -> None:
    if not target.exists() or GraphFolder(target).is_graph:
        return
    if not target.is_dir():
        raise GraphError("not a folder", where=str(path), mend="choose another folder for the graph")
    if any(target.iterdir()):
        raise GraphError("not empty and no pkgraph graph", where=str(path), mend="choose an empty or a new folder")


@contextmanager
def _locked(folder: Path, path: Path) -> Iterator[None]:
    """Holds ``folder``, new and empty, for this process alone; gone in the end unless it was renamed."""
    handle = _lock(folder)
    if handle is None:
        raise GraphError("another build is writing this graph", where=str(path), mend="wait until it has ended")
    mine = os.fstat(handle).st_ino
    try:
        for entry in folder.iterdir():
            _delete(entry)
        yield
    finally:
        if folder.exists() and folder.stat().st_ino == mine:
            _delete(folder)
        os.close(handle)


def _lock(folder: Path) -> int | None:
    """A handle on ``folder`` that no other process holds, None if one does.

    The lock ends with the process, however that ends.
    """
    import fcntl

    while True:
        folder.mkdir(exist_ok=True)
        try:
            handle = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:  # renamed since by the process that held it
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        if folder.exists() and folder.stat().st_ino == os.fstat(handle).st_ino:
            return handle
        os.close(handle)


def _swap(target: Path) -> None:
    """Puts the new graph where the old one is. Only between the two renames is there none; see ``_recover``."""
    old = _old(target)
    _keep_foreign(old, target)  # left by a process that was killed just here
    if target.exists():
        target.rename(old)
    _new(target).rename(target)
    _keep_foreign(old, target)


def _recover(target: Path) -> None:
    """Ends what a process that was killed while swapping left undone.

    While another process swaps, waits for it.
    """
    deadline = time.monotonic() + _PATIENCE
    while not target.exists() and _old(target).exists():
        handle = _lock(_new(target))
        if handle is None and time.monotonic() < deadline:
            time.sleep(_PAUSE)
            continue
        try:
            if not target.exists() and _old(target).exists():
                _old(target).rename(target)
        finally:
            if handle is not None:
                _delete(_new(target))
                os.close(handle)


def _keep_foreign(old: Path, target: Path) -> None:
    if not old.exists():
        return
    for entry in old.iterdir():
        if entry.name not in _LAYOUT and not (target / entry.name).exists():
            entry.rename(target / entry.name)
    _delete(old)


def _delete(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
