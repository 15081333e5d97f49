"""What a person does in Slack beside writing: acts on the app, fills in forms, comes and goes; and what they see."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack import forms, interactions, pickers, sight
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.interactions import Spot
from tests.fakes.slack.message import Resource
from tests.fakes.slack.store import Channel, Person
from tests.fakes.slack.writer import Place, Writer, held


class Hand(Writer):
    """The hand of one person. What it does returns what came of it: a message, or a delivery to the app.

    `where` a button is pressed is "home", "modal", or a channel: its newest message with such a button, or the
    one named by `ts`.
    """

    # ── acting ──

    @held
    def command(self, text: str = "", channel: Place | None = None, name: str = "/cal") -> Delivery:
        """A slash command, in the direct messages with the app where no channel is named."""
        if name not in self.world.app.commands:
            raise ValueError(f"{name} is not a valid command")
        found = self._channel(channel) if channel else self.dms
        return interactions.command(self.world, self.person, found, name, text)

    @held
    def shortcut(self, callback: str, channel: Place | None = None, ts: str = "") -> Delivery:
        """A global shortcut, or with a message the one from its menu."""
        kind = "message" if channel else "global"
        if (kind, callback) not in self.world.app.shortcuts:
            raise ValueError(f"there is no {kind} shortcut {callback!r}")
        if channel is None:
            return interactions.shortcut(self.world, self.person, callback)
        return interactions.message_shortcut(
            self.world, self.person, Spot(self._channel(channel), ts), callback
        )

    @held
    def press(self, where: Place, named: str, ts: str = "", value: Any = None) -> Delivery:
        """Presses a button, or chooses `value` in a menu or picker, called by action id, value or label."""
        spot = self._spot(where, named, ts)
        pair = pickers.find(spot.blocks, named)
        chosen = pickers.chosen(pair[1], value)
        if pair[1]["type"] in pickers.PLACES:
            spot.entered[f"{pair[0]['block_id']} {pair[1]['action_id']}"] = chosen
        return interactions.action(self.world, self.person, spot, pair, chosen)

    @held
    def suggest(self, where: Place, named: str, text: str, ts: str = "") -> Delivery:
        """Types into a menu whose options come from the app; they are the delivery's answer."""
        spot = self._spot(where, named, ts)
        return interactions.suggestion(self.world, self.person, spot, pickers.find(spot.blocks, named), text)

    def _spot(self, where: Place, named: str, ts: str) -> Spot:
        if where == "home":
            found = self.world.installed([self.person.team])
            window = self.world.windows.homes[(self.id, found.bot if found else "")]
            return Spot(window=window)
        if where == "modal":
            return Spot(window=self.world.windows.front(self.id))
        channel = self._channel(where)
        seen = self._seen(channel)
        for message in [seen[ts]] if ts else reversed(seen.values()):
            if _has(message, named):
                return Spot(channel, message["ts"])
        raise ValueError(f"{self.person.name} sees nothing called {named!r}:\n{self.sees(channel)}")

    def _seen(self, channel: Channel) -> dict[str, Resource]:
        mine = {ts: told for ts, told in channel.whispers.items() if told["_user"] == self.id}
        return dict(sorted((channel.messages | mine).items()))

    # ── forms ──

    @held
    def fill(self, values: dict[str, Any]) -> list[Delivery]:
        """Fills in fields of the modal in front, called by action id, label or block id."""
        window = self.world.windows.front(self.id)
        sent = []
        for named, value in values.items():
            pair = pickers.enter(window.view["blocks"], window.entered, named, value)
            if pair[0]["type"] != "input" or pair[0].get("dispatch_action"):
                chosen = pickers.chosen(pair[1], value)
                spot = Spot(window=window)
                sent.append(interactions.action(self.world, self.person, spot, pair, chosen))
        return sent

    @held
    def submit(self, values: dict[str, Any] | None = None) -> Delivery:
        """Sends the modal in front. Slack itself holds it back while a field that must be filled in is empty."""
        self.fill(values or {})
        window = self.world.windows.front(self.id)
        if not window.view["submit"]:
            raise ValueError("this modal cannot be sent")
        empty = pickers.unfilled(window.view["blocks"], window.entered)
        if empty:
            raise ValueError(f"please complete these required fields: {empty}")
        return forms.submission(self.world, window)

    @held
    def close(self, everything: bool = False) -> Delivery | None:
        """Cancels the modal in front, or with the cross all of them; the app hears of it where it asked to."""
        window = self.world.windows.front(self.id)
        if everything or window.view["clear_on_close"]:
            self.world.windows.clear(self.id)
        else:
            self.world.windows.drop(window)
        if not window.view["notify_on_close"]:
            return None
        return forms.closing(self.world, window, everything)

    @held
    def open_home(self, tab: str = "home") -> Delivery | None:
        """Looks at the app: its Home tab, or the messages with it."""
        found = self.world.installed([self.person.team])
        if found is None:
            raise ValueError("the app is not installed here")
        fact: Resource = {"type": "app_home_opened", "user": self.id, "channel": self.dms.id, "tab": tab}
        window = self.world.windows.homes.get((self.id, found.bot))
        if window is not None and tab == "home":
            fact["view"] = window.told()
        return self.world.notices.tell("app_home_opened", fact, self.person.team)

    # ── coming and going ──

    @held
    def travel(self, zone: str) -> None:
        """Slack notices that the person is in another time zone."""
        self.person.zone = zone
        self._changed()

    @held
    def speak(self, locale: str) -> None:
        self.person.locale = locale
        self._changed()

    @held
    def leave(self) -> None:
        """The account is closed."""
        self.person.deleted = True
        self._changed()

    def _changed(self) -> None:
        self.person.updated = int(self.world.now().timestamp())
        fact = {"type": "user_change", "user": self.person.told(self.world.now(), locale=True)}
        self.world.notices.tell("user_change", fact | {"cache_ts": self.person.updated}, self.person.team)

    @held
    def invite(self, channel: Place, who: Person | str | None = None) -> None:
        """Adds somebody to a channel, the app where nobody is named."""
        found, app = self._channel(channel), self.world.installed([self.person.team])
        name = (who if isinstance(who, str) else who.id) if who else (app.bot_user if app else "")
        if name in found.members:
            return
        found.members.append(name)
        kind = "C" if found.kind == "channel" else "G"
        fact = {
            "type": "member_joined_channel",
            "user": name,
            "channel": found.id,
            "channel_type": kind,
            "team": found.team,
            "inviter": self.id,
        }
        self.world.notices.tell("member_joined_channel", fact, found.team, found)

    @held
    def kick(self, channel: Place) -> None:
        """Removes the app from a channel."""
        found, app = self._channel(channel), self.world.installed([self.person.team])
        if app is not None and app.bot_user in found.members:
            found.members.remove(app.bot_user)

    @held
    def archive(self, channel: Place) -> None:
        found = self._channel(channel)
        found.archived = True
        fact = {"type": "channel_archive", "channel": found.id, "user": self.id}
        self.world.notices.tell("channel_archive", fact, found.team, found)

    @held
    def uninstall(self) -> None:
        found = self.world.installed([self.person.team])
        if found is None:
            raise ValueError("the app is not installed here")
        self.world.tokens.uninstall(found)

    @held
    def reload(self) -> None:
        """Starts the client anew: what was whispered is gone."""
        for channel in self.world.channels.values():
            channel.whispers = {ts: told for ts, told in channel.whispers.items() if told["_user"] != self.id}

    # ── seeing ──

    @held
    def sees(self, channel: Place | None = None) -> str:
        """A conversation as text, with its buttons; the one with the app where none is named."""
        found = self._channel(channel) if channel else self.dms
        return sight.conversation(self.world, self.id, found)

    @held
    def sees_modal(self) -> str:
        return sight.window(self.world, self.world.windows.front(self.id))

    @held
    def sees_home(self) -> str:
        return sight.window(self.world, self._spot("home", "", "").window)


def _has(message: Resource, named: str) -> bool:
    try:
        pickers.find(message.get("blocks", []), named)
    except ValueError:
        return False
    return True
