"""Every sentence about days that a series leaves out, in Korean."""

from __future__ import annotations

remarks: dict[str, str] = {
    "not_in_series": "빼 달라고 하신 날은 이 반복에 없는 날이에요.",
}


def without(days: tuple[str, ...]) -> str:
    return f"{', '.join(days)} 빼고"


def begins_without(day: str) -> str:
    return f"처음인 {day}은 빼고 시작해요."
