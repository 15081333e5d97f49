"""The tap that writes. What the user saw is checked against what is now, in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.changing import changes_of
from core.calendar.draft import Draft, Scope
from core.calendar.event import Event, Guard
from core.calendar.scopes import is_possible, within_reach
from core.dialogue.calendars import locked, placed
from core.dialogue.cards import card_reply
from core.dialogue.conversation import Arrival, Card, Conversation, Neighbour, Remarks
from core.dialogue.effects import Say, WriteChange
from core.dialogue.inputs import Facts, Given
from core.dialogue.judging import changes_nothing, is_answer, kind_of, needs_scope, ticked
from core.dialogue.links import quoted
from core.dialogue.merging import brought_up_to_date, is_gone, now_of
from core.dialogue.phrases import Speech
from core.dialogue.proposing import remarks_of, revised
from core.dialogue.reader import reader_of
from core.dialogue.state import Step, put_card, toast

BULK = 3


def confirm(
    conversation: Conversation, given: Given, card: Card, facts: Facts, scope: Scope | None = None
) -> Step:
    """Write the ticked drafts, unless something the card shows is no longer so."""
    words = reader_of(conversation, given).words
    if not ticked(card):
        return toast(conversation, given.id, words.nothing_ticked)
    if changes_nothing(card):
        return toast(conversation, given.id, words.how_to_edit)
    if any(is_gone(draft, facts) for draft in _scoped(card, scope).drafts):
        return _without_gone(conversation, given, _scoped(card, scope), facts)
    barred = _barred(card, facts, given)
    if barred is not None:
        return _refused(conversation, given, card, *barred)
    drafts = placed(card.drafts, given.calendars)
    if drafts != card.drafts:
        note = reader_of(conversation, given).remote.calendars_changed
        return revised(conversation, given, replace(card, drafts=drafts), note)
    return _as_shown(conversation, given, card, facts, scope)


def _as_shown(
    conversation: Conversation, given: Given, card: Card, facts: Facts, scope: Scope | None
) -> Step:
    """Write what the card shows, or show what has become of it and what it now meets."""
    words = reader_of(conversation, given).words
    card, conflict = brought_up_to_date(card, facts)
    able = within_reach(card.drafts)
    if (
        conflict or able != card.drafts or needs_scope(_scoped(card, scope))
    ):  # or it cannot go as far any more
        card = replace(card, drafts=able, remarks=remarks_of(able, facts.nearby, given))
        return revised(conversation, given, card, words.changed_meanwhile)
    stuck = next((draft for draft in ticked(_scoped(card, scope)) if not is_possible(draft)), None)
    if stuck is not None:
        return _without_stuck(conversation, given, card, stuck)
    now = remarks_of(card.drafts, facts.nearby, given)
    news = met_anew(card, now, words)
    if news:
        return revised(conversation, given, replace(card, remarks=now), news)
    if kind_of(card) != "create" and len(ticked(card)) > BULK and not card.sure:
        return revised(conversation, given, replace(card, sure=True), words.really(len(ticked(card))))
    return _write(conversation, given, _scoped(card, scope), facts)


def written(conversation: Conversation, given: Given, group: UUID) -> Step | None:
    """The ledger holds the card's lines: it says so. None where no card waits for this group."""
    card = next((c for c in conversation.cards if c.group == group and c.state == "writing"), None)
    if card is None:
        return None
    card = replace(card, state="done", revision=card.revision + 1)
    say = Say(card_reply(card, reader_of(conversation, given)), "edit")
    return put_card(conversation, card), (say,)


def _scoped(card: Card, scope: Scope | None) -> Card:
    return card if scope is None else replace(card, drafts=(replace(card.drafts[0], scope=scope),))


def _write(conversation: Conversation, given: Given, card: Card, facts: Facts) -> Step:
    group = uuid5(card.id, f"group:{card.revision}")
    origin = conversation.key.platform
    by_draft = _lines_by_draft(ticked(card), group, origin, facts)
    lines = tuple(line for _, written in by_draft for line in written)
    if not lines:
        return _as_it_is(conversation, given, card)
    left = tuple(event for draft, written in by_draft for event in _left(draft, written))
    arrival: Arrival = "underway" if any(line.state == "pending" for line in lines) else "here"
    card = replace(card, state="writing", group=group, events=left, arrival=arrival, link="")
    return put_card(conversation, card), (WriteChange(lines),)


