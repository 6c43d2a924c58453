"""Sentences of a part's reading text."""

from __future__ import annotations

from pathlib import Path

from pkgraph.read.patterns import load_patterns, load_words

LEXICON = Path(__file__).with_name("lexicon")
_FILE = LEXICON / "sentence.toml"


def sentences(text: str) -> list[tuple[int, int]]:
    """The stretches of ``text`` that are sentences, in order, without the white space between them.

    A full stop behind an abbreviation, an initial or the number of a list item ends none.
    """
    patterns = load_patterns(_FILE)
    found: list[tuple[int, int]] = []
    start = 0
    for match in patterns["end"].regex.finditer(text):
        if match[0].startswith(".") and _abbreviates(text[start : match.start()]):
            continue
        found.append((start, match.end()))
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds offset ``at``, or that ends there (as a footnote mark stands behind its full stop)."""
    every = sentences(text)
    for start, end in every:
        if start < at <= end or start == at == 0:
            return start, end
    return next(((s, e) for s, e in every if s <= at < e), every[-1] if every else (0, len(text)))


def _abbreviates(before: str) -> bool:
    match = load_patterns(_FILE)["last word"].regex.search(before)
    if match is None:
        return False
    word = match["word"]
    if word.isdigit():
        return not before[: match.start()].strip()
    return (len(word) == 1 and word.isupper()) or word in load_words(_FILE)["abbreviations"]
