"""What validation found: typed findings, and the report for machines and for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize
from pyoxigraph import Literal as Value

from pkgraph.namespaces import PREFIXES, RDF, RDFS, SH, SHAPES, XSD

MEND = SHAPES + "mend"
"""says of a shape, and of a result, what to do about it"""
Severity = Literal["Violation", "Warning", "Info"]
_ORDER = {severity: place for place, severity in enumerate(get_args(Severity))}


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of validation."""

    severity: Severity
    """``Violation``: pkgraph or its data are wrong; ``Warning``: the source lacks something or is wrong"""
    focus: str
    """IRI of what it is about"""
    path: str | None
    """IRI of the property, or the property path as SPARQL writes it"""
    value: str | None
    message: str
    shape: str | None
    """IRI of the shape, or name of the check"""
    quote: str | None = None
    """the words of the source, where the focus has evidence"""
    label: str | None = None
    """what people call the focus"""
    mend: str | None = None
    """what to do about it"""
    other_quote: str | None = None
    """further words of the sources that the finding rests on: those that contradict the quote"""


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All findings, the worst first and otherwise by focus."""

    results: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> ValidationReport:
        """A report on these findings, in order and none twice."""
        return cls(tuple(sorted(set(findings), key=_place)))

    @property
    def conforms(self) -> bool:
        """True if there is no violation; warnings do no harm."""
        return all(finding.severity != "Violation" for finding in self.results)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON has it: ``conforms`` and ``results``."""
        return {"conforms": self.conforms, "results": [asdict(finding) for finding in self.results]}

    def to_lines(self) -> list[str]:
        """The report for people, one line a finding and one to sum up."""
        lines = [_line(finding) for finding in self.results]
        count = {severity: sum(finding.severity == severity for finding in self.results) for severity in _ORDER}
        verdict = "conforms" if self.conforms else "does not conform"
        violations, warnings = (_counted(count[name], name.lower()) for name in ("Violation", "Warning"))
        return [*lines, f"The graph {verdict}: {violations}, {warnings}."]

    def to_turtle(self) -> str:
        """The report in the SHACL vocabulary (SHACL, section 3.6), as Turtle.

        ``sh:conforms`` follows pkgraph: warnings do not break it. Quotes stand in ``sh:resultMessage``,
        what to do about it in ``pks:mend``.
        """
        prefixes = {name: PREFIXES[name] for name in ("sh", "xsd", "rdf", "pk", "rdfs", "prov", "oa", "dcterms")} | {
            "pks": SHAPES
        }
        written = serialize(_triples(self), format=RdfFormat.TURTLE, prefixes=prefixes)
        return (written or b"").decode("utf-8")


def _place(finding: Finding) -> tuple[int, tuple[str, ...]]:
    texts = (text for name, text in asdict(finding).items() if name != "severity")
    return _ORDER[finding.severity], tuple("" if text is None else text for text in texts)


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _line(finding: Finding) -> str:
    of = f" ({_last(finding.path)})" if finding.path else ""
    value = f"; found: {finding.value}" if finding.value is not None else ""
    told = finding.label and finding.message not in finding.label  # the label of a notice is its message
    focus = f"{finding.label} <{finding.focus}>" if told else finding.focus
    mend = f"; mend: {finding.mend}" if finding.mend else ""
    return " ".join(f"{finding.severity}: {focus}{of}: {finding.message}{value}{_words(finding)}{mend}".split())


def _words(finding: Finding) -> str:
    """The words of the source, as messages end in them."""
    quote = f"; text: “{finding.quote}”" if finding.quote else ""
    return quote + (f"; other text: “{finding.other_quote}”" if finding.other_quote else "")


def _last(iri: str) -> str:
    return iri.rstrip("/").replace("#", "/").rpartition("/")[2] if iri.startswith("http") else iri


def _triples(report: ValidationReport) -> Iterable[Triple]:
    node = BlankNode("report")
    yield Triple(node, NamedNode(RDF + "type"), _sh("ValidationReport"))
    yield Triple(node, _sh("conforms"), _truth(report.conforms))
    for number, finding in enumerate(report.results, start=1):
        result = BlankNode(f"result{number}")
        yield Triple(node, _sh("result"), result)
        yield from _result(result, finding)


def _result(node: BlankNode, finding: Finding) -> Iterable[Triple]:
    yield Triple(node, NamedNode(RDF + "type"), _sh("ValidationResult"))
    yield Triple(node, _sh("resultSeverity"), _sh(finding.severity))
    yield Triple(node, _sh("resultMessage"), Value(finding.message + _words(finding)))
    if finding.mend:
        yield Triple(node, NamedNode(MEND), Value(finding.mend))
    focus = _iri(finding.focus)
    if focus and finding.label:
        yield Triple(focus, NamedNode(RDFS + "label"), Value(finding.label))
    named = {"focusNode": finding.focus, "resultPath": finding.path, "sourceShape": finding.shape}
    for name, text in named.items():
        iri = _iri(text)
        if iri:
            yield Triple(node, _sh(name), iri)
    if finding.value is not None:
        yield Triple(node, _sh("value"), _iri(finding.value) or Value(finding.value))


def _iri(text: str | None) -> NamedNode | None:
    if not text or "://" not in text:
        return None
    try:
        return NamedNode(text)
    except ValueError:
        return None


def _truth(value: bool) -> Value:
    return Value("true" if value else "false", datatype=NamedNode(XSD + "boolean"))


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)
