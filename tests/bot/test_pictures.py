"""One answer for each picture, whatever it is: text and events, or a kind sentence."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from adapters.terminal.files import ENOUGH
from bot.pictures import read_images
from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import CalendarDate, Clock, Spoken
from core.dialogue.interpretation import CreateEvents, EventProposal, Interpretation, SmallTalk
from core.dialogue.phrases import speech
from core.dialogue.reading import Reading
from core.errors import UnreadableImage

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Seoul"))
PARTY = EventProposal(
    "송년회", Spoken(day=CalendarDate(27, 11), clock=Clock(7, 0, "pm")), "강남역", ("민수",)
)


class Scripted:
    """Reads every file as its own words; refuses what begins with a reason."""

    def __init__(self) -> None:
        self.longest = 0

    async def read(self, image: bytes) -> Reading:
        self.longest = max(self.longest, len(image))
        text = image[:40].decode(errors="ignore")
        if text.startswith("!"):
            raise UnreadableImage(text[1:])
        return Reading(text)


async def answers(tmp_path, files, *events, lang="ko"):
    ocr = Scripted()
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)
    meaning = CreateEvents(events) if events else SmallTalk()
    found = read_images(
        [tmp_path / name for name in files],
        NOW,
        "Asia/Seoul",
        ocr,
        lambda request: Interpretation(meaning, request.lang),
        lang,
    )
    return [answer async for answer in found], ocr


async def test_a_picture_is_answered_with_its_text_and_its_events(tmp_path):
    (answer,), _ = await answers(tmp_path, {"a.png": "송년회".encode()}, PARTY)
    assert answer == {
        "file": str(tmp_path / "a.png"),
        "text": "송년회",
        "events": [
            {
                "title": "송년회",
                "start": "2026-11-27T19:00:00+09:00",
                "end": None,
                "all_day": False,
                "location": "강남역",
                "attendees": ["민수"],
                "rrule": None,
            }
        ],
    }


async def test_words_are_counted_from_the_date_line_where_there_is_one(tmp_path):
    noon = datetime(2026, 1, 5, 12, tzinfo=ZoneInfo("UTC"))
    event = EventProposal("", Spoken(day=CalendarDate(6)), recurrence=Recurrence("WEEKLY"), anchor=noon)
    (answer,), _ = await answers(tmp_path, {"a.png": b"x"}, event)
    shown = answer["events"][0]
    assert (shown["start"], shown["all_day"], shown["rrule"]) == ("2026-01-06", True, "FREQ=WEEKLY")
    assert shown["title"] == speech("ko").neutral_title


@pytest.mark.parametrize("lang", ["ko", "en"])
async def test_what_cannot_be_read_is_answered_kindly_and_the_next_one_is_read(tmp_path, lang):
    files = {"a.png": b"!not_image", "b.png": "모임".encode()}
    (refused, read), _ = await answers(tmp_path, files, PARTY, lang=lang)
    assert refused["events"] == []
    assert refused["error"] == speech(lang).unreadable("not_image")
    assert "error" not in read


async def test_a_file_that_is_not_there_is_answered_kindly(tmp_path):
    understand = lambda request: Interpretation(SmallTalk(), "ko")  # noqa: E731 - never asked
    found = read_images([tmp_path / "none.png", tmp_path], NOW, "Asia/Seoul", Scripted(), understand)
    assert [answer["error"] async for answer in found] == [speech("ko").unreadable("lost")] * 2


async def test_a_picture_without_events_is_no_error(tmp_path):
    (answer,), _ = await answers(tmp_path, {"meme.png": "월요일".encode()})
    assert (answer["events"], "error" in answer) == ([], False)


async def test_of_a_huge_file_only_the_beginning_is_loaded(tmp_path):
    _, ocr = await answers(tmp_path, {"huge.png": bytes(ENOUGH + 1000)})
    assert ocr.longest == ENOUGH
