"""Talking by hand: lines in, cards out, buttons by number."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from uuid import UUID, uuid4

from adapters.terminal import phrases
from adapters.terminal.files import beginning
from adapters.terminal.keyboard import typed
from core.assistant import Assistant
from core.dialogue.buttons import Button
from core.dialogue.effects import Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage, Input
from core.dialogue.message import Attachment, ConversationKey, Lang, Message
from core.dialogue.phrases import speech
from core.dialogue.reply import Reply
from core.errors import NotReady, StoreUnavailable, UnreadableImage

KEY = ConversationKey("local", "terminal", "owner")
MANY, PAUSE = 50, 2.0
_PICTURES = {
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".heic",
    ".heif",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".avif",
    ".pdf",
    ".ics",
}


class _NoFile(Exception):
    """A picture that was named and cannot be read."""


class Screen:
    """Prints what we say, and remembers which number presses which button."""

    def __init__(self) -> None:
        self.buttons: list[Button] = []
        self._shown: dict[UUID, Reply] = {}

    def has_shown(self, say: Say) -> bool:
        """Whether it was printed as it is."""
        return self._shown.get(say.reply.id) == say.reply

    def show(self, say: Say, *, unasked: bool = False) -> None:
        """Print a message; one that changed is printed anew. What nobody asked for leaves the numbers before it be."""
        self._shown[say.reply.id] = say.reply
        print(f"\n{say.reply.text}")
        if say.reply.buttons:
            kept = self.buttons if unasked else []
            new = [button for row in say.reply.buttons for button in row]
            self.buttons = [*kept, *new]
            numbered = (f"[{n}] {button.label}" for n, button in enumerate(new, len(kept) + 1))
            print("  ".join(numbered))
        for link in say.reply.links:
            print(f"→ {link.label}: {link.url}")
        for file in say.reply.files:
            print(f"📎 {file.name}: {file.blob}")


async def talk(assistant: Assistant, lang: Lang) -> None:
    """Until the input ends. What a turn says is printed at once; what comes from elsewhere as soon as it is there."""
    print(phrases.INTRO[lang])
    screen, turn = Screen(), asyncio.Lock()
    async with _listening(assistant, screen, turn):
        _prompt()
        while (line := await typed()) is not None:
            async with turn:
                await _answer(assistant, screen, line, lang)
            _prompt()


async def _answer(assistant: Assistant, screen: Screen, line: str, lang: Lang) -> None:
    try:
        outcome = await assistant.handle(KEY, uuid4(), await _input(assistant, screen, line))
        for say in outcome.says:
            screen.show(say)
    except _NoFile:
        print(speech(lang).unreadable("lost"))
    except UnreadableImage as refused:
        print(speech(lang).unreadable(refused.reason))
    except (StoreUnavailable, NotReady, OSError):  # the database, or the place for pictures
        print(speech(lang).not_saved)


@asynccontextmanager
async def _listening(assistant: Assistant, screen: Screen, turn: asyncio.Lock) -> AsyncIterator[None]:
    """While its block runs: reminders, the day's briefing and news from elsewhere come without being asked for."""
    listener = asyncio.create_task(_listen(assistant, screen, turn))
    try:
        yield
    finally:
        listener.cancel()
        await asyncio.gather(listener, return_exceptions=True)


async def _listen(assistant: Assistant, screen: Screen, turn: asyncio.Lock) -> None:
    """Between turns, whatever is new in the transcript: another process may have said it."""
    world, seen = assistant.world, -1
    while True:
        with suppress(StoreUnavailable):
            async with turn:
                lines = await world.store.transcript(KEY, max(seen, 0), MANY)
                if seen >= 0:  # what was there before was told in its time
                    _tell(screen, [Say(line.reply) for line in lines if line.reply])
                seen = max([seen, 0, *(line.changed for line in lines)])
        await world.hints.wait(KEY, PAUSE)


def _tell(screen: Screen, says: list[Say]) -> None:
    fresh = [say for say in says if not screen.has_shown(say)]
    for say in fresh:
        screen.show(say, unasked=True)
    if fresh:
        _prompt()


def _prompt() -> None:
    print("\n> ", end="", flush=True)


async def _input(assistant: Assistant, screen: Screen, line: str) -> Input:
    number = line.strip().strip("[]")
    if number.isdecimal() and 1 <= int(number) <= len(screen.buttons):
        return ButtonPressed(screen.buttons[int(number) - 1].press)
    now = assistant.world.clock.now()
    path = picture_path(line)
    if path is None:
        return IncomingMessage(Message(str(uuid4()), line, now))
    blob = str(uuid4())
    await assistant.world.blobs.put(blob, await _picture(path))
    return IncomingMessage(Message(str(uuid4()), "", now, (Attachment(blob, path.name),)))


async def _picture(path: Path) -> bytes:
    try:
        return await beginning(path)
    except OSError as error:
        raise _NoFile from error


def picture_path(line: str) -> Path | None:
    """The picture that a line names, quoted or dropped onto the terminal; None for words."""
    try:
        words = shlex.split(line)
    except ValueError:
        return None
    path = Path(words[0]).expanduser() if len(words) == 1 else None
    return path if path is not None and path.suffix.lower() in _PICTURES and path.is_file() else None
