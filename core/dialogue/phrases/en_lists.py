"""What stands below a list that has more than one page, in English."""

from __future__ import annotations

page_before = "◀ Back"


def next_page(left: int) -> str:
    return f"Show more ({left}) ▶"


def part(first: int, last: int, count: int) -> str:
    return f"{first}–{last} of {count}" if first < last else f"{last} of {count}"
