"""Words as the index cuts them: runs of letters and digits."""

from __future__ import annotations

import re
import unicodedata

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in their order, none of which holds any sign of a query language.

    >>> tokens("S/RES/2690 (2023)")
    ('S', 'RES', '2690', '2023')
    """
    return tuple(_TOKEN.findall(unicodedata.normalize("NFC", text)))
