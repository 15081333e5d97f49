"""Every sentence about days that a series leaves out, in English."""

from __future__ import annotations

remarks: dict[str, str] = {
    "not_in_series": "The day you wanted left out is none of this series.",
}


def without(days: tuple[str, ...]) -> str:
    return f"except {' and '.join(days)}"


def begins_without(day: str) -> str:
    return f"It would have begun on {day}, which is left out."
