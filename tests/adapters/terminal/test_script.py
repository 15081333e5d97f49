"""The script: its lines, its clock, which button a press means, and lines that are none."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid5

import pytest

from adapters.terminal.files import ENOUGH
from adapters.terminal.script import SCRIPT, Script, ScriptClock, ScriptMessenger, instant
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from core.dialogue.message import Preferences
from core.dialogue.phrases import speech
from core.dialogue.reading import Reading

NOW = instant("2026-11-11T13:00:00+09:00", None)
DENTIST = {"say": "내일 오후 3시 치과"}
TWO = {"say": "내일 오전 10시 회의, 모레 오후 2시 치과"}


class Played:
    """A script in a fresh world, one line after another."""

    def __init__(self, script: Script) -> None:
        self._script = script

    async def __call__(self, line: dict[str, Any] | str) -> dict[str, Any]:
        text = line if isinstance(line, str) else json.dumps(line)
        (answer,) = [answer async for answer in self._script.play([text])]
        return answer

    async def events(self) -> list[dict[str, Any]]:
        return (await self({"show": "events"}))["events"]


@dataclass(frozen=True)
class World:
    """What a script plays in."""

    assistant: Assistant
    clock: ScriptClock
    messenger: ScriptMessenger


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    clock, messenger, numbers = ScriptClock(NOW), ScriptMessenger(), count()
    async with AsyncExitStack() as stack:
        assistant = await furnish(
            stack,
            Place(None, tmp_path, fresh=True),
            chance=TimeAndChance(clock, lambda: uuid5(SCRIPT, f"born:{next(numbers)}")),
            messengers={"terminal": messenger},
            defaults=Preferences(),
        )
        yield World(assistant, clock, messenger)


@pytest.fixture
def play(world: World) -> Played:
    return Played(Script(world.assistant, world.clock, world.messenger))


def buttons(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [button for reply in answer["replies"] for row in reply["buttons"] for button in row]


async def test_a_press_is_named_by_verb_label_or_token(play: Played) -> None:
    for name in ("verb", "label", "token"):
        shown = buttons(await play(DENTIST))[0]
        assert (await play({"press": shown[name]}))["replies"][0]["text"].startswith("✅")


async def test_a_verb_without_a_choice_means_the_button_that_has_none(play: Played) -> None:
    card = await play({"say": "내일 3시 치과"})
    assert [b.get("choice") for b in buttons(card) if b["verb"] == "edit"] == [1, None]
    answer = await play({"press": "edit"})
    assert answer["replies"][0]["text"].startswith("고칠 내용")


async def test_a_choice_picks_among_buttons_of_one_verb(play: Played) -> None:
    await play(TWO)
    ticked = (await play({"press": "tick", "choice": 2}))["replies"][0]["drafts"]
    assert [draft["ticked"] for draft in ticked] == [True, False]


async def test_a_title_picks_the_card(play: Played) -> None:
    await play(DENTIST)
    await play({"say": "금요일 저녁 7시 회식"})
    await play({"press": "confirm", "title": "치과"})
    assert [event["title"] for event in await play.events()] == ["치과"]


async def test_without_a_title_the_newest_card_is_pressed(play: Played) -> None:
    await play(DENTIST)
    await play({"say": "금요일 저녁 7시 회식"})
    await play({"press": "confirm"})
    assert [event["title"] for event in await play.events()] == ["회식"]


async def test_a_token_is_delivered_when_its_button_is_gone(play: Played) -> None:
    token = buttons(await play(DENTIST))[0]["token"]
    await play({"press": token})
    assert "이미" in (await play({"press": token}))["replies"][0]["text"]
    assert len(await play.events()) == 1


async def test_pressing_what_is_not_there_is_an_error_and_the_script_goes_on(play: Played) -> None:
    assert await play({"press": "confirm"}) == {"replies": [], "error": "no such button"}
    assert (await play(DENTIST))["replies"][0]["drafts"]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[1]",
        "null",
        "{}",
        "[" * 100_000,
        '{"wait": "soon"}',
        '{"wait": NaN}',
        '{"wait": 1e99}',
        '{"wait": -1}',
        '{"edit": 7, "say": "내일"}',
        '{"edit": "first", "say": "내일"}',
        '{"say": 5}',
        '{"say": null}',
        '{"photo": "/nowhere/at/all.jpg"}',
        '{"photo": "/"}',
        '{"photo": 5}',
        '{"say": "내일 3시", "forwarded_at": "yesterday"}',
        '{"show": "cards"}',
    ],
    ids=lambda line: line[:30],
)
async def test_a_line_that_is_none_is_answered_with_an_error(play: Played, line: str) -> None:
    answer = await play(line)
    assert answer["replies"] == []
    assert answer["error"]
    assert await play.events() == []


async def test_what_a_line_may_hold_is_named_where_it_holds_nothing_of_it(play: Played) -> None:
    assert '"say"' in (await play("{}"))["error"]


async def test_of_a_huge_file_only_the_beginning_is_kept(play: Played, tmp_path: Path) -> None:
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(ENOUGH + 1000)
    answer = await play({"photo": str(tmp_path / "huge.png")})
    assert answer["replies"][-1]["text"] == speech("ko").unreadable("too_big")
    assert {path.stat().st_size for path in (tmp_path / "images").iterdir()} == {ENOUGH}


async def test_half_a_character_is_taken_for_a_question_mark(play: Played) -> None:
    answer = await play('{"say": "내일 오후 3시 \\ud83d치과"}')
    assert "\ud83d" not in answer["replies"][0]["text"]
    json.dumps(answer, ensure_ascii=False).encode()


async def test_only_a_message_can_be_edited_and_lines_count_from_0(play: Played) -> None:
    await play({"wait": 1})
    await play(DENTIST)
    assert (await play({"edit": 0, "say": "모레 오후 3시 치과"}))["error"] == "no such message"
    moved = await play({"edit": 1, "say": "모레 오후 3시 치과"})
    assert moved["replies"][-1]["drafts"][0]["start"] == "2026-11-13T15:00:00+09:00"


async def test_blank_lines_do_not_count(play: Played) -> None:
    answers = [answer async for answer in play._script.play(["", " \n", json.dumps(DENTIST)])]
    assert len(answers) == 1
    assert not (await play({"edit": 0, "say": "모레 오후 3시 치과"})).get("error")


async def test_waiting_moves_the_clock_and_wakes_who_slept(play: Played) -> None:
    await play(DENTIST)
    assert await play({"wait": 3600}) == {"replies": []}
    (expired,) = (await play({"wait": 86_400}))["replies"]
    assert "하루가 지나" in expired["text"]
    assert expired["buttons"] == []


class Stumbling:
    """An engine that fails once and takes its time afterwards."""

    def __init__(self) -> None:
        self.times = 0

    async def read(self, image: bytes) -> Reading:
        self.times += 1
        if self.times == 1:
            raise RuntimeError("stumbled")
        await asyncio.sleep(0.05)
        return Reading("[모임 안내]\n11월 27일(금) 저녁 7시\n장소: 강남역")


async def test_a_picture_that_is_read_at_the_second_try_is_in_the_answer_of_the_line_that_waits(
    world: World, tmp_path: Path
) -> None:
    engine = Stumbling()
    assistant = Assistant(replace(world.assistant.world, ocr=engine))
    play = Played(Script(assistant, world.clock, world.messenger))
    (tmp_path / "a.png").write_bytes(b"x")
    assert [reply["drafts"] for reply in (await play({"photo": str(tmp_path / "a.png")}))["replies"]] == [[]]
    (card,) = (await play({"wait": 60}))["replies"]
    assert card["drafts"][0]["start"] == "2026-11-27T19:00:00+09:00"
    assert engine.times == 2


async def test_events_are_sorted_by_start_and_whole_days_lie_at_their_first_midnight(play: Played) -> None:
    for words in ("모레 오전 9시 수영", "모레 출장", "내일 오후 3시 치과"):
        await play({"say": words})
        await play({"press": "confirm"})
    assert [event["title"] for event in await play.events()] == ["치과", "출장", "수영"]


async def test_a_photo_is_a_file_s_bytes_whatever_its_name_says(play: Played, tmp_path: Path) -> None:
    path = tmp_path / "letter.jpg"
    path.write_text("no picture")
    answer = await play({"photo": str(path), "say": "이거"})
    assert any("사진 파일이 아니에요" in reply["text"] for reply in answer["replies"])


def test_an_instant_without_an_offset_is_local() -> None:
    assert instant("2026-11-11T13:00", NOW.tzinfo) == NOW
    assert instant("2026-11-11T04:00:00+00:00", None) == NOW
