"""Which of the connected calendars a person means by a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from core.dialogue.message import CalendarChoice

_THE_SAME = tuple(
    frozenset(words.split())
    for words in (
        "업무 회사 직장 work office job",
        "가족 family 집",
        "개인 personal private",
        "공휴일 휴일 holiday holidays",
        "생일 birthday birthdays",
        "학교 school",
    )
)
_MAIN = frozenset("기본 메인 primary main default".split())
_SHORTEST = 2
_NOT_ITS_NAME = re.compile(r"""캘린더|달력|\bcalendars?\b|[\s"'“”‘’·_-]""")


def named(calendars: tuple[CalendarChoice, ...], name: str) -> tuple[CalendarChoice, ...]:
    """Those of this name; where none has it, those that people call so, or in whose names it stands."""
    asked = _plain(name)
    ways: tuple[Callable[[CalendarChoice], bool], ...] = (
        lambda one: asked == _plain(one.name),
        lambda one: one.primary and (asked in _MAIN or asked == _plain(one.email)),
        lambda one: _called_alike(asked, _plain(one.name)),
        lambda one: len(asked) >= _SHORTEST and asked in _plain(one.name),
    )
    found = (tuple(filter(way, calendars)) for way in ways)
    return next((some for some in found if some and asked), ())


def _called_alike(asked: str, name: str) -> bool:
    return any(asked in words and _any_in(words, name) for words in _THE_SAME)


def _any_in(words: Iterable[str], name: str) -> bool:
    return any(word in name for word in words)


def _plain(name: str) -> str:
    return _NOT_ITS_NAME.sub("", name.casefold())
