"""What later lines of ours make of earlier ones that the remote calendar has not heard of: guests need not know of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from core.calendar.change import Change

Pair: TypeAlias = tuple[Change, Change]
"""A line, and the one that takes it back."""


def taken_back(line: Change, group: Iterable[Change], pending: Sequence[Change]) -> tuple[Pair, ...]:
    """The pairs behind this line that come to nothing, and last its own, if it is taken back with nothing in between.

    `group` are all lines that were confirmed with it, `pending` all of its family that wait, oldest first. What was
    deleted comes back as another event: that is not nothing.
    """
    if sum(other.saga == line.saga for other in group) > 1:
        return ()
    stack: list[Change] = []
    pairs: list[Pair] = []
    for other in pending:
        if other.event != line.event:
            continue
        if stack and _takes_back(other, stack[-1]):
            pairs.append((stack.pop(), other))
        else:
            stack.append(other)
    return tuple(pairs)


def is_worth_a_mail(line: Change, pending: Iterable[Change]) -> bool:
    """Whether guests hear of it: where another mail about the same event follows, that one is enough."""
    later = (other for other in pending if other.event == line.event and other.id != line.id)
    return line.notify and not any(other.notify for other in later)


def _takes_back(later: Change, line: Change) -> bool:
    return line.after is not None and (later.undoes, later.saga) == (line.group, line.saga)
