"""A network as one page that holds all it needs: it is drawn, searched and filtered without a network or a server."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from pkgraph.know.store.protocol import Store
from pkgraph.share.export.network import network
from pkgraph.share.export.places import documents, words
from pkgraph.share.export.views import DEFAULT, Construct, view
from pkgraph.share.pages.assets import assets

SCRIPT, STYLE, LICENCES = "network.js", "network.css", "LICENSES.txt"
_HERE = Path(__file__).parent / "page"


def write_html(store: Store, of: Construct | None, path: Path) -> None:
    """Writes a view as a picture and as a table of its edges; where the picture's script was not made, as a table."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    chosen = of or view(DEFAULT)
    elements = _elements(store, chosen)
    script = _text(SCRIPT).replace("</script", "<\\/script")
    style = _text(STYLE) + "\n" + (_HERE / "alone.css").read_text(encoding="utf-8")
    templates = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    templates.trim_blocks = templates.lstrip_blocks = True
    nodes = {each["data"]["id"]: each["data"] for each in elements["elements"]["nodes"]}
    page = templates.get_template("network.html").render(
        view=chosen,
        nodes=nodes,
        edges=[each["data"] for each in elements["elements"]["edges"]],
        elements=Markup(_json(elements)),
        script=Markup(script),
        licences=_text(LICENCES) if script else "",
        digest=b64encode(sha256(script.encode()).digest()).decode(),
        style=Markup(style),
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def _text(name: str) -> str:
    """A file that pages need; empty where it was not made."""
    return assets()[name].content.decode("utf-8").strip() if name in assets() else ""


def _elements(store: Store, of: Construct) -> dict[str, Any]:
    """Nodes and edges in Cytoscape's JSON, each with its address: what the picture's script reads."""
    graph, places = network(store, of), documents(store)
    nodes = [
        {"data": {"id": iri, **data, "href": iri if iri.startswith(("http://", "https://")) else ""}}
        for iri, data in graph.nodes(data=True)
    ]
    edges = [
        {"data": {"id": f"edge-{at}", "source": one, "target": other, **data, "href": _read_at(data, places)}}
        for at, (one, other, data) in enumerate(graph.edges(data=True), 1)
    ]
    return {"elements": {"nodes": nodes, "edges": edges}}


def _read_at(data: dict[str, Any], places: dict[str, str]) -> str:
    document = places.get(str(data.get("document")), "")
    if not document or not {"start", "end"} <= data.keys():
        return document
    return words(document, data["start"], data["end"])


def _json(of: Any) -> str:
    """JSON that may stand in a page: nothing in it ends the element that holds it."""
    text = json.dumps(of, ensure_ascii=False, allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
