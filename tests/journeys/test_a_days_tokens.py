"""A person whose share of the model is used up: told once, in their language, served on by the rules, and able to look it up."""

from __future__ import annotations

from contextlib import AsyncExitStack
from decimal import Decimal
from uuid import uuid4

import pytest

from bot.wiring import Outside, Place, furnish
from core.dialogue.effects import Say
from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import Interpretation, Request
from core.dialogue.message import ConversationKey, Message, Preferences
from core.language.understand import understand
from core.usage import Price, Terms, Usage
from core.world import Model

KEY = ConversationKey("here", "chat", "mina")
TALK = {
    "ko": (
        "내일 3시 커피",
        "모레 5시 치과",
        "금요일 7시 회식",
        "내 정보 보여줘",
        "이렇게 추가할까요?",
        "AI의 몫을 다 썼어요",
        "8,070 / 5,000토큰 (약 $0.001)",
    ),
    "en": (
        "coffee tomorrow 3pm",
        "dentist friday 5pm",
        "dinner saturday 7pm",
        "what do you know about me",
        "Shall I add this?",
        "share of OpenAI’s AI is used up",
        "8,070 of 5,000 tokens (about $0.001)",
    ),
}


class Reader:
    """As good as our rules, and not for nothing."""

    def __init__(self) -> None:
        self.asked = 0

    async def interpret(self, request: Request) -> Interpretation:
        self.asked += 1
        read = understand(request)
        return Interpretation(read.meaning, read.lang, "mini", Usage("mini", 8000, 70, 7680, 1))


class Screen:
    def __init__(self) -> None:
        self.texts: list[str] = []

    async def deliver(self, _key: ConversationKey, say: Say, _sent_as: str | None) -> str:
        self.texts.append(say.reply.text)
        return str(len(self.texts))

    async def fetch(self, _key: ConversationKey, file: str) -> bytes:
        raise FileNotFoundError(file)


@pytest.mark.parametrize("lang", ["ko", "en"])
async def test_a_day_s_share_is_used_up(lang, tmp_path):
    first, second, third, look, card, spent, used = TALK[lang]
    screen, reader = Screen(), Reader()
    terms = Terms(person=5000, prices={"mini": Price(Decimal("0.75"), Decimal("0.075"), Decimal("4.5"))})
    async with AsyncExitStack() as stack:
        assistant = await furnish(
            stack,
            Place(None, tmp_path, fresh=True),
            messengers={"here": screen},
            defaults=Preferences(lang=lang, outside=True, chosen_lang=True),
            outside=Outside(Model(reader, "OpenAI", terms)),
        )

        async def said(text: str) -> list[str]:
            before = len(screen.texts)
            message = Message(str(uuid4()), text, assistant.world.clock.now())
            await assistant.handle(KEY, uuid4(), IncomingMessage(message))
            return screen.texts[before:]

        assert [text.startswith(card) for text in await said(first)] == [True]
        news, shown = await said(second)
        assert spent in news and shown.startswith(card)
        assert [text.startswith(card) for text in await said(third)] == [True], "and not told again"
        assert reader.asked == 1
        assert used in (await said(look))[-1]
