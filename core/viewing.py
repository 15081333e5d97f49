"""Pictures and files that people sent: fetched, read here or elsewhere, and taken in with the settlement of their debt."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from hashlib import sha256

from core.advising import Eyes, OutOfSight
from core.calendar.ical.read import read
from core.calendar.ical.text import is_calendar
from core.dialogue.effects import ReadText
from core.dialogue.excerpt import is_excerpt
from core.dialogue.file_inputs import FileRead
from core.dialogue.message import ConversationKey
from core.dialogue.results import Failed, OnlyOutside, TextRead
from core.errors import BlobMissing, ReadFault, SightFailed, UnreadableFile, UnreadableImage
from core.intake import Intake
from core.receipt import NOTHING, Payment, Receipt, result_id
from core.records import Debt
from core.world import World

TRIES_TO_READ = 3
LONGEST_LOOK = 30.0
HOPELESS = frozenset({"key", "forbidden", "request"})
"""What an engine elsewhere does not take, and will not in a moment."""
NEWEST = 1000


class Viewer:
    """Whatever is wrong with one is told, or raised to be tried again."""

    def __init__(self, world: World, intake: Intake) -> None:
        self._world = world
        self._intake = intake
        self._eyes = Eyes(world.ocr, world.sight)

    async def give_up(self, debt: Debt, effect: ReadText) -> Receipt:
        """After so many tries."""
        return await self._unread(debt, effect, "gave_up")

    async def view(self, debt: Debt, effect: ReadText) -> Receipt:
        """Whoever erases everything meanwhile has nothing of it left behind."""
        try:
            receipt = await self._read(debt, effect)
        except Exception:
            await self._forget_if_erased(debt.key, effect.blob)
            raise
        if not receipt.fresh:
            await self._forget_if_erased(debt.key, effect.blob)
        return receipt

    async def _forget_if_erased(self, key: ConversationKey, blob: str) -> None:
        """Where no message names it any more, what was fetched is nobody's."""
        said = await self._world.store.transcript(key, 0, NEWEST)
        if not any(blob in line.blobs for line in said):
            await self._world.store.lend(blob, self._world.clock.now())

    async def _read(self, debt: Debt, effect: ReadText) -> Receipt:
        try:
            await self._fetch(debt.key, effect)
            data = await self._world.blobs.get(effect.blob)
            if effect.calendar or is_calendar(data):
                filed = FileRead(effect.turn, effect.blob, read(data, effect.zone))
                return await self._intake.take(debt.key, result_id(debt), filed, Payment(debt))
            seen = await self._eyes.read(
                data, effect.outside is True, partial(self._world.faults.note, "sight", debt.id)
            )
        except (UnreadableImage, UnreadableFile) as error:
            return await self._unread(debt, effect, error.reason)
        except SightFailed as error:
            return await self._look_later(debt, effect, error)
        except OutOfSight:
            return await self._kept(debt, effect)
        except BlobMissing:
            return await self._unread(debt, effect, "lost")
        told = TextRead(
            effect.turn,
            effect.blob,
            empty=not seen.reading.text.strip(),
            near=seen.near,
            picture=sha256(data).hexdigest()[:16],
            more=is_excerpt(data),
        )
        return await self._intake.take(debt.key, result_id(debt), told, Payment(debt, seen.reading))

    async def _look_later(self, debt: Debt, effect: ReadText, error: SightFailed) -> Receipt:
        """Nobody else can read it: whoever was to is asked again, and in the end their silence is told."""
        if error.reason == "picture":
            return await self._unread(debt, effect, "broken")
        if error.reason in HOPELESS or debt.attempts + 1 >= TRIES_TO_READ:
            return await self._unread(debt, effect, "far_away")
        wait = min(max(error.retry_after or 0.0, 2.0 ** (debt.attempts + 1)), LONGEST_LOOK)
        await self._world.store.postpone(debt, self._world.clock.now() + timedelta(seconds=wait))
        return NOTHING

    async def _kept(self, debt: Debt, effect: ReadText) -> Receipt:
        """It is shown to nobody else: its sender is asked, unless they have said no."""
        if effect.outside is not None:
            return await self._unread(debt, effect, "kept_in")
        told = OnlyOutside(effect.turn, effect.blob)
        return await self._intake.take(debt.key, result_id(debt), told, Payment(debt))

    async def _fetch(self, key: ConversationKey, effect: ReadText) -> None:
        """From where the platform keeps it, once."""
        messenger = self._world.messenger_for(key)
        if effect.file and messenger is not None and not await self._world.blobs.has(effect.blob):
            await self._world.blobs.put(effect.blob, await messenger.fetch(key, effect.file))

    async def _unread(self, debt: Debt, effect: ReadText, reason: ReadFault) -> Receipt:
        failed = Failed(effect.turn, "read", reason, effect.blob)
        return await self._intake.take(debt.key, result_id(debt), failed, Payment(debt))
