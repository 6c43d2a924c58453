"""Files that pages need beside their text: styles, scripts, and what is built from libraries."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDERS = ("style", "script", "static")
"""where they stand beside this file; the name of a file is its path below its folder"""

_HERE = Path(__file__).parent
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Asset:
    """One file."""

    name: str
    media: str
    content: bytes
    digest: str
    """beginning of its checksum, for addresses that change with it"""


@cache
def assets() -> Mapping[str, Asset]:
    """All files by name: nothing else is ever given out."""
    found = {
        path.relative_to(_HERE / folder).as_posix(): path
        for folder in FOLDERS
        for path in sorted((_HERE / folder).rglob("*"))
        if path.is_file()
    }
    return {name: _asset(name, path) for name, path in found.items()}


def asset_named(name: str) -> Asset:
    """The file of that name.

    Raises:
        KeyError: there is none.
    """
    return assets()[name]


def _asset(name: str, path: Path) -> Asset:
    content = path.read_bytes()
    media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(name, media, content, sha256(content).hexdigest()[:_DIGITS])
