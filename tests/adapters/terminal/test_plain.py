"""Replies and events in the promised plain values."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core.calendar.event import Event
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from core.dialogue.buttons import Button, Press, pack
from core.dialogue.effects import Say
from core.dialogue.plain import plain_event, plain_say
from core.dialogue.reply import Reply, ShownDraft

ID, OLDER = UUID(int=1), UUID(int=2)
SEOUL = ZoneInfo("Asia/Seoul")
DRAFT = ShownDraft(
    "d", "create", True, "치과", "2026-11-12T15:00:00+09:00", None, False, None, ("민수",), None
)


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=SEOUL)


def test_a_new_message_replaces_nothing_and_an_edit_replaces_itself() -> None:
    reply = Reply(ID, "안녕")
    assert plain_say(Say(reply)) == {"id": str(ID), "text": "안녕", "buttons": [], "drafts": []}
    assert plain_say(Say(reply, "edit"))["replaces"] == str(ID)
    assert plain_say(Say(Reply(ID, "새 카드", replaces=OLDER)))["replaces"] == str(OLDER)


def test_a_button_has_a_choice_only_where_there_is_one() -> None:
    confirm, tick = Press("confirm", ID, 1), Press("tick", ID, 1, 2)
    plain = plain_say(Say(Reply(ID, "", ((Button("추가", confirm), Button("☑ 치과", tick)),))))
    assert plain["buttons"] == [
        [
            {"label": "추가", "token": pack(confirm), "verb": "confirm"},
            {"label": "☑ 치과", "token": pack(tick), "verb": "tick", "choice": 2},
        ]
    ]


def test_a_draft_has_all_that_is_promised_with_lists_for_many() -> None:
    (draft,) = plain_say(Say(Reply(ID, "", drafts=(DRAFT,))))["drafts"]
    promised = (
        "id ticked title start end all_day location attendees rrule assumptions doubts clashes duplicates"
    )
    assert set(promised.split()) <= set(draft)
    assert (draft["attendees"], draft["clashes"], draft["location"]) == (["민수"], [], None)


def test_a_timed_event_has_offsets_and_no_end_where_none_was_said() -> None:
    row = plain_event(Event(ID, "치과", Timed(at(12, 15), None, "Asia/Seoul")))
    assert (row["start"], row["end"], row["all_day"]) == ("2026-11-12T15:00:00+09:00", None, False)
    assert (row["location"], row["rrule"], "except" in row) == (None, None, False)


def test_whole_days_end_with_the_last_one_included() -> None:
    trip = plain_event(Event(ID, "여행", AllDay(date(2026, 11, 20), date(2026, 11, 22))))
    assert (trip["start"], trip["end"], trip["all_day"]) == ("2026-11-20", "2026-11-22", True)
    assert plain_event(Event(ID, "생일", AllDay(date(2026, 11, 20), date(2026, 11, 20))))["end"] is None


def test_a_series_names_what_does_not_take_place_by_its_rule() -> None:
    weekly = Recurrence("WEEKLY", by_day=("MO",), until=date(2026, 12, 31))
    timed = Event(ID, "회의", Timed(at(16), None, "Asia/Seoul"), recurrence=weekly, excluded=(at(30), at(23)))
    row = plain_event(timed)
    assert row["rrule"] == "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231"
    assert row["except"] == ["2026-11-23T09:00:00+09:00", "2026-11-30T09:00:00+09:00"]
    days = AllDay(date(2026, 11, 16), date(2026, 11, 16))
    whole = Event(ID, "당번", days, recurrence=weekly, excluded=(date(2026, 11, 23),))
    assert plain_event(whole)["except"] == ["2026-11-23"]
