"""How deep an item stands: (a), (b) below a paragraph, (i), (ii) below one of them, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
          "xviii", "xix", "xx")  # fmt: skip
_FIRST = ("a", "i", "aa")


def item_depth(opened: Sequence[str], number: str, following: str | None) -> int:
    """The depth of the next item, 1 for the outermost.

    Args:
        opened: numbers of the items that are open, the outermost first: ``["b", "iii"]``.
        number: the item's number as printed, without brackets.
        following: the number of the item behind it, None where there is none: it tells what (i) behind (h) is.
    """
    depths = [depth for depth in range(len(opened), 0, -1) if follows(opened[depth - 1], number)]
    alike = [depth for depth in range(len(opened), 0, -1) if _kind(opened[depth - 1]) == _kind(number)]
    opens = number in _FIRST and not alike
    if opens and (not depths or _goes_on_deeper(number, following)):
        return len(opened) + 1
    return next(iter((*depths, *alike, 1)))


def follows(before: str, number: str) -> bool:
    """True if the number is the next one: (c) behind (b), (iv) behind (iii), (aa) behind (z)."""
    return number in (_next_letter(before), _next_roman(before))


def _goes_on_deeper(number: str, following: str | None) -> bool:
    return number == "i" and following == "ii"


def _next_letter(number: str) -> str | None:
    if len(set(number)) != 1:
        return None
    if number[0] == "z":
        return "a" * (len(number) + 1)
    return chr(ord(number[0]) + 1) * len(number)


def _next_roman(number: str) -> str | None:
    at = _ROMAN.index(number) + 1 if number in _ROMAN else len(_ROMAN)
    return _ROMAN[at] if at < len(_ROMAN) else None


def _kind(number: str) -> str:
    if number in _ROMAN:
        return "roman"
    return "letter" if len(number) == 1 else "letters"
