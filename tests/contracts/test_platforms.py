"""A chat platform: what a person lives through there ends with the same calendar as everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from adapters.slack.acts import command_in
from adapters.telegram import phrases
from core.dialogue.inputs import IncomingMessage
from core.dialogue.message import Command, ConversationKey, Lang
from core.dialogue.phrases.commands import commands_speech
from tests.contracts.platform_scenes import on_slack, on_telegram
from tests.core.dialogue.world import World
from tests.house.rooms import HOUSE
from tests.journeys.over_slack import play_over_slack
from tests.journeys.over_telegram import play_over_telegram
from tests.journeys.player import Journey, load
from tests.journeys.test_journeys import PATHS

PLATFORMS: Mapping[str, Callable[[Journey, Path, dict[str, Path]], Awaitable[list[str]]]] = {
    "telegram": play_over_telegram,
    "slack": play_over_slack,
}
ELSEWHERE = ("a_script_that_errs_is_told_so_and_goes_on", "messages_that_are_no_words_are_answered_honestly")
"""What nobody's client sends: mistakes of a script, and empty messages."""
WORDS = [path for path in PATHS if path.stem not in ELSEWHERE and '"photo"' not in path.read_text("utf-8")]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("platform", PLATFORMS)
async def test_a_user_lives_through(platform: str, path: Path, tmp_path: Path) -> None:
    journey = load(path)
    world = tmp_path / "world"
    world.mkdir()
    wrong = await PLATFORMS[platform](journey, world, {})
    if wrong:
        pytest.fail("\n".join((journey.sentence, *wrong)), pytrace=False)


def test_both_languages_are_lived_in_there() -> None:
    assert len([path for path in WORDS if path.parent.name == "ko"]) >= 40
    assert len([path for path in WORDS if path.parent.name == "en"]) >= 20


# ── commands ──

EVERY = set(get_args(Command)) - {"start"}
"""What a person may ask for; a platform's own button says `start`."""


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_telegram_s_help_and_list_of_commands_name_every_one(lang: Lang) -> None:
    told = commands_speech(lang).commands["telegram"]
    assert set(re.findall(r"/(\w+)", told)) == EVERY | {"add"} == set(phrases.COMMANDS[lang])


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_slack_s_help_names_every_command_and_each_is_taken(lang: Lang) -> None:
    told = commands_speech(lang).commands["slack"].splitlines()[2:]
    words = [
        word.split("(")[0].strip() for line in told for word in line.strip("• ").split(": ")[-1].split(",")
    ]
    assert {command_in(word)[0] for word in words} == EVERY


@pytest.mark.parametrize(("page", "mark"), [("telegram", "/"), ("slack", "")])
def test_the_handbook_names_every_command(page: str, mark: str) -> None:
    text = (HOUSE / "docs" / f"{page}.md").read_text("utf-8")
    assert [name for name in sorted(EVERY) if not re.search(rf"{mark}\b{name}\b", text)] == []


@pytest.mark.parametrize(
    ("platform", "says"), [("telegram", "/delete_me"), ("slack:T1", "모두 지우기"), ("here", "")]
)
async def test_who_asks_for_help_is_told_what_that_platform_has(platform: str, says: str) -> None:
    world = World()
    world.conversation = replace(world.conversation, key=ConversationKey(platform, "1", "1"))
    world.take(IncomingMessage(replace(world.message(""), command="help")))
    assert world.last.text.startswith("이렇게 말해 보세요.")
    assert says in world.last.text
    assert ("명령어" in world.last.text or "/cal" in world.last.text) is bool(says)
    world.take(IncomingMessage(replace(world.message(""), command="start")))
    assert world.last.text.endswith("아무것도 저장하지 않아요."), "at first, only what matters most"


# ── files and parts of a chat ──

SCENES = {"telegram": on_telegram, "slack": on_slack}
EXPORTS = {"ko": ("내 데이터 내보내줘", "내 정보 전부예요"), "en": ("export my data please", "Everything")}


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("platform", SCENES)
async def test_what_is_held_is_handed_over_as_a_file_before_its_words(
    platform: str, lang: str, tmp_path: Path
) -> None:
    asked, told = EXPORTS[lang]
    async with SCENES[platform](tmp_path, lang) as scene:
        await scene.say(asked)
        *_, words = scene.seen()
        held, calendar = scene.files()
    assert [name for one in scene.seen() for name in one.files] == ["haru.json", "haru.ics"]
    assert calendar.startswith(b"BEGIN:VCALENDAR")
    assert told in words.text
    assert json.loads(held)["product"] == "Haru"


@pytest.mark.parametrize("platform", SCENES)
async def test_answers_and_files_stay_in_the_part_of_the_chat_that_was_asked_in(
    platform: str, tmp_path: Path
) -> None:
    async with SCENES[platform](tmp_path, "ko") as scene:
        thread = await scene.begin()
        await scene.say("내일 3시 커피", thread)
        await scene.say("내 데이터 내보내줘", thread)
        inside = [one for one in scene.seen() if one.thread == thread]
        await scene.say("모레 5시 요가")
        outside = scene.seen()[-1]
    assert "커피" in inside[0].text
    assert any(one.files for one in inside)
    assert "요가" in outside.text and outside.thread == ""
