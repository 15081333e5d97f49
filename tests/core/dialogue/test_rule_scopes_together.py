"""Several drafts on one card, one of them of a series that cannot go as far: asked about as it can be, never half done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.calendar.rrule import from_rrule
from core.calendar.time.expression import Spoken, WholeWeek
from core.calendar.when import Timed
from core.dialogue.inputs import RemoteChanged, Sighting
from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target
from tests.core.dialogue.world import SEOUL, World, event, moment, on, placed, timed, weekly

LAST_WORKDAY = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
PAYDAY = weekly("정산", timed(30, 15), LAST_WORKDAY)
REVIEW = weekly("정산 검토", timed(17, 10))
BOTH = Target("정산", every=True)


@pytest.mark.parametrize(
    ("text", "only"), [("정산 다 27일로", "이번만"), ("all payday things to the 27th", "only this one")]
)
def test_the_series_that_cannot_move_as_a_whole_moves_once_and_the_card_says_so(text, only):
    world = World(PAYDAY, REVIEW)
    world.say(text, ChangeEvent(BOTH, Patch(time=on(27))))
    scopes = [fact.text for draft in world.last.drafts for fact in draft.facts if fact.kind == "scope"]
    assert sum(told == only for told in scopes) == 1
    world.press("confirm")
    assert ("정산", "2026-11-27T15:00:00+09:00") in world.calendar()
    assert world.events[PAYDAY.id].recurrence == PAYDAY.recurrence
    assert world.events[REVIEW.id].when == timed(27, 10)


def test_a_rule_that_became_numbered_meanwhile_is_asked_about_again():
    loose = replace(PAYDAY, recurrence=from_rrule("FREQ=MONTHLY;COUNT=10"))
    world = World(loose, REVIEW)
    world.say("정산 다 27일로", ChangeEvent(BOTH, Patch(time=on(27))))
    world.events[loose.id] = PAYDAY
    world.press("confirm")
    assert world.last.text.startswith("그 사이 일정이 바뀌었어요. 지금 내용으로 다시 확인해 주세요.")
    assert "이번만" in world.last.text
    assert not world.ledger
    world.press("confirm")
    assert ("정산", "2026-11-27T15:00:00+09:00") in world.calendar()
    assert world.events[PAYDAY.id].recurrence == PAYDAY.recurrence


def test_another_rhythm_for_all_of_a_week_begins_once_for_each_series():
    world = World(
        weekly("수영", timed(16, 18), "FREQ=WEEKLY;BYDAY=MO,WE,FR"), event("수영 대회", timed(17, 9))
    )
    said = Target("수영", Spoken(WholeWeek(0)), every=True)
    world.say(
        "이번 주 수영 다 매주 목요일로",
        ChangeEvent(said, Patch(recurrence=from_rrule("FREQ=WEEKLY;BYDAY=TH"))),
    )
    assert [draft.title for draft in world.last.drafts] == ["수영", "수영 대회"]
    world.press("confirm")
    swims = [row for row in world.events.values() if row.title == "수영"]
    assert [row.recurrence for row in swims if row.recurrence.by_day == ("TH",)]
    assert len(swims) == 1


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ko", "“정산” 일정은 반복 규칙 때문에 한꺼번에 옮길 수 없어요"),
        ("en", "“정산” repeats by a rule that cannot move as a whole"),
    ],
)
def test_what_cannot_be_put_back_as_a_whole_is_said_and_stays(lang, said):
    before = replace(PAYDAY, placement=placed())
    after = replace(before, when=replace(before.when, start=moment(31, 15, month=12), end=None))
    world = World(after, lang=lang)
    world.take(RemoteChanged("가족", (Sighting(before, after),)))
    world.press("confirm")
    assert world.last.text.startswith(said)
    assert list(world.events.values()) == [after]
    assert not world.ledger
    assert "discard" in {button.press.verb for button in world.buttons_of(world.last)}


def all_but_over():
    """Of the series nothing is to come any more but a changed instance, and its first date is cancelled."""
    start, last = moment(30, 15, month=9), moment(30, 15)
    rule = f"{LAST_WORKDAY};COUNT=3"
    base = weekly("정산", Timed(start, None, SEOUL), rule, excluded=(start, last))
    return base, event("정산", timed(30, 16), series=base.id, original=last)


def test_what_cannot_move_in_any_scope_is_left_out_and_the_rest_is_asked_about_again():
    base, row = all_but_over()
    world = World(base, row, REVIEW)
    world.say("정산 다 27일로", ChangeEvent(BOTH, Patch(time=on(27))))
    world.press("confirm")
    assert world.last.text.startswith("“정산” 일정은 반복 규칙 때문에 한꺼번에 옮길 수 없어요")
    assert [(draft.title, draft.ticked) for draft in world.last.drafts] == [
        ("정산", False),
        ("정산 검토", True),
    ]
    assert not world.ledger
    world.press("confirm")
    assert world.events[REVIEW.id].when == timed(27, 10)
    assert (world.events[base.id], world.events[row.id]) == (base, row)


@pytest.mark.parametrize(
    "meaning",
    [
        RemoveEvents(Target("정산 시리즈")),
        ChangeEvent(Target("정산 시리즈"), Patch(recurrence=from_rrule("FREQ=WEEKLY"))),
        ChangeEvent(Target("정산 시리즈"), Patch(location="회의실")),
    ],
)
def test_whatever_moves_no_day_needs_no_scope(meaning):
    base, row = all_but_over()
    world = World(base, row)
    world.say("정산 시리즈", meaning)
    world.press("confirm")
    assert world.last.text.startswith("✅" if isinstance(meaning, ChangeEvent) else "🗑")
    assert world.events.get(base.id) != base


def test_a_title_for_the_series_needs_no_question():
    world = World(PAYDAY)
    world.say("정산 시리즈 이름을 마감으로", ChangeEvent(Target("정산 시리즈"), Patch(title="마감")))
    world.press("confirm")
    assert [row.title for row in world.events.values()] == ["마감"]
