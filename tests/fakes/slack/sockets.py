"""Socket Mode: the app's connections, what goes over which, what has been acknowledged, and how one ends.

Frames are text here; `websocket` puts them on a wire.
"""

from __future__ import annotations

import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.message import Resource

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

MOST_LINKS = 10


@dataclass(eq=False)
class Link:
    """A connection: `out` waits to be sent, `pending` to be acknowledged; `ends` is when it is to close."""

    id: str
    out: deque[str] = field(default_factory=deque)
    pending: dict[str, tuple[Delivery, float]] = field(default_factory=dict)
    closing: bool = False
    mute: bool = False  # a socket that looks alive and takes everything, but nobody listens at the other end
    ends: float | None = None

    def say(self, told: Resource) -> None:
        self.out.append(json.dumps(told, ensure_ascii=False))


@dataclass
class Sockets:
    world: World
    tickets: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    opened: int = 0  # how many connections there have been
    _turn: int = 0

    def ticket(self) -> str:
        """The address of a connection, good for one."""
        name = self.world.uuid()
        self.tickets.add(name)
        base = self.world.base.replace("http", "ws", 1)
        return f"{base}/link/?ticket={name}&app_id={self.world.app.id}"

    def connect(self, ticket: str) -> Link | None:
        """A new connection, greeted; None where the ticket is not good."""
        if ticket not in self.tickets:
            return None
        self.tickets.remove(ticket)
        self.opened += 1
        link = Link(f"s{self.opened}")
        if len(self.links) >= MOST_LINKS:
            self._end(link, "too_many_websockets")
            return link
        self.links.append(link)
        link.say(
            {
                "type": "hello",
                "num_connections": len(self.links),
                "debug_info": {
                    "host": "applink-1",
                    "build_number": 54,
                    "approximate_connection_time": self.world.settings.connection_time,
                },
                "connection_info": {"app_id": self.world.app.id},
            }
        )
        self.world.ring()
        return link

    def disconnect(self, reason: str = "refresh_requested", link: Link | None = None) -> None:
        """Slack wants a connection to end: at once, or ten seconds after a warning."""
        for found in [link] if link else list(self.links):
            if reason == "warning":
                found.say(self._farewell(reason))
                found.ends = time.monotonic() + self.world.settings.warning
            else:
                self._end(found, reason)
        self.world.ring()

    def _end(self, link: Link, reason: str) -> None:
        link.say(self._farewell(reason))
        link.closing = True

    def _farewell(self, reason: str) -> Resource:
        return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}}

    def cut(self, link: Link) -> None:
        """A connection is no more; what it had not acknowledged goes over another, at once."""
        if link in self.links:
            self.links.remove(link)
        for delivery, _ in link.pending.values():
            self.world.deliveries.again(delivery, "connection lost")
        link.pending.clear()
        self.world.ring()

    # ── carrying ──

    def carry(self, delivery: Delivery) -> None:
        """Puts a delivery on one of the connections, in turn."""
        ready = [link for link in self.links if not link.closing and link.ends is None]
        ready = ready or [link for link in self.links if not link.closing]
        if not ready:
            self.world.deliveries.failed(delivery, "connection_failed", "no connection")
            return
        self._turn += 1
        link = ready[self._turn % len(ready)]
        envelope: Resource = {
            "envelope_id": self.world.uuid(),
            "payload": delivery.payload,
            "type": delivery.sort,
            "accepts_response_payload": delivery.answers,
        }
        if delivery.sort == "events_api":
            envelope |= {"retry_attempt": delivery.attempt, "retry_reason": delivery.reason}
        until = time.monotonic() + self.world.settings.patience
        link.pending[envelope["envelope_id"]] = (delivery, until)
        if not link.mute:
            link.say(envelope)
        self.world.ring()

    def heard(self, link: Link, text: str) -> None:
        """What the app said: an acknowledgement, with or without something in it."""
        told: Any = None
        try:
            told = json.loads(text)
        except ValueError:
            self.world.complain(f"over a socket came {text[:80]!r}")
        if not isinstance(told, dict) or "envelope_id" not in told:
            if told is not None:
                self.world.complain(f"over a socket came no acknowledgement: {text[:80]!r}")
            return
        found = link.pending.pop(str(told["envelope_id"]), None)
        if found is None:
            self.world.complain(f"acknowledged nothing that was sent: {told['envelope_id']}")
            return
        self.world.deliveries.acknowledged(found[0], told.get("payload"))

    def overdue(self) -> None:
        """What nobody has acknowledged in time goes its way again; who was warned has to go."""
        now = time.monotonic()
        for link in list(self.links):
            late = [name for name, (_, until) in link.pending.items() if until <= now]
            for name in late:
                delivery, _ = link.pending.pop(name)
                self.world.deliveries.failed(delivery, "timeout", "not acknowledged")
            if link.ends is not None and link.ends <= now and not link.closing:
                self._end(link, "refresh_requested")
                self.world.ring()
