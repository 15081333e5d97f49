"""What stands below a list that has more than one page, in Korean."""

from __future__ import annotations

page_before = "◀ 앞으로"


def next_page(left: int) -> str:
    return f"더 보기 ({left}) ▶"


def part(first: int, last: int, count: int) -> str:
    return f"{count}개 중 {first}–{last}번째예요." if first < last else f"{count}개 중 {last}번째예요."
