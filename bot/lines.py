"""The ways between the processes of a house: inside this one, or over Redis where there is one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from adapters.inline.hints import InlineHints
from adapters.inline.queue import InlineQueue, Job
from core.ports import Hints, JobQueue


@dataclass(frozen=True, slots=True)
class Lines:
    """How slow work is handed over, and who hears that a conversation moved. `attach` says what this process does."""

    queue: JobQueue
    hints: Hints
    attach: Callable[[Job], None]


def lines(stack: AsyncExitStack, redis: str | None, able: Callable[[], bool]) -> Lines:
    """As this house was told; `stack` takes them down again. `able`: whether this process could do the work itself."""
    near = InlineQueue()
    stack.push_async_callback(near.close)
    if redis is None:
        return Lines(near, InlineHints(), near.attach)
    from bot.queues import staffed  # takes long to import

    queue, hints = staffed(stack, redis, near, able)
    return Lines(queue, hints, near.attach)
