"""What a mention of people is in its sentence, and where its words begin and end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from core.dialogue.interpretation import Target
from core.language.guests.found import Mention

Role = Literal["guest", "kept", "contact"]
"""A guest; one whom an errand is about, and stays in its words (메일 보내기, email …); one to write to, and no guest."""


@dataclass(frozen=True, slots=True)
class Part:
    """`text[start:end]` is all that belongs to the mention; `particle` is what its name is to be followed by.

    `names` are all who are named in the same breath. `certain`: its words are no part of any other sentence.
    `later` are words further on that only say that they are invited.
    """

    role: Role
    start: int
    end: int
    particle: str = ""
    names: tuple[str, ...] = ()
    certain: bool = False
    later: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """`text[start:end]` says that somebody is to come, or (`off`) not to come.

    `asked`: it is an order of its own, not just a name. `hosted`: the words around it name an event that is there.
    """

    start: int
    end: int
    off: bool = False
    asked: bool = False
    hosted: bool = False


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one language speaks of people: the names that stand for them, and the readers of what is around.

    `company` is what is said of those who come along, before the other words and behind them.
    """

    names: Sequence[str]
    company: tuple[str, str]
    part: Callable[[str, Mention], Part]
    phrase: Callable[[str, str], Phrase]
    target: Callable[[str], Target]


_NOTED = re.compile(r"(?i:(?:^|(?<=[\s,.]))(?:notes?|memo|메모|비고)\s?[:：][^\n]*)$")


def in_note(text: str, one: Mention) -> bool:
    """Whether it stands in a note, where it is nobody but a word."""
    return _NOTED.search(text, 0, one.start) is not None


def is_long(text: str) -> bool:
    """A notice rather than an order: who is not plainly invited in it is none of the guests."""
    return len(text) > 160 or text.strip().count("\n") >= 3
