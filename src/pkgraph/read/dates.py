"""Dates as UN documents print them: ``1 September 2023``, ``1 Nov 2023``."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_DATE = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3,9})\.?(?:\s+(?P<year>(?:19|20)\d\d))?")


def month_number(name: str) -> int | None:
    """1 to 12 for a month's English name or its first three or more letters, else None."""
    low = name.casefold().rstrip(".")
    return next((n for n, month in enumerate(MONTHS, 1) if len(low) >= 3 and month.startswith(low)), None)


def day_of(text: str, year: int | None = None) -> date | None:
    """The first day named in ``text``; ``year`` fills in one that the text leaves out.

    >>> day_of("1 Nov 2023")
    datetime.date(2023, 11, 1)
    """
    match = _DATE.search(text)
    if match is None:
        return None
    month = month_number(match["month"])
    known = int(match["year"]) if match["year"] else year
    if month is None or known is None:
        return None
    try:
        return date(known, month, int(match["day"]))
    except ValueError:
        return None
