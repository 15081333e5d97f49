"""A calendar file on its way to cards: what is new, moved or called off, what is there, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.calendar.ical.read import read
from core.calendar.when import Timed
from core.dialogue.file_inputs import FileRead
from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import TakeBack
from core.dialogue.message import Attachment
from core.dialogue.phrases import en_files, ko_files, ko_leaving
from core.dialogue.results import Failed
from tests.core.calendar.ical.files import SEOUL, calendar
from tests.core.dialogue.world import (
    FAMILY,
    HOLIDAYS,
    MINE,
    World,
    at,
    change,
    create,
    event,
    on,
    placed,
    timed,
    tomorrow,
    weekly,
)

DENTIST = "UID:a|DTSTART;TZID=Asia/Seoul:20261201T150000|DTEND;TZID=Asia/Seoul:20261201T160000|SUMMARY:치과"
YOGA = "UID:b|DTSTART;TZID=Asia/Seoul:20261130T070000|RRULE:FREQ=DAILY;COUNT=5|SUMMARY:요가"
REQUEST, CANCEL = "METHOD:REQUEST", "METHOD:CANCEL"


def sent(
    world: World,
    *events: str,
    head: str = "",
    name: str = "plan.ics",
    caption: str = "",
    meaning=None,
    more=(),
):
    """A file that a person sends, and what is said once it is read."""
    message = world.message(caption, meaning)
    blob = f"file{len(world.unread)}"
    files = (Attachment(blob, name), *(Attachment(one) for one in more))
    world.take(IncomingMessage(replace(message, attachments=files)))
    return came(world, blob, *events, head=head)


def came(world: World, blob: str, *events: str, head: str = ""):
    return world.take(FileRead(world._turn_of(blob), blob, read(calendar(*events, head=head), SEOUL)))


def test_a_file_becomes_a_card_in_the_place_of_its_progress_and_writes_nothing():
    world = World()
    (shown,) = sent(world, DENTIST, YOGA)
    assert shown.manner == "edit"
    assert [draft.title for draft in world.last.drafts] == ["요가", "치과"]
    assert world.texts[0] == world.last.text
    assert world.calendar() == []
    assert world.conversation.turns == ()


def test_the_progress_says_what_is_read():
    world = World()
    world.take(IncomingMessage(replace(world.message(""), attachments=(Attachment("x", "Plan.ICS"),))))
    assert world.last.text == ko_files.reading
    assert (world.unread[0].calendar, world.unread[0].zone) == (True, SEOUL)


def test_the_progress_of_a_bundle_names_pictures_once_there_are_some():
    world = World()
    for number, name in enumerate(("a.ics", "b.jpg")):
        message = replace(world.message(""), attachments=(Attachment(f"x{number}", name),), bundle="b")
        world.take(IncomingMessage(message))
    assert "사진 2장" in world.last.text


def test_one_tap_adds_all_and_one_undo_takes_all_back():
    world = World()
    sent(world, DENTIST, YOGA)
    world.press("confirm")
    assert len(world.calendar()) == 2
    assert len({line.group for line, _ in world.ledger.values()}) == 1
    world.press("undo")
    assert world.calendar() == []


def test_people_named_in_a_file_are_told_of_and_not_invited():
    world = World()
    sent(world, DENTIST + "|ATTENDEE:mailto:kim@corp.example")
    assert world.last.drafts[0].attendees == ()
    assert ko_files.guests in world.last.text


def test_what_comes_first_is_shown_first_and_what_is_over_last():
    world = World()
    sent(
        world,
        DENTIST,
        "DTSTART;VALUE=DATE:20200101|SUMMARY:옛날",
        "DTSTART;VALUE=DATE:19990101|RRULE:FREQ=YEARLY|SUMMARY:생일",
    )
    assert [draft.title for draft in world.last.drafts] == ["생일", "치과", "옛날"]


def test_an_event_without_a_title_gets_a_neutral_one():
    world = World()
    sent(world, "DTSTART;VALUE=DATE:20261201")
    assert world.last.drafts[0].title == "약속"


def test_a_series_tells_of_its_dates_and_of_what_is_lost():
    world = World()
    sent(
        world,
        YOGA + "|EXDATE;TZID=Asia/Seoul:20261201T070000",
        "UID:b|RECURRENCE-ID;TZID=Asia/Seoul:20261202T070000|DTSTART;TZID=Asia/Seoul:20261202T080000|SUMMARY:요가",
        "DTSTART;TZID=Nowhere:20261203T070000|RRULE:FREQ=HOURLY|SUMMARY:물 마시기",
    )
    _, water = world.last.drafts
    assert ko_files.dates(1, 1) in world.last.text
    assert water.assumptions == (ko_files.remarks["zone_guessed"], ko_files.remarks["rule_lost"])
    world.press("confirm")
    assert [title for title, _ in world.calendar()] == ["요가", "요가", "물 마시기"]


def test_a_card_says_when_a_correction_costs_dates():
    world, left_out = World(), ko_leaving.without(("12월 3일(목)",))
    sent(world, YOGA + "|EXDATE;TZID=Asia/Seoul:20261203T070000")
    world.say("8시로", change(time=at(8)))
    assert left_out in world.last.text and ko_files.remarks["dates_lost"] not in world.last.text
    world.say("10일로 옮겨줘", change(time=on(10, 8)))
    assert left_out not in world.last.text and ko_files.remarks["dates_lost"] in world.last.text


def test_twenty_are_shown_and_all_are_added_and_taken_back():
    world = World()
    sent(world, *(f"DTSTART;VALUE=DATE:202612{n % 28 + 1:02}|SUMMARY:일정 {n}" for n in range(37)))
    assert ko_files.many(37, 20) in world.last.text and "…외 17개" in world.last.text
    assert len(world.last.drafts) == 20
    assert len([one for one in world.labels() if one.startswith("☑")]) == 20
    world.press("tick", 2)
    world.press("36개 추가")
    assert len(world.events) == 36
    assert "36개" in world.last.text and "…외 16개" in world.last.text
    (card,) = world.conversation.cards
    assert (len(card.drafts), card.beyond) == (20, 16)
    world.press("undo")
    assert world.events == {}
    assert "…외 16개" in world.last.text


def test_a_big_card_that_is_let_go_of_keeps_only_what_it_tells():
    world = World()
    sent(world, *(f"DTSTART;VALUE=DATE:202612{n % 28 + 1:02}|SUMMARY:일정 {n}" for n in range(30)))
    world.wait(days=2)
    assert (len(world.conversation.cards[0].drafts), world.conversation.cards[0].beyond) == (20, 10)


def test_a_big_card_without_a_tick_that_is_discarded_tells_of_nothing():
    world = World()
    events = [f"DTSTART;VALUE=DATE:202612{n % 28 + 1:02}|SUMMARY:일정 {n}" for n in range(25)]
    sent(world, *events)
    world.press("confirm")
    sent(world, *events)
    assert ko_files.there(25, 25) in world.last.text
    world.press("discard")
    assert (len(world.conversation.cards[-1].drafts), world.conversation.cards[-1].beyond) == (1, 0)


def test_a_word_takes_a_big_import_back_and_counts_it():
    world = World()
    sent(world, *(f"DTSTART;VALUE=DATE:202612{n % 28 + 1:02}|SUMMARY:일정 {n}" for n in range(30)))
    world.press("confirm")
    world.say("되돌려줘", TakeBack())
    assert world.events == {}
    assert "외 29개" in world.last.text


# ── what is there already ──


def test_what_is_there_already_is_not_ticked():
    world = World()
    sent(world, DENTIST)
    world.press("confirm")
    sent(world, DENTIST, YOGA)
    yoga, dentist = world.last.drafts
    assert (yoga.ticked, dentist.ticked) == (True, False)
    assert dentist.assumptions == (ko_files.remarks["there"],)
    assert ko_files.there(1, 2) in world.last.text


def test_a_single_one_that_is_there_can_still_be_added():
    world = World()
    sent(world, DENTIST)
    world.press("confirm")
    sent(world, DENTIST)
    assert ko_files.there(1, 1) in world.last.text
    world.press("confirm")
    assert len(world.calendar()) == 2


def test_an_event_of_the_same_id_that_says_the_same_is_there():
    dentist = event("치과", timed(1, 15), placement=placed(uid="a"))
    world = World(
        replace(dentist, when=replace(dentist.when, start=timed(30, 15).start, end=timed(30, 16).start))
    )
    world.calendars = (MINE,)
    sent(world, DENTIST.replace("20261201", "20261130"))
    assert world.last.drafts[0].kind == "create"
    assert ko_files.there(1, 1) in world.last.text


# ── what moved, and what is called off ──


def test_an_invitation_to_other_times_changes_the_event_of_its_id():
    world = World(
        event("치과 (강남)", timed(26, 9), placement=placed(uid="a"), location="강남", reminders=(5,))
    )
    world.calendars = (MINE,)
    sent(world, DENTIST, head=REQUEST)
    (draft,) = world.last.drafts
    assert (draft.kind, draft.title, draft.location) == ("update", "치과", "강남")
    world.press("confirm")
    assert [start for _, start in world.calendar()] == ["2026-12-01T15:00:00+09:00"]
    world.press("undo")
    assert [start for _, start in world.calendar()] == ["2026-11-26T09:00:00+09:00"]


def test_an_invitation_that_was_changed_since_finds_the_event_by_its_title():
    world = World(event("치과", timed(26, 9)))
    sent(world, DENTIST + "|SEQUENCE:1", head=REQUEST)
    assert world.last.drafts[0].kind == "update"


def test_a_first_invitation_is_new_whatever_is_called_the_same():
    world = World(event("치과", timed(26, 9)))
    sent(world, DENTIST, head=REQUEST)
    assert world.last.drafts[0].kind == "create"


def test_one_instance_of_a_series_is_moved_alone():
    world = World(weekly("요가", timed(24, 7), placement=placed(uid="b")))
    world.calendars = (MINE,)
    moved = "UID:b|RECURRENCE-ID;TZID=Asia/Seoul:20261201T070000|DTSTART;TZID=Asia/Seoul:20261201T090000|SUMMARY:요가"
    sent(world, moved, head=REQUEST)
    world.press("confirm")
    assert [start for _, start in world.calendar()] == [
        "2026-11-24T07:00:00+09:00",
        "2026-12-01T09:00:00+09:00",
    ]


def test_a_series_that_moves_keeps_the_rule_that_the_file_tells_too_strangely():
    world = World(weekly("요가", timed(24, 7), placement=placed(uid="b")))
    world.calendars = (MINE,)
    moved = "UID:b|DTSTART;TZID=Asia/Seoul:20261124T080000|RRULE:FREQ=HOURLY|SUMMARY:요가"
    sent(world, moved, head=REQUEST)
    (draft,) = world.last.drafts
    assert (draft.kind, draft.rrule) == ("update", "FREQ=WEEKLY;COUNT=10")
    assert draft.assumptions == (ko_files.remarks["rule_lost"],)


def test_dates_that_a_changed_series_leaves_out_are_not_taken_along_and_that_is_said():
    world = World(weekly("요가", timed(24, 7), placement=placed(uid="b")))
    world.calendars = (MINE,)
    told = "UID:b|DTSTART;TZID=Asia/Seoul:20261124T080000|RRULE:FREQ=WEEKLY;COUNT=10|SUMMARY:요가"
    sent(world, told + "|EXDATE;TZID=Asia/Seoul:20261201T080000", head=REQUEST)
    assert world.last.drafts[0].assumptions == (ko_files.remarks["dates_lost"],)


def test_what_is_called_off_is_deleted_after_a_tap():
    world = World(event("치과", timed(30, 15)))
    sent(world, DENTIST.replace("20261201", "20261130"), head=CANCEL)
    assert (world.last.drafts[0].kind, len(world.calendar())) == ("delete", 1)
    world.press("confirm")
    assert world.calendar() == []


def test_one_instance_is_called_off_alone():
    world = World(weekly("요가", timed(24, 7), placement=placed(uid="b")))
    world.calendars = (MINE,)
    off = "UID:b|RECURRENCE-ID;TZID=Asia/Seoul:20261201T070000|DTSTART;TZID=Asia/Seoul:20261201T070000|SUMMARY:요가"
    sent(world, off, head=CANCEL)
    world.press("confirm")
    (row,) = world.events.values()
    assert len(row.excluded) == 1


def test_what_is_called_off_and_not_there_is_said():
    world = World()
    sent(world, DENTIST, YOGA, head=CANCEL)
    assert world.last.text == ko_files.missing("요가", 2)
    assert world.last.buttons == ()


def test_what_cannot_be_changed_from_here_is_said():
    world = World(event("치과", timed(26, 9), placement=placed(HOLIDAYS, uid="a")))
    world.calendars = (MINE, HOLIDAYS)
    sent(world, DENTIST, YOGA, head=REQUEST)
    assert ko_files.locked(1) in world.last.text
    assert [draft.title for draft in world.last.drafts] == ["요가"]


def test_changes_and_what_is_new_stand_on_cards_of_their_own():
    world = World(event("치과", timed(26, 9), placement=placed(uid="a")))
    world.calendars = (MINE, FAMILY)
    says = sent(world, DENTIST, YOGA, head=REQUEST)
    assert [say.manner for say in says] == ["edit", "send"]
    assert [[draft.kind for draft in say.reply.drafts] for say in says] == [["update"], ["create"]]
    world.press("confirm")
    assert len(world.calendar()) == 2


# ── what is left out, and what is none ──


def test_what_is_left_out_is_counted():
    world = World()
    sent(world, DENTIST, "SUMMARY:no time", DENTIST.replace("UID:a", "UID:c|STATUS:CANCELLED"))
    assert ko_files.unread(1) in world.last.text and ko_files.off(1) in world.last.text


def test_a_file_of_nothing_but_what_is_left_out_is_answered_in_words():
    world = World()
    sent(world, "SUMMARY:no time")
    assert world.last.text == ko_files.unread(1)


def test_a_file_without_events_says_so():
    world = World()
    sent(world)
    assert world.last.text == ko_files.unreadable["no_events"]


@pytest.mark.parametrize("reason", sorted(ko_files.unreadable))
def test_why_a_file_is_not_taken_is_said(reason):
    world = World()
    world.take(IncomingMessage(replace(world.message(""), attachments=(Attachment("x", "a.ics"),))))
    world.take(Failed(world._turn_of("x"), "read", reason, "x"))
    assert world.last.text == ko_files.unreadable[reason]


def test_a_file_that_nobody_waits_for_is_nothing():
    world = World()
    assert world.take(FileRead(9, "x", read(calendar(DENTIST), SEOUL))) == []


# ── what comes along ──


def test_words_beside_a_file_that_say_nothing_new_are_let_be():
    world = World()
    sent(world, DENTIST, caption="이거 추가해줘")
    assert [len(reply.drafts) for reply in world.screen.values()] == [0, 1]
    assert world.texts[0] == ko_files.on_card
    assert world.conversation.turns == ()


def test_words_beside_a_file_that_tell_an_event_make_a_card_too():
    world = World()
    sent(world, DENTIST, caption="내일 3시 회의", meaning=create("회의", tomorrow(15)))
    assert sorted(reply.drafts[0].title for reply in world.screen.values()) == ["치과", "회의"]


def test_a_picture_beside_a_file_has_a_card_of_its_own():
    world = World()
    sent(world, DENTIST, more=("photo",))
    world.read("photo", create("회식", on(30, 19)))
    assert sorted(reply.drafts[0].title for reply in world.screen.values()) == ["치과", "회식"]


def test_a_picture_beside_a_file_that_cannot_be_read_is_said():
    world = World()
    sent(world, DENTIST, more=("photo",))
    world.fail("photo")
    assert any("깨져" in text for text in world.texts)
    assert world.texts[0] == ko_files.on_card


def test_two_files_have_two_cards():
    world = World()
    sent(world, DENTIST, more=("other",))
    came(world, "other", YOGA)
    assert [len(reply.drafts) for reply in world.screen.values()] == [0, 1, 1]


# ── in words ──


def test_every_sentence_fits_its_number():
    assert (en_files.there(1, 2), en_files.there(2, 3)) == (
        "1 event is there already and not ticked.",
        "2 events are there already and not ticked.",
    )
    assert en_files.there(2, 2) == "Everything in the file is on your calendar already."
    assert en_files.missing("Yoga", 1).endswith("“Yoga”")
    assert en_files.missing("Yoga", 3).endswith("and 2 more")
    assert (en_files.unread(1), en_files.off(2)) == (
        "I left out 1 event without a readable time.",
        "I left out 2 cancelled events.",
    )
    assert en_files.locked(2).startswith("2 events")
    assert (en_files.locked(1), en_files.many(30, 20)[:19]) == (
        "One event cannot be changed from here and stays as it is.",
        "There are 30 events",
    )
    assert (en_files.dates(1, 0), en_files.dates(0, 2), ko_files.dates(0, 2), ko_files.dates(1, 0)) == (
        "1 changed date", "2 left out", "쉬는 날 2번", "다르게 바뀐 날 1번",
    )  # fmt: skip
    assert ko_files.missing("요가", 1).endswith("“요가”")


def test_both_languages_say_the_same():
    for name in ("unreadable", "remarks"):
        assert sorted(getattr(ko_files, name)) == sorted(getattr(en_files, name))


def hours(count: int) -> list[str]:
    return [
        f"DTSTART;TZID=Asia/Seoul:202612{n // 10 + 1:02}T{n % 10 + 8:02}0000|DURATION:PT1H|SUMMARY:일정 {n}"
        for n in range(count)
    ]


def december(day: int, hour: int, hours: float = 1) -> Timed:
    start = datetime(2026, 12, day, hour, tzinfo=ZoneInfo(SEOUL))
    return Timed(start, start + timedelta(hours=hours), SEOUL)


def test_what_is_not_shown_and_meets_something_is_named():
    world = World(event("치과", december(3, 10)), event("워크숍", december(3, 12, 7)))
    sent(world, *hours(37))
    assert ko_files.clashing(7) in world.last.text
    assert "• “일정 22” · 12월 3일(목) 오전 10:00–11:00" in world.last.text
    assert world.last.text.count("• “일정") == 5
    assert "…외 2개\n\n" in world.last.text
    free = World(event("치과", december(9, 10)))
    sent(free, *hours(37))
    assert "겹쳐요" not in free.last.text


def test_what_is_not_shown_in_english_and_whole_days_meet_nothing():
    world = World(event("dentist", december(3, 10)), lang="en")
    sent(world, *hours(37))
    assert en_files.clashing(1) in world.last.text
    days = World(event("치과", december(3, 10)))
    sent(days, *(f"DTSTART;VALUE=DATE:202612{n % 28 + 1:02}|SUMMARY:일정 {n}" for n in range(37)))
    assert "겹쳐요" not in days.last.text


def test_what_is_moved_does_not_meet_itself():
    world = World()
    mine = [f"UID:u{n}|{one}" for n, one in enumerate(hours(25))]
    rows = [
        event(f"일정 {n}", december(n // 10 + 1, n % 10 + 8), placement=placed(uid=f"u{n}"))
        for n in range(25)
    ]
    world = World(*rows)
    sent(world, *(one.replace("DURATION:PT1H", "DURATION:PT50M") for one in mine))
    assert ko_files.clashing(5) not in world.last.text
