"""UN document symbols: their canonical form, their kind, and the file names they come in.

Source: ST/LIB/SER.B/5/Rev.5, "United Nations Document Series Symbols"; resolutions since 1976 (General
Assembly) and always (Security Council) as printed in mastheads: ``A/RES/73/293``, ``S/RES/2690 (2023)``.
"""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[A-Z]+(?:/[A-Za-z0-9.()\-]+)+")
_PART_WORDS = re.compile(r"\b(add|corr|rev|amend)\.(?=\d)", re.IGNORECASE)
_COUNCIL_RESOLUTION = re.compile(r"S/RES/\d{1,4}\((?:19|20)\d\d\)")
_ROMAN = r"[IVXLC]+"

_FILE_SUFFIX = re.compile(r"[-_](?:EN?|FR?|ES?|AR?|RU?|ZH?|C|S)$", re.IGNORECASE)
_FILE_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"S-RES-(\d{1,4})-?\(?((?:19|20)\d\d)\)?"), r"S/RES/\1(\2)"),
    (re.compile(r"A-RES-(\d{1,3}|E?S-\d{1,2})-(\d{1,3})(?:-([A-Z](?:-[A-Z])?))?"), r"A/RES/\1/\2\3"),
    (re.compile(r"(S|A)-PV[-.](\d{1,5})"), r"\1/PV.\2"),
    (re.compile(r"S-PRST-((?:19|20)\d\d)-(\d{1,3})"), r"S/PRST/\1/\2"),
    (re.compile(r"S-((?:19|20)\d\d)-(\d{1,4})((?:-(?:Add|Corr|Rev)\.\d{1,2})*)"), r"S/\1/\2\3"),
    (re.compile(r"A-(\d{2})-(\d{1,4})((?:-(?:Add|Corr|Rev)\.\d{1,2})*)"), r"A/\1/\2\3"),
    (re.compile(r"(ST)-(SGB|AI|IC)-((?:19|20)\d\d)-(\d{1,3})"), r"\1/\2/\3/\4"),
)

_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:^|/)RES(?:/|\.)"), "resolution"),
    (re.compile(r"(?:^|/)DEC/"), "decision"),
    (re.compile(r"^S/PRST/"), "presidential statement"),
    (re.compile(r"/(?:PV|SR)\.\d"), "meeting record"),
    (re.compile(r"^ST/(?:SGB|AI|IC)/"), "bulletin"),
)


def canonical(text: str) -> str | None:
    """The canonical form of a symbol, or None if the text is not one.

    Spaces go, ``Add.``, ``Corr.`` and ``Rev.`` are written so, everything else stays as printed:

    >>> canonical("S/RES/2690 (2023)")
    'S/RES/2690(2023)'
    >>> canonical("A/RES/72/262 C")
    'A/RES/72/262C'
    >>> canonical("A/RES/40/257 A to C")
    'A/RES/40/257A-C'
    >>> canonical("the Mission")
    """
    joined = re.sub(r"\s+(?:to|and)\s+(?=[A-Z]$)", "-", text.strip())
    joined = re.sub(r"\s+", "", joined)
    joined = "/".join(piece.upper() if piece.isalpha() else piece for piece in joined.split("/"))
    joined = _PART_WORDS.sub(lambda m: m[1].capitalize() + ".", joined)
    if not _SHAPE.fullmatch(joined) or not any(c.isdigit() for c in joined):
        return None
    if joined.count("(") != joined.count(")"):
        return None
    if joined.startswith("S/RES/") and not _COUNCIL_RESOLUTION.fullmatch(joined):
        return None
    return joined


def council_resolution(number: str, year: str) -> str:
    """Symbol of a Security Council resolution: ``S/RES/2690(2023)``."""
    return f"S/RES/{int(number)}({year})"


def assembly_resolution(number: str, letters: str = "", *, series: str = "A") -> str:
    """Symbol of a resolution of the General Assembly or of a body that numbers alike.

    ``number`` is ``73/293``, ``S-27/2``, or of the old numbering ``2200`` with letters ``A(XXI)``.
    """
    return f"{series}/RES/{number}{letters}"


def meeting_record(symbol: str, meeting: str) -> str | None:
    """Symbol of the record of the meeting that adopted the document, None for a body whose records are unknown.

    >>> meeting_record("S/RES/2690(2023)", "9365")
    'S/PV.9365'
    >>> meeting_record("A/RES/75/253B", "59")
    'A/75/PV.59'
    >>> meeting_record("A/RES/2200A(XXI)", "1496")
    'A/PV.1496'
    """
    session = re.match(r"A/RES/(?:(\d{1,3}|E?S-\d{1,2})/)?", symbol)
    if session:
        return f"A/{session[1]}/PV.{int(meeting)}" if session[1] else f"A/PV.{int(meeting)}"
    return f"S/PV.{int(meeting)}" if symbol.startswith("S/RES/") else None


def kind(symbol: str) -> str:
    """``resolution``, ``decision``, ``presidential statement``, ``meeting record``, ``bulletin`` or ``document``."""
    return next((name for pattern, name in _KINDS if pattern.search(symbol)), "document")


def body(symbol: str) -> str | None:
    """The body whose document series the symbol belongs to, None for a joint or another one."""
    if re.search(r"-[AS]/", symbol):
        return None
    return {
        "S": "Security Council",
        "A": "General Assembly",
        "E": "Economic and Social Council",
        "ST": "Secretariat",
    }.get(symbol.partition("/")[0])


def from_file_name(stem: str) -> str | None:
    """The symbol that a file name in the form of UN downloads stands for, else None.

    >>> from_file_name("S_2023_646-EN")
    'S/2023/646'
    >>> from_file_name("S-RES-2690-2023")
    'S/RES/2690(2023)'
    >>> from_file_name("Repertoire-2023-24")
    """
    name = stem.strip().replace("_", "-")
    for candidate in (name, _FILE_SUFFIX.sub("", name)):
        for pattern, form in _FILE_FORMS:
            match = pattern.fullmatch(candidate)
            if match:
                filled = match.expand(form)
                return canonical(re.sub(r"-(?=(?:Add|Corr|Rev)\.)", "/", filled))
    return None
