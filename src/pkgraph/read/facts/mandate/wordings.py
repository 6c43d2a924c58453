"""The wordings in which a sentence tells a task, one function each.

Their words stand in ``lexicon/mandate.toml``; a function knows where the task begins and ends, and where the text says
whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pkgraph import symbols
from pkgraph.read.facts.mandate.model import Body, Task
from pkgraph.read.facts.subject import Subjects
from pkgraph.read.mentions import grammar
from pkgraph.read.mentions.documents import documents_in
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Part
from pkgraph.read.patterns import Pattern, load_patterns

_FILE = LEXICON / "mandate.toml"

Spans = Sequence[tuple[int, int]]


def patterns() -> dict[str, Pattern]:
    """The patterns of mandates by name."""
    return load_patterns(_FILE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a part, and what is known of the document around it."""

    subjects: Subjects
    resolution: str | None
    """the document's own symbol where it is a resolution"""
    part: Part
    text: str
    """the part's reading text, folded"""
    start: int
    end: int

    @property
    def bounds(self) -> tuple[int, int]:
        """Where the sentence begins and ends."""
        return self.start, self.end

    def found(self, name: str) -> Iterable[re.Match[str]]:
        """What a pattern finds in the sentence."""
        return patterns()[name].regex.finditer(self.text, self.start, self.end)

    def clause_end(self, at: int) -> int:
        """Where the clause that goes on at ``at`` ends."""
        return grammar.clause_end(self.text, at, self.end)

    def phrase_end(self, at: int) -> int:
        """Where the noun phrases from ``at`` on end: at the clause's end, or at the verb whose subject they are."""
        return grammar.before_main_verb(self.text, at, self.clause_end(at))

    def instruments(self, start: int, end: int) -> tuple[str | None, ...]:
        """The resolutions named in a stretch; ``(None,)`` where there is none."""
        named = [m.symbol for m in documents_in(self.text[start:end], body="Security Council")]
        return tuple(dict.fromkeys(s for s in named if symbols.kind(s) == "resolution")) or (None,)

    def tasks(
        self,
        start: int,
        at: int,
        by: tuple[str | None, ...] = (None,),
        *,
        limit: int | None = None,
        any_form: bool = False,
    ) -> Iterator[Task]:
        """The tasks of ``A, B and C`` from ``start`` on; none where no infinitive stands there, unless ``any_form``."""
        end = grammar.clause_end(self.text, start, self.end if limit is None else limit)
        end = grammar.before_new_clause(self.text, start, end)
        if any_form or grammar.begins_task(self.text, start, end):
            for s, e in grammar.tasks(self.text, start, end):
                yield Task(s, e, at, instruments=by)


def mandated_to(said: Sentence) -> Iterator[Task]:
    """``mandated to A, B and C``, ``a mandate to A``, ``its mandate, in particular to A and B``."""
    for name in ("mandated to", "mandate to", "mandate in particular to"):
        for match in said.found(name):
            if name == "mandated to" and not _own(match["who"]):
                continue
            at = match.end("who") if name == "mandated to" else match.start()
            alone = "in particular" in name or re.search(r"\b(?:is|are|was|were|be|remains?) ", match[0])
            limit = said.end if alone else _subject_end(said, match.end())
            yield from said.tasks(match.end(), at, said.instruments(*match.span()), limit=limit)


def about_things(said: Sentence) -> Iterator[Task]:
    """``its mandate, in particular the A of B and the C of D``, ``areas of its mandate: A, B and C``."""
    for name in ("areas of mandate", "mandate in particular", "mandate for"):
        for match in said.found(name):
            if "including" in match[0] and patterns()["challenges"].regex.search(said.text, said.start, match.start()):
                continue
            if said.resolution and patterns()["reporting duty"].regex.search(said.text, said.start, match.start()):
                continue
            at = _owner(said, match)
            for s, e in grammar.things(said.text, match.end(), said.phrase_end(match.end())):
                if patterns()["task noun"].regex.match(said.text, s, e):
                    yield Task(s, e, at)


def named_mandates(said: Sentence) -> Iterator[Task]:
    """``its protection of civilians mandate``, ``no political mandate``, ``with enforcement mandates``."""
    for match in said.found("named mandate"):
        body = _carrier(said, match.start())
        if not (body or match["before"] or _is_owned(said, match)):
            continue
        at = _owner(said, match)
        for task in patterns()["task names"].regex.finditer(match["tasks"]):
            s, e = match.start("tasks") + task.start(), match.start("tasks") + task.end()
            if task["adjective"] and e == match.end("tasks"):
                e = match.end()
            yield Task(s, e, at, match["before"] is not None, body=body)
    for match in said.found("lacks"):
        yield Task(*match.span("task"), match.start(), lacks=True)


