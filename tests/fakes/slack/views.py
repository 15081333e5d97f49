"""`views.*`: modals against a trigger, and the Home tab."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack import refusals
from tests.fakes.slack.call import Call
from tests.fakes.slack.message import Resource
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.windows import Window


def open_(call: Call) -> Resource:
    view = _view(call, "modal")
    trigger = call.world.passes.exchange(call.need("trigger_id"))
    return _told(call.world.windows.open(trigger.user, view, call.installation))


def push(call: Call) -> Resource:
    view = _view(call, "modal")
    trigger = call.world.passes.exchange(call.need("trigger_id"))
    return _told(call.world.windows.push(trigger.user, view, call.installation))


def update(call: Call) -> Resource:
    if not call.text("view_id") and not call.text("external_id"):
        raise refusals.missing("view_id")
    found = call.world.windows.find(call.text("view_id"), call.text("external_id"), call.installation)
    view = _view(call, str(found.view["type"]))
    return _told(call.world.windows.update(found, view, call.text("hash")))


def publish(call: Call) -> Resource:
    if not call.world.app.home:
        raise Refused("not_enabled")
    user = call.world.people.get(call.need("user_id"))
    if user is None or not call.covers([user.team]):
        raise refusals.arguments(["invalid `user_id`"])
    view = _view(call, "home")
    return _told(call.world.windows.publish(user.id, view, call.installation, call.text("hash")))


def _view(call: Call, kind: str) -> Any:
    """The view given; that it is sound is seen to where it is made."""
    view = call.data("view")
    if isinstance(view, dict) and view.get("type") in ("modal", "home") and view["type"] != kind:
        raise refusals.arguments([f"unsupported type: {view['type']} [json-pointer:/view/type]"])
    return view


def _told(window: Window) -> Resource:
    return {"view": window.told()}
