"""How a bot hears of things: getUpdates, which waits for news, and the webhook."""

from __future__ import annotations

from tests.fakes.telegram import refusals
from tests.fakes.telegram.call import Call
from tests.fakes.telegram.documents import update_types
from tests.fakes.telegram.hooks import Hook
from tests.fakes.telegram.message import Response, done
from tests.fakes.telegram.polling import Poll

MOST_AT_ONCE, LONGEST_WAIT, MOST_CONNECTIONS = 100, 50, 100


def get_updates(call: Call) -> Response:
    """Answers with what there is, or with a poll that the server keeps until there is something."""
    world = call.world
    if world.hooks.hook.url:
        raise refusals.conflict(refusals.WEBHOOK_ACTIVE)
    _allow(call)
    limit = call.told.number("limit", MOST_AT_ONCE)
    limit = limit if 0 < limit <= MOST_AT_ONCE else MOST_AT_ONCE
    seconds = min(max(call.told.number("timeout"), 0), LONGEST_WAIT)
    world.updates.end_poll(refusals.conflict(refusals.OTHER_POLL))
    world.updates.confirm(call.told.number("offset"))
    found = world.updates.read(limit)
    if found or not seconds:
        return done(found)
    world.updates.poll = Poll(limit, seconds)
    return Response(200, poll=world.updates.poll)


def _allow(call: Call) -> None:
    """Kept from call to call until it is told anew; an empty list means Telegram's own choice."""
    told = call.json("allowed_updates", list, "can't parse allowed updates JSON object")
    if told is None:
        return
    if not all(isinstance(one, str) for one in told):
        raise refusals.bad("can't parse allowed updates JSON object")  # guessed
    unknown = [one for one in told if one not in update_types()]
    if unknown:
        call.world.complain(f"{call.method}: Telegram passes over allowed_updates {unknown}")
    call.world.updates.allowed = [one for one in told if one in update_types()]


def set_webhook(call: Call) -> Response:
    url = call.told.text("url").strip()
    most = call.told.number("max_connections", 40)
    most = most if 0 < most <= MOST_CONNECTIONS else 40
    told = call.told.text("ip_address")
    certificate = "certificate" in call.told.uploads
    hook = Hook(url, call.told.text("secret_token"), most, certificate, told) if url else Hook()
    words = call.world.hooks.set(hook, call.told.flag("drop_pending_updates"))
    _allow(call)
    if url:
        call.world.updates.end_poll(refusals.conflict("terminated by setWebhook request"))
    return done(True, words)


def delete_webhook(call: Call) -> Response:
    return done(True, call.world.hooks.set(Hook(), call.told.flag("drop_pending_updates")))


def get_webhook_info(call: Call) -> Response:
    return done(call.world.hooks.info())
