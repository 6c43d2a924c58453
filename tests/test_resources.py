"""The folders that pkgraph came with are found, and a missing one is named."""

from __future__ import annotations

import pytest

from pkgraph.resources import resource


@pytest.mark.parametrize("name", ["ontology", "shapes", "queries", "seeds"])
def test_every_folder_is_found(name: str) -> None:
    folder = resource(name)
    assert folder.name == name
    assert any(folder.iterdir())


def test_a_folder_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="nowhere: not part of this installation"):
        resource("nowhere")
