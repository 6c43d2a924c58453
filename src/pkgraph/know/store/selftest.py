"""A store that counts wrongly is worse than none: the engine is asked one question with a known answer.

pyoxigraph before 0.5.12 answers ``5-2+1`` with 2.
"""

from __future__ import annotations

import pyoxigraph

from pkgraph.errors import GraphError

_QUESTION = "ASK { FILTER(5-2+1 = 4 && 8/4*2 = 4) }"


def check_engine(engine: pyoxigraph.Store) -> None:
    """Asks ``engine`` for a result that is known.

    Raises:
        GraphError: the installed pyoxigraph computes wrongly.
    """
    if not engine.query(_QUESTION):
        raise GraphError(
            f"pyoxigraph {pyoxigraph.__version__} computes wrongly (5-2+1 is not 4)",
            mend="install pyoxigraph 0.5.12 or newer",
        )
