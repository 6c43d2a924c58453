"""Numbers as lists print them: in digits, letters or Roman."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 4_000
"""largest number that is written in letters"""


def written(number: int, form: str) -> str:
    """A number in the form that Word calls ``lowerLetter``, ``upperRoman`` and so on; in digits in any other."""
    lower = form[:1] == "l"
    if form in ("lowerLetter", "upperLetter") and 0 < number <= _LARGEST:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if lower else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number <= _LARGEST:
        roman = ""
        for value, sign in _ROMAN:
            times, number = divmod(number, value)
            roman += sign * times
        return roman if lower else roman.upper()
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else str(number)