def designed_for(said: Sentence) -> Iterator[Task]:
    """``operations are designed to A``, ``they are neither designed nor equipped for A or B``."""
    for match in said.found("not designed for"):
        if not said.subjects.of(said.part, said.bounds, match.start()):
            continue
        if match["how"] == " to":
            for task in said.tasks(match.end(), match.start()):
                yield replace(task, lacks=True)
        else:
            for s, e in _alternatives(said.text, match.end(), said.clause_end(match.end())):
                yield Task(s, e, match.start(), lacks=True)
    for match in said.found("designed to"):
        if _own(match["who"]):
            yield from said.tasks(match.end(), match.end("who"))


def mandated_things(said: Sentence) -> Iterator[Task]:
    """``its mandated support to A``, ``mandated policing tasks``, ``where mandated, missions A and B``."""
    for match in said.found("mandated thing"):
        end = said.clause_end(match.end())
        means = re.search(r",| (?:through|by|via|while) ", said.text[match.end() : end])
        yield Task(match.end(), match.end() + means.start() if means else end, match.start() + 1)
    for match in said.found("mandated tasks of"):
        yield Task(*match.span("task" if match["task"] else "thing"), match.start())
    for match in said.found("where mandated"):
        words = grammar.words_in(said.text, match.end(), said.end)
        verb = next((word for word in words if _is_verb(said.text, word)), None)
        if verb:
            yield from said.tasks(_behind_auxiliary(said.text, verb.start), verb.start, any_form=True)


def tasked_with(said: Sentence) -> Iterator[Task]:
    """``missions tasked with A``."""
    for match in said.found("tasked with"):
        if _own(match["who"]):
            split = grammar.things if match["gerund"] else grammar.tasks
            for s, e in split(said.text, match.end(), said.phrase_end(match.end())):
                yield Task(s, e, match.end("who"))


def by_resolution(said: Sentence) -> Iterator[Task]:
    """``resolution N mandating A``; ``A provided by B under resolution N``."""
    for match in said.found("resolution mandating"):
        by = said.instruments(*match.span("by"))
        for s, e in grammar.things(said.text, match.end(), said.phrase_end(match.end())):
            yield Task(s, e, match.start(), instruments=by)
    for name in ("provided under", "change under"):
        for match in said.found(name):
            start, end = match.span("task")
            start = _last_phrase(said.text, start, end) if name == "provided under" else start
            for key in said.subjects.named_in(said.part, match.start(), match.end()):
                by = said.instruments(*match.span("by"))
                yield Task(start, end, match.start(), instruments=by, body=Body(key, True))


def created_by(said: Sentence) -> Iterator[Task]:
    """``B, created by the Council in its resolution N, continues to A``; B need not be a mission."""
    for match in said.found("created by"):
        words = grammar.words_in(said.text, match.end(), said.end)
        if not words or not grammar.is_verb_form(words[0].low):
            continue
        named = said.subjects.named_in(said.part, *match.span("who"))
        name = said.part.view.text[slice(*match.span("who"))]
        body = Body(named[0], True) if named else Body(re.sub("^[Tt]he ", "", name), False)
        by = said.instruments(*match.span("by"))
        yield Task(match.end(), said.clause_end(match.end()), match.start(), instruments=by, body=body)


def responsibilities(said: Sentence) -> Iterator[Task]:
    """``the mandate of A underlining the Mission's responsibility to B``; ``B remained the priority for A``."""
    if "mandate" in said.text[slice(*said.bounds)]:
        for match in said.found("responsibility"):
            yield from said.tasks(match.end(), match.end())
    for match in said.found("task priority"):
        for task in patterns()["task names"].regex.finditer(match["tasks"]):
            yield Task(match.start("tasks") + task.start(), match.start("tasks") + task.end(), said.end)


def given_by_council(said: Sentence) -> Iterator[Task]:
    """``Authorizes A to B``, ``the Council requested A to B``: tasks that a resolution gives to a mission."""
    for match in said.found("council gives"):
        before = said.text[said.start : match.start("verb")]
        own = said.resolution is not None and not before.strip()
        if not own and not re.search(r"(?:Council|Assembly|it)(?: also| further)?(?: has)?,? $", before):
            continue
        start, end = match.span("who")
        if not _names_only(said, start, start + len(said.text[start:end].split(",")[0])):
            continue
        by: tuple[str | None, ...] = (said.resolution,) if said.resolution else said.instruments(*said.bounds)
        for key in said.subjects.named_in(said.part, start, end):
            for task in said.tasks(match.end(), match.start(), by):
                yield replace(task, body=Body(key, True))


