"""Views: the modals that lie before people, one on another, and the Home tab; with what is filled in there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fakes.slack import blocks, pickers, refusals
from tests.fakes.slack.message import Resource, clone
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Installation

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

MOST_STACKED = 3
PASSED = (
    "callback_id",
    "private_metadata",
    "external_id",
    "close",
    "submit",
    "clear_on_close",
    "notify_on_close",
)


@dataclass(slots=True)
class Window:
    """A view before somebody's eyes; `errors` stand under its fields, `trouble` above them."""

    view: Resource
    user: str
    installation: Installation
    entered: Resource = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str | None = None

    @property
    def id(self) -> str:
        return str(self.view["id"])

    def told(self) -> Resource:
        """The view object as payloads carry it, with the state of its fields."""
        return clone(self.view) | {"state": {"values": pickers.values(self.view["blocks"], self.entered)}}


@dataclass
class Windows:
    world: World
    stacks: dict[str, list[Window]] = field(default_factory=dict)  # by person, the foremost last
    homes: dict[tuple[str, str], Window] = field(default_factory=dict)  # by person and bot

    # ── opened by the app ──

    def open(self, user: str, told: Any, installation: Installation) -> Window:
        """A modal by itself; what lay there before is gone."""
        made = self._made(user, told, installation, None)
        self.stacks[user] = [made]
        self.world.ring()
        return made

    def push(self, user: str, told: Any, installation: Installation) -> Window:
        stack = self.stacks.get(user, [])
        if not stack:
            raise Refused("not_found")
        if len(stack) >= MOST_STACKED:
            raise Refused("push_limit_reached")
        made = self._made(user, told, installation, stack[-1])
        stack.append(made)
        self.world.ring()
        return made

    def update(self, window: Window, told: Any, seen: str | None = None) -> Window:
        """Another content for a view; what has been entered stays where block and action keep their names."""
        if seen is not None and seen != window.view["hash"]:
            raise Refused("hash_conflict")
        fresh = self._view(told, window.installation, window)
        kept = {name: window.view[name] for name in ("id", "root_view_id", "previous_view_id")}
        window.view = fresh | kept
        window.errors, window.trouble = {}, None
        window.entered = pickers.kept(window.view["blocks"], window.entered)
        self.world.ring()
        return window

    def publish(self, user: str, told: Any, installation: Installation, seen: str | None) -> Window:
        key = (user, installation.bot)
        found = self.homes.get(key)
        if found is not None:
            return self.update(found, told, seen)
        made = self.homes[key] = self._made(user, told, installation, None)
        self.world.ring()
        return made

    def find(self, view_id: str | None, external: str | None, installation: Installation) -> Window:
        for window in self._all():
            same = window.id == view_id or (external and window.view["external_id"] == external)
            if same and window.installation is installation:
                return window
        raise Refused("not_found")

    def _all(self) -> list[Window]:
        return [*(one for stack in self.stacks.values() for one in stack), *self.homes.values()]

    # ── closed ──

    def front(self, user: str) -> Window:
        stack = self.stacks.get(user)
        if not stack:
            raise ValueError(f"no modal lies before {user}")
        return stack[-1]

    def drop(self, window: Window) -> None:
        """Closes a view and all upon it; the one beneath comes to the fore."""
        stack = self.stacks.get(window.user, [])
        if window in stack:
            del stack[stack.index(window) :]

    def clear(self, user: str) -> None:
        self.stacks.pop(user, None)

    def forget(self, bot: str) -> None:
        """The app has gone, and all its views with it."""
        self.homes = {key: window for key, window in self.homes.items() if key[1] != bot}
        for user, stack in list(self.stacks.items()):
            if stack and stack[0].installation.bot == bot:
                del self.stacks[user]

    # ── made ──

    def _made(self, user: str, told: Any, installation: Installation, under: Window | None) -> Window:
        view = self._view(told, installation, None)
        view["root_view_id"] = under.view["root_view_id"] if under else view["id"]
        view["previous_view_id"] = under.id if under else None
        return Window(view, user, installation)

    def _view(self, told: Any, installation: Installation, instead: Window | None) -> Resource:
        world = self.world
        wrong = blocks.wrong_in_view(told)
        if wrong:
            raise refusals.arguments(wrong)
        external = told.get("external_id", "")
        others = [one for one in self._all() if one is not instead]
        if external and any(one.view["external_id"] == external for one in others):
            raise Refused("duplicate_external_id")
        team = world.home(installation)
        view: Resource = {
            "id": world.new_id("V"),
            "team_id": team,
            "type": told["type"],
            "blocks": blocks.settled(told["blocks"], world.random),
            "private_metadata": "",
            "callback_id": "",
            "state": {"values": {}},
            "hash": f"{int(world.now().timestamp())}.{world.letters(8)}",
            "title": _title(told.get("title", {"type": "plain_text", "text": "View Title"})),
            "clear_on_close": False,
            "notify_on_close": False,
            "close": None,
            "submit": None,
            "previous_view_id": None,
            "root_view_id": "",
            "app_id": world.app.id,
            "external_id": "",
            "app_installed_team_id": team,
            "bot_id": installation.bot,
        }
        passed = {name: clone(told[name]) for name in PASSED if name in told}
        for name in ("close", "submit"):
            if name in passed:
                passed[name] = _title(passed[name])
        if len(str(told)) > blocks.LARGEST_VIEW:
            raise Refused("view_too_large")
        return view | passed


def _title(text: Resource) -> Resource:
    return {"emoji": True} | text
