"""Days that a series leaves out, in both languages: they are no part of the title, and no day to begin on."""

from __future__ import annotations

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.days_off import EVERY_PUBLIC_HOLIDAY
from core.calendar.time.expression import CalendarDate, DaysFrom, Holiday, WholeMonth, WholeWeek
from core.dialogue.interpretation import (
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Patch,
    Quote,
    Request,
    Target,
)
from core.language.leaving_out import each_of, in_the_month_before
from core.language.understand import understand

TUESDAYS = Recurrence("WEEKLY", by_day=("TU",))


def read(text: str) -> EventProposal:
    meaning = understand(Request(text, "ko")).meaning
    assert isinstance(meaning, CreateEvents), meaning
    [event] = meaning.events
    return event


@pytest.mark.parametrize(
    ("text", "title", "days"),
    [
        ("매주 화요일 10시 팀 회의, 24일은 빼고", "팀 회의", (CalendarDate(24),)),
        ("매주 화요일, 24일은 빼고 10시 팀 회의", "팀 회의", (CalendarDate(24),)),
        ("매주 화요일 24일 말고 10시 회의", "회의", (CalendarDate(24),)),
        (
            "매주 화요일 영어 12월 1일이랑 8일은 제외",
            "영어",
            (CalendarDate(1, 12), CalendarDate(8, 12)),
        ),
        ("매주 화요일 10시 팀 회의 다음 주는 빼고", "팀 회의", (WholeWeek(1),)),
        ("매주 화요일 10시 회의 (크리스마스는 쉬고)", "회의", (Holiday("christmas"),)),
        (
            "매주 화요일 오후 2시 스터디 설 연휴는 쉬고",
            "스터디",
            (DaysFrom(Holiday("seollal"), -1), Holiday("seollal"), DaysFrom(Holiday("seollal"), 1)),
        ),
        (
            "매주 화요일 10시 회의 24일부터 26일까지는 쉬고",
            "회의",
            (CalendarDate(24), CalendarDate(25), CalendarDate(26)),
        ),
        ("team sync every Tuesday at 10 except the 24th", "team sync", (CalendarDate(24),)),
        ("every Tuesday (not the 24th) at 10 team sync", "team sync", (CalendarDate(24),)),
        (
            "yoga every Tuesday at 7pm except Dec 1 and Dec 8",
            "yoga",
            (CalendarDate(1, 12), CalendarDate(8, 12)),
        ),
        (
            "gym every Tuesday at 6pm skipping Nov 24, 25 and Dec 1",
            "gym",
            (CalendarDate(24, 11), CalendarDate(25, 11), CalendarDate(1, 12)),
        ),
        ("every Tuesday 3pm piano, but not next week", "piano", (WholeWeek(1),)),
        ("매주 화요일 3시 수영 1월은 쉬고", "수영", (WholeMonth(month=1),)),
        (
            "swim every tuesday at 3 except July and August",
            "swim",
            (WholeMonth(month=7), WholeMonth(month=8)),
        ),
        (
            "swim every tuesday at 3 except from Dec 1 to Dec 8",
            "swim",
            tuple(CalendarDate(n, 12) for n in range(1, 9)),
        ),
        ("swim every tuesday at 3 apart from Tuesday the 24th", "swim", (CalendarDate(24),)),
        ("english every tuesday except christmas", "english", (Holiday("christmas"),)),
        ("choir every tuesday 7pm except dec 24-25", "choir", (CalendarDate(24, 12), CalendarDate(25, 12))),
    ],
)
def test_single_days_are_left_out(text, title, days):
    event = read(text)
    assert (event.title, event.excluded, event.recurrence) == (title, days, TUESDAYS)
    assert event.notes == ""
    assert event.evidence == (0, len(text.rstrip(")"))) or event.evidence == (0, len(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("매일 아침 7시 운동 주말 빼고", ("MO", "TU", "WE", "TH", "FR")),
        ("매일 7시 운동 수요일, 금요일은 빼고", ("MO", "TU", "TH", "SA", "SU")),
        ("매일 7시 운동 평일 제외", ("SA", "SU")),
        ("run every day at 7 except weekends", ("MO", "TU", "WE", "TH", "FR")),
    ],
)
def test_weekdays_are_left_out_by_the_rule(text, left):
    event = read(text)
    assert event.recurrence == Recurrence("WEEKLY", by_day=left)
    assert event.excluded == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("매주 화요일 10시 공휴일 빼고 팀회의", "공휴일 빼고"),
        ("매주 화요일 10시 팀회의, 쉬는 날은 쉬고", "쉬는 날은 쉬고"),
        ("every tuesday at 10 팀회의 except public holidays", "except public holidays"),
    ],
)
def test_holidays_are_left_out_and_named_in_the_notes(text, words):
    event = read(text)
    assert (event.title, event.notes, event.excluded) == ("팀회의", words, (EVERY_PUBLIC_HOLIDAY,))


