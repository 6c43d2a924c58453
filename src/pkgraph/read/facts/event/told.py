"""What clauses tell of events: which words, of which kind, when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pkgraph.read.dates import DateMention
from pkgraph.read.mentions.clauses import Clause, clauses, has_verb
from pkgraph.read.mentions.happenings import (
    Trigger,
    event_patterns,
    happens_at_once,
    is_of_itself,
    is_weak,
    says,
    triggers,
)

LONGEST = 400
"""characters of a clause that stands whole"""
NEAR = 60
"""characters between a date and the words that it dates where a clause also tells a measured number"""
IN_PERIOD = "not dated more precisely than the reporting period"
FORESEEN = "foreseen"
_OPENS = 12
"""characters of a clause that opens with its date"""
_FROM_CONTEXT = "date from the preceding sentence"
_FROM_HEAD = "date from the head of the sentence"


@dataclass(frozen=True, slots=True)
class Found:
    """An event before missions and place are looked for."""

    start: int
    end: int
    kind: str | None
    date: str | None
    note: str | None
    exact: bool = False
    """the words are a whole of their own, however short the sentence is"""


@dataclass(frozen=True, slots=True)
class Amount:
    """Whether a clause tells a measured number or counts things in figures."""

    measured: bool
    counted: bool


@dataclass(frozen=True, slots=True)
class Undated:
    """What dates a clause that names no date."""

    head: DateMention | None
    before: str | None
    takes_up: bool
    period: str | None

    @property
    def is_empty(self) -> bool:
        return self.head is None and self.before is None and self.period is None


def of_date(text: str, clause: Clause, mention: DateMention, said: Sequence[Trigger], amount: Amount) -> Found | None:
    words = text[clause.start : clause.end]
    if mention.role == "bare":
        return _adjective(text, clause, mention, said)
    if says("of a document", text[max(clause.start, mention.start - LONGEST) : mention.start]):
        return None
    if mention.role == "to" and says("lasts to", text[max(clause.start, mention.start - LONGEST) : mention.start]):
        return None
    said = [t for t in said if not _only_names(text, t, mention)]
    near = _aim(text, said, mention) or _nearest(text, said, mention)
    if mention.role in ("of", "for"):
        named = _named(text, clause, mention) if mention.role == "of" else None
        if named:
            begins, noun = named
            told = next((t.kind for t in reversed(said) if t.start < noun[1] and noun[0] < t.end), None)
            return Found(begins, mention.end, told, mention.date, mention.note, exact=True)
        if near is None or (mention.role == "for" and not says("foreseen", words)):
            return None
    beside = near is not None and _adjacent(text, near, mention)
    aim = _aim(text, said, mention) is not None
    if amount.measured and not (beside or aim):
        return None
    foreseen = aim or says("foreseen", words)
    strong = foreseen or any(is_of_itself(t.kind) for t in said)
    if amount.counted and (mention.role == "period" or not (beside or strong)):
        return None
    if (says("goes on", words) and not beside) or says("set against", words):
        return None
    if mention.role == "since" and mention.lead - clause.start > _OPENS and not (beside or _just_told(text, mention)):
        return None
    fronted = mention.lead - clause.start <= _OPENS
    if says("financial year", text[mention.end : mention.end + NEAR]) and (near is None or not fronted):
        return None
    if near is None and ((mention.role == "by" and not foreseen) or not has_verb(words)):
        return None
    return _made(text, clause, near, mention)


def _named(text: str, clause: Clause, mention: DateMention) -> tuple[int, tuple[int, int]] | None:
    """Where the noun phrase before ``of 2015`` begins, and where the noun in it stands that is nearest to the date."""
    words, regex = text[clause.start : mention.lead], event_patterns()["before a date of"].regex
    found, match = None, regex.search(words)
    while match:
        found, match = match, regex.search(words, match.end("noun"))
    if found is None:
        return None
    first, last = found.span("noun")
    return clause.start + found.start("head"), (clause.start + first, clause.start + last)


def _just_told(text: str, mention: DateMention) -> bool:
    """True where a verb stands right before the date: ``has held since 2006``."""
    last = text[max(0, mention.lead - NEAR // 3) : mention.lead].split()
    return bool(last) and has_verb(last[-1])


def _adjective(text: str, clause: Clause, mention: DateMention, said: Sequence[Trigger]) -> Found | None:
    """``the 2018 elections``: from the determiner to the end of the noun phrase; ``2024 marked`` as its clause."""
    if mention.start == clause.start and has_verb(text[mention.end : mention.end + 12]):
        return _made(text, clause, _nearest(text, said, mention), mention)
    plan = event_patterns()["runs for"].regex.search(text[clause.start : mention.start])
    if plan and "/" in (mention.date or ""):
        return Found(
            clause.start + plan.start("plan"), mention.end, "implementation period", mention.date, None, exact=True
        )
    tail = event_patterns()["attributive tail"].regex.match(text[mention.end : clause.end])
    if tail is None or not text[mention.start].isdigit() or len(mention.date or "") not in (4, 7, 10):
        return None
    stops = mention.end + tail.end()
    inside = [t for t in said if mention.end <= t.start and t.end <= stops]
    if not inside:
        return None
    determiner = event_patterns()["determiner"].regex.search(text, clause.start, mention.start)
    begins = determiner.start() if determiner else mention.start
    return Found(begins, stops, inside[0].kind, mention.date, mention.note, exact=True)


def undated(text: str, clause: Clause, context: Undated) -> Iterator[Found]:
    """What a clause without a date tells as done, dated by its sentence, the one before, or the reporting period."""
    words = text[clause.start : clause.end]
    if any(says(name, words) for name in ("measured", "foreseen", "goes on", "possible", "perfect", "gerund first")):
        return
    said = triggers(text, clause.start, clause.end)
    done = next((t for t in said if happens_at_once(t.kind) and _tells(text, clause, t)), None)
    joined = context.head is not None or context.takes_up
    if done is None and joined:
        done = next((t for t in said if _tells(text, clause, t)), said[0] if said and says("was done", words) else None)
    if done is None and context.before is not None and said and says("was done", words):
        done = said[0]
    if done is None and said and says("brought about", words):
        done = said[0]
    if done is None or (says("counted", words) and context.head is None):
        return
    found = Found(clause.subject, clause.end, done.kind, None, None)
    if context.head is not None:
        yield replace(found, date=context.head.date, note=_FROM_HEAD)
    elif context.before is not None:
        yield replace(found, date=context.before, note=_FROM_CONTEXT)
    elif context.period is not None and not says("in a resolution", words):
        yield replace(found, date=context.period, note=IN_PERIOD)


def _tells(text: str, clause: Clause, trigger: Trigger) -> bool:
    """True if the words are a verb of the past with a subject or an auxiliary, not a participle that describes."""
    if not event_patterns()["past verb"].regex.search(text[trigger.start : trigger.end]):
        return False
    before = text[clause.start : trigger.start]
    if event_patterns()["auxiliary"].regex.search(before):
        return True
    describes = event_patterns()["describes behind"].regex.match(text[trigger.end : trigger.end + 12])
    return bool(before.strip()) and not describes and not event_patterns()["describing"].regex.search(before)


def by_resolution(text: str, start: int, end: int) -> Iterator[Found]:
    """``resolution 2690 (2023) mandating the drawdown``: the year of the resolution dates what it does."""
    for match in event_patterns()["by resolution"].regex.finditer(text, start, end):
        parts = [c for c in clauses(text, match.start(), end) if c.end > match.end()]
        stops = parts[0].end if parts else end
        said = triggers(text, match.end("number"), stops)
        kind = said[0].kind if said else "decision"
        yield Found(match.start(), stops, kind, match["year"], "year of the resolution", exact=True)


def lies_in(finer: DateMention, coarser: DateMention) -> bool:
    """True for a year or reporting period where a day of it is named too."""
    if finer.date is None or coarser.date is None or finer is coarser:
        return False
    if coarser.role == "period":
        return finer.role != "period"
    return len(finer.date) > len(coarser.date) and finer.date.startswith(coarser.date) and coarser.start < finer.start


def head(dates: Sequence[DateMention], text: str, start: int) -> DateMention | None:
    """The date with which a sentence opens: it holds for all its clauses that have none of their own."""
    first = dates[0] if dates else None
    if first is None or first.role not in ("in", "from", "period"):
        return None
    return first if text[start : first.lead].strip(" ,").lower() in ("", "also", "and", "later", "earlier") else None


def _aim(text: str, said: Sequence[Trigger], mention: DateMention) -> Trigger | None:
    """The goal or target that is to be reached by a date."""
    if mention.role != "by":
        return None
    aims = (t for t in said if t.kind == "milestone" and 0 <= mention.lead - t.end < NEAR)
    return next((t for t in aims if says("aim", text[t.start : t.end])), None)


def _only_names(text: str, trigger: Trigger, mention: DateMention) -> bool:
    """True for the name of an agreement that a date does not stand right behind: it tells of no signing."""
    if not says("agreement's name", text[trigger.start : trigger.end]):
        return False
    if mention.lead < trigger.end:
        return True
    return not _adjacent(text, trigger, mention) or has_verb(text[trigger.end : mention.lead])


def _nearest(text: str, said: Sequence[Trigger], mention: DateMention) -> Trigger | None:
    """The words nearest to a date; of ``elections were held`` those that say what was held."""
    strong = [t for t in said if not is_weak(t.kind)]
    strong = [t for t in strong if not says("carries out", text[t.start : t.end])] or strong
    return min(strong or said, key=lambda t: min(abs(t.start - mention.end), abs(mention.lead - t.end)), default=None)


def _adjacent(text: str, trigger: Trigger, mention: DateMention) -> bool:
    """True if little stands between the two; a place counts as little, however long its name is."""
    between = text[trigger.end : mention.lead] if trigger.end <= mention.lead else text[mention.end : trigger.start]
    told = event_patterns()["place between"].regex.sub("", between)
    return len(told) < NEAR / 2 and not set(between) & set(",;%") and not any(c.isdigit() for c in between)


def _made(text: str, clause: Clause, near: Trigger | None, mention: DateMention) -> Found:
    foreseen = FORESEEN if says("foreseen", text[clause.start : clause.end]) else None
    date = mention.date
    if mention.role == "since" and date and "/" not in date and (near is None or not happens_at_once(near.kind)):
        date = f"{date}/.."
    begins, stops = clause.subject, clause.end
    if begins < clause.start:
        stops = max(mention.end, text.find(", ", mention.end, stops)) if ", " in text[mention.end : stops] else stops
    if stops - begins > LONGEST:
        reach = LONGEST // 2
        if mention.lead - begins > reach:
            begins = min(mention.lead, text.find(" ", mention.lead - reach, mention.lead) + 1 or mention.lead)
        stops = min(stops, max(mention.end, text.rfind(" ", mention.end, mention.end + reach)))
    note = "; ".join(n for n in (mention.note, foreseen) if n) or None
    return Found(begins, stops, near.kind if near and _is_told_of(text, near, mention) else None, date, note)


def _is_told_of(text: str, trigger: Trigger, mention: DateMention) -> bool:
    """False for words that somebody only speaks of behind the date, and for those far from the date of a deadline."""
    if mention.end <= trigger.start:
        return not says("speaks of", text[mention.end : trigger.start])
    return mention.role != "by" or is_weak(trigger.kind) or mention.lead - trigger.end < 2 * NEAR
