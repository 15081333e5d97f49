"""Talking by hand: what is printed, which number presses what, and how it ends."""

from __future__ import annotations

import re
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path

import pytest

from adapters.folder.blobs import FolderBlobStore
from adapters.terminal.files import ENOUGH
from adapters.terminal.script import ScriptClock, instant
from adapters.terminal.talk import picture_path, talk
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from core.dialogue.message import Lang, Preferences
from core.dialogue.phrases import speech
from core.errors import StoreUnavailable

README = Path(__file__).parents[3] / "README.md"
NOW = instant("2026-11-11T13:00:00+09:00", None)


class FullDisk(Assistant):
    """A house whose store is away."""

    async def receive(self, *_: object) -> None:
        raise StoreUnavailable


async def said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *lines: str,
    lang: Lang = "ko",
    broken: bool = False,
    now: datetime = NOW,
) -> str:
    """What the terminal shows while these lines are typed."""
    typed = tmp_path / "typed"
    typed.write_text("".join(f"{line}\n" for line in lines), "utf-8", "surrogateescape")
    async with AsyncExitStack() as stack:
        monkeypatch.setattr("sys.stdin", stack.enter_context(typed.open()))
        assistant = await furnish(
            stack,
            Place(None, tmp_path, fresh=True),
            chance=TimeAndChance(ScriptClock(now)),
            defaults=Preferences(lang=lang),
        )
        await talk(FullDisk(assistant.world) if broken else assistant, lang)
    return capsys.readouterr().out


@pytest.fixture
def typed(tmp_path, monkeypatch, capsys):
    def type_in(*lines: str, **how):
        return said(tmp_path, monkeypatch, capsys, *lines, **how)

    return type_in


async def test_it_greets_in_the_chosen_language_and_ends_with_the_input(typed) -> None:
    assert (await typed()).startswith("하루예요.")
    assert (await typed(lang="en")).startswith("This is Haru.")


async def test_the_conversation_in_the_readme_is_a_real_one(typed) -> None:
    shown = re.search(r"```\n(> .*?)```", README.read_text("utf-8"), re.DOTALL)
    assert shown is not None
    typed_in = re.findall(r"^> (.+)$", shown[1], re.MULTILINE)
    told = await typed(*typed_in, now=datetime(2026, 11, 23, 9, 0, tzinfo=NOW.tzinfo))
    assert plain(re.sub(r"^> .+$", ">", shown[1], flags=re.MULTILINE)) in plain(told)


def plain(text: str) -> str:
    """Words, however they are spread over lines."""
    return " ".join(text.split())


async def test_a_number_presses_the_button_that_bears_it(typed) -> None:
    shown = await typed("내일 오후 3시 치과", "1")
    assert "[1] 추가  [2] 고치기  [3] 취소" in shown
    assert "✅ 추가했어요" in shown
    assert "[1] 되돌리기" in shown


async def test_a_number_no_button_bears_is_words(typed) -> None:
    assert "✅" not in await typed("내일 오후 3시 치과", "9")


async def test_brackets_may_be_typed_too_and_strange_digits_are_words(typed) -> None:
    assert "✅ 추가했어요" in await typed("내일 오후 3시 치과", "²", "[1]")


async def test_bytes_that_are_no_text_are_taken_for_question_marks(typed) -> None:
    assert "치과" in await typed("\udcff", "내일 오후 3시 치과")


async def test_the_name_of_a_picture_sends_it(typed, tmp_path: Path) -> None:
    path = tmp_path / "not a picture.jpg"
    path.write_text("words")
    shown = await typed(f"'{path}'")
    assert "사진을 읽고 있어요" in shown
    assert "사진 파일이 아니에요" in shown


async def test_the_name_of_a_calendar_file_sends_it(typed, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    path.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201T150000\nSUMMARY:치과\nEND:VEVENT\n")
    shown = await typed(str(path))
    assert "캘린더 파일을 읽고 있어요" in shown
    assert "치과" in shown


async def test_a_picture_that_cannot_be_read_is_told_and_the_talk_goes_on(
    typed, tmp_path, monkeypatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "mine.png").touch()
    monkeypatch.setattr("adapters.terminal.files._bytes_of", refuse)
    shown = await typed(str(tmp_path / "mine.png"), "내일 오후 3시 치과")
    assert speech("ko").unreadable("lost") in shown
    assert "이렇게 추가할까요?" in shown


async def test_a_disk_that_is_full_is_told_and_the_talk_goes_on(typed, tmp_path, monkeypatch) -> None:
    async def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "mine.png").write_bytes(b"x")
    monkeypatch.setattr(FolderBlobStore, "put", full)
    shown = await typed(str(tmp_path / "mine.png"), "내일 오후 3시 치과")
    assert speech("ko").not_saved in shown
    assert "이렇게 추가할까요?" in shown


async def test_of_a_huge_picture_only_the_beginning_is_kept(typed, tmp_path) -> None:
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(ENOUGH + 1000)
    assert speech("ko").unreadable("too_big") in await typed(str(tmp_path / "huge.png"))
    assert {path.stat().st_size for path in (tmp_path / "images").iterdir()} == {ENOUGH}


async def test_a_store_that_is_away_is_said_honestly_and_the_talk_goes_on(typed) -> None:
    shown = await typed("내일 오후 3시 치과", "모레 오후 3시 치과", broken=True)
    assert shown.count("지금 저장할 수 없어요") == 2


def test_only_an_existing_picture_is_one(tmp_path: Path) -> None:
    picture = tmp_path / "a b.PNG"
    picture.touch()
    assert picture_path(str(picture).replace(" ", "\\ ")) == picture
    assert picture_path(str(picture)) is None
    assert picture_path(str(tmp_path / "none.png")) is None
    assert picture_path("it's") is None
    assert picture_path("내일 오후 3시") is None
