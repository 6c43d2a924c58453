"""Every pattern file, both ways: what a pattern must match and what it must not."""

from __future__ import annotations

from pathlib import Path

import pytest

import pkgraph.read
from pkgraph.read.mentions.fold import fold
from pkgraph.read.patterns import Pattern, load_patterns

READ = Path(pkgraph.read.__file__).parent
STRUCTURE = ("lines", "record")
"""tried on text as it stands, unlike the wordings of the lexicon"""
FILES = sorted(
    [*(READ / "structure" / f"{name}.toml" for name in STRUCTURE), *(READ / "mentions" / "lexicon").glob("*.toml")]
)
PATTERNS = [(file.stem, pattern) for file in FILES for pattern in load_patterns(file).values()]


def test_there_are_patterns() -> None:
    assert len(FILES) >= 6
    assert len(PATTERNS) >= 50


@pytest.mark.parametrize(("file", "pattern"), PATTERNS, ids=[f"{f}: {p.name}" for f, p in PATTERNS])
def test_examples(file: str, pattern: Pattern) -> None:
    assert pattern.matches, f"{file}: {pattern.name} has no example"
    assert pattern.misses, f"{file}: {pattern.name} has no counter-example"
    for example in pattern.matches:
        assert pattern.regex.search(fold(example) if file not in STRUCTURE else example), f"must match {example!r}"
    for example in pattern.misses:
        assert not pattern.regex.search(fold(example) if file not in STRUCTURE else example), (
            f"must not match {example!r}"
        )


def test_a_broken_pattern_names_its_file(tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text('[[pattern]]\nname = "open"\nregex = "("\n')
    with pytest.raises(ValueError, match=r"broken\.toml: pattern open"):
        load_patterns(file)
