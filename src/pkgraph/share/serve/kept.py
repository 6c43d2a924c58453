"""Short answers that are kept for those who ask the same: a graph does not change while it is served."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict

from pkgraph.share.serve.pool import Question, Reply

LONGEST = 1 << 18
"""bytes of an answer that is kept"""
# Functions whose value differs from one time to the next (SPARQL 1.1, sections 17.4.2.9, .12, .13, 17.4.4.5, 17.4.5.1).
_CHANGING = re.compile("BNODE|NOW|RAND|UUID", re.IGNORECASE)


class Kept:
    """Answers by what was asked, those asked for least recently given up first.

    Args:
        size: bytes of answers and questions that are kept; 0 keeps none.
    """

    def __init__(self, size: int) -> None:
        self._most = size
        self._size = 0
        self._replies: OrderedDict[Question, Reply] = OrderedDict()

    def get(self, question: Question) -> Reply | None:
        """The answer to a question, if it is kept."""
        reply = self._replies.get(question)
        if reply:
            self._replies.move_to_end(question)
        return reply

    def keep(self, question: Question, reply: Reply) -> None:
        """Keeps an answer that is whole, short, and the same whenever it is asked for."""
        size = _size(question, reply)
        if (
            question in self._replies
            or reply.rest
            or size > min(self._most, LONGEST)
            or _CHANGING.search(question.text)
        ):
            return
        self._replies[question] = reply
        self._size += size
        while self._size > self._most:
            self._size -= _size(*self._replies.popitem(last=False))


def tag(reply: Reply) -> str:
    """The entity tag of an answer that is whole."""
    return f'"{hashlib.sha256(reply.body).hexdigest()[:32]}"'


def _size(question: Question, reply: Reply) -> int:
    return len(question.text) + len(reply.body)
