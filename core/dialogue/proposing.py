"""Drafts on their way to a card: what is missing is asked first, then the calendar is searched, then the card shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

from core.calendar.clashes import clashes, series_clashes
from core.calendar.draft import Draft
from core.calendar.duplicates import duplicates
from core.calendar.event import Event, Occurrence
from core.calendar.instants import span
from core.calendar.scopes import within_reach
from core.calendar.when import Partial, Window
from core.dialogue.asking import ask
from core.dialogue.calendars import placed
from core.dialogue.cards import card_reply
from core.dialogue.conversation import SHOWN, Card, Conversation, Neighbour, Remarks, Turn
from core.dialogue.drafting import incomplete
from core.dialogue.effects import Effect, FindEvents, Say
from core.dialogue.inputs import Given
from core.dialogue.judging import about_of
from core.dialogue.origins import attributed
from core.dialogue.reader import reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Looking, Proposing
from core.dialogue.state import Step, close_turn, find_card, put_card, staged, touched, turn_id

AROUND = timedelta(days=1)
SERIES_REACH = timedelta(days=200)
MAX_EVENTS, MAX_NEIGHBOURS = 20, 50


def propose(
    conversation: Conversation, given: Given, turn: Turn, drafts: tuple[Draft, ...], card: Card | None = None
) -> Step:
    """Ask what the first incomplete draft lacks; with nothing lacking, look for clashes."""
    drafts = attributed(drafts, card.drafts if card else (), turn.text)
    drafts = within_reach(placed(drafts, given.calendars))
    lacking = next((n for n, draft in enumerate(drafts) if incomplete(draft)), None)
    if lacking is not None:
        return ask(conversation, given, turn, drafts, lacking, card)
    goal = Proposing(drafts, card.id if card else None)
    return staged(conversation, turn, Looking(goal)), (FindEvents(turn.number, windows_of(drafts, given)),)


def too_many(conversation: Conversation, given: Given, turn: Turn, found: int) -> tuple[Effect, ...]:
    """Told where not all the events that were found are shown."""
    if found <= MAX_EVENTS:
        return ()
    text = reader_of(conversation, given).words.too_many_events(found, MAX_EVENTS)
    return (Say(Reply(turn_id(conversation, turn.number, "too many"), text)),)


def windows_of(drafts: tuple[Draft, ...], given: Given) -> tuple[Window, ...]:
    """Where clashes and near-duplicates of these drafts would be; of very many in one piece."""
    found = tuple(_around(draft, given) for draft in drafts if not isinstance(draft.proposal.when, Partial))
    if len(found) <= SHOWN:
        return found
    return (Window(min(one.start for one in found), max(one.end for one in found)),)


def _around(draft: Draft, given: Given) -> Window:
    assert not isinstance(draft.proposal.when, Partial)
    window = span(draft.proposal.when, given.preferences.zone)
    reach = SERIES_REACH if draft.proposal.recurrence else AROUND
    return Window(window.start - AROUND, window.end + reach)


def show(
    conversation: Conversation, given: Given, turn: Turn, goal: Proposing, events: tuple[Event, ...]
) -> Step:
    """The drafts on a card: a new one, or the next revision of the one they correct, if it still waits."""
    remarks = remarks_of(goal.drafts, events, given)
    before = find_card(conversation, goal.card) if goal.card else _card_from(conversation, turn)
    if before is not None and before.state == "open":
        return _revise(conversation, given, turn, before, goal.drafts, remarks)
    if goal.card is not None:
        return close_turn(conversation, turn.number), ()
    card_id = turn_id(conversation, turn.number, "card")
    card = Card(
        id=card_id,
        revision=1,
        drafts=goal.drafts,
        remarks=remarks,
        source=turn.source,
        anchor=turn.anchor,
        reply=turn.reply or uuid5(card_id, "reply"),
        touched_at=given.at,
        touched_by=turn.number,
        forwarded=turn.forwarded,
        pictured=turn.pictured,
        pictures=turn.pictures,
        captions=turn.captions,
        beside=turn.beside,
        about=about_of(goal.drafts),
        private=turn.private,
    )
    say = Say(card_reply(card, reader_of(conversation, given)), "edit" if turn.reply else "send")
    return put_card(close_turn(conversation, turn.number), card), (say,)


def remarks_of(drafts: tuple[Draft, ...], events: tuple[Event, ...], given: Given) -> tuple[Remarks, ...]:
    """Clashes and near-duplicates of each draft. What is to be deleted meets nothing.

    Of very many drafts, those that are not told one by one are not looked at either.
    """
    looked_at = tuple(
        Remarks() if draft.kind == "delete" else _remarks(draft, events, given) for draft in drafts[:SHOWN]
    )
    return (*looked_at, *(Remarks() for _ in drafts[SHOWN:]))


def revised(conversation: Conversation, given: Given, card: Card, note: str = "") -> Step:
    """The next revision of a card in the place of the last."""
    card = replace(card, revision=card.revision + 1)
    say = Say(card_reply(card, reader_of(conversation, given), note), "edit")
    return put_card(conversation, card), (say,)


def _revise(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    before: Card,
    drafts: tuple[Draft, ...],
    remarks: tuple[Remarks, ...],
) -> Step:
    reader, revision = reader_of(conversation, given), before.revision + 1
    card = replace(
        touched(before, given, turn.number),
        revision=revision,
        drafts=drafts,
        remarks=remarks,
        reply=turn.reply or uuid5(before.id, f"reply:{revision}"),
        source=turn.source,
        captions=turn.captions if turn.pictured else before.captions,
        beside=turn.beside if turn.pictured else before.beside,
        sure=False,
        about=about_of(drafts, before.about),
    )
    conversation = put_card(close_turn(conversation, turn.number), card)
    reply = card_reply(card, reader)
    if card.reply == before.reply:
        return conversation, (Say(reply, "edit"),)
    moved: Effect = Say(Reply(before.reply, reader.words.moved_below), "edit")
    below = Say(replace(reply, replaces=before.reply), "edit" if turn.reply else "send")
    return conversation, (moved, below)


def _card_from(conversation: Conversation, turn: Turn) -> Card | None:
    """The card of the same message; that of its pictures is not the card of its words."""
    made = [c for c in conversation.cards if c.source == turn.source and c.state == "open" and turn.source]
    return next((c for c in reversed(made) if c.pictured == turn.pictured), None)


def _remarks(draft: Draft, events: tuple[Event, ...], given: Given) -> Remarks:
    when, zone = draft.proposal.when, given.preferences.zone
    assert not isinstance(when, Partial)
    own = _own(draft, events)
    if draft.proposal.recurrence:
        met = series_clashes(when, draft.proposal.recurrence, events, zone, own)
    else:
        met = clashes(when, events, zone, own)
    alike = duplicates(draft.proposal.title, when, events, zone, draft.proposal.location, own)
    return Remarks(_neighbours(met), _neighbours(alike) if draft.kind == "create" else ())


def _own(draft: Draft, events: tuple[Event, ...]) -> frozenset[UUID]:
    """What is changed does not get into its own way, nor do the changed instances of its series."""
    if draft.base is None:
        return frozenset()
    return frozenset((draft.base.id, *(event.id for event in events if event.series == draft.base.id)))


def _neighbours(found: tuple[Occurrence, ...]) -> tuple[Neighbour, ...]:
    return tuple(Neighbour(o.event.id, o.event.title, o.when) for o in found[:MAX_NEIGHBOURS])
