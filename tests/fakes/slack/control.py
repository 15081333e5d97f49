"""The control API: a test or a hand sets the scene, acts as people do, makes faults, and looks.

Every answer is JSON; what is wrong answers 400 with `{"error": …}`.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tests.fakes.slack import manifest as manifests
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.faults import Rule
from tests.fakes.slack.hand import Hand
from tests.fakes.slack.limits import Limits
from tests.fakes.slack.message import Request, Resource, Response, clone
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.tokens import Script
from tests.fakes.slack.writer import other_app

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

Action = Callable[["World", Resource], Any]
ACTS = frozenset(
    """dm write mention forward edit delete react command shortcut press suggest fill submit close open_home
    travel speak leave invite kick archive uninstall reload""".split()
)


def answer(world: World, request: Request) -> Response:
    action = ACTIONS.get((request.method, request.path.removeprefix("/control/")))
    if action is None:
        return Response(404, {"error": f"no such control: {request.method} {request.path}"})
    try:
        told = request.json()
        given = dict(request.query) | (told if isinstance(told, dict) else {})
        return Response(200, {"ok": True} | (_shown(action(world, given)) or {}))
    except Refused as refused:
        return Response(400, {"error": str(refused)} | refused.more)
    except (KeyError, TypeError, ValueError, AttributeError, AssertionError, StopIteration) as error:
        return Response(400, {"error": f"{type(error).__name__}: {error}"})


def _shown(found: Any) -> Resource | None:
    if isinstance(found, Delivery):
        return {"delivery": found.id}
    if isinstance(found, list):
        return {"deliveries": [one.id for one in found]}
    return clone(found) if isinstance(found, dict) else None


# ── the scene ──


def team(world: World, told: Resource) -> Resource:
    enterprise = told.get("enterprise")
    made = world.add_team(told["name"], told.get("domain"), tuple(enterprise) if enterprise else None)
    return {"team": made.id}


def person(world: World, told: Resource) -> Resource:
    more = {name: told[name] for name in ("zone", "locale", "handle") if name in told}
    return {"user": world.add_person(told["team"], told["name"], **more).id}


def channel(world: World, told: Resource) -> Resource:
    made = world.add_channel(
        told["team"],
        told["name"],
        told.get("members", ()),
        told.get("kind", "channel"),
        told.get("shared", ()),
    )
    return {"channel": made.id}


def install(world: World, told: Resource) -> Resource:
    made = world.install(told["team"], told.get("by"), told.get("scopes"))
    return {
        "bot_token": made.token,
        "refresh_token": made.refresh,
        "bot_user": made.bot_user,
        "bot": made.bot,
    }


def app(world: World, told: Resource) -> Resource:
    """A `manifest`, or the app's fields by name; `reach` names one address for everything."""
    if "manifest" in told:
        wrong = manifests.wrong(told["manifest"])
        if wrong:
            raise ValueError(str(wrong))
        world.app.configure(told["manifest"])
    if "reach" in told:
        world.app.reach(told["reach"])
    for name, value in told.items():
        if name not in ("manifest", "reach"):
            kind = type(getattr(world.app, name))
            setattr(world.app, name, kind(value) if kind in (frozenset, tuple) else value)
    return {"app": _app(world)}


def settings(world: World, told: Resource) -> None:
    """World settings by name; `limits`: null for none."""
    for name, value in told.items():
        if name == "limits":
            world.limits = None if value is None else Limits(**value)
        else:
            getattr(world.settings, name)
            setattr(world.settings, name, value)


def clock(world: World, told: Resource) -> Resource:
    """`{"advance": seconds}`, where the world's clock can be turned."""
    turn = getattr(world.now, "advance", None)
    if turn is None:
        raise ValueError("this world's clock cannot be turned")
    turn(float(told["advance"]))
    world.ring()
    return {"now": world.now().isoformat()}


