"""Taking in one input: one short unit of work that admits, decides and saves, with everything that is owed for it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid5

from core.dialogue.account_inputs import CalendarsListed, CalendarTuned
from core.dialogue.codes import redacted
from core.dialogue.conversation import Conversation
from core.dialogue.decide import decide
from core.dialogue.effects import (
    AnswerClaim,
    Connect,
    Disconnect,
    Effect,
    FindChange,
    FindEvents,
    Interpret,
    Prefer,
    ReadText,
    Say,
    WriteChange,
)
from core.dialogue.file_inputs import FileRead
from core.dialogue.inputs import ButtonPressed, Given, IncomingMessage, Input, MessageEdited, TimePassed
from core.dialogue.judging import kind_of
from core.dialogue.lining_up import in_line
from core.dialogue.message import ConversationKey
from core.dialogue.own_effects import Export, Join
from core.dialogue.phrases import speech
from core.dialogue.proposing import windows_of
from core.dialogue.receiving import clean
from core.dialogue.redacting import redacted_meaning
from core.dialogue.reply import Reply
from core.dialogue.results import Failed, Interpreted, TextRead, Written
from core.dialogue.stages import Listing
from core.dialogue.state import find_turn, waiting_card
from core.dialogue.whereabouts import begun_with, followed
from core.errors import Unreadable
from core.facts import as_now_named, choices, line_id, look_up, with_facts, with_reading, with_what_waits
from core.homes import at_home
from core.own.reach import Reached, reach
from core.receipt import OpenCard, OpenList, Payment, Receipt
from core.records import SAY_LEASE, Account, Debt, Line
from core.spending import told_once
from core.store import Unit
from core.tidy_store import KEPT
from core.world import World

JOINING = ("connect", "claim", "link")
"""What is tapped where two accounts may become one."""


@dataclass(slots=True)
class _Desk:
    """One unit of work in progress."""

    unit: Unit
    account: Account
    conversation: Conversation
    lost: bool = False
    erased: bool = False
    says: list[Say] = field(default_factory=list)
    debts: list[Debt] = field(default_factory=list)
    told: list[ConversationKey] = field(default_factory=list)


class Intake:
    """Takes inputs in, each once."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def take(
        self, key: ConversationKey, input_id: UUID, happened: Input, payment: Payment | None = None
    ) -> Receipt:
        """Save what an input comes to. An id that was taken in before, or a debt that others hold, changes nothing.

        Raises StoreUnavailable, and then nothing was saved.
        """
        async with self._world.store.unit() as unit:
            if payment is not None and not await unit.settle(payment.debt):
                return Receipt(False)
            if payment is not None:
                await self._keep(unit, payment)
            receipt = await self.hear(unit, key, input_id, happened, holding=True)
        for heard in (key, *receipt.told):
            self._world.hints.announce(heard)
        return receipt

    async def hear(
        self, unit: Unit, key: ConversationKey, input_id: UUID, happened: Input, *, holding: bool = False
    ) -> Receipt:
        """The same within a unit of work that has begun; its end saves it. Whoever shows `key` must be told then.

        `holding`: the caller carries out at once what is to be said.
        """
        now = self._world.clock.now()
        if not await unit.admit(input_id, now):
            return Receipt(False)
        if isinstance(happened, ButtonPressed) and happened.press.verb in JOINING:
            await unit.hold_claimed(happened.press.ref)
        desk = await self._desk(unit, key, happened)
        preferences = followed(happened, desk.account.preferences)
        if preferences != desk.account.preferences:
            desk.account = replace(desk.account, preferences=preferences)
            await unit.prefer(desk.account)
        happened = await told_once(unit, desk.account, happened, now)
        await self._note(desk, happened)
        if desk.lost:
            await self._tell_of_loss(desk, input_id)
        turn = desk.conversation.next_turn
        await self._decide_all(desk, self._given(desk, input_id, now, happened))
        if not desk.erased:
            await unit.save(desk.account, desk.conversation)
        debts = await unit.owe(desk.debts, now, now + SAY_LEASE if holding else None)
        opened = turn if desk.conversation.next_turn > turn else None
        card, listed = _open_card(desk, input_id, now), _open_list(desk)
        return Receipt(True, opened, tuple(desk.says), debts, card, listed, tuple(desk.told))

    async def _desk(self, unit: Unit, key: ConversationKey, happened: Input) -> _Desk:
        world = self._world
        preferences = begun_with(happened, world.defaults)
        account = await unit.account(key, world.newborn(), world.clock.now(), preferences)
        account = await at_home(unit, account, key, happened)
        fresh = Conversation(key, world.newborn(), account.preferences.lang)
        try:
            return _Desk(unit, account, await unit.conversation(key) or fresh)
        except Unreadable as error:
            world.faults.note("conversation", account.id, error)
            return _Desk(unit, account, fresh, lost=True)

    async def _tell_of_loss(self, desk: _Desk, input_id: UUID) -> None:
        """What was open is gone; what is on the calendar is not."""
        reply = Reply(uuid5(input_id, "loss"), speech(desk.conversation.lang).started_anew)
        await self._say(desk, Say(reply), reply.id)

    async def _keep(self, unit: Unit, payment: Payment) -> None:
        if payment.reading is not None and isinstance(payment.debt.effect, ReadText):
            await unit.keep_reading(payment.debt.effect.blob, payment.reading, self._world.clock.now())

    async def _note(self, desk: _Desk, happened: Input) -> None:
        key, now = desk.conversation.key, self._world.clock.now()
        match happened:
            case IncomingMessage(message):
                blobs = tuple(a.blob for a in message.attachments)
                line = Line(
                    line_id(key, message.ref), "user", redacted(clean(message.text)), now, 0, blobs=blobs
                )
            case MessageEdited(ref=ref, text=text):
                line = Line(line_id(key, ref), "user", redacted(clean(text)), now, 0)
            case Interpreted():
                await self._note_meaning(desk, happened)
                return
            case TextRead(blob=blob) | FileRead(blob=blob) | Failed(what="read", blob=str(blob)):
                await self._let_go(desk, blob, now)
                return
            case _:
                return
        await desk.unit.note_message(key, line)
        await desk.unit.keep_blobs(line.blobs)

    async def _let_go(self, desk: _Desk, blob: str, now: datetime) -> None:
        """What was read, or never will be, is of use for a while only."""
        if self._world.pictures_kept < KEPT:
            await desk.unit.doom(blob, desk.account, now + self._world.pictures_kept)

    def _given(self, desk: _Desk, input_id: UUID, now: datetime, happened: Input) -> Given:
        account, world = desk.account, self._world
        model, sight = (one.name if one else "" for one in (world.model, world.sight))
        wishes = account.preferences
        sees = world.model is not None and world.model.develop is not None
        return Given(input_id, now, wishes, happened, choices(account), account.home, model, sight, sees)

    async def _decide_all(self, desk: _Desk, given: Given) -> None:
        """Decide, and settle at once what needs only this process and this database."""
        pending = deque([given])
        while pending:
            given = pending.popleft()
            desk.conversation = await as_now_named(desk.unit, desk.account, desk.conversation, given)
            given = await with_facts(desk.unit, desk.account, desk.conversation, given)
            given = await with_what_waits(desk.unit, desk.account, given)
            desk.conversation, effects = decide(desk.conversation, given)
            for number, effect in enumerate(effects):
                result = await self._settle(desk, effect, uuid5(given.id, str(number)))
                if result is not None:
                    then = replace(given, id=uuid5(given.id, f"{number}:result"), input=result)
                    then = replace(then, preferences=desk.account.preferences)
                    if isinstance(result, CalendarTuned):
                        then = replace(then, calendars=choices(desk.account))
                    pending.append(then)
                if isinstance(effect, Connect | AnswerClaim | Disconnect | Join):
                    anew = replace(given, id=uuid5(given.id, f"{number}:anew"), input=CalendarsListed())
                    pending.append(replace(anew, calendars=choices(desk.account)))

    async def _settle(self, desk: _Desk, effect: Effect, effect_id: UUID) -> Input | None:
        match effect:
            case Say():
                await self._say(desk, effect, effect_id)
            case Interpret() if self._world.model is None or not desk.account.preferences.outside:
                return await self._interpret(desk, effect)
            case ReadText() | Export() | Interpret():
                owed = in_line(desk.conversation, effect)
                desk.debts.append(Debt(effect_id, desk.conversation.key, 0, owed))
            case FindEvents() | FindChange():
                return await look_up(desk.unit, desk.account, effect)
            case Prefer(preferences):
                desk.account = replace(desk.account, preferences=preferences)
                await desk.unit.prefer(desk.account)
            case WriteChange(changes):
                await desk.unit.write(desk.account, changes, self._world.clock.now(), desk.conversation.key)
                return Written(changes[0].group)
            case _:
                return await self._reach(desk, effect)
        return None

    async def _reach(self, desk: _Desk, effect: Reached) -> Input | None:
        crossing = await reach(desk.unit, self._world, desk.account, desk.conversation.key, effect)
        desk.account, desk.erased = crossing.account, crossing.erased
        for key, told in crossing.elsewhere:
            await self.hear(desk.unit, key, self._world.newborn(), told)
            desk.told.append(key)
        return crossing.told

    async def _say(self, desk: _Desk, say: Say, effect_id: UUID) -> None:
        desk.says.append(say)
        key = desk.conversation.key
        if say.manner != "answer" and not desk.erased:
            await desk.unit.note_reply(key, say.reply, self._world.clock.now())
        if self._world.messenger_for(key) is not None:
            desk.debts.append(Debt(effect_id, key, 0, say))

    async def _interpret(self, desk: _Desk, effect: Interpret) -> Input:
        request = await with_reading(desk.unit, effect)
        try:
            understood = await self._world.interpreter.interpret(request)
        except Exception as error:  # a failure is an input too, and an answer to the person
            self._world.faults.note("interpret", desk.conversation.birth, error)
            return Failed(effect.turn, "interpret", "not_understood", effect.blob)
        told = Interpreted(effect.turn, understood, effect.blob)
        await self._note_meaning(desk, told)
        return told

    async def _note_meaning(self, desk: _Desk, told: Interpreted) -> None:
        turn = find_turn(desk.conversation, told.turn)
        if turn is not None and told.blob is None:
            line = line_id(desk.conversation.key, turn.source.partition(" ")[0])
            meaning = redacted_meaning(told.interpretation.meaning)
            await desk.unit.note_meaning(desk.conversation.key, line, meaning)


def _open_card(desk: _Desk, input_id: UUID, now: datetime) -> OpenCard | None:
    card = waiting_card(desk.conversation)
    shown = card is not None and any(say.reply.id == card.reply for say in desk.says)
    if card is None or not shown or not desk.account.calendars or kind_of(card) == "delete":
        return None
    windows = windows_of(card.drafts, Given(input_id, now, desk.account.preferences, TimePassed()))
    return OpenCard(desk.conversation.key, card.id, desk.account.calendars, windows)


def _open_list(desk: _Desk) -> OpenList | None:
    turns = desk.conversation.turns
    shown = {turn.stage.reply for turn in turns if isinstance(turn.stage, Listing)}
    if not any(say.manner == "send" and say.reply.id in shown for say in desk.says):
        return None
    grants = dict.fromkeys(one.grant for one in desk.account.calendars if not one.signed_out)
    return OpenList(desk.conversation.key, tuple(grants)) if grants else None
