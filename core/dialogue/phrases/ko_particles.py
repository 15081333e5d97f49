"""Particles that follow how a word sounds: 오후 3:00로 (세 시로), but 오후 3:30으로 (삼십 분으로)."""

from __future__ import annotations

import re

_CLOCK = re.compile(r":(\d\d)$")
_BESIDE = re.compile(r"\([^)]*\)$")


def by(word: str) -> str:
    """로, or 으로."""
    return "로" if _tail(word) in (0, _RIEUL) else "으로"


def it_is(word: str) -> str:
    """예요, or 이에요."""
    return "이에요" if _tail(word) else "예요"


_RIEUL = 8


def _tail(word: str) -> int:
    """The consonant that ends the last syllable as it is read; 0 for none. 3:00 is 시, 3:30 분, 17일(화) 일."""
    clock = _CLOCK.search(word)
    if clock is not None:
        word = "시" if clock[1] == "00" else "분"
    last = _BESIDE.sub("", word)[-1:]
    return (ord(last) - ord("가")) % 28 if "가" <= last <= "힣" else 0