def authorized_to(said: Sentence) -> Iterator[Task]:
    """``Decides that A is authorized to B``, in a resolution."""
    if said.resolution is None:
        return
    for run in said.subjects.runs(said.part):
        match = patterns()["authorized to"].regex.match(said.text[run.end : said.end])
        if match and said.start <= run.start:
            for task in said.tasks(run.end + match.end(), run.start, (said.resolution,)):
                for key in run.keys:
                    yield replace(task, body=Body(key, True))


WORDINGS: tuple[Callable[[Sentence], Iterator[Task]], ...] = (
    mandated_to,
    by_resolution,
    created_by,
    designed_for,
    about_things,
    named_mandates,
    mandated_things,
    tasked_with,
    responsibilities,
    given_by_council,
    authorized_to,
)
"""In the order in which they are tried: words that one has read are not read by the next."""


def _own(word: str) -> bool:
    """True for a word for missions: institutions of others have mandates too."""
    return bool(patterns()["own word"].regex.match(word))


def _subject_end(said: Sentence, start: int) -> int:
    """Where ``missions mandated to A`` as a subject ends and what they do begins."""
    match = patterns()["main verb"].regex.search(said.text, start, said.end)
    return match.start() if match else said.end


def _owner(said: Sentence, match: re.Match[str]) -> int:
    """Where to look for who has a mandate: behind ``mandate of A`` and ``mandate (A, B)``, else before the words."""
    runs = said.subjects.runs(said.part)
    owner = re.match(r" of (?:the )?| \(", said.text[match.end() :])
    behind = match.end() + owner.end() if owner else -1
    run = next((r for r in runs if r.start == behind or (match.start() <= r.start and r.end <= match.end())), None)
    return run.end if run else match.start()


def _is_owned(said: Sentence, match: re.Match[str]) -> bool:
    """True where the words tell whose mandate it is; ``the implementation of protection mandates`` do not."""
    return bool(
        said.subjects.document
        or patterns()["owned"].regex.search(said.text, said.start, match.start())
        or re.match(r" (?:of |in |for |\()", said.text[match.end() :])
        or said.subjects.named_in(said.part, match.start(), match.end())
    )


def _carrier(said: Sentence, at: int) -> Body | None:
    """The body of ``bodies with such mandates``, unless it is a mission or missions in general."""
    match = patterns()["carrier"].regex.search(said.text[said.start : at])
    if not match or patterns()["mission word"].regex.search(match["head"]):
        return None
    head = said.start + match.start("head")
    if any(run.start <= head < run.end for run in said.subjects.runs(said.part)):
        return None
    start = grammar.noun_phrase_start(said.text, head, said.start)
    return Body(said.part.view.text[start : head + len(match["head"])], False)


def _names_only(said: Sentence, start: int, end: int) -> bool:
    """True where a stretch is a mission's name and nothing else."""
    start += 4 if said.text.startswith("the ", start) else 0
    runs = [run for run in said.subjects.runs(said.part) if start <= run.start < end]
    return bool(runs) and runs[0].start == start and runs[-1].end >= end - 1


def _alternatives(text: str, start: int, end: int) -> Spans:
    """``A or B tasks that C`` as ``A`` and ``B tasks that C``."""
    match = patterns()["alternatives"].regex.match(text, start, end)
    return [match.span("one"), (match.start("other"), end)] if match else grammar.things(text, start, end)


def _is_verb(text: str, word: grammar.Word) -> bool:
    return grammar.is_verb_form(word.low) and not word.low.endswith("ing") and text[word.start].islower()


def _behind_auxiliary(text: str, verb: int) -> int:
    """Where the task begins: behind ``continued to``, else at the verb."""
    match = patterns()["auxiliary"].regex.match(text, verb)
    return match.end() if match else verb


def _last_phrase(text: str, start: int, end: int) -> int:
    """Where the noun phrase at the end of a stretch begins, its own complements included."""
    breaks = list(patterns()["phrase break"].regex.finditer(text, start, end))
    start = breaks[-1].end() if breaks else start
    verbs = [word for word in grammar.words_in(text, start, end)[:-1] if grammar.is_plain_verb(word.low)]
    return verbs[-1].end + 1 if verbs else start