def _as_it_is(conversation: Conversation, given: Given, card: Card) -> Step:
    """Somebody else did just that meanwhile: done, with nothing to undo."""
    left = tuple(d.base.id for d in ticked(card) if d.base is not None and d.kind == "update")
    card = replace(card, state="done", revision=card.revision + 1, events=left)
    return put_card(conversation, card), (Say(card_reply(card, reader_of(conversation, given)), "edit"),)


def _left(draft: Draft, lines: tuple[Change, ...]) -> tuple[UUID, ...]:
    """What a draft put on the calendar: of a series in parts only the part that was meant."""
    if draft.kind == "delete":
        return ()
    made = tuple(line.event for line in lines if line.base is None)
    return made or tuple(line.event for line in lines if line.after is not None)[:1]


def _lines_by_draft(
    drafts: tuple[Draft, ...], group: UUID, origin: str, facts: Facts
) -> list[tuple[Draft, tuple[Change, ...]]]:
    """The lines of each draft. Drafts of one series go one after another, each on what the last one left."""
    left = {event.id: event for event in facts.current}
    by_draft = []
    for draft in drafts:
        lines = _lines(draft, group, origin, left)
        left |= {line.event: line.after for line in lines if line.after is not None}
        by_draft.append((draft, lines))
    return by_draft


def _lines(draft: Draft, group: UUID, origin: str, left: dict[UUID, Event]) -> tuple[Change, ...]:
    if draft.base is None:
        return changes_of(draft, group, origin, ())
    siblings = tuple(event for event in left.values() if event.series == draft.base.id)
    return changes_of(replace(draft, base=left[draft.base.id]), group, origin, siblings)


def _barred(card: Card, facts: Facts, given: Given) -> tuple[Event, Guard] | None:
    """What may no longer be changed from here, and why."""
    for draft in ticked(card):
        now = now_of(draft, facts)
        reason = locked(now, given.calendars, only_answer=is_answer(draft)) if now else None
        if now is not None and reason is not None:
            return now, reason
    return None


def _refused(conversation: Conversation, given: Given, card: Card, barred: Event, reason: Guard) -> Step:
    reader = reader_of(conversation, given)
    card = replace(card, state="refused")
    say = Say(card_reply(card, reader, reader.remote.locked(quoted(barred.title), reason)), "edit")
    return put_card(conversation, card), (say,)


def _without_gone(conversation: Conversation, given: Given, card: Card, facts: Facts) -> Step:
    """What is left of the card is asked about again; of a card with nothing left that is said."""
    reader = reader_of(conversation, given)
    there = [n for n, draft in enumerate(card.drafts) if not is_gone(draft, facts)]
    if not there:
        card = replace(card, state="discarded")
        say = Say(card_reply(card, reader, reader.words.gone), "edit")
        return put_card(conversation, card), (say,)
    drafts, remarks = tuple(card.drafts[n] for n in there), tuple(card.remarks[n] for n in there)
    card = replace(card, drafts=drafts, remarks=remarks)
    return revised(conversation, given, card, reader.words.some_gone)


def _without_stuck(conversation: Conversation, given: Given, card: Card, stuck: Draft) -> Step:
    """What no scope helps is not done, and said; the rest is asked about again."""
    note = reader_of(conversation, given).words.moves_alone(stuck.proposal.title)
    if len(card.drafts) > 1:
        left = (replace(draft, ticked=False) if draft == stuck else draft for draft in card.drafts)
        card = replace(card, drafts=tuple(left))
    return revised(conversation, given, card, note)


def met_anew(card: Card, now: tuple[Remarks, ...], words: Speech) -> str:
    """What a card's ticked drafts meet that it did not show; nothing where it showed everything."""
    if _met(card, now, "clashes") - _met(card, card.remarks, "clashes"):
        return words.new_clash
    alike = _met(card, now, "duplicates") - _met(card, card.remarks, "duplicates")
    return words.new_duplicate if alike else ""


def _met(
    card: Card, remarks: tuple[Remarks, ...], how: Literal["clashes", "duplicates"]
) -> frozenset[tuple[UUID, str]]:
    pairs = zip(card.drafts, remarks, strict=True)
    coming = [met for draft, met in pairs if draft.ticked and draft.proposal.response != "declined"]
    return frozenset(_key(n) for met in coming for n in getattr(met, how))


def _key(neighbour: Neighbour) -> tuple[UUID, str]:
    return neighbour.event, str(neighbour.when)
