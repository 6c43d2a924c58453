"""Which program this is: all that the same sources need to give the same graph."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from pkgraph.resources import PACKAGE, resource

_DATA = ("ontology", "shapes")
_KINDS = frozenset({".py", ".toml", ".rq", ".ttl"})
_ELSEWHERE = frozenset({"ask", "cli", "data", "share"})
"""Folders of the package that no graph depends on, or that are found as resources"""


@cache
def fingerprint() -> str:
    """A checksum of pkgraph's code and data, its version, Python's and those of the libraries it works with."""
    digest = hashlib.sha256()
    for name, content in _files():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    digest.update("\n".join((platform.python_version(), *_versions())).encode())
    return digest.hexdigest()


def _files() -> Iterator[tuple[str, bytes]]:
    for folder in sorted(path for path in PACKAGE.iterdir() if path.name not in _ELSEWHERE):
        yield from _below(folder, PACKAGE)
    for name in _DATA:
        yield from _below(resource(name), resource(name).parent)


def _below(path: Path, top: Path) -> Iterator[tuple[str, bytes]]:
    found = [path] if path.is_file() else path.rglob("*")
    for file in sorted(file for file in found if file.suffix in _KINDS and file.is_file()):
        yield file.relative_to(top).as_posix(), file.read_bytes()


def _versions() -> list[str]:
    return sorted(f"{each.name} {each.version}" for each in metadata.distributions())
