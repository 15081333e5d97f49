"""A form with a card's drafts comes back: an ordinary correction, only that nothing has to be understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from core.calendar.draft import Draft
from core.calendar.instants import wall
from core.calendar.recurrence import Recurrence
from core.calendar.time.resolution import Resolution
from core.calendar.time.resolve_repeat import repeat_days
from core.calendar.when import AllDay, Partial, Timed, When, first_day
from core.dialogue.card_inputs import CardFilled, Filled
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.correcting import again
from core.dialogue.drafting import retimed, retitled
from core.dialogue.inputs import Given
from core.dialogue.judging import kind_of
from core.dialogue.reader import reader_of
from core.dialogue.receiving import clean
from core.dialogue.stages import Interpreting
from core.dialogue.state import Step, find_card, toast

MAX_WORDS = 250


def filled(conversation: Conversation, given: Given, told: CardFilled) -> Step:
    """The card with what was filled in. One that is another by now, or is done with, stays as it is."""
    words = reader_of(conversation, given).words
    card = find_card(conversation, told.card)
    if card is None or card.state != "open" or kind_of(card) == "delete":
        return toast(conversation, given.id, words.stale)
    if card.revision != told.revision:
        return toast(conversation, given.id, words.card_changed)
    forms = {one.draft: one for one in told.drafts}
    drafts = tuple(_with(d, forms[d.id], given) if d.id in forms else d for d in card.drafts)
    if drafts == card.drafts:
        return conversation, ()
    turn = Turn(
        conversation.next_turn, card.source, "", card.anchor, card.forwarded, Interpreting(), given.at,
        reply=card.reply, private=card.private,
    )  # fmt: skip
    conversation = replace(conversation, next_turn=turn.number + 1)
    return again(conversation, given, turn, card, drafts)


def _with(draft: Draft, form: Filled, given: Given) -> Draft:
    title, place = clean(form.title)[:MAX_WORDS], clean(form.place)[:MAX_WORDS]
    if title and title != draft.proposal.title:
        draft = retitled(draft, title)
    when = _when(draft, form, given.preferences.zone)
    if when != draft.proposal.when:
        draft = retimed(draft, Resolution(when))
    return replace(draft, proposal=replace(draft.proposal, location=place))


def _when(draft: Draft, form: Filled, zone: str) -> When:
    """As the form says; what it has no field for stays: further days, and the zones."""
    before = draft.proposal.when
    if form.day is None:
        return before
    day = _on_rule(form.day, draft.proposal.recurrence) if form.day != _first(before) else form.day
    if form.start is None:
        last = before.last - before.first if isinstance(before, AllDay) else timedelta(0)
        return AllDay(day, day + last)
    if isinstance(before, Timed):
        return _timed(day, form, before.zone, before)
    return _timed(day, form, before.zone if isinstance(before, Partial) else zone, None)


def _timed(day: date, form: Filled, zone: str, before: Timed | None) -> Timed:
    assert form.start is not None
    start = wall(day, form.start, zone)
    end_zone = before.end_zone if before else None
    if form.end is None:
        return Timed(start, None, zone)
    nights = (before.end.date() - before.start.date()).days if before and before.end else 0
    end = wall(day + timedelta(days=nights), form.end, end_zone or zone)
    while end <= start:
        end += timedelta(days=1)
    return Timed(start, end, zone, end_zone)


def _first(when: When) -> date | None:
    return when.day if isinstance(when, Partial) else first_day(when)


def _on_rule(day: date, rule: Recurrence | None) -> date:
    """A series begins on one of its own days."""
    return next(islice(repeat_days(rule, day), 1), day) if rule is not None else day
