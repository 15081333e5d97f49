"""Words that change something: the card we are talking about, what it put on the calendar, or an event described."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.draft import Draft
from core.calendar.event import Event
from core.calendar.time.expression import Day, Spoken
from core.calendar.when import AllDay, Partial, Timed, first_day
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.drafting import called, resolved
from core.dialogue.inputs import Given
from core.dialogue.interpretation import ChangeEvent, EventProposal, Patch, RemoveEvents, Target
from core.dialogue.invitations import answer_of
from core.dialogue.inviting import leaving
from core.dialogue.judging import ticked
from core.dialogue.meant import named_in
from core.dialogue.patching import corrected
from core.dialogue.proposing import propose
from core.dialogue.reader import reader_of
from core.dialogue.replying import carry_on, discard, dissent
from core.dialogue.stages import Asking, Targeting
from core.dialogue.state import (
    Step,
    answer,
    asked_about,
    close_turn,
    focused,
    in_focus,
    is_talked_about,
    open_question,
    waiting_card,
)
from core.dialogue.targeting import look_for_target, targets_found
from core.dialogue.uninviting import who_stays

EVERYTHING = Target(every=True)


def change(conversation: Conversation, given: Given, turn: Turn, meaning: ChangeEvent) -> Step:
    """Correct what an open question or card is about where that is meant; otherwise look the event up."""
    if answer_of(meaning) is not None:
        return _respond(conversation, given, turn, meaning)
    if meaning.target == EVERYTHING:
        return answer(conversation, turn, reader_of(conversation, given).words.say_which_days)
    question = open_question(conversation)
    if question is not None and isinstance(question.stage, Asking):
        asked = asked_about(conversation, question.stage)
        unnamed = meaning.target == Target() and in_focus(conversation) == question
        if asked is not None and (unnamed or is_meant(asked, meaning.target, turn, given)):
            filled = corrected(asked, meaning.patch, turn, given)
            return carry_on(conversation, given, turn, question, filled)
    if meaning.target == Target():
        return _change_unnamed(conversation, given, turn, meaning)
    found = _on_a_card(conversation, meaning.target, turn, given)
    if found is not None:
        return _correct(conversation, given, turn, *found, meaning.patch)
    return look_for_target(conversation, given, turn, meaning)


def remove(conversation: Conversation, given: Given, turn: Turn, meaning: RemoveEvents) -> Step:
    """Discard what is open where that is meant; otherwise look the event up."""
    if meaning.target == EVERYTHING:
        return answer(conversation, turn, reader_of(conversation, given).words.say_which_days)
    if meaning.target != Target():
        series = _open_series(conversation, meaning.target, turn, given)
        if series is not None:
            days = Patch(excluded=_only_day(meaning.target))
            return _correct(conversation, given, turn, series, series.drafts, days)
        found = _on_a_card(conversation, meaning.target, turn, given)
        if found is not None:
            return _take_off(conversation, given, turn, *found)
        who = leaving(focused(conversation), meaning.target)
        if who is not None:
            return _change_focus(conversation, given, turn, who)
        return look_for_target(conversation, given, turn, meaning)
    if in_focus(conversation) is not None:
        return dissent(conversation, given, turn)
    return _on_done(conversation, given, turn, focused(conversation), meaning)


def _only_day(target: Target) -> tuple[Day, ...]:
    """The day, where nothing else was said."""
    said = target.time
    return (
        (said.day,) if isinstance(said, Spoken) and said.day is not None and said == Spoken(said.day) else ()
    )


def _open_series(conversation: Conversation, target: Target, turn: Turn, given: Given) -> Card | None:
    """The card of a new series that waits, where the day alone was said and is one of its days."""
    card, days = waiting_card(conversation), _only_day(target)
    if card is None or len(card.drafts) != 1 or target != Target(time=target.time) or not days:
        return None
    (draft,) = card.drafts
    patch = Patch(excluded=days)
    return (
        card
        if draft.kind == "create" and corrected(draft, patch, turn, given).excluded != draft.excluded
        else None
    )


def correct_bare_time(
    conversation: Conversation, given: Given, turn: Turn, event: EventProposal
) -> Step | None:
    """A time alone corrects the open card with one draft that we are talking about; None where none is."""
    card = waiting_card(conversation)
    if card is None or len(card.drafts) != 1 or card.source == turn.source or card.drafts[0].kind == "delete":
        return None
    patch = Patch(time=event.time, location=event.location or None, add_attendees=event.attendees)
    return _correct(conversation, given, turn, card, card.drafts, patch)


def _respond(conversation: Conversation, given: Given, turn: Turn, meaning: ChangeEvent) -> Step:
    """One's own answer to an invitation: the card that asks for it asks with that first; otherwise look it up."""
    if meaning.target != Target():
        found = _on_a_card(conversation, meaning.target, turn, given)
        if found is None or found[0].about != "invitation":
            return look_for_target(conversation, given, turn, meaning)
        return _correct(conversation, given, turn, *found, meaning.patch)
    card = focused(conversation)
    if card is None or card.about != "invitation" or card.state not in ("open", "done"):
        return look_for_target(conversation, given, turn, meaning)
    if card.state == "done":
        return look_for_target(conversation, given, turn, meaning, card)
    return _correct(conversation, given, turn, card, card.drafts, meaning.patch)


def _change_unnamed(conversation: Conversation, given: Given, turn: Turn, meaning: ChangeEvent) -> Step:
    card = waiting_card(conversation)
    if card is not None and card.about == "conflict":
        return look_for_target(
            conversation, given, turn, meaning
        )  # nobody asked for it: are these words about it?
    return _change_focus(conversation, given, turn, meaning)


