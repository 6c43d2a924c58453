"""The folder of a site: made anew beside itself, then brought up to date; what is the same keeps its file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path, PurePosixPath

from pkgraph.errors import GraphError

RECORD = ".pkgraph-site"
"""names the files of the site: what is not named there is never touched"""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the files of a site."""

    written: int
    """new, or with other content than before"""
    kept: int
    """as they were"""
    removed: int


class NewSite:
    """A site while it is made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """where its files are until it is done"""
        self._files: set[str] = set()
        self._parents: set[str] = set()

    def write(self, name: str, content: str | bytes) -> None:
        """Adds a file.

        Args:
            name: its path below the site, with slashes.
            content: its bytes, or its text to be written as UTF-8.

        Raises:
            ValueError: the site has that file already, or the name leads out of it.
        """
        path = self.path(name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def path(self, name: str) -> Path:
        """Where to write a file that is made by another; the same holds as for ``write``."""
        if name in self._files or not name or not {"", ".", ".."}.isdisjoint(name.split("/")):
            raise ValueError(f"no new file of the site: {name}")
        self._files.add(name)
        parent = name.rpartition("/")[0]
        if parent not in self._parents:
            (self.folder / parent).mkdir(parents=True, exist_ok=True)
            self._parents.add(parent)
        return self.folder / name

    @property
    def files(self) -> list[str]:
        """The names of all files so far, sorted."""
        return sorted(self._files)

    def take(self, names: list[str]) -> None:
        """Files that another process has written."""
        self._files.update(names)


@contextmanager
def site_folder(target: Path) -> Iterator[tuple[NewSite, list[Changes]]]:
    """A new site that is brought to ``target`` when the block ends well; if it fails, all stays as it was.

    The list is given its one entry then.

    Raises:
        GraphError: ``target`` holds other things than a site, or cannot be written.
    """
    place = target.resolve()
    new = place.with_name(f".{place.name}.{os.getpid()}.part")
    changes: list[Changes] = []
    try:
        before = _files_of(place, target)
        place.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
        site = NewSite(new)
        yield site, changes
        changes.append(_bring(new, place, before, site.files))
    except OSError as error:
        reason = error.strerror or str(error)
        raise GraphError(f"cannot be written: {reason}", where=str(target), mend="choose another folder") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _files_of(place: Path, target: Path) -> set[str]:
    if place.exists() and not place.is_dir():
        raise GraphError("not a folder", where=str(target), mend="choose another folder for the site")
    record = place / RECORD
    if record.is_file():
        names = record.read_text(encoding="utf-8").splitlines()
        return {name for name in names if ".." not in PurePosixPath(name).parts and not name.startswith("/")}
    if place.exists() and any(place.iterdir()):
        raise GraphError(
            "not empty and no site of pkgraph's", where=str(target), mend="choose an empty or a new folder"
        )
    return set()


def _bring(new: Path, place: Path, before: set[str], files: list[str]) -> Changes:
    """Moves the files that differ, and removes those that the site has no more."""
    if _is_free(place):
        (new / RECORD).write_text("".join(f"{name}\n" for name in files), encoding="utf-8")
        new.replace(place)
        return Changes(len(files), 0, 0)
    gone = sorted(before - set(files))
    # Named before they are there: what a killed process leaves is known to the next.
    (place / RECORD).write_text("".join(f"{name}\n" for name in sorted({*before, *files})), encoding="utf-8")
    for name in gone:
        (place / name).unlink(missing_ok=True)
    _remove_empty(place, gone)
    written = 0
    for name in files:
        old = place / name
        if old.is_file() and cmp(new / name, old, shallow=False):
            continue
        old.parent.mkdir(parents=True, exist_ok=True)
        (new / name).replace(old)
        written += 1
    (place / RECORD).write_text("".join(f"{name}\n" for name in files), encoding="utf-8")
    return Changes(written, len(files) - written, len(gone))


def _is_free(place: Path) -> bool:
    """True if nothing is there, so that a whole folder can be moved to it."""
    return not place.exists() and not place.is_symlink()


def _remove_empty(place: Path, gone: list[str]) -> None:
    parents = {parent for name in gone for parent in PurePosixPath(name).parents if parent.parts}
    for parent in sorted(parents, key=lambda each: -len(each.parts)):
        folder = place / parent
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
