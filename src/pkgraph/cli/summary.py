"""What a build did, for people and for programs."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from pkgraph.pipeline import BuildSummary, DocumentSummary
    from pkgraph.progress import Progress

_NOTICES = 8
"""notices of one document that are written out"""
_FINDINGS = 10


def carried_out(work: Callable[[Progress], BuildSummary], form: str) -> int:
    """Does the work under a progress bar, closes with its summary, and gives the command's exit code."""
    from pkgraph.cli import DISAGREES, DONE, INTERRUPTED, UNUSABLE
    from pkgraph.cli.progress import watched

    try:
        with watched() as progress:
            summary = work(progress)
    except KeyboardInterrupt:
        click.echo("pkgraph: interrupted; the graph is as it was", err=True)
        return INTERRUPTED
    if form == "json":
        from pkgraph.ask.formats import write_json

        write_json(as_json(summary), sys.stdout)
    write_summary(summary, sys.stderr)
    if summary.failed:
        return UNUSABLE
    return DONE if summary.report.conforms else DISAGREES


def as_json(summary: BuildSummary) -> dict[str, Any]:
    """The summary as plain data."""
    return {
        "graph": str(summary.graph),
        "conforms": summary.report.conforms,
        "quads": summary.quads,
        "inferred": summary.inferred,
        "cpu_seconds": round(summary.cpu_seconds, 2),
        "documents": [
            {
                "document": document.key,
                "source": document.source,
                "title": document.title,
                "family": document.family,
                "parts": document.parts,
                "facts": dict(document.facts),
                "notices": list(document.notices),
            }
            for document in summary.documents
        ],
        "kept": summary.kept,
        "removed": list(summary.removed),
        "failed": list(summary.failed),
        "duplicates": list(summary.duplicates),
        "warnings": list(summary.warnings),
    }


def write_summary(summary: BuildSummary, out: TextIO) -> None:
    """Writes the summary for people: documents, what could not be placed, conformity, where the graph is."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False, soft_wrap=True)

    def say(text: str = "", style: str = "") -> None:
        console.print(Text(text, style=style))

    for document in summary.documents:
        say(f"{document.key}  {document.title or document.source}", "bold")
        say("  " + _facts(document))
        for notice in document.notices[:_NOTICES]:
            say(f"  ! {notice}", "yellow")
        if len(document.notices) > _NOTICES:
            say(f"  ! and {len(document.notices) - _NOTICES} more that could not be placed", "yellow")
    for key in summary.removed:
        say(f"removed: {key}")
    for line in summary.duplicates:
        say(f"passed over: {line}", "yellow")
    for line in summary.failed:
        say(f"not read: {line}", "red")
    for line in summary.warnings:
        say(f"catalogue: {line}", "yellow")
    say()
    documents = _counted(len(summary.documents), "document")
    if summary.kept:
        documents += f" read, {summary.kept:,} kept"
    statements = f"{summary.quads:,} statements, {summary.inferred:,} of them inferred"
    say(f"{documents}, {statements}, in {summary.cpu_seconds:.1f} s of processor time")
    _write_conformity(summary, say)
    say(f"the graph is in {summary.graph}")
    option = "" if str(summary.graph) == "graph" else f" -g {summary.graph}"
    say("\nNow try:", "bold")
    for command in ("query missions-citing-resolutions", "query sofa-status", "queries", "show UNMISS", "serve"):
        say(f"  pkgraph {command}{option if command != 'queries' else ''}")


def _facts(document: DocumentSummary) -> str:
    kinds = sorted(document.facts.items(), key=lambda each: (-each[1], each[0]))
    return f"{document.parts:,} parts; " + (
        ", ".join(_counted(count, _words(kind)) for kind, count in kinds) or "no facts"
    )


def _words(kind: str) -> str:
    """The name of a kind of fact as words: ``MissionMention`` as ``mission mention``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()


def _counted(count: int, thing: str) -> str:
    if count == 1:
        return f"{count:,} {thing}"
    if re.search("[^aeiou]y$", thing):
        return f"{count:,} {thing[:-1]}ies"
    return f"{count:,} {thing}" + ("es" if thing.endswith(("s", "x", "ch", "sh")) else "s")


def _write_conformity(summary: BuildSummary, say: Callable[..., None]) -> None:
    findings = summary.report.results
    violations = [finding for finding in findings if finding.severity == "Violation"]
    if not violations:
        remarks = f"; {_counted(len(findings), 'remark')} on the sources, see pkgraph validate" if findings else ""
        say(f"the graph conforms to its shapes{remarks}", "green")
        return
    say(
        f"the graph does not conform to its shapes: {_counted(len(violations), 'violation')}, see pkgraph validate",
        "red",
    )
    for finding in violations[:_FINDINGS]:
        say(f"  {finding.focus}: {finding.message}", "red")
