"""The stand-in at a terminal: one writes to the bot as a person, and sees what it answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tests.fakes.telegram.people import Person
from tests.fakes.telegram.screen import message, typing
from tests.fakes.telegram.store import Chat, Kept

HELP = """\
글을 쓰면 보내집니다. / plain lines are sent as they are. Commands begin with a colon:
  :1 [n]            press the n-th button of the last message that has any (:2, :3 …)
  :photo FILE [caption]   :file FILE [caption]   :album FILE FILE …
  :forward DAYS TEXT      something said so many days ago by somebody else
  :edit TEXT        change your last message       :reply TEXT   answer the bot's last message
  :group  :private  go to the group, or back       :anon TEXT    as an anonymous administrator
  :tap2             press the last pressed button once more
  :block  :unblock  :sticker  :voice  :place  :contact
  :skip SECONDS     turn the clock               :screen       show the whole chat
  :quit"""


class Terminal:
    """Shows what changes in a chat, and does what is typed."""

    def __init__(self, person: Person, group: Chat, skip: Callable[[float], None]) -> None:
        self.person, self.world, self.group, self.skip = person, person.world, group, skip
        self.chat = person.room
        self._shown: dict[tuple[int, int], str] = {}
        self._answered: set[str] = set()
        self._typing: list[str] = []
        self._pressed: str | None = None
        self._stopped = threading.Event()

    def run(self, lines: Callable[[], str] = input) -> None:
        print(HELP, flush=True)
        threading.Thread(target=self._watch, daemon=True).start()
        while not self._stopped.is_set():
            try:
                self.act(lines())
            except (EOFError, KeyboardInterrupt):
                break
            except (ValueError, OSError, IndexError) as error:
                print(f"! {error}", flush=True)
        self._stopped.set()
        self.world.ring()

    # ── showing ──

    def _watch(self) -> None:
        while not self._stopped.is_set():
            with self.world.bell:
                self.look()
                self.world.bell.wait(1.0)

    def look(self) -> None:
        """Prints what is new or has changed."""
        for chat in (self.person.room, self.group):
            for kept in list(chat.messages.values()):
                self._look_at(kept)
        for query in self.world.queries.by_id.values():
            if query.answer is not None and query.id not in self._answered:
                self._answered.add(query.id)
                if query.answer.text:
                    print(f"  {'(!)' if query.answer.alert else '(i)'} {query.answer.text}", flush=True)
        now = typing(self.world, self.chat)
        if now and now != self._typing:
            print(f"  ({now[0]}…)", flush=True)
        self._typing = now

    def _look_at(self, kept: Kept) -> None:
        key, text = (kept.chat.id, kept.id), "" if kept.deleted else message(kept)
        if self._shown.get(key) == text or (kept.deleted and key not in self._shown):
            return
        mark = "✎" if key in self._shown else "›"
        self._shown[key] = text
        if kept.mine or mark == "✎":
            print(f"{mark} {text or '(삭제됨)'}", flush=True)

    # ── doing ──

    def act(self, line: str) -> None:
        line = line.strip()
        if not line.startswith(":"):
            if line:
                self.person.write(line, chat=self.chat)
            return
        name, _, rest = line[1:].partition(" ")
        if name.isdigit():
            self._press(int(name))
        elif name in self._plain():
            self._plain()[name](rest)
        else:
            print(HELP, flush=True)

    def _plain(self) -> dict[str, Callable[[str], object]]:
        person, chat = self.person, self.chat
        return {
            "photo": lambda rest: self._send("photo", rest),
            "file": lambda rest: self._send("file", rest),
            "album": lambda rest: person.album([Path(one).read_bytes() for one in rest.split()], chat=chat),
            "forward": self._forward,
            "edit": lambda rest: person.edit(self._last(mine=False), rest),
            "reply": lambda rest: person.write(rest, chat=chat, reply_to=self._last(mine=True)),
            "anon": lambda rest: person.write(rest, chat=self.group, anonymous=True),
            "group": lambda _: self._go(self.group),
            "private": lambda _: self._go(person.room),
            "tap2": lambda _: person.press_again(self.world.queries.by_id[self._pressed or ""]),
            "block": lambda _: person.block(),
            "unblock": lambda _: person.unblock(),
            "sticker": lambda _: person.sticker(chat=chat),
            "voice": lambda _: person.voice(chat=chat),
            "place": lambda _: person.location(chat=chat),
            "contact": lambda _: person.contact(chat=chat),
            "skip": lambda rest: self.skip(float(rest)),
            "screen": lambda _: self._screen(),
            "quit": lambda _: self._stopped.set(),
        }

    def _go(self, chat: Chat) -> None:
        self.chat = chat
        print(f"— {chat.title or self.world.bot.first_name} —", flush=True)

    def _screen(self) -> None:
        from tests.fakes.telegram.screen import screen

        print(screen(self.world, self.chat), flush=True)

    def _last(self, mine: bool) -> Kept:
        found = [kept for kept in self.chat.all if kept.mine == mine]
        return found[-1]

    def _press(self, number: int) -> None:
        kept = [one for one in self.chat.all if one.labels][-1]
        places = [(row, column) for row, labels in enumerate(kept.labels) for column in range(len(labels))]
        self._pressed = self.person.press(kept, places[number - 1]).id

    def _send(self, how: str, rest: str) -> None:
        name, _, caption = rest.partition(" ")
        content = Path(name).expanduser().read_bytes()
        if how == "photo":
            self.person.photo(content, caption, chat=self.chat)
        else:
            self.person.document(content, Path(name).name, caption, chat=self.chat)

    def _forward(self, rest: str) -> None:
        days, _, text = rest.partition(" ")
        when = self.world.now() - timedelta(days=float(days))
        self.person.forward(text, "수진", when, chat=self.chat)
