"""One day of a person, step by step: an event is added, deleted, brought back, renamed, moved in Google, and deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.crashes.looking import Looker
from tests.crashes.surroundings import ME, Surroundings
from tests.fakes.google import elsewhere


@dataclass(frozen=True)
class Step:
    """`made` and `alive`: how many events of this day Google has by its end, with and without tombstones."""

    name: str
    act: Callable[[Surroundings, Looker], None]
    made: int
    alive: int


def _say(text: str) -> Callable[[Surroundings, Looker], None]:
    return lambda around, _: around.say(text)


def _press(verb: str) -> Callable[[Surroundings, Looker], None]:
    return lambda around, _: around.press(verb)


def _press_signed_out(verb: str) -> Callable[[Surroundings, Looker], None]:
    def act(around: Surroundings, _: Looker) -> None:
        with around.served.lock:
            around.world.oauth.expire(ME)
        around.press(verb)

    return act


def _move(around: Surroundings, looker: Looker) -> None:
    """Somebody else moves it, an hour later; our access token has run out meanwhile."""
    event = looker.item()
    with around.served.lock:
        around.world.oauth.expire(ME)
        moved = {
            edge: event[edge] | {"dateTime": _later(event[edge]["dateTime"])} for edge in ("start", "end")
        }
        elsewhere.edit(around.world, ME, event["id"], moved)
    around.served.courier.look()


def _later(moment: str) -> str:
    return (datetime.fromisoformat(moment) + timedelta(hours=1)).isoformat()


def _watch(_: Surroundings, looker: Looker) -> None:
    looker.shorten_channels()


DAY = (
    Step("ask to add", _say("모레 오후 3시 치과"), 0, 0),
    Step("add", _press("confirm"), 1, 1),
    Step("ask to delete", _say("치과 삭제해줘"), 1, 1),
    Step("delete", _press("confirm"), 1, 0),
    Step("undo", _press("undo"), 2, 1),
    Step("ask to rename", _say("치과 이름을 스케일링으로 바꿔줘"), 2, 1),
    Step("rename", _press_signed_out("confirm"), 2, 1),
    Step("moved there", _move, 2, 1),
    Step("channel ends", _watch, 2, 1),
    Step("ask to delete it", _say("스케일링 삭제해줘"), 2, 1),
    Step("delete it", _press("confirm"), 2, 0),
)
STEPS = {step.name: step for step in DAY}
