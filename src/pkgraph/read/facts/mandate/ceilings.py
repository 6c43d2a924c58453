"""How large a mission may be: the numbers of an act that says so, each with what it counts."""

from __future__ import annotations

import re
from dataclasses import replace

from pkgraph.read.facts.mandate.model import Ceiling
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import load_patterns, load_words

_FILE = LEXICON / "mandate-decision.toml"
_BEFORE = 160
"""characters before a number among which the words stand that say what it does"""


def ceilings(text: str, start: int, end: int) -> list[Ceiling]:
    """The ceilings that ``text[start:end]`` names, in order; those inside another say of which they are a part.

    >>> text = "will comprise up to 11,200 military personnel, including 90 observers, and 1,440 police personnel"
    >>> [(c.number, c.kind, c.note) for c in ceilings(text, 0, len(text))][::2]
    [(11200, 'military personnel', None), (1440, 'police personnel', None)]
    """
    if not _regex("sized").search(text, start, end):
        return []
    found: list[Ceiling] = []
    behind = {m.start("number"): m for m in _regex("count behind").finditer(text, start, end)}
    before = {m.start("number"): m for m in _regex("count before").finditer(text, start, end)}
    for at in sorted(behind | before):
        match = before.get(at) or behind[at]
        if at in behind and match["kind"] in ("personnel", "staff"):
            match = behind[at]
        if any(one.start <= at < one.end for one in found) or _is_former(text, start, match):
            continue
        if _regex("each").match(text[max(match.end("number"), match.end("kind")) : end]):
            continue
        kind, number = _kind(match), _number(match["number"])
        if number is None:
            continue
        leads = text[max(start, at - _BEFORE) : at]
        last = max(match.end("number"), match.end("kind"))
        changed = _regex("by how much").search(leads)
        too = found and found[-1].number is None and _regex("changed too").match(text[found[-1].end : at])
        if changed or too or " additional " in match[0]:
            change = _change(leads[changed.start() :] if changed else (found[-1].note or "") if too else "")
            found.append(Ceiling(at, last, None, kind, f"{change} {number:,}"))
        else:
            found.append(Ceiling(at, last, number, kind))
    return _with_parts(text, start, found)


def _regex(name: str) -> re.Pattern[str]:
    return load_patterns(_FILE)[name].regex


def _kind(match: re.Match[str]) -> str:
    """What is counted; of ``troop ceiling`` the troops."""
    words = re.sub(r" of [A-Z][\w-]+$", "", match["kind"])
    words = re.sub(r"^(?:(?:overall|authori[sz]ed|maximum|current|total) )+", "", words)
    words = re.sub(r"(?:^| )(?:ceilings?|strength|levels?|component|numbers?|size)$", "", words)
    whole = {
        "": "personnel",
        "troop": "troops",
        "military": "military personnel",
        "force": "personnel",
        "police": "police personnel",
    }
    return whole.get(words, words)


def _number(words: str) -> int | None:
    digits = re.sub(r"[, ]", "", words)
    if digits.isdigit():
        return int(digits)
    known = load_words(_FILE)["numbers"]
    return known.index(words.lower()) + 1 if words.lower() in known else None


def _is_former(text: str, start: int, match: re.Match[str]) -> bool:
    return bool(_regex("former").search(text[max(start, match.start("number") - _BEFORE) : match.start("number")]))


def _change(words: str) -> str:
    return "reduction by" if re.search(r"reduc|decreas|lower|cut", words) else "increase by"


def _with_parts(text: str, start: int, found: list[Ceiling]) -> list[Ceiling]:
    """Each ceiling that stands behind ``including`` with the one that it is a part of."""
    whole: Ceiling | None = None
    told: list[Ceiling] = []
    for n, one in enumerate(found):
        since = found[n - 1].end if n else start
        between = text[since : one.start]
        opens = _regex("included").search(between) and not _regex("component apart").search(between)
        inside = opens or (
            n > 0
            and told[-1].note is not None
            and told[-1].note.startswith("part of")
            and re.fullmatch(r",?(?: and)? ?(?:up to )?", between)
            and not _closes(text, found, n)
        )
        if inside and whole is not None and whole.number is not None:
            told.append(replace(one, note=f"part of {whole.number:,} {whole.kind}"))
        else:
            whole = one
            told.append(one)
    return told


def _closes(text: str, found: list[Ceiling], n: int) -> bool:
    """True where a number goes on with the list of wholes: it has parts of its own, or counts others."""
    following = text[found[n].end : found[n].end + 14]
    own_parts = bool(re.match(r",? ?\(?(?:including|inclusive)", following))
    names_other = ("police" in found[n].kind.lower()) != (
        "police" in found[n - 1].kind.lower()
    ) or "correction" in found[n].kind
    return own_parts or names_other
