"""Digits that the engine is not sure of: which other times they make, and for which events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.calendar.time.expression import Spoken
from core.dialogue.reading import Reading
from tests.core.language.picture.layout import phone, sheet
from tests.core.language.picture.seen import proposals, seen

DENTIST = ("# 하늘치과 예약 안내", "일시: 2026년 12월 8일 14:30", "장소: 본관 2층")
MOVIE = ("# 듄: 파트 3", "2026.12.19 19:45", "CGV 용산 7관")
PARTY = ("# Housewarming party", "When: December 6, 6:30 PM", "Where: 12 Elm Street")


def smudged(page: Reading, holding: str, *digits: int) -> Reading:
    """The page, some digits of one of its lines doubted."""
    assert any(holding in line.text for line in page.lines)
    return replace(
        page,
        lines=tuple(replace(line, doubted=digits) if holding in line.text else line for line in page.lines),
    )


def others(page: Reading) -> list[tuple[object, ...]]:
    """(month, day, hour, minute) of all that the first event may be besides."""
    found = []
    for time in proposals(page)[0].misread:
        assert isinstance(time, Spoken)
        clock = time.clock
        found.append((time.day.month, time.day.day, clock and clock.hour, clock and clock.minute))  # type: ignore[union-attr]
    return found


def test_a_doubted_digit_of_the_day_makes_other_days():
    assert others(smudged(sheet(*DENTIST), "12월", 6)) == [
        (12, 3, 14, 30),
        (12, 6, 14, 30),
    ]


@pytest.mark.parametrize(
    ("rows", "holding", "digit", "other"),
    [
        (DENTIST, "14:30", 9, (12, 8, 14, 80)),
        (MOVIE, "19:45", 10, (12, 19, 19, 15)),
        (MOVIE, "12.19", 7, (12, 14, 19, 45)),
        (PARTY, "December", 0, (12, 8, 6, 30)),
        (PARTY, "6:30", 1, (12, 6, 8, 30)),
    ],
)
def test_a_doubted_digit_of_a_date_or_a_time_makes_another(rows, holding, digit, other):
    made = others(smudged(sheet(*rows), holding, digit))
    assert (other in made) is (other[3] != 80)  # half past fourteen is never 14:80


def test_what_was_read_stays_what_is_proposed():
    plain, doubted = sheet(*DENTIST), smudged(sheet(*DENTIST), "12월", 6)
    assert seen(plain) == seen(doubted)
    assert others(plain) == []


def test_doubts_elsewhere_are_nobody_s_business():
    page = sheet(*DENTIST, "예약번호: HC-20418", "문의 02-581-0032")
    assert others(smudged(smudged(page, "HC-", 0, 1, 2), "02-581", 2, 3)) == []


def test_a_doubt_belongs_to_the_event_that_it_is_about():
    page = sheet(
        "# 2학기 행사",
        "12월 3일 14:00 || 합창 대회",
        "12월 11일 10:00 || 과학 캠프",
        columns=(80.0, 600.0),
    )
    first, second = proposals(smudged(page, "12월 3일", 2))
    assert first.misread
    assert second.misread == ()


def test_a_doubt_in_a_chat_is_one_too():
    page = phone(
        "민수",
        "-- 2026년 11월 23일 월요일",
        "민수> 12월 8일 7시에 저녁 먹자 @오후 2:51",
        "me> 좋아 @오후 2:52",
    )
    assert (12, 3) in [one[:2] for one in others(smudged(page, "12월 8일", 2))]


def test_digits_that_were_mended_are_not_doubted_any_more():
    assert others(smudged(sheet("# 치과 예약", "일시: 12월 8일 14:3O"), "12월", 2)) == []


def test_places_beyond_the_text_are_nothing():
    assert others(smudged(sheet(*DENTIST), "12월", 60)) == []
