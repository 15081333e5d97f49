"""Invitations that words answer: which events are meant, and whether anything else is to change with them."""

from __future__ import annotations

from core.calendar.event import Event, Response
from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target


def answer_of(meaning: ChangeEvent | RemoveEvents) -> Response | None:
    """One's own answer to an invitation, where the words give one."""
    return meaning.patch.response if isinstance(meaning, ChangeEvent) else None


def only_answers(meaning: ChangeEvent | RemoveEvents) -> bool:
    """Whether the words give an answer and change nothing."""
    said = answer_of(meaning)
    return said is not None and isinstance(meaning, ChangeEvent) and meaning.patch == Patch(response=said)


def is_bare(target: Target) -> bool:
    """Whether nothing describes it: the invitation, all invitations."""
    return not target.title and not target.attendees and target.time is None


def open_to(events: tuple[Event, ...], target: Target, said: Response) -> tuple[Event, ...]:
    """Those one is invited to. Without a description only what waits for an answer; of all, what has another one."""
    invited = (event for event in events if event.response is not None)
    if is_bare(target):
        return tuple(event for event in invited if event.response == "needsAction")
    return tuple(event for event in invited if not target.every or event.response != said)
