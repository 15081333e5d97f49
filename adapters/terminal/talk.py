"""Talking by hand: lines in, cards out, buttons by number."""

from __future__ import annotations

import asyncio
import shlex
import sys
from pathlib import Path
from uuid import uuid4

from adapters.terminal import phrases
from adapters.terminal.files import beginning
from core.assistant import Assistant
from core.dialogue.buttons import Button
from core.dialogue.effects import Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage, Input
from core.dialogue.message import Attachment, ConversationKey, Lang, Message
from core.dialogue.phrases import speech
from core.errors import StoreUnavailable

KEY = ConversationKey("local", "terminal", "owner")
_PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif", ".bmp", ".tif", ".tiff", ".avif"}


class _NoFile(Exception):
    """A picture that was named and cannot be read."""


class Screen:
    """Prints what we say, and remembers which number presses which button."""

    def __init__(self) -> None:
        self.buttons: list[Button] = []

    def show(self, say: Say) -> None:
        """Print a message; one that changed is printed anew."""
        print(f"\n{say.reply.text}")
        if say.reply.buttons:
            self.buttons = [button for row in say.reply.buttons for button in row]
            numbered = (f"[{n}] {button.label}" for n, button in enumerate(self.buttons, 1))
            print("  ".join(numbered))
        for link in say.reply.links:
            print(f"→ {link.label}: {link.url}")


async def talk(assistant: Assistant, lang: Lang) -> None:
    """Until the input ends. What a turn says is printed at once, so nothing is owed to a terminal."""
    print(phrases.INTRO[lang])
    screen = Screen()
    while True:
        line = await asyncio.to_thread(_line)
        if line is None:
            return
        try:
            outcome = await assistant.handle(KEY, uuid4(), await _input(assistant, screen, line))
            for say in outcome.says:
                screen.show(say)
        except _NoFile:
            print(speech(lang).unreadable("lost"))
        except (StoreUnavailable, OSError):  # the database, or the place for pictures
            print(speech(lang).not_saved)


def _line() -> str | None:
    print("\n> ", end="", flush=True)
    line = sys.stdin.readline()
    return line.rstrip("\n").encode("utf-8", "replace").decode("utf-8") if line else None


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
