"""Which event is meant: looked up by code from a description. One is taken, several are offered, none is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import assert_never

from core.calendar.draft import ChangeKind, Draft, Scope, proposal_of
from core.calendar.event import Event, Occurrence
from core.calendar.instants import span as occupied
from core.calendar.matching import matching
from core.calendar.occurrences import agenda, next_occurrence, occurrences
from core.calendar.when import AllDay, Partial, Timed, When, Window, first_day
from core.dialogue.buttons import Button, Press
from core.dialogue.calendars import locked
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.drafting import incomplete, resolved
from core.dialogue.effects import FindEvents, Say
from core.dialogue.guarding import left_out, refused
from core.dialogue.inputs import Given
from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents
from core.dialogue.invitations import answer_of, is_bare, only_answers, open_to
from core.dialogue.inviting import made_for_guests
from core.dialogue.judging import stays
from core.dialogue.meant import as_series, means_series
from core.dialogue.patching import corrected
from core.dialogue.proposing import MAX_EVENTS, propose, too_many
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Choosing, Looking, Targeting
from core.dialogue.state import Step, answer, put_turn, staged, turn_id
from core.dialogue.uninviting import told_who_stays

BACK, AHEAD = timedelta(days=30), timedelta(days=365)
MAX_OPTIONS = 8


def look_for_target(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    meaning: ChangeEvent | RemoveEvents,
    card: Card | None = None,
) -> Step:
    """Search the calendar for what is meant: what `card` put there, or what the words describe."""
    time_said = meaning.target.time
    span = resolved(time_said, turn.anchor, given.preferences).when if time_said else None
    only = card.events if card else ()
    effect = FindEvents(turn.number, () if only else (window_over(span, given),), only)
    return staged(conversation, turn, Looking(Targeting(meaning, span, only))), (effect,)


def window_over(span: When | None, given: Given) -> Window:
    """The days of a span, or the month behind and the year ahead where no day was said."""
    zone = given.preferences.zone
    match span:
        case Timed():
            return occupied(AllDay(span.start.date(), span.start.date()), zone)
        case AllDay():
            return occupied(span, zone)
        case Partial() | None:
            return Window(given.at - BACK, given.at + AHEAD)
        case _:
            assert_never(span)


def targets_found(
    conversation: Conversation, given: Given, turn: Turn, goal: Targeting, events: tuple[Event, ...]
) -> Step:
    """Take the one that fits, offer several, or say that there is none."""
    found = _found(goal, events, given)
    reader = reader_of(conversation, given)
    if not found:
        instead = made_for_guests(conversation, given, turn, goal)
        if instead is not None:
            return instead
        nothing = reader.remote.no_invitation if answer_of(goal.meaning) else reader.words.not_found
        return answer(conversation, turn, nothing(goal.meaning.target.title))
    if len(found) == 1 or goal.meaning.target.every:
        many = too_many(conversation, given, turn, len(found))
        conversation, effects = draft_for(conversation, given, turn, goal.meaning, found[:MAX_EVENTS])
        return conversation, (*many, *effects)
    return _offer(conversation, turn, goal.meaning, found, reader)


def _found(goal: Targeting, events: tuple[Event, ...], given: Given) -> tuple[Occurrence, ...]:
    said, target = answer_of(goal.meaning), goal.meaning.target
    if goal.only:
        return _of_card(events, given)
    if said is None:
        return _described(goal, events, given)
    events = open_to(events, target, said)
    if not is_bare(target):
        return _described(goal, events, given)
    coming = _of_card(events, given)
    return tuple(one for one in coming if occupied(one.when, given.preferences.zone).end > given.at)


def draft_for(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    meaning: ChangeEvent | RemoveEvents,
    chosen: tuple[Occurrence, ...],
) -> Step:
    """A card that changes or removes what was chosen, as far as that may be changed from here."""
    reader = reader_of(conversation, given)
    free = only_answers(meaning)
    able = tuple(one for one in chosen if not locked(one.event, given.calendars, only_answer=free))
    if not able:
        return refused(conversation, given, turn, chosen[0].event, reader, only_answer=free)
    said = left_out(conversation, turn, len(chosen) - len(able), reader)
    conversation, effects = _draft_for(conversation, given, turn, meaning, able)
    return conversation, (*said, *effects)


def _draft_for(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    meaning: ChangeEvent | RemoveEvents,
    chosen: tuple[Occurrence, ...],
) -> Step:
    part = _how_far(meaning, chosen)
    drafts = tuple(
        _draft(conversation, turn, given, meaning, occurrence, n, part) for n, occurrence in enumerate(chosen)
    )
    if isinstance(meaning, ChangeEvent) and meaning.patch != Patch() and all(map(as_asked, drafts)):
        reader = reader_of(conversation, given)
        title, when = drafts[0].proposal.title, reader.when(drafts[0].proposal.when)
        stay = told_who_stays(drafts, meaning.patch, reader)
        return answer(conversation, turn, stay or reader.words.so_already(title, when))
    return propose(conversation, given, turn, drafts)


def as_asked(draft: Draft) -> bool:
    """Whether the event is already as the change would have it."""
    return not incomplete(draft) and stays(draft)


def _described(goal: Targeting, events: tuple[Event, ...], given: Given) -> tuple[Occurrence, ...]:
    target, zone = goal.meaning.target, given.preferences.zone
    window = None if goal.span is None or isinstance(goal.span, Partial) else window_over(goal.span, given)
    found = matching(
        events,
        zone,
        given.at,
        title=target.title,
        attendees=target.attendees,
        window=window,
        clock=_clock(goal.span),
    )
    if means_series(goal.meaning, found):
        return _coming(tuple(as_series(found, events)), given)
    if not target.every or window is None or answer_of(goal.meaning) is not None:
        return found  # a series is answered as one
    return _each(found, window, zone)


def _each(found: tuple[Occurrence, ...], window: Window, zone: str) -> tuple[Occurrence, ...]:
    """All that is meant by all: of a series every occurrence in the window."""
    meant = {occurrence.event.id: occurrence.event for occurrence in found}
    return agenda(meant.values(), window, zone)


def _clock(span: When | None) -> time | None:
    return span.start.time() if isinstance(span, Timed) else None


def _of_card(events: tuple[Event, ...], given: Given) -> tuple[Occurrence, ...]:
    found = {event.id for event in events}
    return _coming(tuple(event for event in events if event.series not in found), given)


def _coming(events: tuple[Event, ...], given: Given) -> tuple[Occurrence, ...]:
    return tuple(_occurrence_of(event, given.at, given.preferences.zone) for event in events)


def _occurrence_of(event: Event, at: datetime, zone: str) -> Occurrence:
    if event.recurrence is None:
        return Occurrence(event, event.when)
    coming = next_occurrence(event, at, zone)
    if coming is not None:
        return coming
    first = first_day(event.when)
    begun = occurrences(event, occupied(AllDay(first, first), zone), zone)
    return begun[0] if begun else Occurrence(event, event.when)


def _draft(
    conversation: Conversation,
    turn: Turn,
    given: Given,
    meaning: ChangeEvent | RemoveEvents,
    occurrence: Occurrence,
    index: int,
    part: Scope | None,
) -> Draft:
    event = occurrence.event
    draft = Draft(
        id=turn_id(conversation, turn.number, f"draft:{index}"),
        kind=kind_of(meaning),
        proposal=proposal_of(event, occurrence.when),
        base=event,
        scope=part if occurrence.original is not None else None,
        original=occurrence.original,
        was=occurrence.when,
    )
    return corrected(draft, meaning.patch, turn, given) if isinstance(meaning, ChangeEvent) else draft


def _how_far(meaning: ChangeEvent | RemoveEvents, chosen: tuple[Occurrence, ...]) -> Scope | None:
    """Of a series; None: that is still to be asked."""
    if only_answers(meaning) or means_series(meaning, chosen):
        return "all"
    return None if len(chosen) == 1 else "this"


def kind_of(meaning: ChangeEvent | RemoveEvents) -> ChangeKind:
    """What a meaning does to an event."""
    return "update" if isinstance(meaning, ChangeEvent) else "delete"


def _offer(
    conversation: Conversation,
    turn: Turn,
    meaning: ChangeEvent | RemoveEvents,
    found: tuple[Occurrence, ...],
    reader: Reader,
) -> Step:
    reply_id = turn.reply or turn_id(conversation, turn.number, "reply")
    shown = found[:MAX_OPTIONS]
    stage = Choosing(
        turn_id(conversation, turn.number, "choice"), reply_id, meaning, shown, len(found) - len(shown)
    )
    rows = tuple(
        (Button(f"{n}. {_line(o, reader)}"[:60], Press("choose", stage.id, 0, n)),)
        for n, o in enumerate(shown, 1)
    )
    discard = Button(reader.words.discard, Press("discard", stage.id))
    reply = Reply(reply_id, list_wording(stage, reader), (*rows, (discard,)))
    say = Say(reply, "edit" if turn.reply else "send")
    return put_turn(conversation, replace(turn, stage=stage, reply=reply_id)), (say,)


def list_wording(choosing: Choosing, reader: Reader) -> str:
    """What the list says."""
    lines = [f"{n}. {_line(o, reader)}" for n, o in enumerate(choosing.options, 1)]
    rest = [reader.words.say_more(choosing.left_out)] if choosing.left_out else []
    return "\n".join([reader.words.which_one(kind_of(choosing.meaning)), *lines, *rest])


def _line(occurrence: Occurrence, reader: Reader) -> str:
    return f"{occurrence.event.title} · {reader.when(occurrence.when)}"
