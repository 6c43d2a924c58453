"""Words and marks of a text with their places, each in the plain form by which names are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pkgraph.read.mentions.fold import fold

_WORD = re.compile(r"\d+-[a-z]+|[^\W_]+(?:'[^\W_]+)*|[^\w\s-]")
_BRITISH = re.compile(r"is(ation|e|ed|ing)$")
_SPELLINGS = {
    "analyse": "analysis",
    "crise": "crisis",
    "center": "centre",
    "program": "programme",
    "defense": "defence",
    "counselling": "counseling",
}
_SPELLINGS |= {"counsellor": "counselor", "labor": "labour"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a punctuation mark; hyphens part words and are none."""

    text: str
    start: int
    end: int
    plain: str
    """in small letters, in the singular, in one spelling"""

    @property
    def is_mark(self) -> bool:
        """True for punctuation."""
        return not self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """True if it begins with a capital letter or a digit."""
        return self.text[0].isupper() or self.text[0].isdigit()


def words_of(text: str) -> list[Word]:
    """The words and marks of ``text``, in order."""
    return [_word(match[0], match.start()) for match in _WORD.finditer(fold(text))]


def _word(text: str, start: int) -> Word:
    bare = text[:-2] if text.endswith("'s") else text
    return Word(bare, start, start + len(bare), singular(bare.lower()))


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A lower-case word in the singular and in one spelling; the same for all forms, not always a word."""
    word = in_singular(word)
    word = _BRITISH.sub(r"iz\1", word) if len(word) > 6 else word
    return _SPELLINGS.get(word, word)


def in_singular(word: str) -> str:
    """A word without the ending of a plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
