"""Whatever a model may answer, the house can work with: nothing that passes the form brings it down."""

from __future__ import annotations

import asyncio
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings

from core.calendar.rrule import to_rrule
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.drafting import draft_of, resolved
from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import (
    AskCalendar,
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Interpretation,
    RemoveEvents,
)
from core.dialogue.message import ConversationKey, Message, Preferences
from core.dialogue.stages import Interpreting
from tests.adapters.openai.values import of
from tests.core.house import KEY, House

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Seoul"))
HERE = Preferences(zone="Asia/Seoul", lang="ko")
TURN = Turn(0, "", "", NOW, False, Interpreting(), NOW)
TALK = Conversation(ConversationKey("here", "there", "you"), UUID(int=0), "ko")
ANYTHING = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@ANYTHING
@given(of(EventProposal))
def test_every_event_becomes_a_draft(event):
    draft = draft_of(event, TALK, TURN, HERE, 0)
    if draft.proposal.recurrence is not None:
        to_rrule(draft.proposal.recurrence)


@ANYTHING
@given(of(AskCalendar) | of(ChangeEvent) | of(RemoveEvents))
def test_every_time_that_is_asked_for_means_something(meaning):
    target = getattr(meaning, "target", meaning)
    if target.time is not None:
        resolved(target.time, NOW, HERE)


class Model:
    """Answers what it was told to."""

    far = False

    def __init__(self, reading: Interpretation) -> None:
        self.reading = reading

    async def interpret(self, _request: object) -> Interpretation:
        return self.reading


@settings(ANYTHING, max_examples=25)
@given(of(Interpretation) | of(CreateEvents).map(lambda meaning: Interpretation(meaning, "ko")))
def test_a_house_that_is_told_anything_stays_up_and_nothing_is_written(reading):
    async def told() -> None:
        house = House()
        house.interpreter = Model(reading)
        message = IncomingMessage(Message("m1", "x", house.clock.now()))
        await house.assistant.receive(KEY, house.newborn(), message)
        await house.settle()
        assert house.faults.noted == []
        assert await house.calendar() == []

    asyncio.run(told())
