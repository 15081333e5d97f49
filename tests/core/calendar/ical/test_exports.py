"""Files as Google, Apple, Outlook and a Korean portal export them, read to the last detail."""

from __future__ import annotations

import pytest

from core.calendar.ical.read import read
from core.calendar.rrule import to_rrule
from core.dialogue.shown import span_strings
from tests.core.calendar.ical.files import SEOUL, saved


def told(name):
    """Every event in a few words."""
    return [
        (one.proposal.title, *span_strings(one.proposal.when), one.proposal.location, one.proposal.reminders,
         one.proposal.recurrence and to_rrule(one.proposal.recurrence), one.lost)
        for one in read(saved(name), SEOUL).events
    ]  # fmt: skip


def test_google():
    assert told("google.ics") == [
        ("김대리와 점심 미팅", "2026-12-01T15:00:00+09:00", "2026-12-01T16:00:00+09:00",
         "강남역 2번 출구, 스타벅스", (30,), None, ()),
        ("주간 회의", "2026-11-30T10:00:00+09:00", "2026-11-30T11:00:00+09:00", "", None,
         "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261221", ()),
        ("크리스마스", "2026-12-25", None, "", None, None, ()),
    ]  # fmt: skip


def test_google_tells_of_dates_left_out_and_of_an_afternoon_instead():
    lunch, weekly, _ = read(saved("google.ics"), SEOUL).events
    assert lunch.proposal.notes == "첫 줄\n둘째 줄" and lunch.guests == 1
    assert lunch.proposal.attendees == ()
    assert [one.isoformat() for one in weekly.excluded] == ["2026-12-07T10:00:00+09:00"]
    (changed,) = weekly.changed
    assert changed.original.isoformat() == "2026-12-14T10:00:00+09:00"
    assert changed.proposal.title == "주간 회의 (오후로)"


def test_apple():
    assert told("apple.ics") == [
        ("뉴욕 팀과 화상회의 🎥", "2026-12-03T09:30:00-05:00", "2026-12-03T10:15:00-05:00",
         "Apple Park Visitor Center 10600 N Tantau Ave, Cupertino", (15,), None, ()),
        ("제주도 여행", "2026-12-15", "2026-12-17", "", (900,), None, ()),
        ("엄마 생신", "1990-09-14", None, "", None, "FREQ=YEARLY", ()),
    ]  # fmt: skip


def test_outlook():
    assert told("outlook.ics") == [
        ("월간 실적 회의", "2026-11-30T10:00:00+09:00", "2026-11-30T11:30:00+09:00",
         "본사 12층 대회의실", (15,), "FREQ=MONTHLY;BYDAY=-1MO;UNTIL=20270628", ()),
        ("Call with Berlin", "2026-12-01T09:00:00+01:00", "2026-12-01T09:45:00+01:00", "", None, None, ()),
        ("Unknown clock", "2026-12-02T09:00:00+09:00", "2026-12-02T10:00:00+09:00", "", None, None,
         ("zone_guessed",)),
    ]  # fmt: skip


def test_outlook_invites_and_nobody_is_invited():
    file = read(saved("outlook.ics"), SEOUL)
    assert file.method == "request"
    assert file.events[0].proposal.notes == "안건:\n1. 실적\n2. 예산; 일정"
    assert (file.events[0].sequence, file.events[0].guests) == (3, 1)


def test_a_korean_portal():
    assert told("naver.ics") == [
        ("고등학교 동창회", "2026-12-04T19:00:00+09:00", "2026-12-04T21:00:00+09:00",
         "홍대입구역 9번 출구", None, None, ()),
        ("아침 수영", "2026-12-07T06:30:00+09:00", "2026-12-07T07:20:00+09:00", "", None,
         "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=12", ()),
    ]  # fmt: skip


def test_what_a_korean_portal_calls_off_is_left_out():
    file = read(saved("naver.ics"), SEOUL)
    assert file.off == 1
    assert [one.day for one in file.events[1].excluded] == [11, 25, 30]


@pytest.mark.parametrize("name", ["google.ics", "apple.ics", "outlook.ics", "naver.ics"])
@pytest.mark.parametrize("form", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_says_the_same_in_every_alphabet(name, form):
    text = saved(name).decode()
    assert read(text.encode(form), SEOUL) == read(saved(name), SEOUL)


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_a_file_says_the_same_with_other_line_ends(end):
    assert read(saved("google.ics").replace(b"\r\n", end.encode()), SEOUL) == read(saved("google.ics"), SEOUL)


def test_what_korean_programs_wrote_before_unicode_is_read():
    assert read(saved("naver.ics").decode().encode("cp949"), SEOUL) == read(saved("naver.ics"), SEOUL)
