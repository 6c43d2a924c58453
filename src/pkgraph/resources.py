"""Finds ontology/, shapes/, queries/, seeds/ and docs/ontology/ in a checkout or in an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """A folder that this pkgraph came with: ``ontology``, ``shapes``, ``queries``, ``seeds`` or ``docs/ontology``.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for folder in (PACKAGE / "data" / name, PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}: not part of this installation of pkgraph; install it again")
