"""Where updates come in: saved at once, taps answered before anything slow, everything else carried out behind."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from telegram import Bot, ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from adapters.telegram import phrases
from adapters.telegram.messenger import topic_of
from adapters.telegram.rooms import Place, Rooms
from adapters.telegram.updates import ForeignToken, Heard, Me, heard
from core.dialogue.effects import ReadText
from core.dialogue.inputs import IncomingMessage
from core.dialogue.message import Lang
from core.errors import StoreUnavailable
from core.ports import Faults
from core.receipt import Receipt
from core.reception import Reception
from core.store import Store

SOON = 0.15
"""A tap is answered after so many seconds, whatever it comes to."""
LONGEST_NOTICE = 200
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")


class Front:
    """One bot's. Updates of one chat are taken in the order in which they come."""

    def __init__(
        self, bot: Bot, me: Me, reception: Reception, store: Store, rooms: Rooms, faults: Faults
    ) -> None:
        self._bot, self._me = bot, me
        self._reception, self._store = reception, store
        self._rooms, self._faults = rooms, faults
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, update: Update) -> None:
        """Once this returns it is saved. Raises StoreUnavailable: nothing was, and it must come again."""
        try:
            told = heard(update, self._me)
        except ForeignToken as error:
            self._behind(self._answer(error.tap, phrases.UNKNOWN[_language(update)]))
            return
        if told is not None:
            await self._take(told, _language(update))
        elif update.my_chat_member is not None:
            self._met(update.my_chat_member, _language(update))

    async def close(self) -> None:
        """What is still under way is left."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _take(self, told: Heard, lang: Lang) -> None:
        foreign = False
        if told.quotes is not None:
            reply = await self._store.reply_sent_as(told.key, told.quotes)
            foreign = told.shared and reply is None
            if isinstance(told.happened, IncomingMessage):
                message = replace(told.happened.message, about=reply)
                told = replace(told, happened=IncomingMessage(message))
        if told.shared:
            self._rooms.note(told.key, told.place)
        receipt = await self._taken(told, lang, foreign=foreign)
        if any(isinstance(debt.effect, ReadText) for debt in receipt.debts):
            self._behind(self._typing(told.place))

    async def _taken(self, told: Heard, lang: Lang, *, foreign: bool) -> Receipt:
        """`foreign`: as far as we know the message was sent to somebody else; if so, the tap is about nothing of theirs."""
        taking = asyncio.create_task(self._reception.take(told.key, told.id, told.happened))
        if told.tap is not None:
            await asyncio.wait({taking}, timeout=SOON)
            notice = _notice(taking, lang)
            self._behind(self._answer(told.tap, phrases.FOREIGN[lang] if notice and foreign else notice))
        return await taking

    def _met(self, change: ChatMemberUpdated, lang: Lang) -> None:
        """Into a group: say how to be spoken to there."""
        came = change.old_chat_member.status in (ChatMember.LEFT, ChatMember.BANNED)
        stays = change.new_chat_member.status in (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)
        if change.chat.type in ("group", "supergroup") and came and stays:
            text = phrases.WELCOME[lang].format(name=self._me.username)
            self._behind(self._quietly("welcome", self._bot.send_message(change.chat.id, text)))

    async def _answer(self, tap: str, text: str) -> None:
        await self._quietly("answer", self._bot.answer_callback_query(tap, text[:LONGEST_NOTICE] or None))

    async def _typing(self, place: Place) -> None:
        topic = topic_of(place.thread)
        typing = self._bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=topic)
        await self._quietly("typing", typing)

    async def _quietly(self, what: str, call: Coroutine[Any, Any, object]) -> None:
        """Of no consequence if it fails: a tap that nobody answered stops waiting by itself."""
        try:
            await call
        except TelegramError as error:
            self._faults.note(what, None, error)

    def _behind(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _notice(taking: asyncio.Task[Receipt], lang: Lang) -> str:
    """What stands over the button for a moment: nothing, where a card says it."""
    if not taking.done():
        return ""
    if isinstance(taking.exception(), StoreUnavailable):
        return phrases.NOT_NOW[lang]
    if taking.exception() is not None:
        return ""
    says = taking.result().says
    return next((say.reply.text for say in says if say.manner == "answer"), "")


def _language(update: Update) -> Lang:
    return phrases.language_of(update.effective_user.language_code if update.effective_user else None)
