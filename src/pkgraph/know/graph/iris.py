"""IRIs of everything in the graph, minted from what identifies it (docs/graph-model.md).

A name goes into an IRI as it is, but for characters outside RFC 3987's ``ipchar``
and ``/``, which are percent-encoded as UTF-8; ``%`` itself always is, so that
every IRI leads back to one name.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes, urlsplit

from pyoxigraph import NamedNode

from pkgraph.errors import GraphError
from pkgraph.read.model import Span

# RFC 3987, section 2.2: ipchar = iunreserved / pct-encoded / sub-delims / ":" / "@", here with "/" and without "%".
_UCSCHAR = "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16 | (0x1000 if plane == 0xE else 0))}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 15)
)
_OUTSIDE_IPCHAR = re.compile(rf"[^A-Za-z0-9\-._~!$&'()*+,;=:@/{_UCSCHAR}]")


def encode(name: str) -> str:
    """``name`` as it stands in an IRI: ``UNOSOM II`` gives ``UNOSOM%20II``."""
    return _OUTSIDE_IPCHAR.sub(_percent, name)


def decode(encoded: str) -> str:
    """The name that ``encode`` made ``encoded`` from."""
    return unquote_to_bytes(encoded).decode("utf-8", "surrogatepass")


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def check_base(base: str) -> str:
    """``base``, if IRIs can be made under it.

    Raises:
        GraphError: it is no absolute IRI that ends in ``/``.
    """
    try:
        NamedNode(base)
        parts = urlsplit(base)
        usable = bool(parts.scheme and parts.netloc) and base.endswith("/") and not (parts.query or parts.fragment)
    except ValueError:
        usable = False
    if not usable:
        raise GraphError("not a base for IRIs", where=base, mend="give an absolute IRI that ends in '/'")
    return base


def document_iri(base: str, key: str) -> NamedNode:
    """``document/S/2023/646``."""
    return NamedNode(f"{base}document/{encode(key)}")


def part_iri(base: str, key: str, path: str) -> NamedNode:
    """``document/S/2023/646/para/36``."""
    return NamedNode(f"{base}document/{encode(key)}/{encode(path)}")


def fact_iri(base: str, key: str, path: str, kind: str, mention: Span, *told_by: str) -> NamedNode:
    """``document/S/2023/646/para/36/citation/120-145``, and below it what tells two such facts apart."""
    tail = "".join(f"/{encode(name)}" for name in told_by)
    return NamedNode(f"{part_iri(base, key, path).value}/{kind}/{_span(mention)}{tail}")


def evidence_iri(base: str, key: str, span: Span) -> NamedNode:
    """``document/S/2023/646/evidence/120-245``."""
    return NamedNode(f"{document_iri(base, key).value}/evidence/{_span(span)}")


def quote_iri(base: str, key: str, span: Span) -> NamedNode:
    """``document/S/2023/646/quote/120-245``: the words of a span."""
    return NamedNode(f"{document_iri(base, key).value}/quote/{_span(span)}")


def span_iri(base: str, key: str, span: Span) -> NamedNode:
    """``document/S/2023/646/span/120-245``: the place of a span."""
    return NamedNode(f"{document_iri(base, key).value}/span/{_span(span)}")


def notice_iri(base: str, key: str, kind: str, *told_by: str) -> NamedNode:
    """``document/S/2023/646/notice/unplaced-mark/120-122``."""
    return NamedNode("/".join((document_iri(base, key).value, "notice", *map(encode, (kind, *told_by)))))


def inconsistency_iri(base: str, kind: str, told_by: str) -> NamedNode:
    """``inconsistency/value/0f3a...``: what two places say differently."""
    return NamedNode(f"{base}inconsistency/{encode(kind)}/{told_by}")


def mission_iri(base: str, mission: str) -> NamedNode:
    """``mission/UNMISS``."""
    return NamedNode(f"{base}mission/{encode(mission)}")


def actor_iri(base: str, actor: str) -> NamedNode:
    """``actor/security-council``; of a State ``state/GHA``."""
    return NamedNode(f"{base}{encode(actor)}")


def state_iri(base: str, code: str) -> NamedNode:
    """``state/GHA``, by ISO 3166-1 alpha-3 code."""
    return NamedNode(f"{base}state/{encode(code)}")


def indicator_iri(base: str, indicator: str) -> NamedNode:
    """``indicator/civilians-killed``."""
    return NamedNode(f"{base}indicator/{encode(indicator)}")


def cube_iri(base: str, data_set: str) -> NamedNode:
    """``cube/dated``: a data set of observations."""
    return NamedNode(f"{base}cube/{encode(data_set)}")


def mandate_task_iri(base: str, task: str) -> NamedNode:
    """``mandate-task/protection-of-civilians``."""
    return NamedNode(f"{base}mandate-task/{encode(task)}")


def priority_iri(base: str, priority: str) -> NamedNode:
    """``priority/A4P-plus/3``."""
    return NamedNode(f"{base}priority/{encode(priority)}")


def meeting_iri(base: str, record: str) -> NamedNode:
    """``meeting/S/PV.9389``: the meeting that has this record."""
    return NamedNode(f"{base}meeting/{encode(record)}")


def work_iri(base: str, work: str) -> NamedNode:
    """``work/charter-of-the-united-nations``: a work known by its title."""
    return NamedNode(f"{base}work/{encode(work)}")


def graph_iri(base: str, name: str) -> NamedNode:
    """``graph/ontology``, ``graph/inferred``, ``graph/build``."""
    return NamedNode(f"{base}graph/{encode(name)}")


def document_graph_iri(base: str, key: str) -> NamedNode:
    """``graph/document/S/2023/646``: what was read from the document."""
    return graph_iri(base, f"document/{key}")


def activity_iri(base: str) -> NamedNode:
    """``activity/build``: the making of the graph."""
    return NamedNode(f"{base}activity/build")


def software_iri(base: str, name: str, version: str) -> NamedNode:
    """``software/pkgraph/0.1.0``."""
    return NamedNode(f"{base}software/{encode(name)}/{encode(version)}")


def _span(span: Span) -> str:
    return f"{span.start}-{span.end}"
