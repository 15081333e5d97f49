"""Replies and events in plain values, as every surface that speaks JSON promises them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

from core.calendar.event import Occurrence
from core.calendar.when import Partial
from core.dialogue.effects import Say
from core.dialogue.interpretation import AboutMe, ManageAccount
from core.dialogue.plain import plain_event, plain_occurrence, plain_reply, plain_say
from core.dialogue.shown import span_strings
from tests.core.dialogue.world import (
    DOOR,
    SEOUL,
    World,
    all_day,
    change,
    create,
    event,
    several,
    timed,
    tomorrow,
    weekly,
)


def test_a_reply_is_its_text_its_buttons_and_its_drafts():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15), location="합정"))
    plain = plain_reply(world.last)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["id"] == str(world.last.id)
    [[confirm], [edit, discard]] = plain["buttons"]
    assert (confirm["label"], confirm["verb"]) == ("추가", "confirm")
    assert confirm["token"].startswith("confirm.")
    assert "choice" not in confirm
    assert [edit["verb"], discard["verb"]] == ["edit", "discard"]
    [draft] = plain["drafts"]
    assert draft["id"]
    promised = {
        "kind": "create",
        "ticked": True,
        "title": "커피",
        "start": "2026-11-17T15:00:00+09:00",
        "end": None,
        "all_day": False,
        "location": "합정",
        "attendees": [],
        "rrule": None,
        "assumptions": [],
        "doubts": [],
        "clashes": [],
        "duplicates": [],
    }
    assert promised.items() <= draft.items()


def test_a_button_of_a_list_has_its_number():
    world = World()
    world.say("둘", several(("커피", tomorrow(15)), ("회의", tomorrow(17))))
    [_, [first, second], _] = plain_reply(world.last)["buttons"]
    assert (first["choice"], second["choice"]) == (1, 2)


def test_links_are_told_where_there_are_any():
    world = World()
    world.say("구글 연결", ManageAccount("connect"))
    plain = plain_reply(world.last)
    assert plain["links"] == [{"label": "구글 계정 연결하기", "url": DOOR}]
    assert json.loads(json.dumps(plain)) == plain
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert "links" not in plain_reply(world.last)


def test_files_are_told_by_their_names():
    world = World()
    world.say("내보내줘", AboutMe("export"))
    assert plain_reply(world.last)["files"] == [{"name": "haru.json"}, {"name": "picture-1.png"}]
    assert "files" not in plain_reply(next(iter(world.screen.values())))


def test_a_message_that_takes_anothers_place_says_whose():
    world = World()
    [say] = world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert "replaces" not in plain_say(say)
    moved, below = world.say("4시로", change(time=tomorrow(16)))
    assert plain_say(moved)["replaces"] == str(say.reply.id)
    assert plain_say(below)["replaces"] == str(say.reply.id)
    assert plain_say(Say(replace(below.reply, replaces=None), "answer")) == plain_reply(below.reply)


def test_days_and_times_are_told_as_promised():
    assert span_strings(timed(17, 15)) == ("2026-11-17T15:00:00+09:00", "2026-11-17T16:00:00+09:00")
    assert span_strings(timed(17, 15, None)) == ("2026-11-17T15:00:00+09:00", None)
    assert span_strings(all_day(17)) == ("2026-11-17", None)
    assert span_strings(all_day(17, 19)) == ("2026-11-17", "2026-11-19")
    assert span_strings(Partial(date(2026, 11, 17), None, SEOUL)) == ("2026-11-17", None)
    assert span_strings(Partial(None, time(3), SEOUL)) == (None, None)


def test_a_series_is_one_row_with_its_exceptions():
    row = plain_event(
        weekly("회의", timed(17, 15), excluded=(datetime(2026, 11, 24, 6, tzinfo=UTC), timed(17, 15).start))
    )
    assert row["rrule"] == "FREQ=WEEKLY;COUNT=10"
    assert row["except"] == ["2026-11-17T15:00:00+09:00", "2026-11-24T06:00:00+00:00"]
    days = plain_event(weekly("출장", all_day(17), excluded=(date(2026, 11, 24),)))
    assert days["except"] == ["2026-11-24"]
    assert days["all_day"]


def test_a_single_event_is_a_row_without_exceptions():
    row = plain_event(event("커피", timed(17, 15), attendees=("민수",)))
    assert "except" not in row
    assert (row["title"], row["attendees"], row["location"], row["rrule"]) == ("커피", ["민수"], None, None)


def test_one_time_of_a_series_is_told_apart_from_the_others():
    series = weekly("회의", timed(17, 15), notes="3층")
    row = plain_occurrence(Occurrence(series, timed(24, 15), timed(24, 15).start), "Asia/Tokyo")
    assert (row["start"], row["original"]) == ("2026-11-24T15:00:00+09:00",) * 2
    assert (row["repeats"], row["zone"], row["end_zone"], row["notes"]) == (True, "Asia/Seoul", None, "3층")


def test_whole_days_are_told_in_the_reader_s_zone():
    row = plain_occurrence(Occurrence(event("출장", all_day(17, 19)), all_day(17, 19), None), "Asia/Tokyo")
    assert (row["start"], row["end"], row["original"]) == ("2026-11-17", "2026-11-19", None)
    assert (row["repeats"], row["zone"], row["end_zone"]) == (False, "Asia/Tokyo", None)
