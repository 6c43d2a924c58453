"""docs/export.md shows every form and view there is, in small pictures, and its query can be used."""

from __future__ import annotations

import re
from pathlib import Path

from samples import ROOT

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.share.export import FORMATS
from pkgraph.share.export.network import network
from pkgraph.share.export.views import View, own_view

PAGE = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")


def test_it_names_every_form_and_view() -> None:
    named = re.findall(r"^\| `([\w-]+)`", PAGE, re.MULTILINE)
    assert named == [*FORMATS, *View]


def test_every_view_has_a_small_picture() -> None:
    pictures = [ROOT / "docs" / path for path in re.findall(r"!\[[^]]+\]\(([^)]+)\)", PAGE)]
    assert {path.stem for path in pictures} == {*View, "graphviz"}
    assert all(1_000 < path.stat().st_size < 150_000 for path in pictures)
    assert set(pictures) == set((ROOT / "docs" / "pictures").iterdir())


def test_its_own_view_is_one(small: EmbeddedStore, tmp_path: Path) -> None:
    (block,) = re.findall(r"(?:^    .*\n)*^    CONSTRUCT .*\n(?:^    .*\n)*", PAGE, re.MULTILINE)
    (tmp_path / "hosts.rq").write_text(block, encoding="utf-8")
    made = network(small, own_view(tmp_path / "hosts.rq"))
    assert [(made.nodes[one]["label"], data["interaction"], made.nodes[other]["label"])
            for one, other, data in made.edges(data=True)] == [("UNMISS", "host", "South Sudan")]  # fmt: skip
