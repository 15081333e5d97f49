"""A drawing with its truth, and the shelf of templates."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from html import escape
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from tests.pictures.deck import Deck

SEOUL = ZoneInfo("Asia/Seoul")
PHONE = (360, 780, 3.0)
PAGE = (720, 960, 1.6)
Part: TypeAlias = Literal["learn", "held"]


@dataclass(frozen=True)
class Expected:
    """One event: any of the titles will do. `end` None: whatever is proposed. `weekly`: (BYDAY, UNTIL or None)."""

    titles: tuple[str, ...]
    start: str
    end: str | None = None
    weekly: tuple[str, str | None] | None = None
    optional: bool = False


@dataclass(frozen=True)
class Scene:
    """A page of HTML for a screen of (width, height, scale), and what is in it."""

    html: str
    events: tuple[Expected, ...]
    screen: tuple[int, int, float] = PHONE
    name: str = ""
    kind: str = ""
    lang: str = "ko"
    now: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 9, tzinfo=SEOUL))
    photo: bool = False


Template: TypeAlias = Callable[[Deck], Scene]


@dataclass(frozen=True)
class Drawing:
    """A template on the shelf. `held`: its layout is shown only to the part kept back."""

    kind: str
    lang: str
    make: Template
    held: bool = False
    photo: bool = False


SHELF: list[Drawing] = []


def template(
    kind: str, lang: str = "ko", *, held: bool = False, photo: bool = False
) -> Callable[[Template], Template]:
    """Puts a template on the shelf."""

    def put(make: Template) -> Template:
        SHELF.append(Drawing(kind, lang, make, held, photo))
        return make

    return put


def moment(day: date, at: time, zone: ZoneInfo = SEOUL) -> str:
    """An instant as labels give it."""
    return datetime.combine(day, at, zone).isoformat()


def event(
    titles: str | tuple[str, ...], day: date, at: time | None = None, end: time | date | None = None
) -> Expected:
    """An event on one day, or on several."""
    names = (titles,) if isinstance(titles, str) else titles
    if at is None:
        return Expected(names, day.isoformat(), (end if isinstance(end, date) else day).isoformat())
    if end is None:
        return Expected(names, moment(day, at))
    assert isinstance(end, time)
    return Expected(names, moment(day, at), moment(day if end > at else day + timedelta(days=1), end))


def rows(*lines: str, tag: str = "p") -> str:
    """Lines as paragraphs, escaped."""
    return "".join(f"<{tag}>{escape(line)}</{tag}>" for line in lines if line)


def scenes(part: Part, seed: int, each: int) -> Iterator[Scene]:
    """So many drawings of every template of a part. Layouts that are kept back are never seen by the other."""
    for number, drawing in enumerate(SHELF):
        if drawing.held and part == "learn":
            continue
        for copy in range(each):
            rng = random.Random(f"{part} {seed} {number} {copy}")
            now = datetime(
                2026,
                rng.randint(3, 11),
                rng.randint(1, 28),
                rng.randint(8, 21),
                rng.choice((5, 20, 47)),
                tzinfo=SEOUL,
            )
            made = drawing.make(Deck(rng, part == "held", now))
            name = f"{part}-{drawing.kind}-{drawing.make.__name__}-{copy}".replace(" ", "-")
            yield replace(
                made,
                name=name,
                kind=drawing.kind,
                lang=drawing.lang,
                now=now,
                photo=drawing.photo and copy % 2 == 1,
            )
