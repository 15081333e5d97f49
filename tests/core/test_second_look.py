"""A picture that was read with doubts is shown to a model that can see, if its sender lets it: both must agree, or the
card asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.advising import is_unsure
from core.dialogue.interpretation import LESSON_HOURS, AskHelp, CreateEvents, Interpretation, SmallTalk
from core.dialogue.message import Preferences
from core.dialogue.reading import Line, Reading
from core.errors import UnreadableImage
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import House

TEXT = "커피 내일 3시"
COFFEE, LATER = create("커피", tomorrow(15)), create("커피", tomorrow(20))
TWO = CreateEvents((*COFFEE.events, *create("회의", tomorrow(17)).events))
LINE = Line(TEXT, 95, 0, 0, 100, 20)
SURE = Reading(TEXT, (LINE,), 95.0, 100, 20)
AGREED = Preferences(outside=True, shown_outside=True)


class Model:
    """Looks at what it is shown, and answers."""

    def __init__(self, meaning) -> None:
        self.meaning, self.shown = meaning, list[bytes | None]()

    async def interpret(self, request) -> Interpretation:
        self.shown.append(request.picture)
        return Interpretation(self.meaning, "ko", "model")


class Eyes:
    """Reads this in every picture."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    async def read(self, _image: bytes) -> Reading:
        return self.reading


async def anew(picture: bytes) -> bytes:
    return b"anew:" + picture


@pytest.fixture
def house(monkeypatch):
    def make(reading=SURE, near=COFFEE, far=COFFEE, wishes=AGREED) -> House:
        monkeypatch.setattr("tests.core.house.DEFAULTS", wishes)
        made = House()
        made.model, made.develop, made.ocr = Model(far), anew, Eyes(reading)
        made.shows(reading.text, near)
        return made

    return make


async def photo(here: House, blob: str = "p1") -> str:
    await here.photo(blob, "pixels")
    await here.settle(1)
    return here.screen()[0]


UNSURE = replace(SURE, confidence=60.0)
DOUBTED = replace(SURE, lines=(replace(LINE, doubted=(0,)),))


@pytest.mark.parametrize(
    ("reading", "near", "unsure"),
    [
        (SURE, COFFEE, False),
        (SURE, SmallTalk(), False),
        (UNSURE, COFFEE, True),
        (DOUBTED, COFFEE, True),
        (SURE, TWO, True),
        (SURE, AskHelp(LESSON_HOURS), True),
    ],
)
async def test_only_what_is_worth_a_look_is_shown_and_made_anew_before(house, reading, near, unsure):
    assert is_unsure(reading, Interpretation(near, "ko")) is unsure
    here = house(reading, near, near)
    await photo(here)
    assert here.model.shown == [b"anew:pixels" if unsure else None]


@pytest.mark.parametrize("wishes", [Preferences(outside=True), replace(AGREED, shown_outside=False)])
async def test_whoever_has_not_agreed_has_its_lines_read_alone(house, wishes):
    here = house(UNSURE, wishes=wishes)
    assert "커피" in await photo(here) and here.model.shown == [None]


async def test_whoever_lets_no_model_read_along_has_nothing_sent(house):
    here = house(UNSURE, wishes=replace(AGREED, outside=False))
    assert "커피" in await photo(here) and here.model.shown == []


async def test_a_model_that_cannot_see_is_shown_nothing(house):
    here = house(UNSURE)
    here.develop = None
    assert "커피" in await photo(here) and here.model.shown == [None]


@pytest.mark.parametrize("error", [UnreadableImage("too_big"), OSError()])
async def test_what_cannot_be_made_anew_is_not_shown_and_its_lines_are_read(house, error):
    async def fails(_picture: bytes) -> bytes:
        raise error

    here = house(UNSURE)
    here.develop = fails
    assert "커피" in await photo(here) and here.model.shown == [None]
    assert here.faults.noted == [("picture", type(error).__name__)]


async def test_where_both_read_the_same_there_is_a_plain_card(house):
    card = await photo(house(UNSURE))
    assert "두 가지로" not in card and "오후 3:00" in card


async def test_where_they_read_different_times_the_card_asks(house):
    here = house(UNSURE, far=LATER)
    card = await photo(here)
    assert "두 가지로 읽혀요" in card
    labels = [
        b.label for reply in here.platform.screens.popitem()[1].values() for row in reply.buttons for b in row
    ]
    assert any("오후 8:00" in label for label in labels) and any("오후 3:00" in label for label in labels)


async def test_so_it_is_with_one_event_of_several(house):
    late = CreateEvents((TWO.events[0], replace(TWO.events[1], time=tomorrow(20))))
    card = await photo(house(SURE, TWO, late))
    assert card.count("두 가지로 읽혀요") == 1 and "회의" in card


async def test_a_digit_that_is_hard_to_read_stays_asked_about_whoever_read_it(house):
    [event] = COFFEE.events
    doubtful = CreateEvents((replace(event, misread=(tomorrow(20),)),))
    for far in (COFFEE, LATER):
        here = house(DOUBTED, doubtful, far)
        await photo(here)
        labels = [b.label for one in here.platform.screens.values() for reply in one.values() for row in reply.buttons for b in row]  # fmt: skip
        assert any("8:00" in label for label in labels) and any("3:00" in label for label in labels)


async def test_each_picture_of_an_album_has_its_own_second_reading(house):
    here = house(UNSURE, far=LATER)
    await here.send_album({"p1": "one", "p2": "two"})
    await here.settle(2)
    assert here.screen()[0].count("두 가지로 읽혀요") >= 1 and len(here.model.shown) == 2
