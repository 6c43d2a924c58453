"""The page that answers questions in English."""

from __future__ import annotations

from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.question import Answer
from pkgraph.ask.rows import Rows
from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.named import named
from pkgraph.share.pages.passages import found
from pkgraph.share.pages.render import rendered
from pkgraph.share.pages.start import questions
from pkgraph.share.pages.table import table

MOST = 40
"""rows on the page; the query that gives all is linked"""
LONGEST = 500
"""characters of a question that are read"""


def ask_page(store: Store, links: Links, answer: Answer | None, question: str = "") -> str:
    """A question and its answer: a sentence, rows with their words, the query, what else may be meant; or why not.

    Args:
        store: the graph.
        links: the addresses of the site.
        answer: None where nothing was asked yet.
        question: what stands in the form.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    rows = answer.rows if answer else Rows((), ())
    hits = answer.hits if answer else ()
    shown = Rows(rows.columns, rows[:MOST])
    return rendered(
        "ask.html",
        links,
        answer=answer,
        question=question,
        questions=questions(),
        table=table(rows, named(store, [shown]), links, most=MOST) if rows else None,
        query=catalogue().get(answer.query) if answer and answer.query else None,
        passages=found(hits, links),
    )
