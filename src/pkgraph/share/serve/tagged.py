"""Content with its entity tag: a client that has it already is told so."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response


def tagged(request: Request, content: bytes, media: str, headers: Mapping[str, str]) -> Response:
    """The response with some content, or none where the client has it already (RFC 9110, section 13.1.2)."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    kept = {"ETag": tag, **headers}
    wanted = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if wanted & {tag, "*"}:
        return Response(status_code=304, headers=kept)
    return Response(content, media_type=media, headers=kept)
