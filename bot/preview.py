"""What would be understood, nothing acted on: one prediction for each text, in the promised shape."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from adapters.terminal import phrases
from core.calendar.rrule import to_rrule
from core.calendar.time.adjust import adjust, shift
from core.calendar.time.expression import Spoken, TimeExpression
from core.calendar.time.resolution import Resolution
from core.calendar.titles.likeness import names
from core.calendar.when import AllDay, Partial, Timed, When
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.drafting import draft_of, habits_of, resolved
from core.dialogue.interpretation import (
    AskCalendar,
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Interpretation,
    Patch,
    RemoveEvents,
    Request,
    SmallTalk,
    Target,
    Utterance,
)
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.shown import span_strings
from core.dialogue.stages import Interpreting
from core.language.understand import mentioned, understand
from core.ports import Interpreter

_NOBODY = UUID(int=0)
INTENTS = {
    "CreateEvents": "create",
    "AskCalendar": "query",
    "ChangeEvent": "update",
    "RemoveEvents": "delete",
    "SmallTalk": "smalltalk",
    "ManageAccount": "account",
    "ChooseNews": "settings",
    "AboutMe": "settings",
    "AskHelp": "help",
    "AskWhy": "help",
    "TakeBack": "undo",
    "Pick": "choose",
    "Assent": "assent",
    "Dissent": "dissent",
}
EMPTY: dict[str, Any] = {
    "title": None,
    "start": None,
    "end": None,
    "all_day": False,
    "location": None,
    "attendees": [],
    "rrule": None,
    "missing": [],
}


async def predict(interpreter: Interpreter, case: dict[str, Any], now: datetime, zone: str) -> dict[str, Any]:
    """The prediction for one case `{id?, text, lang?, context?}` at an aware instant. Raises ValueError for others."""
    if not isinstance(case.get("text"), str):
        raise ValueError(phrases.NOT_A_CASE)
    lang = case.get("lang", "ko")
    talk = tuple(Utterance(turn["role"], turn["text"]) for turn in case.get("context") or ())
    request = Request(text=case["text"], lang=lang, talk=talk, parted=True)
    meant = await interpreter.interpret(request)
    look = Look(now, Preferences(zone=zone, lang=lang), request)
    head = {"id": case.get("id"), "intent": INTENTS[type(meant.meaning).__name__]}
    return head | EMPTY | look.fields(meant)


class Look:
    """One text, seen at one instant in one zone."""

    def __init__(self, now: datetime, preferences: Preferences, request: Request) -> None:
        self._now = now
        self._preferences = preferences
        self._request = request

    def fields(self, meant: Interpretation) -> dict[str, Any]:
        """What the meaning fills in."""
        match meant.meaning:
            case CreateEvents(events):
                rows = self.events(events, meant)
                return rows[0] | {"events": rows}
            case AskCalendar() as query:
                return {"slots": self._range(query.time)}
            case ChangeEvent(target, patch):
                return {"slots": self._target(target) | self._patch(target, patch)}
            case RemoveEvents(target):
                return {"slots": self._target(target)}
            case SmallTalk():
                time = mentioned(self._request.text, meant.lang)
                return {"slots": self._range(time)} if time is not None else {}
            case _:
                return {}

    def events(self, events: tuple[EventProposal, ...], meant: Interpretation) -> list[dict[str, Any]]:
        """Each event as the card would show it, with what was not said named in `missing`."""
        key = ConversationKey("terminal", "understand", "owner")
        conversation = Conversation(key, _NOBODY, meant.lang)
        turn = Turn(0, "", "", self._now, False, Interpreting(), self._now)
        return [self._event(event, conversation, turn, n) for n, event in enumerate(events)]

    def _event(
        self, event: EventProposal, conversation: Conversation, turn: Turn, index: int
    ) -> dict[str, Any]:
        draft = draft_of(event, conversation, turn, self._preferences, index)
        proposal = draft.proposal
        start, end = span_strings(proposal.when)
        left_out = {"except": [one.isoformat() for one in draft.excluded]} if draft.excluded else {}
        return left_out | {
            "title": event.title or None,
            "start": start,
            "end": end,
            "all_day": isinstance(proposal.when, AllDay),
            "location": event.location or None,
            "attendees": list(event.attendees),
            "rrule": to_rrule(proposal.recurrence) if proposal.recurrence else None,
            "missing": missing(event, proposal.when),
        }

    def _range(self, time: TimeExpression | None) -> dict[str, Any]:
        when = self._when(time)
        first, last = _days(when)
        return {"range_start": first, "range_end": last}

    def _when(self, time: TimeExpression | None) -> When | None:
        return None if time is None else resolved(time, self._now, self._preferences).when

    def _meant(self, target: Target) -> tuple[str | None, When | None]:
        if target.time is not None or target.attendees or target.every:
            return target.title or None, self._when(target.time)
        told = next((event for event in self._told() if _is_called(event, target.title)), None)
        if told is None:
            return target.title or None, None
        return target.title or told.title or None, self._when(told.time)

    def _told(self) -> Iterator[EventProposal]:
        """The events that the user told of before, the last message first."""
        for turn in reversed([turn for turn in self._request.talk if turn.role == "user"]):
            meaning = understand(Request(turn.text, self._request.lang)).meaning
            if isinstance(meaning, CreateEvents):
                yield from meaning.events

    def _target(self, target: Target) -> dict[str, Any]:
        title, when = self._meant(target)
        return {"target_title": title, "target_start": None if when is None else span_strings(when)[0]}

    def _patch(self, target: Target, patch: Patch) -> dict[str, Any]:
        start, end = self._moved(self._meant(target)[1], patch)
        return {
            "new_start": start,
            "new_end": end,
            "new_location": patch.location,
            "new_title": patch.title,
            "shift_minutes": patch.shift_minutes,
            "extend_minutes": patch.extend_minutes,
            "add_attendees": list(patch.add_attendees),
        }

    def _moved(self, was: When | None, patch: Patch) -> tuple[str | None, str | None]:
        if patch.shift_minutes is not None and was is not None:
            return span_strings(shift(was, patch.shift_minutes))
        if patch.time is None or (was is None and _without_day(patch.time)):
            return None, None
        return span_strings(self._adjusted(was, patch.time).when)

    def _adjusted(self, was: When | None, time: TimeExpression) -> Resolution:
        if was is None:
            return resolved(time, self._now, self._preferences)
        return adjust(was, time, self._now, self._preferences.zone, habits_of(self._preferences))


def missing(event: EventProposal, when: When) -> list[str]:
    """Which of title, date and time were not said and cannot be told."""
    lacking = [] if event.title else ["title"]
    if isinstance(when, Partial):
        return [*lacking, "date", "time"] if when.day is None else [*lacking, "time"]
    return [*lacking, "time"] if lacking and isinstance(when, AllDay) else lacking


def _is_called(event: EventProposal, title: str) -> bool:
    return not title or names(title, event.title)


def _without_day(time: TimeExpression) -> bool:
    """A time of day alone: when that is, only the event could tell."""
    return isinstance(time, Spoken) and time.day is None and time.until_day is None


def _days(when: When | None) -> tuple[str | None, str | None]:
    match when:
        case Timed():
            return when.start.date().isoformat(), (when.end or when.start).date().isoformat()
        case AllDay():
            return when.first.isoformat(), when.last.isoformat()
        case _:
            return None, None
