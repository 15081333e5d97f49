"""Which time zone somebody means: by name, by city or country in two languages, by offset."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from core.calendar.time.zone_names import NAMES, SEVERAL
from core.calendar.time.zones import zone_name, zones_of

WINTER, SUMMER = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("america/new_york", "America/New_York"),
        ("베를린", "Europe/Berlin"),
        ("독일 시간대", "Europe/Berlin"),
        ("뉴욕 시간", "America/New_York"),
        ("미국동부", "America/New_York"),
        ("munich", "Europe/Berlin"),
        ("Pacific time", "America/Los_Angeles"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("reykjavik", "Atlantic/Reykjavik"),
        ("+9", "Asia/Seoul"),
        ("UTC+05:30", "Asia/Kolkata"),
        ("gmt −10", "Pacific/Honolulu"),
        ("UTC", "UTC"),
        ("-11", "Etc/GMT+11"),
    ],
)
def test_one_zone_is_meant(said, zone):
    assert zones_of(said, WINTER) == (zone,)


def test_a_country_with_several_zones_is_a_choice():
    assert zones_of("미국", WINTER) == zones_of("USA", WINTER)
    assert len(zones_of("미국", WINTER)) == 5


def test_an_offset_counts_as_of_now_and_tells_summer_time_apart():
    assert zones_of("-5", WINTER) == ("America/New_York", "America/Bogota")
    assert zones_of("-5", SUMMER) == ("America/Chicago", "America/Bogota")
    assert zones_of("+0", WINTER) == ("UTC", "Europe/London")


@pytest.mark.parametrize("said", ["나르니아", "+25", "-9:30", "", "   ", "오후", "+15"])
def test_what_is_no_zone_is_none(said):
    assert zones_of(said, WINTER) == ()


def test_everything_that_we_name_exists():
    every = {*NAMES, *(zone for zones in SEVERAL.values() for zone in zones)}
    assert every <= available_timezones()
    for zone in every:
        assert ZoneInfo(zone).key == zone


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_name_of_ours_is_found_again(lang):
    for zone in NAMES:
        assert zones_of(zone_name(zone, lang), WINTER) == (zone,)


def test_a_zone_is_called_by_its_city():
    assert (zone_name("Asia/Seoul", "ko"), zone_name("Asia/Seoul", "en")) == ("서울", "Seoul")
    assert zone_name("America/Indiana/Tell_City", "ko") == "Tell City"
    assert (zone_name("Etc/GMT+11", "ko"), zone_name("Etc/GMT-3", "en")) == ("UTC-11", "UTC+3")
