"""Questions in English, answered from the catalogue's queries, or declined with the reason."""

from pkgraph.ask.question.answer import Answer, Candidate
from pkgraph.ask.question.engine import Asker

__all__ = ["Answer", "Asker", "Candidate"]
