"""The world: a bot, the people and groups it meets, and everything that passes between them.

It does no input or output and never waits. What is to be posted to a webhook waits in `hooks`; `bell` rings when
there is something new to look at, and is the lock under which the world is asked.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from random import Random
from urllib.parse import urlsplit

from tests.fakes.telegram import api, control, hearing, refusals, samples
from tests.fakes.telegram.faults import Faults
from tests.fakes.telegram.files import LETTERS, Files
from tests.fakes.telegram.hooks import Hooks
from tests.fakes.telegram.limits import Limits
from tests.fakes.telegram.members import standing
from tests.fakes.telegram.message import Request, Resource, Response, done
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.polling import Poll, Updates
from tests.fakes.telegram.queries import Queries
from tests.fakes.telegram.store import Account, Bot, Chat, Kept, Kind


@dataclass(slots=True)
class Settings:
    """What can be turned about the world as a whole."""

    query_life: float = 15.0  # seconds of the world's clock in which a tap is to be answered
    https_only: bool = False  # Telegram itself takes no other webhook; tests listen on loopback
    webhook_pause: float = 1.0  # real seconds before a failed post is tried again; doubles up to a minute
    webhook_patience: float = 60.0  # real seconds that a post may take
    routes: dict[str, str] = field(default_factory=dict)  # public address → where it is really served

    def routed(self, url: str) -> str:
        parts = urlsplit(url)
        here = self.routes.get(f"{parts.scheme}://{parts.netloc}")
        return url if here is None else here.rstrip("/") + url.split(parts.netloc, 1)[1]


@dataclass(frozen=True, slots=True)
class Seen:
    """A call that came, and how it was answered."""

    at: datetime
    method: str
    told: dict[str, str]
    status: int
    description: str
    transport: str
    fault: str | None


@dataclass
class World:
    """`handle` answers a call; everything else sets the scene or looks at it."""

    now: Callable[[], datetime]
    seed: int = 0
    settings: Settings = field(default_factory=Settings)
    limits: Limits | None = None
    username: str = "haru_test_bot"
    ticking: Callable[[], float] = time.monotonic  # the machine's clock: pauses between posts are real

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.bell = threading.Condition(threading.RLock())
        self.bot = Bot(self.random.randrange(10**9, 9 * 10**9), "하루", self.username, "")
        self.renew_token()
        self.accounts: dict[int, Account] = {}
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.complaints: list[
            str
        ] = []  # what Telegram passes over in silence, and an author would like to know
        self.requests: deque[Seen] = deque(maxlen=50_000)
        self.faults = Faults(self.random)
        self.files = Files(self.random)
        self.updates = Updates(self)
        self.hooks = Hooks(self)
        self.queries = Queries(self)
        self._last_message = 0  # private chats and small groups share their numbers

    # ── answering ──

    def handle(self, request: Request) -> Response:
        with self.bell:
            if request.path.startswith("/control/"):
                return control.answer(self, request)
            if request.path.startswith("/file/"):
                return api.file(self, request)
            response, method, told, fault = api.answer(self, request)
            words = response.body.get("description", "") if isinstance(response.body, dict) else ""
            self.requests.append(
                Seen(self.now(), method, told.told, response.status, words, response.transport, fault)
            )
            return response

    def ready(self, poll: Poll) -> bool:
        """Whether a getUpdates that waits can be answered."""
        return poll.refused is not None or bool(self.updates.waiting)

    def resume(self, waited: Response) -> Response:
        """The answer to a getUpdates that has waited."""
        poll = waited.poll
        if poll is None:
            return waited
        with self.bell:
            if self.updates.poll is poll:
                self.updates.poll = None
            answer = poll.refused.response() if poll.refused else done(self.updates.read(poll.limit))
            return replace(answer, transport=waited.transport, delay=waited.delay)

    def ring(self) -> None:
        with self.bell:
            self.bell.notify_all()

    def wait_until(self, check: Callable[[], object], seconds: float = 30.0) -> None:
        """Waits in real time for something to come true; for whoever has a thread to spare."""
        end = time.monotonic() + seconds
        with self.bell:
            while not check():
                if time.monotonic() > end:
                    raise TimeoutError("it did not come true")
                self.bell.wait(0.02)

    async def until(self, check: Callable[[], object], seconds: float = 30.0) -> None:
        """The same beside other tasks."""
        end = time.monotonic() + seconds
        while not check():
            if time.monotonic() > end:
                raise TimeoutError("it did not come true")
            await asyncio.sleep(0.002)

    def complain(self, what: str) -> None:
        self.complaints.append(what)

    def stamp(self, moment: datetime | None = None) -> int:
        return int((moment or self.now()).astimezone(UTC).timestamp())

    # ── setting the scene ──

    def renew_token(self) -> str:
        """A new token; the old one is revoked."""
        secret = "AA" + "".join(self.random.choices(LETTERS, k=33))
        self.bot.token = f"{self.bot.id}:{secret}"
        return self.bot.token

    def add_person(
        self, name: str, username: str = "", language: str = "ko", surname: str = "", **told: bool
    ) -> Person:
        """Somebody new; their private chat with the bot begins when they write, or press start."""
        number = self.random.randrange(10**8, 7 * 10**9)
        account = Account(number, name, surname, username, language, **told)
        self.accounts[number] = account
        self.chats[number] = Chat(number, "private", person=account)
        person = self.people[number] = Person(self, account)
        return person

    def add_group(
        self,
        title: str,
        people: Iterable[Person] = (),
        kind: Kind = "supergroup",
        bot: str | None = "member",
        username: str = "",
    ) -> Chat:
        """A group or channel with these people, the first its owner; `bot`: what the bot is there, if anything."""
        number = self.random.randrange(10**9, 4 * 10**9)
        chat = Chat(-number if kind == "group" else -(10**12) - number, kind, title, username)
        self.chats[chat.id] = chat
        for at, person in enumerate(people):
            chat.members[person.id] = standing("member" if at else "creator")
        if bot is not None:
            told = {"can_post_messages": True} if kind == "channel" else {}
            chat.members[self.bot.id] = standing("administrator" if kind == "channel" else bot, **told)
            chat.privacy = self.bot.privacy
        return chat

    def bot_becomes(self, chat: Chat, member: Resource, by: Resource) -> None:
        """The bot's standing in a chat changes, and it is told so."""
        old = chat.members.get(self.bot.id) or standing("left" if chat.shared else "member")
        chat.members[self.bot.id] = member
        if member["status"] in ("member", "administrator") and old["status"] in ("left", "kicked"):
            chat.privacy = self.bot.privacy
        user = {"user": self.bot.user()}
        told: Resource = {"chat": chat.chat(), "from": by, "date": self.stamp()}
        told |= {"old_chat_member": user | old, "new_chat_member": user | member}
        self.updates.put("my_chat_member", told, chat.id)

    def sample(self, kind: str, **changes: object) -> Resource | None:
        """An update of that type as it was recorded, for whatever a bot does not handle."""
        with self.bell:
            return self.updates.put(kind, samples.payload(kind) | changes)

    # ── looking up ──

    def find_chat(self, told: str) -> Chat:
        if not told:
            raise refusals.bad("chat_id is empty")
        if told.startswith("@"):
            named = (chat for chat in self.chats.values() if chat.username.lower() == told[1:].lower())
            found = next(named, None)
        else:
            found = self.chats.get(int(told)) if told.removeprefix("-").isdigit() else None
        if found is None:
            raise refusals.bad("chat not found")
        return found

    def has_met(self, user: int) -> bool:
        """Whether the bot has seen this person anywhere."""
        own = self.chats.get(user)
        if own is not None and own.known:
            return True
        return any(chat.holds(user) and self.bot.id in chat.members for chat in self.chats.values())

    # ── messages ──

    def keep(self, chat: Chat, body: Resource, mine: bool = False, at: datetime | None = None) -> Kept:
        """A new message in the chat, as the next one there."""
        if chat.kind in ("private", "group"):
            self._last_message += 1
            number = self._last_message
        else:
            number = next(reversed(chat.messages), 0) + 1
        sent = at or self.now()
        told = {"message_id": number, "date": self.stamp(sent), "chat": chat.chat()} | body
        kept = chat.messages[number] = Kept(chat, told, mine, sent, spoken_before=chat.last_speaker)
        chat.last_speaker = self.bot.id if mine else int(body.get("from", {}).get("id", 0))
        self.ring()
        return kept

    def tell(self, kept: Kept, edited: bool = False) -> Resource | None:
        """The bot hears of a message, if it is one that it hears."""
        if not hearing.heard(self.bot, kept, self.accounts):
            return None
        kind = "channel_post" if kept.chat.kind == "channel" else "message"
        return self.updates.put(f"edited_{kind}" if edited else kind, kept.body, kept.chat.id)
