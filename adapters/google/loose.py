"""What Google sent, taken for what it should be: whatever is of another kind counts as not said."""

from __future__ import annotations

from typing import Any, TypeAlias

Table: TypeAlias = dict[str, Any]


def table(value: object) -> Table:
    """A JSON object, or an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Table]:
    """The JSON objects of a list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def text(value: object) -> str:
    """A text that any database holds: without NUL and without halves of a character."""
    if not isinstance(value, str):
        return ""
    if value.isascii():
        return value.replace("\0", "")
    return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def words(value: object) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(text(one) for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def private(event: Table) -> Table:
    """The properties of an event that only its own copy has; ours are among them."""
    return table(table(event.get("extendedProperties")).get("private"))
