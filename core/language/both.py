"""Two orders about one event, put together: the later one says what it says, the rest is as in the first."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import Patch

_Said = TypeVar("_Said", Patch, Spoken)


def over(before: _Said, said: _Said) -> _Said:
    """The first with all that the second says."""
    told = {field.name: getattr(said, field.name) for field in fields(said) if getattr(said, field.name)}
    return replace(before, **told)


def both(first: Patch, second: Patch) -> Patch:
    """Both patches in one, their times as well."""
    if isinstance(first.time, Spoken) and isinstance(second.time, Spoken):
        second = replace(second, time=over(first.time, second.time))
    return over(first, second)