def test_what_is_no_day_stays_in_the_notes():
    event = read("매주 화요일 10시 방학 때는 빼고 팀회의")
    assert (event.title, event.notes, event.excluded) == ("팀회의", "방학 때는 빼고", ())


@pytest.mark.parametrize(
    "text", ["24일 말고 25일 3시 회의", "3시 말고 4시 회의", "Meeting on Friday, not the 24th"]
)
def test_without_a_series_nothing_is_left_out(text):
    assert read(text).excluded == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("24일은 빼고", (CalendarDate(24),)),
        ("아 근데 12월 8일도 빼고 해줘", (CalendarDate(8, 12),)),
        ("1일이랑 3일은 제외", (CalendarDate(1), CalendarDate(3))),
        ("다음 주는 쉬고", (WholeWeek(1),)),
        ("크리스마스는 건너뛰고요", (Holiday("christmas"),)),
        ("except the 24th", (CalendarDate(24),)),
        ("but not Dec 8", (CalendarDate(8, 12),)),
        ("skip the 3rd and the 5th too please", (CalendarDate(3), CalendarDate(5))),
    ],
)
def test_days_alone_are_left_out_of_the_series_talked_about(text, days):
    lang = "en" if text.isascii() else "ko"
    assert understand(Request(text, lang)).meaning == ChangeEvent(Target(), Patch(excluded=days))


def test_an_answer_to_a_question_leaves_nothing_out():
    assert not isinstance(understand(Request("24일은 빼고", "ko", awaiting="title")).meaning, ChangeEvent)


def test_the_words_are_kept():
    assert Quote("excluded", "24일은 빼고") in read("매주 화요일 10시 팀 회의, 24일은 빼고").quotes
    assert Quote("excluded", "except the 24th") in read("sync every Tuesday at 10 except the 24th").quotes


def test_a_rule_that_cannot_be_said_otherwise_stays():
    event = read("격주 화요일 10시 회의 화요일 빼고")
    assert event.recurrence == Recurrence("WEEKLY", 2, ("TU",))


def test_one_event_of_several_repeats_and_leaves_it_out():
    meaning = understand(Request("매주 화요일 10시 회의 24일은 빼고, 내일 3시 치과", "ko")).meaning
    assert isinstance(meaning, CreateEvents)
    assert [(bool(one.recurrence), bool(one.excluded)) for one in meaning.events] == [
        (True, True),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (CalendarDate(30, 11), CalendarDate(2, 12), (CalendarDate(30, 11), CalendarDate(2, 12))),
        (CalendarDate(5), CalendarDate(3), (CalendarDate(5), CalendarDate(3))),
        (Holiday("chuseok"), None, (Holiday("chuseok"),)),
    ],
)
def test_of_a_stretch_that_nobody_can_count_its_ends_are_left_out(first, last, days):
    assert each_of(first, last) == days


def test_only_bare_dates_take_the_month_before_them():
    assert in_the_month_before(Holiday("chuseok"), CalendarDate(1, 12)) == Holiday("chuseok")
