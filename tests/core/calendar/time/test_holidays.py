"""Named days: where they fall, and what they are called."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.calendar.time.day_order import day_first_in
from core.calendar.time.holiday_names import ENGLISH, KOREAN
from core.calendar.time.holidays import KEYS, easter, holiday_date, next_holiday, nth_weekday
from core.calendar.time.lunar import lunar_to_solar, next_lunar


@pytest.mark.parametrize(
    ("key", "year", "day"),
    [
        ("seollal", 2026, date(2026, 2, 17)),
        ("seollal", 2027, date(2027, 2, 7)),
        ("seollal_eve", 2027, date(2027, 2, 6)),
        ("chuseok", 2026, date(2026, 9, 25)),
        ("chuseok", 2027, date(2027, 9, 15)),
        ("buddhas_birthday", 2027, date(2027, 5, 13)),
        ("daeboreum", 2026, date(2026, 3, 3)),
        ("memorial_day_kr", 2027, date(2027, 6, 6)),
        ("christmas_eve", 2026, date(2026, 12, 24)),
        ("thanksgiving_us", 2026, date(2026, 11, 26)),
        ("black_friday", 2026, date(2026, 11, 27)),
        ("memorial_day_us", 2027, date(2027, 5, 31)),
        ("labor_day_us", 2027, date(2027, 9, 6)),
        ("mothers_day_us", 2027, date(2027, 5, 9)),
        ("mothers_day_uk", 2027, date(2027, 3, 7)),
        ("easter", 2027, date(2027, 3, 28)),
        ("good_friday", 2027, date(2027, 3, 26)),
        ("easter_monday", 2027, date(2027, 3, 29)),
        ("summer_bank_uk", 2027, date(2027, 8, 30)),
    ],
)
def test_a_holiday_falls_on_its_day(key, year, day):
    assert holiday_date(key, year) == day


def test_easter_is_the_sunday_it_was_in_known_years():
    known = {
        1961: (4, 2),
        1818: (3, 22),
        1943: (4, 25),
        2000: (4, 23),
        2008: (3, 23),
        2011: (4, 24),
        2038: (4, 25),
    }
    assert {year: (easter(year).month, easter(year).day) for year in known} == known
    assert all(easter(year).weekday() == 6 for year in range(1600, 2600))


def test_what_is_unknown_is_no_day():
    assert holiday_date("festivus", 2026) is None
    assert holiday_date("christmas", 0) is None
    assert holiday_date("christmas", 10_000) is None
    assert holiday_date("seollal", 2200) is None
    assert holiday_date("seollal_eve", 2200) is None
    assert next_holiday("festivus", date(2026, 1, 1)) is None


def test_a_holiday_that_is_over_comes_next_year():
    for key in KEYS:
        today = date(2026, 6, 1)
        found = next_holiday(key, today)
        assert found is not None
        at_most = 12 * 366 if key.endswith("_substitute") else 390
        assert today <= found < today + timedelta(days=at_most)
        assert next_holiday(key, found) == found


def test_the_last_year_of_the_calendar_has_no_next():
    assert next_holiday("new_year", date(9999, 12, 31)) is None


@pytest.mark.parametrize("names", [KOREAN, ENGLISH])
def test_every_name_is_a_holiday_and_longer_names_come_first(names):
    assert set(names.values()) <= KEYS
    assert list(names) == sorted(names, key=len, reverse=True)


def test_names_in_two_languages_mean_the_same_day():
    assert KOREAN["추석"] == ENGLISH["chuseok"] == "chuseok"
    assert KOREAN["크리스마스 이브"] == ENGLISH["christmas eve"]
    assert KOREAN["현충일"] != ENGLISH["memorial day"]


@pytest.mark.parametrize(
    ("nth", "expected"),
    [
        (1, date(2026, 11, 2)),
        (5, date(2026, 11, 30)),
        (-1, date(2026, 11, 30)),
        (6, None),
        (0, None),
        (-6, None),
    ],
)
def test_the_nth_monday_of_a_month(nth, expected):
    assert nth_weekday(2026, 11, 0, nth) == expected


@pytest.mark.parametrize(
    ("lunar", "solar"),
    [
        ((2024, 1, 1), date(2024, 2, 10)),
        ((2023, 2, 1, True), date(2023, 3, 22)),
        ((2050, 8, 15), date(2050, 9, 30)),
        ((2051, 1, 1), date(2051, 2, 11)),
        ((2027, 1, 30), None),
        ((2027, 5, 1, True), None),
        ((2101, 1, 1), None),
        ((1500, 1, 1), None),
    ],
)
def test_a_lunar_day_has_its_solar_day(lunar, solar):
    assert lunar_to_solar(*lunar) == solar


def test_the_next_lunar_day_may_be_this_or_next_solar_year():
    assert next_lunar(1, 1, date(2026, 2, 17)) == date(2026, 2, 17)
    assert next_lunar(1, 1, date(2026, 2, 18)) == date(2027, 2, 7)
    assert next_lunar(12, 29, date(2026, 1, 1)) == date(2026, 2, 16)
    assert next_lunar(13, 1, date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Seoul", False),
        ("America/New_York", False),
        ("Pacific/Honolulu", False),
        ("UTC", False),
        ("Europe/London", True),
        ("Asia/Kolkata", True),
        ("Australia/Sydney", True),
        ("America/Mexico_City", True),
        ("America/Argentina/Salta", True),
        ("NZ", True),
    ],
)
def test_where_the_day_comes_before_the_month(zone, expected):
    assert day_first_in(zone) is expected
