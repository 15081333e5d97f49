"""From an event as said to a draft: time resolved, guesses and doubts named, a neutral title where none was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from core.calendar.draft import Draft, Proposal
from core.calendar.people import besides
from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import Day, Holiday, LunarDate, Spoken, TimeExpression
from core.calendar.time.holidays import moves_with_the_moon
from core.calendar.time.resolution import Assumption, Doubt, Habits, Resolution
from core.calendar.time.resolve import resolve
from core.calendar.titles.likeness import names
from core.calendar.when import AllDay, Partial, Timed, When, first_day
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.interpretation import EventProposal
from core.dialogue.leaving import leaving_out
from core.dialogue.message import Preferences
from core.dialogue.misread import days_off, with_look_alikes
from core.dialogue.origins import origins_of
from core.dialogue.phrases import speech
from core.dialogue.stages import ReadingPictures
from core.dialogue.state import turn_id
from core.dialogue.writers import read_elsewhere, where_said


def habits_of(preferences: Preferences) -> Habits:
    """The part of the preferences that tells what words about time mean."""
    return Habits(day_first=preferences.day_first)


def resolved(
    expression: TimeExpression | None,
    anchor: datetime,
    preferences: Preferences,
    recurrence: Recurrence | None = None,
) -> Resolution:
    """What the words about time mean for this user; nothing said is a Partial."""
    said = expression if expression is not None else Spoken()
    return resolve(said, anchor, preferences.zone, habits_of(preferences), recurrence)


def draft_of(
    event: EventProposal, conversation: Conversation, turn: Turn, preferences: Preferences, index: int
) -> Draft:
    """The draft of the `index`-th event of a turn. Guests named in forwards and pictures are left out."""
    preferences, own = where_said(turn, preferences), preferences
    anchor = _anchor(event, turn, preferences)
    event, once = _without_lunar_repeat(event)
    meant = resolved(event.time, anchor, preferences, event.recurrence)
    pictured = isinstance(turn.stage, ReadingPictures)
    trusted = not turn.forwarded and not pictured
    proposal = Proposal(
        title=event.title or speech(conversation.lang).neutral_title,
        when=meant.when,
        location=event.location,
        attendees=event.attendees if trusted else (),
        notes=event.notes,
        recurrence=ended(event.recurrence, event.repeat_until, anchor, preferences),
        reminders=event.reminders or None,
        meeting=event.meeting and trusted,
    )
    guesses = meant.assumptions + once + _guesses(event, anchor, turn) + _over(meant.when, turn)
    guesses += read_elsewhere(meant, preferences, own) + ((Assumption("by_rules"),) if turn.hasty else ())
    doubts = with_look_alikes(event, meant, anchor, preferences) if pictured else meant.doubts
    if isinstance(turn.stage, ReadingPictures) and turn.stage.near:
        guesses += (Assumption("read_near"),)
    draft = Draft(
        id=turn_id(conversation, turn.number, f"draft:{index}"),
        kind="create",
        proposal=proposal,
        assumptions=guesses,
        doubts=doubts or _second_thoughts(meant, turn, index, preferences),
        excluded=days_off(proposal.recurrence, proposal.when) if pictured else (),
        origins=origins_of(event),
    )
    return leaving_out(draft, event.excluded, anchor, habits_of(preferences))


def _second_thoughts(
    meant: Resolution, turn: Turn, index: int, preferences: Preferences
) -> tuple[Doubt, ...]:
    """Two readers of the same words who mean different times; one that tells less than the other contradicts nobody."""
    if index >= len(turn.seconds) or turn.seconds[index].time is None:
        return ()
    event = turn.seconds[index]
    other = resolved(event.time, _anchor(event, turn, preferences), preferences, event.recurrence)
    if other.doubts or not _contradicts(meant.when, other.when):
        return ()
    return (Doubt("two_readings", (meant.when, other.when)),)


def _contradicts(one: When, other: When) -> bool:
    if isinstance(one, Partial) or isinstance(other, Partial) or first_day(one) != first_day(other):
        return not isinstance(one, Partial) and not isinstance(other, Partial)
    return isinstance(one, Timed) and isinstance(other, Timed) and one.start != other.start


def retimed(draft: Draft, meant: Resolution) -> Draft:
    """The draft at another time; guesses about the old one are gone, those about other things stay."""
    others = tuple(a for a in draft.assumptions if a.kind == "title")
    return replace(
        draft,
        proposal=replace(draft.proposal, when=meant.when),
        assumptions=meant.assumptions + others,
        doubts=meant.doubts,
    )


def retitled(draft: Draft, title: str) -> Draft:
    """The draft under a title that the user gave."""
    others = tuple(a for a in draft.assumptions if a.kind != "title")
    return replace(draft, proposal=replace(draft.proposal, title=title), assumptions=others)


def enriched(draft: Draft, event: EventProposal, *, nameless: bool) -> Draft:
    """The draft with what else was said when it was asked about: place, people, a title if it had none."""
    proposal = draft.proposal
    proposal = replace(
        proposal,
        location=event.location or proposal.location,
        attendees=besides(proposal.attendees, event.attendees),
        reminders=event.reminders or proposal.reminders,
        recurrence=event.recurrence or proposal.recurrence,
        meeting=event.meeting or proposal.meeting,
    )
    draft = replace(draft, proposal=proposal)
    return retitled(draft, event.title) if nameless and event.title else draft


def called(draft: Draft, title: str) -> bool:
    """Whether the draft may be meant by that name."""
    return names(title, draft.proposal.title)


def spelt(draft: Draft, title: str) -> bool:
    """Whether the draft has that very name, or a part of it; a word for the same thing is another one."""
    one, other = ("".join(name.split()).casefold() for name in (draft.proposal.title, title))
    return one in other or other in one


def incomplete(draft: Draft) -> bool:
    """Whether something must be asked before the draft can be shown on a card."""
    return bool(draft.doubts) or isinstance(draft.proposal.when, Partial)


def _anchor(event: EventProposal, turn: Turn, preferences: Preferences) -> datetime:
    if event.anchor is None:
        return turn.anchor
    return event.anchor.replace(tzinfo=ZoneInfo(preferences.zone))


def _guesses(event: EventProposal, anchor: datetime, turn: Turn) -> tuple[Assumption, ...]:
    guesses: tuple[Assumption, ...] = () if event.title else (Assumption("title"),)
    guesses += (Assumption("other_day"),) if turn.later else ()
    other_day = anchor.date() != turn.opened_at.astimezone(anchor.tzinfo).date()
    return (*guesses, Assumption("anchor")) if other_day else guesses


def _without_lunar_repeat(event: EventProposal) -> tuple[EventProposal, tuple[Assumption, ...]]:
    """No rule repeats by the moon: a yearly lunar day is added once, and the card says so."""
    if event.recurrence is None or event.recurrence.freq != "YEARLY" or not _lunar(event.time):
        return event, ()
    return replace(event, recurrence=None, repeat_until=None), (Assumption("lunar_once"),)


def _lunar(time: TimeExpression | None) -> bool:
    day = time.day if isinstance(time, Spoken) else None
    return isinstance(day, LunarDate) or (isinstance(day, Holiday) and moves_with_the_moon(day.name))


def _over(when: When, turn: Turn) -> tuple[Assumption, ...]:
    """What was said long ago may be about a time that is over by now."""
    today = turn.opened_at.astimezone(turn.anchor.tzinfo).date()
    over = (when.end or when.start) < turn.opened_at if isinstance(when, Timed) else False
    days_over = isinstance(when, AllDay) and when.last < today
    return (Assumption("past"),) if over or days_over else ()


def ended(
    recurrence: Recurrence | None, until: Day | None, anchor: datetime, preferences: Preferences
) -> Recurrence | None:
    """The rule with its last day, where one was said."""
    if recurrence is None or until is None:
        return recurrence
    last = _last_day(resolved(Spoken(day=until), anchor, preferences).when)
    return recurrence if last is None else replace(recurrence, until=last.last, count=None)


def _last_day(when: When) -> AllDay | None:
    return when if isinstance(when, AllDay) else None
