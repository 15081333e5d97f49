"""The webhook: where updates are posted to, which are due, and what becomes of an answer."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.telegram import refusals
from tests.fakes.telegram.message import FORM, JSON, Request, Resource
from tests.fakes.telegram.polling import Waiting

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

PORTS = (80, 88, 443, 8443)
SECRET = re.compile(r"[A-Za-z0-9_-]*")
HEADER = "x-telegram-bot-api-secret-token"
LONGEST_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class Delivery:
    """An update to be posted: `url` is where it really goes; tell what came of it to `answered` or `failed`."""

    update: Waiting
    url: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Tried:
    update_id: int
    url: str
    status: int | str  # or what went wrong on the way


@dataclass(slots=True)
class Hook:
    url: str = ""
    secret: str = ""
    most: int = 40
    certificate: bool = False
    ip_address: str = ""
    last_error: tuple[int, str] | None = None


@dataclass(slots=True)
class Hooks:
    world: World
    hook: Hook = field(default_factory=Hook)
    tried: list[Tried] = field(default_factory=list)

    # ── setting it ──

    def check(self, url: str) -> str:
        """The address, if Telegram would post to it; loopback stands for any, unless `https_only`."""
        parts = urlsplit(url)
        try:
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise refusals.bad("bad webhook: Invalid port") from None  # guessed
        if _loopback(host) and not self.world.settings.https_only and parts.scheme in ("http", "https"):
            return url
        if parts.scheme != "https":
            raise refusals.bad("bad webhook: An HTTPS URL must be provided for webhook")
        if (port or 443) not in PORTS:
            words = "Webhook can be set up only on ports 80, 88, 443 or 8443"
            raise refusals.bad(f"bad webhook: {words}")
        if "." not in host or _loopback(host):
            raise refusals.bad("bad webhook: Failed to resolve host: Name or service not known")
        return url

    def set(self, hook: Hook, drop: bool) -> str:
        """Puts a webhook in the old one's place; tells what Telegram says of it."""
        if len(hook.secret) > 256:
            raise refusals.bad("secret token is too long")
        if not SECRET.fullmatch(hook.secret):
            raise refusals.bad("secret token contains unallowed characters")
        if hook.url:
            self.check(hook.url)
        was, self.hook = self.hook, hook
        if drop:
            self.world.updates.waiting.clear()
        for one in self.world.updates.waiting:
            one.not_before = 0.0
        self.world.ring()
        if not hook.url:
            return "Webhook was deleted" if was.url else "Webhook is already deleted"
        same = (was.url, was.secret, was.most) == (hook.url, hook.secret, hook.most)
        return "Webhook is already set" if same else "Webhook was set"

    def info(self) -> Resource:
        hook, updates = self.hook, self.world.updates
        updates.forget_old()
        told: Resource = {"url": hook.url, "has_custom_certificate": hook.certificate}
        told["pending_update_count"] = len(updates.waiting)
        if hook.url:
            told |= {"max_connections": hook.most, "ip_address": hook.ip_address or "127.0.0.1"}
        if hook.last_error is not None:
            told |= {"last_error_date": hook.last_error[0], "last_error_message": hook.last_error[1]}
        return told | ({"allowed_updates": updates.allowed} if updates.allowed else {})

    # ── posting to it ──

    def due(self, impatient: bool = False) -> list[Delivery]:
        """What is to be posted now, and is under way from here on; `impatient` waits for no pause between tries.

        Of a lane, which is a chat, only the oldest is posted, and at most `max_connections` altogether.
        """
        if not self.hook.url:
            return []
        updates = self.world.updates
        updates.forget_old()
        now, made = self.world.ticking(), []
        room = self.hook.most - sum(one.under_way for one in updates.waiting)
        busy = {one.lane for one in updates.waiting if one.under_way and not one.free}
        for one in updates.waiting:
            if room <= 0:
                break
            held = (one.not_before > now and not impatient) or one.under_way
            if not held and (one.free or one.lane not in busy):
                one.under_way, room = True, room - 1
                made.append(self._delivery(one))
            if not one.free:
                busy.add(one.lane)
        return made

    def _delivery(self, one: Waiting) -> Delivery:
        headers = {"content-type": JSON, "user-agent": "", "accept-encoding": "gzip, deflate"}
        if self.hook.secret:
            headers[HEADER] = self.hook.secret
        body = json.dumps(one.body, ensure_ascii=False).encode()
        return Delivery(one, self.world.settings.routed(self.hook.url), headers, body)

    def answered(
        self, delivery: Delivery, status: int, kind: str = "", body: bytes = b"", retry_after: float = 0
    ) -> None:
        """A 2xx takes the update, and its body may be a call; anything else is tried again later."""
        self.tried.append(Tried(delivery.update.id, delivery.url, status))
        if 200 <= status < 300:
            self.world.updates.taken(delivery.update)
            self._reply(kind.partition(";")[0].strip().lower(), body)
        else:
            phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
            words = f"Wrong response from the webhook: {status} {phrase}".strip()
            self._again(delivery, words, retry_after)
        self.world.ring()

    def failed(self, delivery: Delivery, words: str) -> None:
        self.tried.append(Tried(delivery.update.id, delivery.url, words))
        self._again(delivery, words, 0)
        self.world.ring()

    def _again(self, delivery: Delivery, words: str, retry_after: float) -> None:
        one = delivery.update
        one.tries += 1
        pause = max(self.world.settings.webhook_pause * 2 ** min(one.tries - 1, 10), retry_after)
        one.under_way, one.not_before = False, self.world.ticking() + min(pause, LONGEST_PAUSE)
        self.hook.last_error = (self.world.stamp(), words)

    def _reply(self, kind: str, body: bytes) -> None:
        """A call in the webhook's answer; the bot never hears what became of it."""
        try:
            told = (
                json.loads(body) if kind == JSON else dict(parse_qsl(body.decode())) if kind == FORM else {}
            )
        except ValueError:
            return
        if isinstance(told, dict) and isinstance(told.get("method"), str):
            path = f"/bot{self.world.bot.token}/{told['method']}"
            self.world.handle(Request("POST", path, (), {"content-type": kind}, body))


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
