"""Modals sent and closed: what the app is told, and what its answer brings before the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fakes.slack import pickers
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.interactions import frame, sent
from tests.fakes.slack.message import Resource
from tests.fakes.slack.passes import Reply
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Person
from tests.fakes.slack.windows import Window

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

TROUBLE = "We had some trouble connecting. Try again?"


def submission(world: World, window: Window) -> Delivery:
    """Somebody sends a modal; what comes back decides what lies before them then."""
    person = world.people[window.user]
    view = window.told()
    payload = frame(world, "view_submission", person) | {
        "trigger_id": world.passes.trigger(person.id, person.team, view["id"]),
        "view": view,
        "response_urls": _reply_urls(world, window, person),
    }
    window.errors, window.trouble = {}, None

    def failed(_error: str) -> None:
        window.trouble = TROUBLE

    def answered(told: Any) -> None:
        try:
            problem = submitted(world, window, told)
        except Refused as refused:
            problem = f"{refused}: {refused.more}"
        if problem:
            window.trouble = TROUBLE
            world.complain(f"view_submission: {problem}")

    return world.deliveries.send("interactive", "view_submission", payload, answered, failed)


def submitted(world: World, window: Window, told: Any) -> str | None:
    """Carries out the answer to a form; says what is wrong with it."""
    if told in (None, "", {}):
        world.windows.drop(window)
        return None
    kind = told.get("response_action") if isinstance(told, dict) else None
    if kind == "clear":
        world.windows.clear(window.user)
    elif kind == "update":
        world.windows.update(window, told.get("view"))
    elif kind == "push":
        world.windows.push(window.user, told.get("view"), window.installation)
    elif kind == "errors":
        return _erred(window, told.get("errors"))
    else:
        return f"{told!r} is no answer to a form"
    return None


def _erred(window: Window, errors: Any) -> str | None:
    fields = {block["block_id"] for block in window.view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        return "errors are given by block_id"
    if not set(errors) <= fields:
        return f"no input blocks are called {sorted(set(errors) - fields)}"
    window.errors = dict(errors)
    return None


def _reply_urls(world: World, window: Window, person: Person) -> list[Resource]:
    """Addresses to answer to in the conversations chosen, for menus that ask for such."""
    found = []
    state = pickers.values(window.view["blocks"], window.entered)
    for block, element in pickers.elements(window.view["blocks"]):
        if element.get("response_url_enabled"):
            held = state[block["block_id"]][element["action_id"]]
            channel = held.get("selected_conversation") or held.get("selected_channel")
            if channel:
                reply = Reply(person.id, person.team, channel, world.now())
                address = world.passes.reply("app", reply)
                names = {"block_id": block["block_id"], "action_id": element["action_id"]}
                found.append(names | {"channel_id": channel, "response_url": address})
    return found


def closing(world: World, window: Window, cleared: bool) -> Delivery:
    person = world.people[window.user]
    told = {"view": window.told(), "is_cleared": cleared}
    return sent(world, person, frame(world, "view_closed", person) | told)
