"""The control API: a test or a hand sets the scene, acts as people do, makes faults, and looks.

`POST /control/<action>` with JSON. Every answer is JSON; what is wrong answers 400 with `{"error": …}`. People,
chats and messages are named by their numbers: `{"person": 1, "chat": -2, "message": 3}`; without a chat, it is
the person's own with the bot. Files come in base64 as `content`.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram import samples
from tests.fakes.telegram.faults import Rule
from tests.fakes.telegram.limits import Limits
from tests.fakes.telegram.message import Request, Resource, Response, clone
from tests.fakes.telegram.refusals import Refused
from tests.fakes.telegram.screen import screen
from tests.fakes.telegram.store import Account, Chat, Kept

if TYPE_CHECKING:
    from tests.fakes.telegram.people import Person
    from tests.fakes.telegram.world import World

Action = Callable[["World", Resource], Any]


def answer(world: World, request: Request) -> Response:
    action = ACTIONS.get((request.method, request.path.removeprefix("/control/")))
    if action is None:
        return Response(404, {"error": f"no such control: {request.method} {request.path}"})
    try:
        told = json.loads(request.body) if request.body else {}
        shown = action(world, dict(request.query) | told)
        return Response(200, {"ok": True} | (clone(shown) if isinstance(shown, dict) else {}))
    except Refused as refused:
        return Response(400, {"error": refused.description})
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, AssertionError) as error:
        return Response(400, {"error": f"{type(error).__name__}: {error}"})


# ── who and where ──


def _person(world: World, told: Resource) -> Person:
    return world.people[int(told["person"])]


def _chat(world: World, told: Resource) -> Chat:
    return world.chats[int(told["chat"] if "chat" in told else told["person"])]


def _kept(world: World, told: Resource, name: str = "message") -> Kept:
    return _chat(world, told).messages[int(told[name])]


def _where(world: World, told: Resource) -> Resource:
    where: Resource = {"chat": _chat(world, told)}
    if "reply_to" in told:
        where["reply_to"] = _kept(world, told, "reply_to")
    return where | {name: told[name] for name in ("topic", "anonymous") if name in told}


def _told(kept: Kept) -> Resource:
    return {"chat": kept.chat.id, "message": kept.id}


# ── the scene ──


def person(world: World, told: Resource) -> Resource:
    made = world.add_person(told["name"], told.get("username", ""), told.get("language", "ko"))
    return {"person": made.id}


def group(world: World, told: Resource) -> Resource:
    people = [world.people[int(one)] for one in told.get("people", [])]
    bot = told.get("bot", "member")
    made = world.add_group(
        told["title"], people, told.get("kind", "supergroup"), bot, told.get("username", "")
    )
    return {"chat": made.id}


def settings(world: World, told: Resource) -> None:
    """World settings by name; `privacy` of the bot; `limits` as an object, or null for none."""
    for name, value in told.items():
        if name == "privacy":
            world.bot.privacy = bool(value)
        elif name == "limits":
            world.limits = None if value is None else Limits(**value)
        else:
            getattr(world.settings, name)
            setattr(world.settings, name, value)


def clock(world: World, told: Resource) -> Resource:
    """`{"advance": seconds}`, where the world's clock can be turned."""
    turn = getattr(world.now, "advance", None)
    if turn is None:
        raise ValueError("this world's clock cannot be turned")
    turn(float(told.get("advance", 0)))
    world.ring()
    return {"now": world.now().isoformat()}


# ── what people do ──


def write(world: World, told: Resource) -> Resource:
    return _told(_person(world, told).write(told["text"], **_where(world, told)))


def edit(world: World, told: Resource) -> None:
    _person(world, told).edit(_kept(world, told), told["text"])


def delete(world: World, told: Resource) -> None:
    _person(world, told).delete(_kept(world, told))


def forward(world: World, told: Resource) -> Resource:
    """`by`: the number of a person or chat, or a name; `days_ago`."""
    by = told.get("by", "누군가")
    said_by: Account | Chat | str = str(by)
    if str(by).removeprefix("-").isdigit():
        said_by = world.accounts.get(int(by)) or world.chats[int(by)]
    when = world.now() - timedelta(days=float(told.get("days_ago", 0)))
    return _told(_person(world, told).forward(told["text"], said_by, when, **_where(world, told)))


def photo(world: World, told: Resource) -> Resource:
    content = b64decode(told["content"])
    return _told(_person(world, told).photo(content, told.get("caption", ""), **_where(world, told)))


