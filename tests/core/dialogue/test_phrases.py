"""How days, times and repeats are written; particles that follow the sound; every sentence says something."""

from __future__ import annotations

import inspect
from datetime import date, time
from typing import get_args

import pytest

from core.calendar.draft import ChangeKind, Scope
from core.calendar.rrule import from_rrule
from core.calendar.time.resolution import AssumptionKind, DoubtKind
from core.calendar.when import AllDay, Partial, Timed
from core.dialogue.conversation import CardState
from core.dialogue.phrases import Speech, dates, speech
from core.dialogue.phrases.ko_particles import by, it_is
from core.errors import Fault
from tests.core.dialogue.world import SEOUL, all_day, moment, timed

TODAY = date(2026, 11, 16)
OVERNIGHT = Timed(moment(17, 22), moment(18, 1), SEOUL)


@pytest.mark.parametrize(
    ("when", "korean", "english"),
    [
        (timed(17, 15, None), "11월 17일(화) 오후 3:00", "Tue, Nov 17, 3:00 PM"),
        (timed(17, 9), "11월 17일(화) 오전 9:00–10:00", "Tue, Nov 17, 9:00 AM – 10:00 AM"),
        (timed(17, 11, 2), "11월 17일(화) 오전 11:00–오후 1:00", "Tue, Nov 17, 11:00 AM – 1:00 PM"),
        (timed(17, 0, None), "11월 17일(화) 오전 0:00", "Tue, Nov 17, 12:00 AM"),
        (timed(17, 12, None), "11월 17일(화) 오후 12:00", "Tue, Nov 17, 12:00 PM"),
        (
            OVERNIGHT,
            "11월 17일(화) 오후 10:00 – 11월 18일(수) 오전 1:00",
            "Tue, Nov 17, 10:00 PM – Wed, Nov 18, 1:00 AM",
        ),
        (all_day(17), "11월 17일(화) 하루 종일", "Tue, Nov 17, all day"),
        (all_day(17, 19), "11월 17일(화) – 11월 19일(목) 하루 종일", "Tue, Nov 17 – Thu, Nov 19, all day"),
        (
            AllDay(date(2027, 1, 1), date(2027, 1, 1)),
            "2027년 1월 1일(금) 하루 종일",
            "Fri, Jan 1, 2027, all day",
        ),
        (
            AllDay(date(2026, 12, 31), date(2027, 1, 1)),
            "12월 31일(목) – 2027년 1월 1일(금) 하루 종일",
            "Thu, Dec 31 – Fri, Jan 1, 2027, all day",
        ),
        (Partial(date(2026, 11, 17), None, SEOUL), "11월 17일(화)", "Tue, Nov 17"),
        (Partial(None, time(15), SEOUL), "날짜 미정", "no date yet"),
    ],
)
def test_when_it_is(when, korean, english):
    assert dates("ko").when(when, TODAY) == korean
    assert dates("en").when(when, TODAY) == english


def test_hours_alone():
    assert (dates("ko").hours(all_day(17)), dates("en").hours(all_day(17))) == ("하루 종일", "all day")
    assert dates("ko").hours(OVERNIGHT) == "오후 10:00–오전 1:00"
    assert dates("ko").hours(Timed(moment(17, 9), moment(18, 9), SEOUL)) == "오전 9:00–오전 9:00"
    assert dates("en").hours(timed(17, 15, None)) == "3:00 PM"


