"""The Model Context Protocol server: tools and the schema over standard input and output."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import ValidationError

from pkgraph import __version__
from pkgraph.errors import PkgraphError
from pkgraph.know.store.limited import LimitedStore
from pkgraph.share.mcp.schema import schema
from pkgraph.share.mcp.tools import Tools

INSTRUCTIONS = """\
What United Nations peacekeeping documents say. Begin with ask; where it declines, with list_queries and query, or \
search for words; show and explain tell more of what they name; sparql is for what the catalogue does not answer (read \
schema first). Every fact has a document symbol, a part and an exact quote: cite them, and say so when the graph does \
not know.\
"""
SCHEMA = "pkgraph://schema"
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def server(store: LimitedStore) -> MCPServer:
    """The server on a graph."""
    made = _Server("pkgraph", version=__version__, instructions=INSTRUCTIONS, log_level="CRITICAL")
    tools = Tools(store)
    for tool in (
        tools.ask,
        tools.list_queries,
        tools.query,
        tools.search,
        tools.show,
        tools.explain,
        tools.sparql,
        tools.schema,
    ):
        made.add_tool(_answering(tool), description=_description(tool), annotations=_READS)
    made.resource(SCHEMA, name="schema", description=_description(tools.schema), mime_type="text/plain")(schema_text)
    return made


def serve(store: LimitedStore) -> None:
    """Serves a graph on standard input and output until the input ends."""
    server(store).run("stdio")


def schema_text() -> str:
    """The schema, as a resource."""
    return schema()


class _Server(MCPServer):
    """A server that tells wrong arguments in one line."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """The result of a tool."""
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(f"wrong arguments for {name}: {_faults(error.__cause__)}") from error.__cause__
            if isinstance(error.__cause__, ToolError):
                raise ToolError(str(error.__cause__)) from error
            raise


def _answering(tool: Callable[..., Any]) -> Callable[..., CallToolResult]:
    """The tool with its result in both forms, and its errors as one line each."""

    @wraps(tool)
    def answer(*arguments: Any, **named: Any) -> CallToolResult:
        try:
            result = tool(*arguments, **named)
        except PkgraphError as error:
            raise ToolError(str(error)) from error
        if isinstance(result, str):
            return CallToolResult(
                content=[TextContent(type="text", text=result)], structured_content={"result": result}
            )
        text = json.dumps(result, ensure_ascii=False)
        return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=result)

    return answer


def _description(tool: Callable[..., Any]) -> str:
    return " ".join((tool.__doc__ or "").split())


def _faults(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, each['loc'])) or 'arguments'}: {each['msg']}" for each in error.errors())
