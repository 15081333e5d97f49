"""What happens without being asked for, in the terminal: told once, between turns, its buttons under numbers of their own."""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack, asynccontextmanager
from uuid import UUID

import pytest

from adapters.terminal.script import ScriptClock, instant
from adapters.terminal.talk import KEY, talk
from bot.google import Google
from bot.wiring import Place, TimeAndChance, furnish
from core.dialogue.buttons import Button, Press
from core.dialogue.reply import Link, Reply
from core.errors import StoreUnavailable

NOW = instant("2026-11-11T13:00:00+09:00", None)
NEWS = Reply(UUID(int=7), "구글에서 바뀌었어요", ((Button("확인했어요", Press("discard", UUID(int=8))),),))


class Typing:
    """Somebody at the keyboard, who types a line when the test does."""

    def __init__(self) -> None:
        there, here = os.pipe()
        self.stdin, self._keys = os.fdopen(there), os.fdopen(here, "w", buffering=1)

    def type(self, line: str) -> None:
        self._keys.write(line)

    def leave(self) -> None:
        self._keys.close()


class Terminal:
    """A talk under way, in a house that knows Google."""

    def __init__(self, assistant, keyboard, capsys) -> None:
        self.assistant, self.keyboard = assistant, keyboard
        self._capsys, self.text = capsys, ""

    async def says(self, words: str) -> None:
        async with asyncio.timeout(10):
            while words not in self.text:
                await asyncio.sleep(0.02)
                self.text += self._capsys.readouterr().out

    async def hears(self, reply: Reply) -> None:
        """As if another process had said it, or the browser."""
        world = self.assistant.world
        async with world.store.unit() as unit:
            await unit.account(KEY, UUID(int=1), NOW, world.defaults)
            await unit.note_reply(KEY, reply, NOW)
        self.assistant.world.hints.announce(KEY)


@pytest.fixture
def terminal(tmp_path, monkeypatch, capsys):
    @asynccontextmanager
    async def opened(before=None):
        keyboard = Typing()
        monkeypatch.setattr("sys.stdin", keyboard.stdin)
        async with AsyncExitStack() as stack:
            assistant = await furnish(
                stack, Place(None, tmp_path, fresh=True), chance=TimeAndChance(ScriptClock(NOW)),
                google=Google("id", "secret", "http://127.0.0.1:8000"),
            )  # fmt: skip
            here = Terminal(assistant, keyboard, capsys)
            await before(here) if before else None
            talking = asyncio.create_task(talk(assistant, "ko"))
            try:
                await here.says("> ")
                await asyncio.sleep(0.1)  # what is there already was looked at
                yield here
            finally:
                keyboard.leave()
                await talking
                keyboard.stdin.close()

    return opened


async def test_news_is_told_at_once_and_leaves_the_numbers_before_it_be(terminal) -> None:
    async with terminal() as here:
        here.keyboard.type("내일 오후 3시 치과\n")
        await here.says("[1] 추가  [2] 고치기  [3] 취소")
        await here.hears(NEWS)
        await here.says("구글에서 바뀌었어요\n[4] 확인했어요\n\n> ")
        here.keyboard.type("1\n")
        await here.says("✅ 추가했어요")
        assert here.text.count("이렇게 추가할까요?") == 1, "a turn is told by itself alone"


async def test_a_message_that_changes_is_told_again_and_one_that_does_not_is_not(terminal) -> None:
    async with terminal() as here:
        await here.hears(NEWS)
        await here.says("[1] 확인했어요")
        await here.hears(NEWS)
        await here.hears(Reply(NEWS.id, "알겠어요", links=(Link("열기", "https://example.com/x"),)))
        await here.says("알겠어요\n→ 열기: https://example.com/x")
        assert here.text.count(NEWS.text) == 1


async def test_what_was_said_before_is_not_told_again(terminal) -> None:
    async with terminal(lambda here: here.hears(NEWS)) as here:
        await here.hears(Reply(UUID(int=9), "새 소식"))
        await here.says("새 소식")
        assert NEWS.text not in here.text


async def test_a_database_that_is_away_for_a_while_is_waited_for(terminal, monkeypatch) -> None:
    async with terminal() as here:
        store = here.assistant.world.store
        real, away = store.transcript, [True]

        async def transcript(*asked):
            if away.pop() if away else False:
                raise StoreUnavailable
            return await real(*asked)

        monkeypatch.setattr(store, "transcript", transcript)
        await here.hears(NEWS)
        await here.says(NEWS.text)


async def test_a_reminder_comes_while_nobody_types_and_its_buttons_have_numbers(terminal) -> None:
    async with terminal() as here:
        here.keyboard.type("내일 오후 3시 치과 30분 전에 알려줘\n")
        await here.says("[1] 추가")
        here.keyboard.type("1\n")
        await here.says("✅ 추가했어요")
        here.assistant.world.clock.move(26 * 3600 - 1800)
        assert await here.assistant.keep_time() == 1
        await here.says("⏰ 30분 뒤 · 치과")
        await here.says("[2] 10분 뒤 다시  [3] 1시간 뒤 다시  [4] 시간 옮기기  [5] 확인")
