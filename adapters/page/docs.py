"""The list of the API's routes at `/docs`, drawn from its own description: no script, nothing external."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Haru API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/static/icon.svg"><link rel="stylesheet" href="/static/base.css">
<link rel="stylesheet" href="/static/docs.css"></head><body class="docs"><main>"""


def render(schema: Mapping[str, Any]) -> str:
    """The page for an OpenAPI description."""
    info = schema["info"]
    head = f"<h1>{escape(info['title'])}</h1><p>{escape(info.get('description', ''))}</p>"
    link = '<p><a href="/openapi.json">openapi.json</a></p>'
    return f"{_HEAD}{head}{link}{''.join(_routes(schema))}</main></body></html>"


def _routes(schema: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in schema["paths"].items():
        for method, route in methods.items():
            yield (
                f"<section><h2><b>{escape(method.upper())}</b> <code>{escape(path)}</code></h2>"
                f"<p>{escape(route.get('description', ''))}</p>{_fields(schema, route)}</section>"
            )


def _fields(schema: Mapping[str, Any], route: Mapping[str, Any]) -> str:
    rows = [(one["name"], one["in"], one.get("description", "")) for one in route.get("parameters", ())]
    rows += [(name, "body", about) for name, about in _body(schema, route)]
    cells = (f"<tr><td><code>{escape(a)}</code><td>{escape(b)}<td>{escape(c)}" for a, b, c in rows)
    return f"<table>{''.join(cells)}</table>" if rows else ""


def _body(schema: Mapping[str, Any], route: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for content in route.get("requestBody", {}).get("content", {}).values():
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        properties = schema.get("components", {}).get("schemas", {}).get(name, {}).get("properties", {})
        for field, about in properties.items():
            yield field, about.get("description", "")
