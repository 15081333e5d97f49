"""A conversation by script: one JSON object a line in, one out, always in step, with a clock that only we move."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from adapters.terminal import phrases
from adapters.terminal.files import beginning
from adapters.terminal.lines import line_of, seconds, words
from core.assistant import Assistant
from core.calendar.instants import span
from core.calendar.when import Window
from core.dialogue.buttons import Button, Press, pack, unpack
from core.dialogue.effects import Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage, Input, MessageEdited
from core.dialogue.message import Attachment, ConversationKey, Message
from core.dialogue.plain import plain_event, plain_say
from core.dialogue.reply import Reply
from core.errors import BadToken, BlobMissing, HaruError

SCRIPT = UUID("0c1f54b6-02ae-4c5c-9d0a-6f2b8a3f9b11")
KEY = ConversationKey("terminal", "script", "owner")
JOBS, STOPS = 20, 1_000
EVER = Window(datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC))


class ScriptClock:
    """A clock that stands still between lines."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """The script's present."""
        return self._now

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)


class ScriptMessenger:
    """Collects what is said while a line is played."""

    def __init__(self) -> None:
        self.says: list[Say] = []

    async def deliver(self, key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        """Keep it for the line's answer."""
        self.says.append(say)
        return sent_as or str(say.reply.id)

    async def fetch(self, key: ConversationKey, file: str) -> bytes:
        """A picture that a line names by its path. Raises BlobMissing."""
        try:
            return await beginning(Path(file))
        except OSError as error:
            raise BlobMissing(file) from error

    def collect(self) -> list[Say]:
        """What was said since the last time."""
        says, self.says = self.says, []
        return says


class Script:
    """Plays lines through the one door."""

    def __init__(self, assistant: Assistant, clock: ScriptClock, messenger: ScriptMessenger) -> None:
        self._assistant = assistant
        self._clock = clock
        self._messenger = messenger
        self._line = -1
        self._said: set[int] = set()
        self._replies: dict[UUID, Reply] = {}
        self._key = KEY

    async def play(self, lines: Iterable[str]) -> AsyncIterator[dict[str, Any]]:
        """The answers, one for each line that is not blank."""
        for text in lines:
            if text.strip():
                self._line += 1
                yield await self._answer(text)

    async def _answer(self, text: str) -> dict[str, Any]:
        try:
            return await self._play_one(line_of(text))
        except (ValueError, TypeError, ArithmeticError, RecursionError, OSError, HaruError) as error:
            return {"replies": [], "error": str(error) or type(error).__name__}

    async def _play_one(self, line: dict[str, Any]) -> dict[str, Any]:
        if line.get("show") == "events":
            return {"events": await self._events()}
        if "wait" in line:
            return await self._wait(seconds(line["wait"]))
        happened = await self._input(line)
        if happened is None:
            return {"replies": [], "error": phrases.NO_SUCH_BUTTON}
        await self._assistant.handle(self._key, uuid5(SCRIPT, f"line:{self._line}"), happened)
        return self._replied()

    async def _wait(self, seconds: float) -> dict[str, Any]:
        end = self._clock.now() + timedelta(seconds=seconds)
        await self._settle()
        for _ in range(STOPS):
            due = await self._assistant.world.store.next_due(self._clock.now())
            if due is None or due >= end:
                break
            await self._stop_at(due)
        await self._stop_at(end)
        return self._replied()

    async def _stop_at(self, moment: datetime) -> None:
        """The clock runs until then. Whatever is due on the way has its own stop, as if time had really passed."""
        self._clock.move((moment - self._clock.now()).total_seconds())
        await self._settle()

    async def _settle(self) -> None:
        """Until nothing is left to do at this time."""
        assistant = self._assistant
        while await self._jobs() or await assistant.resume() or await assistant.keep_time():
            pass

    async def _jobs(self) -> int:
        """Slow work that is due is done here: a queue would answer later than the line that waits for it."""
        jobs = await self._assistant.world.store.jobs(self._clock.now(), JOBS)
        for job in jobs:
            await self._assistant.work(job)
        return len(jobs)

    def _replied(self) -> dict[str, Any]:
        says = self._messenger.collect()
        for say in says:
            if say.manner != "answer":
                self._replies.pop(say.reply.id, None)
                self._replies[say.reply.id] = say.reply
        return {"replies": [plain_say(say) for say in says]}

    async def _input(self, line: dict[str, Any]) -> Input | None:
        if "press" in line:
            press = self._press(str(line["press"]), line.get("choice"), line.get("title"))
            return None if press is None else ButtonPressed(press)
        if "edit" in line:
            return MessageEdited(self._ref(int(line["edit"])), words(line), private=True)
        if "say" not in line and "photo" not in line:
            raise ValueError(phrases.NO_KEY)
        return IncomingMessage(await self._message(line))

    def _ref(self, number: int) -> str:
        if number not in self._said:
            raise ValueError(phrases.NO_MESSAGE)
        return f"line:{number}"

    async def _message(self, line: dict[str, Any]) -> Message:
        forwarded = line.get("forwarded_at")
        text = words(line)
        attachments = (await self._attached(Path(line["photo"])),) if "photo" in line else ()
        self._said.add(self._line)
        return Message(
            ref=f"line:{self._line}",
            text=text,
            sent_at=self._clock.now(),
            attachments=attachments,
            forwarded_at=instant(forwarded, self._clock.now().tzinfo) if forwarded else None,
        )

    async def _attached(self, path: Path) -> Attachment:
        """Raises OSError where there is no such file."""
        await beginning(path)
        return Attachment(str(uuid5(SCRIPT, f"photo:{self._line}")), path.name, str(path))

    def _press(self, wanted: str, choice: int | None, title: str | None) -> Press | None:
        for reply in reversed(self._replies.values()):
            if title is not None and not any(title in draft.title for draft in reply.drafts):
                continue
            fitting = [b.press for row in reply.buttons for b in row if _fits(b, wanted, choice)]
            if fitting:
                return next((press for press in fitting if not press.choice), fitting[0])
        return _token(wanted)

    async def _events(self) -> list[dict[str, Any]]:
        events = await self._assistant.world.store.agenda(self._key, EVER)
        zone = self._assistant.world.defaults.zone
        return [plain_event(e) for e in sorted(events, key=lambda e: (span(e.when, zone).start, e.title))]


def instant(text: str, zone: tzinfo | None) -> datetime:
    """An instant as written; without an offset it is local to `zone`."""
    value = datetime.fromisoformat(text)
    return value if value.tzinfo is not None else value.replace(tzinfo=zone)


def _fits(button: Button, wanted: str, choice: int | None) -> bool:
    press = button.press
    named = wanted in (press.verb, button.label, pack(press))
    return named and (choice is None or choice == press.choice)


def _token(wanted: str) -> Press | None:
    try:
        return unpack(wanted)
    except BadToken:
        return None