def document(world: World, told: Resource) -> Resource:
    caption, content = told.get("caption", ""), b64decode(told["content"])
    where = _where(world, told) | {"mime": told.get("mime", ""), "size": told.get("size")}
    return _told(_person(world, told).document(content, told["name"], caption, **where))


def album(world: World, told: Resource) -> Resource:
    contents = [b64decode(one) for one in told["contents"]]
    caption, on = told.get("caption", ""), int(told.get("caption_on", 0))
    made = _person(world, told).album(contents, caption, on, told.get("names", ()), **_where(world, told))
    return {"chat": made[0].chat.id, "messages": [kept.id for kept in made]}


def say(world: World, told: Resource) -> Resource:
    """A message of a recorded kind: `{"kind": "dice"}`; or with `content`, its fields as told."""
    content = told.get("content") or samples.content(told["kind"])
    return _told(_person(world, told).say(**_where(world, told), **content))


def small(name: str) -> Action:
    def act(world: World, told: Resource) -> Resource:
        return _told(getattr(_person(world, told), name)(**_where(world, told)))

    return act


def press(world: World, told: Resource) -> Resource:
    more = {name: told[name] for name in ("data", "inaccessible") if name in told}
    query = _person(world, told).press(_kept(world, told), told.get("button"), **more)
    return {"query": query.id}


def press_again(world: World, told: Resource) -> None:
    _person(world, told).press_again(world.queries.by_id[told["query"]])


def react(world: World, told: Resource) -> None:
    _person(world, told).react(_kept(world, told), told["emoji"])


def block(world: World, told: Resource) -> None:
    _person(world, told).block()


def deactivate(world: World, told: Resource) -> None:
    _person(world, told).deactivate()


def unblock(world: World, told: Resource) -> None:
    _person(world, told).unblock()


def add_bot(world: World, told: Resource) -> None:
    _person(world, told).add_bot(_chat(world, told), told.get("status", "member"), **told.get("rights", {}))


def remove_bot(world: World, told: Resource) -> None:
    _person(world, told).remove_bot(_chat(world, told))


def upgrade(world: World, told: Resource) -> Resource:
    return {"chat": _person(world, told).upgrade(_chat(world, told)).id}


def sample(world: World, told: Resource) -> Resource:
    return {"update": world.sample(told["kind"], **told.get("changes", {}))}


# ── faults, and looking ──


def fault(world: World, told: Resource) -> None:
    world.faults.add(Rule(**told))


def clear(world: World, _told: Resource) -> None:
    world.faults.clear()


def revoke(world: World, _told: Resource) -> Resource:
    return {"token": world.renew_token()}


def shown(world: World, told: Resource) -> Resource:
    chat = _chat(world, told)
    return {"screen": screen(world, chat), "messages": [kept.body for kept in chat.all]}


def asked(world: World, told: Resource) -> Resource:
    """What became of a tap."""
    query = world.queries.by_id[told["query"]]
    answer = None if query.answer is None else {"text": query.answer.text, "alert": query.answer.alert}
    return {"answer": answer, "waited": query.waited}


def state(world: World, _told: Resource) -> Resource:
    people = {str(one.id): one.account.first_name for one in world.people.values()}
    told: Resource = {
        "now": world.now().astimezone(UTC).isoformat(),
        "token": world.bot.token,
        "people": people,
    }
    told |= {"chats": {str(chat.id): chat.chat() for chat in world.chats.values()}}
    told |= {"waiting": [one.body for one in world.updates.waiting], "webhook": world.hooks.info()}
    commands = {f"{scope} {language}".strip(): told for (scope, language), told in world.bot.commands.items()}
    return told | {"commands": commands, "complaints": world.complaints}


def requests(world: World, _told: Resource) -> Resource:
    return {"requests": [asdict(one) | {"at": _moment(one.at)} for one in world.requests]}


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


ACTIONS: dict[tuple[str, str], Action] = {
    ("GET", "screen"): shown,
    ("GET", "query"): asked,
    ("GET", "state"): state,
    ("GET", "requests"): requests,
    ("POST", "faults"): fault,
    ("DELETE", "faults"): clear,
} | {
    ("POST", action.__name__): action
    for action in (
        person, group, settings, clock, write, edit, delete, forward, photo, document, album, say, press,
        press_again, react, block, unblock, add_bot, remove_bot, upgrade, sample, revoke,
    )
} | {("POST", name): small(name) for name in ("sticker", "voice", "location", "contact")}  # fmt: skip
