"""A person whose picture is hard to read: asked whether a model may look, which then sees another hour than was read."""

from __future__ import annotations

import io
from contextlib import AsyncExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from adapters.openai.interpreter import Access, OpenAIInterpreter
from adapters.tesseract.darkroom import Darkroom, can_print
from bot.wiring import Outside, Place, furnish
from core.assistant import Assistant
from core.dialogue.buttons import Button
from core.dialogue.effects import Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage
from core.dialogue.message import Attachment, ConversationKey, Message, Preferences
from core.dialogue.reading import Line, Reading
from core.dialogue.reply import Reply
from core.errors import NotReady
from core.world import Model
from tests.fakes.openai import reader
from tests.fakes.openai.server import Served
from tests.fakes.openai.world import World

KEY = ConversationKey("here", "chat", "mina")
TALK: dict[str, tuple[tuple[str, str], str, str, str, str, str, str]] = {
    "ko": (
        ("치과 검진", "11월 26일(목) 오후 8:00"),
        "11월 26일(목) 오후 3:00",
        "OpenAI의 AI도 직접 보고",
        "OpenAI의 AI도 보게 할게요",
        "두 가지로 읽혀요",
        "오후 3:00",
        "오후 8:00",
    ),
    "en": (
        ("Dental check-up", "Thursday, November 26, 8:00 PM"),
        "Thursday, November 26, 3:00 PM",
        "Shall OpenAI’s AI also look at pictures",
        "OpenAI’s AI also looks at pictures",
        "That can be read in two ways",
        "3:00",
        "8:00",
    ),
}


class Blurred:
    """An engine that is not sure of what it reads."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        found = tuple(Line(text, 55, 60, 76 * n, 840, 76 * n + 50) for n, text in enumerate(lines))
        self._reading = Reading("\n".join(lines), found, 55.0, 900, 300)

    async def read(self, _image: bytes) -> Reading:
        return self._reading


class Screen:
    """Messages as they look now."""

    def __init__(self) -> None:
        self.shown: dict[str, Reply] = {}
        self._numbers = count()

    async def deliver(self, _key: ConversationKey, say: Say, sent_as: str | None) -> str:
        number = sent_as or str(next(self._numbers))
        self.shown[number] = say.reply
        return number

    async def fetch(self, _key: ConversationKey, file: str) -> bytes:
        raise FileNotFoundError(file)

    def says(self, words: str) -> bool:
        return any(words in reply.text for reply in self.shown.values())

    def button(self, words: str) -> Button:
        replies = reversed(self.shown.values())
        return next(b for reply in replies for row in reply.buttons for b in row if words in b.label)


class Mina:
    """Who sends pictures, and taps."""

    def __init__(self, assistant: Assistant, screen: Screen) -> None:
        self._assistant, self._screen = assistant, screen

    async def sends(self, picture: bytes) -> None:
        blob = str(uuid4())
        await self._assistant.world.blobs.put(blob, picture)
        now = self._assistant.world.clock.now()
        message = Message(blob, "", now, (Attachment(blob),))
        await self._assistant.handle(KEY, uuid4(), IncomingMessage(message))

    async def taps(self, words: str) -> None:
        await self._assistant.handle(KEY, uuid4(), ButtonPressed(self._screen.button(words).press))


def photo() -> bytes:
    """A real picture that tells where it was taken."""
    from PIL import Image

    hidden, file = Image.Exif(), io.BytesIO()
    hidden[0x010E] = "MARK-77"
    Image.new("RGB", (900, 300), "white").save(file, "JPEG", exif=hidden)
    return file.getvalue()


async def begun(darkroom: Darkroom, picture: bytes) -> None:
    """However long its process takes."""
    while True:
        try:
            await darkroom.develop(picture)
        except NotReady:
            continue
        return


@pytest.mark.skipif(not can_print(), reason="Pillow is not installed")
@pytest.mark.parametrize("api", ["responses", "chat"])
@pytest.mark.parametrize("lang", ["ko", "en"])
async def test_a_second_look_sees_another_hour(lang: Any, api: str, tmp_path: Path) -> None:
    lines, seen, question, agreed, two, theirs, ours = TALK[lang]
    questions: list[Any] = []

    def answer(asked: Any) -> str:
        questions.append(asked)
        return reader.read(asked, seen={lines[1]: seen})

    screen = Screen()
    async with AsyncExitStack() as stack:
        served = stack.enter_context(Served(World(answer=answer)))
        model = OpenAIInterpreter(Access("sk-haru", base=served.base, api=api, timeout=60))
        stack.push_async_callback(model.close)
        darkroom = await stack.enter_async_context(Darkroom(limit=60, start=60))
        await begun(darkroom, photo())
        assistant = await furnish(
            stack,
            Place(None, tmp_path, fresh=True),
            messengers={"here": screen},
            defaults=Preferences(lang=lang, outside=True, chosen_lang=True),
            outside=Outside(Model(model, "OpenAI", develop=darkroom.develop)),
        )
        assistant = Assistant(replace(assistant.world, ocr=Blurred(lines)))
        assistant.world.queue.attach(assistant.work)  # type: ignore[attr-defined]
        stack.push_async_callback(assistant.close)
        mina = Mina(assistant, screen)

        await mina.sends(photo())
        assert screen.says(question) and not screen.says(two)
        assert [each.pictures for each in questions] == [()], "nobody has agreed yet"

        await mina.taps("👀")
        assert screen.says(agreed)
        await mina.sends(photo() + b" ")
        [shown] = questions[-1].pictures
        assert shown.startswith(b"\xff\xd8\xff") and b"MARK-77" not in shown and b"Exif" not in shown
        assert screen.says(two)
        assert screen.button(theirs) and screen.button(ours)
