"""Guests of what is not there yet, and guests who are named as if they were what is to be removed."""

from __future__ import annotations

from core.calendar.instants import span, utc
from core.calendar.people import meant_by
from core.calendar.when import Partial, Timed
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.drafting import called, draft_of
from core.dialogue.effects import Say
from core.dialogue.inputs import Given
from core.dialogue.interpretation import ChangeEvent, EventProposal, Patch, Target
from core.dialogue.judging import kind_of, ticked
from core.dialogue.proposing import propose
from core.dialogue.reader import reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Targeting
from core.dialogue.state import Step, turn_id


def made_for_guests(conversation: Conversation, given: Given, turn: Turn, goal: Targeting) -> Step | None:
    """Somebody is invited to what nobody has planned: a new event, if it was said when. None where that is not so."""
    target, who = goal.meaning.target, _invited(goal)
    if not who or not _is_ahead(goal, given):
        return None
    event = EventProposal(target.title, target.time, attendees=(*target.attendees, *who))
    draft = draft_of(event, conversation, turn, given.preferences, 0)
    text = reader_of(conversation, given).words.made_instead(target.title)
    conversation, effects = propose(conversation, given, turn, (draft,))
    return conversation, (Say(Reply(turn_id(conversation, turn.number, "instead"), text)), *effects)


def leaving(card: Card | None, target: Target) -> ChangeEvent | None:
    """Somebody is to be taken off the card: remove Eve, where Eve is a guest and the event is called otherwise."""
    if card is None or card.state not in ("open", "done") or kind_of(card) == "delete":
        return None
    if target != Target(target.title) or any(called(draft, target.title) for draft in ticked(card)):
        return None
    known = (draft.base.names if draft.base is not None else () for draft in ticked(card))
    pairs = zip(ticked(card), known, strict=True)
    if not any(meant_by(target.title, draft.proposal.attendees, names) for draft, names in pairs):
        return None
    return ChangeEvent(Target(), Patch(remove_attendees=(target.title,)))


def _invited(goal: Targeting) -> tuple[str, ...]:
    """Who is to come, where nothing else was said of it."""
    meaning = goal.meaning
    if not isinstance(meaning, ChangeEvent) or goal.only or meaning.target.every:
        return ()
    who = meaning.patch.add_attendees
    return who if meaning.patch == Patch(add_attendees=who) else ()


def _is_ahead(goal: Targeting, given: Given) -> bool:
    when, named = goal.span, bool(goal.meaning.target.title)
    if when is None or isinstance(when, Partial) or not (named or isinstance(when, Timed)):
        return False
    return span(when, given.preferences.zone).end > utc(given.at)
