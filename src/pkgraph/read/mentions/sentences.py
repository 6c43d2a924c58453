"""Sentences of a part's reading text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

from pkgraph.read.patterns import load_patterns, load_words

LEXICON = Path(__file__).with_name("lexicon")
_FILE = LEXICON / "sentence.toml"
_LONGEST_WORD = 40


def sentences(text: str) -> list[tuple[int, int]]:
    """The stretches of ``text`` that are sentences, in order, without the white space between them.

    A full stop behind an abbreviation, an initial or the number of a list item ends none.
    """
    patterns = load_patterns(_FILE)
    found: list[tuple[int, int]] = []
    start = 0
    for match in patterns["end"].regex.finditer(text):
        if match[0].startswith(".") and _abbreviates(text, start, match.start()):
            continue
        found.append((start, match.end()))
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def sentence_at(every: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """Of the sentences of a text the one that holds offset ``at``, or that ends there.

    A footnote mark stands behind the full stop of its sentence.
    """
    place = max(bisect_left(every, at, key=lambda sentence: sentence[0]) - 1, 0)
    return every[place]


def is_on_the_data(sentence: str) -> bool:
    """True for a folded sentence that tells what the document's data cover or how they are counted, nothing else."""
    return bool(load_patterns(_FILE)["on the data"].regex.search(sentence))


def _abbreviates(text: str, start: int, end: int) -> bool:
    """True if the full stop at ``end`` belongs to the word before it, in the sentence from ``start`` on."""
    match = load_patterns(_FILE)["last word"].regex.search(text[max(start, end - _LONGEST_WORD) : end])
    if match is None:
        return False
    word = match["word"]
    if word.isdigit():
        return end - len(word) == start
    if len(word) == 1 and word.isupper():
        before = text[max(start, end - _LONGEST_WORD) : end]
        return not load_patterns(_FILE)["numbered thing"].regex.search(before)
    return word in load_words(_FILE)["abbreviations"]