@pytest.mark.parametrize(
    ("rule", "korean", "english"),
    [
        ("FREQ=DAILY", "매일", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "3일마다", "every 3 days"),
        ("FREQ=WEEKLY;BYDAY=TU", "매주 화요일", "every week on Tue"),
        ("FREQ=WEEKLY;BYDAY=SA,SU", "매주 토·일요일", "every week on Sat, Sun"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "격주 금요일", "every other week on Fri"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "평일마다", "every weekday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR", "격주 평일마다", "every other week on weekdays"),
        ("FREQ=MONTHLY;BYMONTHDAY=3", "매월 3일", "every month on the 3rd"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=1,2,11,22,-1",
            "매월 1일, 2일, 11일, 22일, 말일",
            "every month on the 1st, 2nd, 11th, 22nd, last day",
        ),
        ("FREQ=MONTHLY;BYDAY=1MO", "매월 첫째 월요일", "every month on the first Mon"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "매월 마지막 금요일", "every month on the last Fri"),
        ("FREQ=MONTHLY;INTERVAL=3", "3개월마다", "every 3 months"),
        ("FREQ=YEARLY", "매년", "every year"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3", "매년 3월 3일", "every year on the 3rd in Mar"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "매년 5월 둘째 일요일", "every year on the second Sun in May"),
        ("FREQ=YEARLY;BYMONTH=5,6", "매년 5·6월", "every year in May, Jun"),
        ("FREQ=WEEKLY;UNTIL=20261231", "매주 12월 31일(목)까지", "every week until Thu, Dec 31"),
        ("FREQ=WEEKLY;COUNT=10", "매주 10번", "every week 10 times"),
    ],
)
def test_how_it_repeats(rule, korean, english):
    assert dates("ko").repeat(from_rrule(rule), TODAY) == korean
    assert dates("en").repeat(from_rrule(rule), TODAY) == english


@pytest.mark.parametrize(
    ("word", "particle", "copula"),
    [
        ("오후 3:00", "로", "예요"),
        ("오후 3:30", "으로", "이에요"),
        ("오전 11:00–오후 1:05", "으로", "이에요"),
        ("11월 17일(화) 하루 종일", "로", "이에요"),
        ("11월 17일(화)", "로", "이에요"),
        ("날짜 미정", "으로", "이에요"),
        ("내일모레", "로", "예요"),
        ("PM", "로", "예요"),
        ("", "로", "예요"),
    ],
)
def test_particles_follow_the_sound(word, particle, copula):
    assert (by(word), it_is(word)) == (particle, copula)


VALUES: dict[str, object] = {
    "when": "오후 3:30",
    "title": "커피",
    "count": 2,
    "ticked": 2,
    "found": 30,
    "limit": 20,
    "names": ("민수",),
    "words": "매주",
    "was": "A",
    "now": "B",
    "value": "강남",
    "span": "내일",
    "day": "11월 17일(화)",
    "minutes": (30, 60),
    "events": "• 커피",
}
KINDS = {
    "small_talk": ("greeting", "thanks", "bye", "praise", "other"),
    "ask_doubt": get_args(DoubtKind),
    "assumed": get_args(AssumptionKind),
    "unreadable": [reason for part in get_args(Fault) for reason in get_args(part)],
    "already": [state for state in get_args(CardState) if state != "open"],
}
SPOKEN = sorted(name for name in vars(Speech) if not name.startswith("_"))
FIXED = sorted(Speech.__annotations__)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("name", SPOKEN)
def test_every_sentence_says_something_whatever_it_is_about(lang, name):
    phrase = getattr(speech(lang), name)
    for arguments in _arguments(name, list(inspect.signature(phrase).parameters)):
        text = phrase(**arguments)
        assert text.strip()
        assert "{" not in text and "None" not in text


@pytest.mark.parametrize("name", FIXED)
def test_every_fixed_sentence_is_there_in_both_languages(name):
    korean, english = getattr(speech("ko"), name), getattr(speech("en"), name)
    assert korean.strip() and english.strip() and korean != english


def _arguments(name: str, parameters: list[str]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = [{}]
    for parameter in parameters:
        if parameter in ("kind", "reason", "state"):
            choices = KINDS.get(name, get_args(ChangeKind))
        elif parameter == "scope":
            choices = get_args(Scope)
        elif parameter == "count" and name in ("scope", "ask_scope", "repeats"):
            choices = (None, 1, 10)
        elif parameter == "remote":
            choices = (True, False)
        elif parameter in ("count", "ticked"):
            choices = (1, 2)
        else:
            choices = (VALUES[parameter],)
        found = [{**one, parameter: choice} for one in found for choice in choices]
    return found


def test_counts_are_told_where_they_are_known():
    assert speech("en").scope("delete", "all", 10) == "Delete all (10)"
    assert speech("ko").scope("delete", "following", None) == "이번부터 쭉 삭제"
    assert speech("en").ask_scope(10) == "This one repeats 10 times. How far?"
    assert speech("en").repeats("every week", 5) == "every week · 5 in all"
    assert speech("en").not_found("") == "I couldn't find a matching event."
    assert speech("ko").which_one("update") == "어느 일정을 바꿀까요?"
