"""The numbers that Word prints before paragraphs, counted from its lists: ``1.``, ``(a)``, ``II.``, ``•``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pkgraph.read.text.numerals import written

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "•"
_LEVELS = 9
_MOST_STYLES = 32
"""styles that may be based on each other"""


def child(element: _Element, name: str) -> _Element | None:
    """The first child of this name."""
    return element.find(f"{WORD}{name}")


def attribute(element: _Element | None, name: str) -> str:
    """An attribute's value, empty where it has none."""
    return (element.get(f"{WORD}{name}") or "") if element is not None else ""


def integer(written: str, otherwise: int) -> int:
    """The number that an attribute's value is, ``otherwise`` where it is none."""
    return int(written) if re.fullmatch(r"-?\d{1,9}", written) else otherwise


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    plain: bool
    """higher numbers are written in digits"""
    style: str
    """the style whose paragraphs stand on this level"""


@dataclass(slots=True)
class _List:
    """A list: how each level is numbered, and how far it was counted."""

    levels: dict[int, _Level]
    style: str = ""
    """the style whose list it stands for"""
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document, which must be asked for in their order."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        """Takes the parts of the package that say how paragraphs are numbered; either may be missing."""
        self._styles = (
            {attribute(s, "styleId"): s for s in styles if s.tag == f"{WORD}style"} if styles is not None else {}
        )
        self._default = next(
            (
                key
                for key, s in self._styles.items()
                if attribute(s, "default") in ("1", "true") and attribute(s, "type") == "paragraph"
            ),
            "",
        )
        found = list(numbering) if numbering is not None else []
        self._lists = {
            attribute(item, "abstractNumId"): _List(_levels(item), attribute(child(item, "numStyleLink"), "val"))
            for item in found
            if item.tag == f"{WORD}abstractNum"
        }
        self._numbers = {attribute(item, "numId"): item for item in found if item.tag == f"{WORD}num"}
        self._begun: set[str] = set()

    def label(self, paragraph: _Element) -> str:
        """What is printed before the paragraph, empty where it has no number."""
        number, told, style = self._place(paragraph)
        entry = self._numbers.get(number)
        listed = self._list(entry) if entry is not None else None
        if entry is None or listed is None:
            return ""
        at = (
            next((n for n, level in listed.levels.items() if style and level.style == style), 0)
            if told is None
            else told
        )
        changed = self._begin(number, entry, listed)
        level = changed.get(at) or listed.levels.get(at)
        if level is None:
            return ""
        listed.counts[at] = listed.counts.get(at, level.start - 1) + 1
        for deeper in [n for n in listed.counts if n > at]:
            del listed.counts[deeper]
        if level.form == "bullet":
            return _BULLET
        return re.sub(r"%([1-9])", lambda m: self._figure(listed, changed, int(m[1]) - 1, level), level.text).strip()

    def _figure(self, listed: _List, changed: dict[int, _Level], at: int, level: _Level) -> str:
        own = changed.get(at) or listed.levels.get(at)
        if own is None:
            return ""
        form = "decimal" if level.plain else own.form
        return written(listed.counts.get(at, own.start), form)

    def _begin(self, number: str, entry: _Element, listed: _List) -> dict[int, _Level]:
        """The levels that this use of the list changes; where it is the first, those that it starts anew do."""
        changed: dict[int, _Level] = {}
        for override in entry.findall(f"{WORD}lvlOverride"):
            at = integer(attribute(override, "ilvl"), 0)
            own = child(override, "lvl")
            if own is not None:
                changed[at] = _level(own)
            start = child(override, "startOverride")
            if start is not None and number not in self._begun:
                listed.counts[at] = integer(attribute(start, "val"), 1) - 1
        self._begun.add(number)
        return changed

    def _list(self, entry: _Element) -> _List | None:
        listed = self._lists.get(attribute(child(entry, "abstractNumId"), "val"))
        if listed is not None and listed.style and not listed.levels:
            linked = self._numbers.get(self._of_style(listed.style)[0])
            target = self._lists.get(attribute(child(linked, "abstractNumId"), "val")) if linked is not None else None
            return target or listed
        return listed

    def _place(self, paragraph: _Element) -> tuple[str, int | None, str]:
        """The list, level and style that number the paragraph, as it says itself or its style does."""
        shape = child(paragraph, "pPr")
        own = child(shape, "numPr") if shape is not None else None
        named = attribute(child(shape, "pStyle"), "val") if shape is not None else ""
        number, level, style = self._of_style(named or self._default)
        if own is None:
            return number, level, style
        written = attribute(child(own, "ilvl"), "val")
        return attribute(child(own, "numId"), "val") or number, integer(written, 0) if written else level, style

    def _of_style(self, name: str) -> tuple[str, int | None, str]:
        """List, level and name of the style, or of the one that it is based on, that has a list."""
        level: int | None = None
        for _ in range(_MOST_STYLES):
            style = self._styles.get(name)
            if style is None:
                break
            shape = child(style, "pPr")
            own = child(shape, "numPr") if shape is not None else None
            if own is not None:
                written = attribute(child(own, "ilvl"), "val")
                level = integer(written, 0) if written and level is None else level
                number = attribute(child(own, "numId"), "val")
                if number:
                    return number, level, name
            name = attribute(child(style, "basedOn"), "val")
        return "", level, ""


def _levels(item: _Element) -> dict[int, _Level]:
    found = {integer(attribute(level, "ilvl"), 0): _level(level) for level in item.findall(f"{WORD}lvl")}
    return {at: level for at, level in found.items() if 0 <= at < _LEVELS}


def _level(level: _Element) -> _Level:
    return _Level(
        start=integer(attribute(child(level, "start"), "val"), 1),
        form=attribute(child(level, "numFmt"), "val") or "decimal",
        text=attribute(child(level, "lvlText"), "val"),
        plain=child(level, "isLgl") is not None,
        style=attribute(child(level, "pStyle"), "val"),
    )
