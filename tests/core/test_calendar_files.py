"""A calendar file through the one door: known by its bytes or its name, read without the engine for pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.dialogue.message import Attachment
from core.dialogue.phrases import ko_files
from tests.core.calendar.ical.files import calendar
from tests.core.dialogue.world import KEY
from tests.core.house import House

DENTIST = "UID:a|DTSTART;TZID=Asia/Seoul:20261201T150000|SUMMARY:치과"
FLOATING = "UID:a|DTSTART:20261201T150000|SUMMARY:치과"


async def sent(house: House, data: bytes, name: str = "") -> None:
    await house.shelf.put("f", data)
    happened = house.message("", None, ("f",))
    message = replace(happened.message, attachments=(Attachment("f", name),))
    await house.assistant.handle(KEY, house.newborn(), replace(happened, message=message))


async def test_a_calendar_file_becomes_a_card_whatever_it_is_called():
    for name in ("", "photo.jpg", "plan.ics"):
        house = House()
        await sent(house, calendar(DENTIST), name)
        assert house.screen()[0].startswith("이렇게 추가할까요?\n\n치과")
        assert house.ocr.read_now == []


async def test_the_engine_for_pictures_is_not_asked_about_what_is_called_a_calendar():
    house = House()
    await sent(house, "내일 3시 회의".encode(), "plan.ICS")
    assert house.screen() == [ko_files.unreadable["not_calendar"]]
    assert house.ocr.read_now == []


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "no_file"), (calendar(*[DENTIST] * 501), "too_many_events")]
)
async def test_why_it_is_not_taken_is_said(data, reason):
    house = House()
    await sent(house, data, "plan.ics")
    assert house.screen() == [ko_files.unreadable[reason]]


async def test_an_import_is_saved_and_taken_back_as_one():
    house = House()
    await sent(
        house, calendar(DENTIST, FLOATING.replace("UID:a", "UID:b").replace("치과", "회의")), "plan.ics"
    )
    await house.press("confirm")
    assert [start for _, start in await house.calendar()] == ["2026-12-01T15:00:00+09:00"] * 2
    await house.press("undo")
    assert await house.calendar() == []
