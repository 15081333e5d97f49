"""What Slack sends the app: signed, answered within three seconds, sent again where that is the custom.

Nothing is sent here. `due` hands out what a courier, a socket or a test is to carry; `answered` and `failed` take
back what came of it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlencode

from tests.fakes.slack.message import FORM, JSON, Request, Resource, clone

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

Sort = Literal["events_api", "interactive", "slash_commands", "url_verification"]
State = Literal["waiting", "sent", "acknowledged", "failed"]
AGAIN = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
STALE = 600
# What an answer to an interaction does: given the body that came with the acknowledgement, or None for none.
Answered = Callable[[Any], None]
Failed = Callable[[str], None]


@dataclass
class Delivery:
    """One thing to be told to the app; `attempt` counts repetitions, `tries` says what came of each."""

    id: str
    sort: Sort
    name: str
    address: str
    payload: Resource
    due: datetime
    attempt: int = 0
    reason: str = ""
    state: State = "waiting"
    tries: list[str] = field(default_factory=list)
    fault: str | None = None
    answer: Any = None
    on_answer: Answered | None = None
    on_failure: Failed | None = None

    @property
    def done(self) -> bool:
        return self.state in ("acknowledged", "failed")

    @property
    def answers(self) -> bool:
        """Whether its acknowledgement may carry something."""
        return self.sort != "events_api"


@dataclass
class Deliveries:
    world: World
    all: list[Delivery] = field(default_factory=list)
    _waiting: dict[str, Delivery] = field(default_factory=dict)
    _sent: dict[str, Delivery] = field(default_factory=dict)

    def send(
        self,
        sort: Sort,
        name: str,
        payload: Resource,
        on_answer: Answered | None = None,
        on_failure: Failed | None = None,
    ) -> Delivery:
        """Puts something in the queue; a fault may lose, double or delay it there."""
        world, address = self.world, self._address(sort, payload)
        delivery = Delivery(
            world.uuid(), sort, f"{sort}/{name}", address, payload, world.now(),
            on_answer=on_answer, on_failure=on_failure,
        )  # fmt: skip
        self._add(delivery)
        rule = world.faults.meet_push(delivery.name)
        if rule is not None:
            delivery.fault = rule.kind
            self._struck(delivery, rule.kind, rule.delay, rule.copies)
        world.ring()
        return delivery

    def _add(self, delivery: Delivery) -> None:
        self.all.append(delivery)
        self._turn(delivery, "waiting")

    def _turn(self, delivery: Delivery, state: State) -> None:
        """What is open stays at hand; looking for it must not take longer the more has been sent."""
        self._waiting.pop(delivery.id, None)
        self._sent.pop(delivery.id, None)
        delivery.state = state
        if state == "waiting":
            self._waiting[delivery.id] = delivery
        elif state == "sent":
            self._sent[delivery.id] = delivery

    def _address(self, sort: Sort, payload: Resource) -> str:
        app = self.world.app
        if sort in ("events_api", "url_verification"):
            what = "events"
        elif sort == "slash_commands":
            what = payload["command"]
        else:
            what = "options" if payload["type"] == "block_suggestion" else "interactivity"
        return app.address(what) or ""

    def _struck(self, delivery: Delivery, kind: str, delay: float, copies: int) -> None:
        if kind == "push_lost":
            self._turn(delivery, "failed")
        elif kind == "push_late":
            delivery.due += timedelta(seconds=delay)
        elif kind == "push_twice":
            self._add(self._copy(delivery))
        elif kind == "push_copies":
            for _ in range(copies):
                payload = delivery.payload
                other = payload | ({"event_id": self.world.new_id("Ev")} if "event_id" in payload else {})
                self._add(self._copy(delivery, other))

    def _copy(self, delivery: Delivery, payload: Resource | None = None) -> Delivery:
        """Another of the same: nobody waits for its answer."""
        return replace(
            delivery,
            id=self.world.uuid(),
            payload=clone(payload or delivery.payload),
            tries=[],
            on_answer=None,
            on_failure=None,
        )

    # ── being sent ──

    def due(self) -> list[Delivery]:
        """What is to be sent now; it counts as sent from here on."""
        found = self._ripe()
        for one in found:
            self._turn(one, "sent")
        return found

    def _ripe(self) -> list[Delivery]:
        now = self.world.now()
        return [one for one in self._waiting.values() if one.due <= now]

    @property
    def open(self) -> int:
        """How much is under way, or could be sent at this moment."""
        return len(self._sent) + len(self._ripe())

    def again(self, delivery: Delivery, why: str) -> None:
        """Its connection is no more: it is sent at once over another."""
        if delivery.state == "sent":
            delivery.tries.append(why)
            delivery.due = self.world.now()
            self._turn(delivery, "waiting")

    def request(self, delivery: Delivery) -> Request:
        """As it is posted: JSON for what happened, a form for what somebody did."""
        if delivery.sort in ("events_api", "url_verification"):
            kind, body = JSON, json.dumps(delivery.payload, ensure_ascii=False).encode()
        elif delivery.sort == "slash_commands":
            kind, body = FORM, urlencode(delivery.payload).encode()
        else:
            told = json.dumps(delivery.payload, ensure_ascii=False)
            kind, body = FORM, urlencode({"payload": told}).encode()
        headers = {"content-type": kind, "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        headers |= self._signature(body, delivery.fault)
        if delivery.attempt:
            headers |= {
                "x-slack-retry-num": str(delivery.attempt),
                "x-slack-retry-reason": delivery.reason,
            }
        return Request.to("POST", delivery.address, headers, body)

    def _signature(self, body: bytes, fault: str | None) -> dict[str, str]:
        at = str(int(self.world.stamped()) - (STALE if fault == "push_stale" else 0))
        secret = self.world.app.signing_secret + ("?" if fault == "push_unsigned" else "")
        digest = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
        return {"x-slack-request-timestamp": at, "x-slack-signature": f"v0={digest}"}

    # ── what came of it ──

    def answered(self, delivery: Delivery, status: int, headers: dict[str, str], body: bytes) -> None:
        """An answer over HTTP, in time."""
        if not 200 <= status < 300:
            again = headers.get("x-slack-no-retry") != "1"
            self.failed(delivery, "http_error", f"http_error {status}", again)
        else:
            self.acknowledged(delivery, _read(headers, body), str(status))

    def acknowledged(self, delivery: Delivery, told: Any, how: str = "acknowledged") -> None:
        if delivery.done:
            self.world.complain(f"{delivery.name} was acknowledged again")
            return
        delivery.answer = told
        self._turn(delivery, "acknowledged")
        delivery.tries.append(how)
        if delivery.sort == "events_api" and told not in (None, ""):
            self.world.complain(f"{delivery.name} was answered with {told!r}, which Slack does not read")
        if delivery.on_answer is not None:
            delivery.on_answer(told)
        self.world.ring()

    def failed(self, delivery: Delivery, reason: str, how: str = "", again: bool = True) -> None:
        """Nobody answered well: what happened is told again, what somebody did has failed."""
        if delivery.done:
            return
        delivery.tries.append(how or reason)
        if delivery.sort == "events_api" and again and delivery.attempt < len(AGAIN):
            delivery.due = self.world.now() + AGAIN[delivery.attempt]
            delivery.attempt += 1
            delivery.reason = reason
            self._turn(delivery, "waiting")
        else:
            self._turn(delivery, "failed")
            if delivery.on_failure is not None:
                late = reason in ("http_timeout", "timeout")
                delivery.on_failure("operation_timeout" if late else "dispatch_failed")
        self.world.ring()


def _read(headers: dict[str, str], body: bytes) -> Any:
    """JSON where it is called so, else text; nothing where there is nothing."""
    if not body:
        return None
    text = body.decode("utf-8", "replace")
    if headers.get("content-type", "").partition(";")[0].strip() == JSON:
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
