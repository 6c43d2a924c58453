"""Finds ontology/, shapes/, queries/ and seeds/ in a checkout or in an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The folder ``name`` (``ontology``, ``shapes``, ``queries``, ``seeds``) that this pkgraph came with.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for folder in (PACKAGE / "data" / name, PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}: not part of this installation of pkgraph; install it again")
