"""What a query of the catalogue is, as plain data."""

from __future__ import annotations

from typing import Any

from pkgraph.ask.binding import check
from pkgraph.ask.catalogue import CatalogueQuery


def described(query: CatalogueQuery) -> dict[str, Any]:
    """A query's metadata as plain data."""
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "also": list(query.also),
        "parameters": [
            {
                "name": parameter.name,
                "type": str(parameter.type),
                "default": parameter.default,
                "example": parameter.example,
                "choices": list(parameter.choices),
                "description": parameter.description,
            }
            for parameter in query.parameters
        ],
        "columns": list(check(query.text, where=query.name)),
        "lists": list(query.lists),
        "method": query.method,
        "limits": query.limits,
    }
