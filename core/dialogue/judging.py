"""What a card is about and what may be done with it: questions that all who handle cards ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from core.calendar.draft import ChangeKind, Draft, Scope
from core.calendar.event import Event, Response
from core.calendar.scopes import scopes_of
from core.dialogue.calendars import calendar_of, locked
from core.dialogue.conversation import Card, CardKind
from core.dialogue.message import CalendarChoice

KEPT = ("title", "location", "attendees", "notes", "recurrence", "reminders", "response")
RESPONSES: tuple[Response, ...] = ("accepted", "tentative", "declined")


def kind_of(card: Card) -> ChangeKind:
    """What confirm does; the drafts of one card are of one kind."""
    return card.drafts[0].kind


def ticked(card: Card) -> tuple[Draft, ...]:
    """The drafts that confirm carries out."""
    return tuple(draft for draft in card.drafts if draft.ticked)


def in_series(draft: Draft) -> bool:
    """Whether one occurrence of a series is meant, or what begins with it."""
    return draft.base is not None and draft.base.recurrence is not None and draft.original is not None


def needs_scope(card: Card) -> bool:
    """Whether one occurrence of a series is meant, and how far the change goes was not said, or cannot be."""
    draft = card.drafts[0]
    return len(card.drafts) == 1 and in_series(draft) and draft.scope not in scopes_of(draft)


def scopes(card: Card) -> tuple[Scope, ...]:
    """How far a card may go, where that is the question."""
    return scopes_of(card.drafts[0]) if needs_scope(card) else ()


def changes_nothing(card: Card) -> bool:
    """Whether everything would stay as it is: of an event that is to be changed nobody has said how."""
    return kind_of(card) == "update" and bool(ticked(card)) and all(stays(draft) for draft in ticked(card))


def stays(draft: Draft) -> bool:
    """Whether the change of an event changes nothing."""
    now, base = draft.proposal, draft.base
    assert base is not None
    return now.when == draft.was and all(getattr(now, name) == getattr(base, name) for name in KEPT)


def is_answer(draft: Draft) -> bool:
    """Whether nothing could become different but one's own answer to an invitation."""
    base = draft.base
    if draft.kind != "update" or base is None or base.response is None:
        return False
    return stays(replace(draft, proposal=replace(draft.proposal, response=base.response)))


def about_of(drafts: tuple[Draft, ...], before: CardKind = "draft") -> CardKind:
    """What a card is about with these drafts; `before` is what it was about without them."""
    if before == "conflict":
        return before
    if not all(map(is_answer, drafts)) or (before != "invitation" and all(map(stays, drafts))):
        return "draft"
    return "invitation"


def makes_again(card: Card, event: UUID) -> bool:
    """Whether it waits and offers to make an event anew that is gone elsewhere."""
    return card.state == "open" and kind_of(card) == "create" and event in card.events


def goes_to(card: Card, email: str, calendars: tuple[CalendarChoice, ...]) -> bool:
    """Whether it is on its way to a calendar of this account."""
    there = (calendar_of(draft, calendars) for draft in ticked(card))
    return card.arrival == "underway" and any(one is not None and one.email == email for one in there)


def is_held_up(card: Card, calendars: tuple[CalendarChoice, ...]) -> bool:
    """Whether it cannot get there before its person connects again."""
    return any(one.signed_out and goes_to(card, one.email, calendars) for one in calendars)


def takes_taps(card: Card, verb: str) -> bool:
    """Whether a tap may still do something: a card that was confirmed lets one change one's answer."""
    return card.state == "open" or (card.state, card.about, verb) == ("done", "invitation", "answer")


def offers(card: Card, verb: str, calendars: tuple[CalendarChoice, ...]) -> bool:
    """Whether a card has such a button at all. News are taken note of, answered, or put back where that can be done."""
    if verb == "answer":
        return card.about == "invitation" or _invites(card, calendars)
    if card.about == "invitation":
        return verb in ("discard", "tick")
    if card.about != "news":
        return True
    return verb == "discard" or (verb == "confirm" and _can_be_put_back(card, calendars))


def _can_be_put_back(card: Card, calendars: tuple[CalendarChoice, ...]) -> bool:
    draft, base = card.drafts[0], card.drafts[0].base
    if base is None or draft.kind == "delete":
        return draft.kind == "create"
    return _is_row(base) and not changes_nothing(card) and locked(base, calendars) is None


def _invites(card: Card, calendars: tuple[CalendarChoice, ...]) -> bool:
    """Whether it is news of an invitation that nobody has answered yet."""
    base = card.drafts[0].base
    if card.about != "news" or base is None or base.response != "needsAction" or not changes_nothing(card):
        return False
    return _is_row(base) and locked(base, calendars, only_answer=True) is None


def _is_row(event: Event) -> bool:
    """An occurrence that stands as its rule says is none."""
    return event.series != event.id


def may_be_taken(card: Card) -> bool:
    """Whether others read it, and it is about something new."""
    return (
        not card.private
        and card.about == "draft"
        and card.state in ("open", "writing", "done")
        and bool(_new(card.drafts))
    )


def taken_from(card: Card | None) -> tuple[Draft, ...]:
    """What others may take along of it. Its guests, calendar and questions are its owner's alone."""
    return _new(card.drafts) if card is not None and may_be_taken(card) else ()


def _new(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    return tuple(draft for draft in drafts if draft.kind == "create" and draft.ticked)