def named_or_focus(
    conversation: Conversation, given: Given, turn: Turn, goal: Targeting, events: tuple[Event, ...]
) -> Step:
    """Words without a target while two sides disagree are about the event that they name, or else about that."""
    meaning = goal.meaning
    if not isinstance(meaning, ChangeEvent) or goal.only or meaning.target != Target() or answer_of(meaning):
        return targets_found(conversation, given, turn, goal, events)
    card = waiting_card(conversation)
    asked = {draft.proposal.title for draft in card.drafts} if card else set()
    others = tuple(event for event in events if event.title not in asked)
    named = named_in(turn.text, others)
    if not named or meaning.patch.location == named[0].title:
        return _change_focus(conversation, given, turn, meaning)
    described = Targeting(replace(meaning, target=Target(named[0].title)))
    return targets_found(conversation, given, turn, described, named)


def _change_focus(conversation: Conversation, given: Given, turn: Turn, meaning: ChangeEvent) -> Step:
    """The card that we are talking about, if it waits; else what it put on the calendar."""
    card = waiting_card(conversation)
    if card is None:
        return _on_done(conversation, given, turn, focused(conversation), meaning)
    if len(ticked(card)) > 1 and _means_one(meaning.patch):
        words = reader_of(conversation, given).words
        return answer(conversation, turn, words.name_it(ticked(card)[0].proposal.title))
    return _correct(conversation, given, turn, card, card.drafts, meaning.patch)


def _means_one(patch: Patch) -> bool:
    """Whether nobody would say this of several events at once: a title, an hour."""
    said = patch.time
    hour = isinstance(said, Spoken) and (said.clock is not None or said.until_clock is not None)
    return patch.title is not None or hour


def _on_done(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    card: Card | None,
    meaning: ChangeEvent | RemoveEvents,
) -> Step:
    if card is None or card.state != "done" or not card.events:
        return answer(conversation, turn, reader_of(conversation, given).words.no_focus)
    if isinstance(meaning, ChangeEvent) and len(meaning.patch.excluded) == 1:
        said = Target(card.drafts[0].proposal.title, Spoken(meaning.patch.excluded[0]))
        return look_for_target(conversation, given, turn, RemoveEvents(said))
    return look_for_target(conversation, given, turn, meaning, card)


def _correct(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    card: Card,
    meant: tuple[Draft, ...],
    patch: Patch,
) -> Step:
    """Patch the card's drafts that are meant and ticked. What was to be deleted is to be changed now."""
    of_series = Patch(excluded=patch.excluded, without=patch.without)
    if patch == Patch() or (patch == of_series and not _repeats(meant)):
        return answer(
            conversation, turn, reader_of(conversation, given).words.what_to_change(meant[0].proposal.title)
        )
    kept = tuple(replace(d, kind="update") if d.kind == "delete" else d for d in card.drafts)
    ids = {draft.id for draft in meant}
    drafts = tuple(corrected(d, patch, turn, given) if d.ticked and d.id in ids else d for d in kept)
    said = who_stays(conversation, given, turn, drafts, patch)
    conversation, effects = again(conversation, given, turn, card, drafts)
    return conversation, (*said, *effects)


def _repeats(drafts: tuple[Draft, ...]) -> bool:
    return any(draft.proposal.recurrence for draft in drafts)


def _take_off(
    conversation: Conversation, given: Given, turn: Turn, card: Card, meant: tuple[Draft, ...]
) -> Step:
    """Without those of the card's drafts that are meant; without any it is discarded."""
    drafts = tuple(replace(d, ticked=False) if d in meant else d for d in card.drafts)
    if not any(draft.ticked for draft in drafts):
        return discard(conversation, given, turn, card)
    return again(conversation, given, turn, card, drafts)


def again(
    conversation: Conversation, given: Given, turn: Turn, card: Card, drafts: tuple[Draft, ...]
) -> Step:
    """The card with other drafts; what was being asked about those is asked no more."""
    same = {draft.id for draft in drafts if draft in card.drafts}
    for asking in conversation.turns:
        stage = asking.stage
        if isinstance(stage, Asking) and stage.card == card.id and stage.about not in same:
            conversation = close_turn(conversation, asking.number)
    return propose(conversation, given, replace(turn, source=card.source), drafts, card)


def _on_a_card(
    conversation: Conversation, target: Target, turn: Turn, given: Given
) -> tuple[Card, tuple[Draft, ...]] | None:
    """The newest open card with a draft that is meant; of a card that removes several, no single one is."""
    for card in reversed(conversation.cards):
        if is_talked_about(card) and (len(card.drafts) == 1 or card.drafts[0].kind == "create"):
            meant = tuple(draft for draft in card.drafts if is_meant(draft, target, turn, given))
            if meant:
                return card, meant
    return None


def is_meant(draft: Draft, target: Target, turn: Turn, given: Given) -> bool:
    """Whether a description fits a draft: its title, and the day where one was said."""
    if not target.title or target.every or not called(draft, target.title):
        return False
    said = None if target.time is None else resolved(target.time, turn.anchor, given.preferences).when
    when = draft.proposal.when
    if isinstance(when, Partial):
        return said is None
    match said:
        case Timed():
            return said.start.date() == first_day(when)
        case AllDay():
            return said.first <= first_day(when) <= said.last
        case _:
            return True