def consent(world: World, told: Resource) -> None:
    """`{"user"?, "deny"?, "org"?}` answers the consent screen at once; `{"page": true}` shows it."""
    script = Script(told.get("user"), told.get("deny", False), told.get("org", False))
    world.tokens.script = None if told.get("page") else script


# ── what people do ──


def act(world: World, told: Resource) -> Any:
    """`{"as": user, "do": name, …}`: what a `Hand` does, by its arguments' names; files as [name, base64]."""
    given = dict(told)
    hand, name = Hand(world, given.pop("as")), given.pop("do")
    if name not in ACTS:
        raise ValueError(f"people do not {name}")
    if "attached" in given:
        given["attached"] = [(title, b64decode(content)) for title, content in given["attached"]]
    return getattr(hand, name)(**given)


def others(world: World, told: Resource) -> Resource:
    return other_app(world, world.channels[told["channel"]], told["text"])


def revoke(world: World, told: Resource) -> None:
    found = world.installed([told["team"]])
    if found is None:
        raise ValueError("the app is not installed there")
    world.tokens.revoke(world.tokens.held[found.token])


def expire(world: World, told: Resource) -> None:
    world.tokens.expire(told.get("team"))


def disconnect(world: World, told: Resource) -> None:
    world.sockets.disconnect(told.get("reason", "refresh_requested"))


def verify(world: World, _told: Resource) -> Delivery:
    return world.verify()


def fault(world: World, told: Resource) -> Resource:
    world.faults.add(Rule(**told))
    return {"rules": len(world.faults.rules)}


def clear(world: World, _told: Resource) -> None:
    world.faults.clear()


# ── looking ──


def sees(world: World, told: Resource) -> Resource:
    """What a `user` sees: of a `channel`, of the modal before them, of the Home tab, or of the app's messages."""
    hand, what = Hand(world, told["user"]), told.get("what", "channel")
    if what == "modal":
        return {"text": hand.sees_modal()}
    return {"text": hand.sees_home() if what == "home" else hand.sees(told.get("channel"))}


def state(world: World, _told: Resource) -> Resource:
    return {
        "now": world.now().isoformat(),
        "app": _app(world),
        "app_token": world.tokens.app_token,
        "config_token": world.tokens.config_token,
        "teams": [asdict(one) for one in world.teams.values()],
        "people": [one.told(world.now()) for one in world.people.values()],
        "channels": [asdict(one) for one in world.channels.values()],
        "installations": [
            asdict(one) | {"scopes": sorted(one.scopes)} for one in world.installations.values()
        ],
        "connections": len(world.sockets.links),
        "faults": [asdict(rule) for rule in world.faults.rules],
        "complaints": world.complaints,
        "open": world.deliveries.open,
    }


def _app(world: World) -> Resource:
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(world.app).items()
    }


def deliveries(world: World, _told: Resource) -> Resource:
    names = ("id", "name", "state", "attempt", "tries", "fault", "payload", "answer")
    return {"deliveries": [{name: getattr(one, name) for name in names} for one in world.deliveries.all]}


def requests(world: World, _told: Resource) -> Resource:
    return {"requests": [asdict(one) | {"at": one.at.isoformat()} for one in world.requests]}


ACTIONS: dict[tuple[str, str], Action] = {
    ("POST", "teams"): team,
    ("POST", "people"): person,
    ("POST", "channels"): channel,
    ("POST", "install"): install,
    ("POST", "app"): app,
    ("POST", "settings"): settings,
    ("POST", "clock"): clock,
    ("POST", "consent"): consent,
    ("POST", "act"): act,
    ("POST", "others"): others,
    ("POST", "revoke"): revoke,
    ("POST", "expire"): expire,
    ("POST", "disconnect"): disconnect,
    ("POST", "verify"): verify,
    ("POST", "faults"): fault,
    ("DELETE", "faults"): clear,
    ("GET", "sees"): sees,
    ("GET", "state"): state,
    ("GET", "deliveries"): deliveries,
    ("GET", "requests"): requests,
}
