"""The forms: a card's drafts to be filled in by hand, and a line for something new. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from adapters.slack.looks import Block, cut, header, section
from adapters.slack.phrases import WORDS, Words
from adapters.slack.views import View, chosen, field, kept_in, modal, of_conversation, sendable, written
from core.calendar.draft import Draft
from core.calendar.when import AllDay, Partial, Timed
from core.dialogue.card_inputs import CardFilled, Filled
from core.dialogue.conversation import Card
from core.dialogue.message import ConversationKey, Lang

EDIT, NEW = "edit", "new"
MOST_DRAFTS, LONGEST_WORDS = 15, 250


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that came back; `wrong` are the fields that cannot be, with what is to be said below them."""

    channel: str
    user: str
    form: CardFilled
    wrong: dict[str, str]


@dataclass(frozen=True, slots=True)
class Slots:
    """What stands in the fields of a draft. Days and times are as people there read them."""

    day: date | None
    start: time | None
    end: time | None


def waiting(name: str, lang: Lang) -> View:
    """Shown at once, until the form is there."""
    words = WORDS[lang]
    return modal(name, _title(name, words), [section(words.wait)], lang, {})


def settled(lang: Lang) -> View:
    """There is nothing to be filled in any more."""
    words = WORDS[lang]
    return modal(EDIT, words.edit_title, [section(words.settled)], lang, {})


def form(card: Card, key: ConversationKey, lang: Lang) -> View:
    """All drafts of the card that are ticked."""
    words = WORDS[lang]
    drafts = [draft for draft in card.drafts if draft.ticked][:MOST_DRAFTS]
    blocks = [block for draft in drafts for block in _fields(draft, words, alone=len(drafts) == 1)]
    kept: dict[str, Any] = {
        **of_conversation(key),
        "card": card.id.hex,
        "revision": card.revision,
        "drafts": [draft.id.hex for draft in drafts],
    }
    return sendable(modal(EDIT, words.edit_title, blocks, lang, kept), words.save)


def new(key: ConversationKey, lang: Lang) -> View:
    """One line, to be written as one would say it."""
    words = WORDS[lang]
    line = {"type": "plain_text_input", "multiline": True, "max_length": 3000}
    example = {"placeholder": {"type": "plain_text", "text": cut(words.what_example, 150)}}
    blocks = [field("what", words.what, line | example, optional=False)]
    return sendable(modal(NEW, words.new_title, blocks, lang, dict(of_conversation(key))), words.add)


def sent(view: View, lang: Lang) -> Sent:
    """What was filled in. Raises ValueError and KeyError for a view that is not ours."""
    kept, words = kept_in(view), WORDS[lang]
    drafts = tuple(_filled(view, name) for name in kept["drafts"])
    wrong: dict[str, str] = {}
    for one in drafts:
        if one.day is None and one.start is not None and not _had_clock(view, one.draft.hex):
            wrong[f"{one.draft.hex}.day"] = words.no_day
        if one.start is None and one.end is not None:
            wrong[f"{one.draft.hex}.start"] = words.no_start
    form = CardFilled(UUID(kept["card"]), int(kept["revision"]), drafts)
    return Sent(kept["channel"], kept["user"], form, wrong)


def slots(draft: Draft) -> Slots:
    """What its time comes to."""
    match draft.proposal.when:
        case Timed(start, end):
            return Slots(start.date(), start.time(), end.time() if end else None)
        case AllDay(first):
            return Slots(first, None, None)
        case Partial(day, clock):
            return Slots(day, clock, None)


def _filled(view: View, name: str) -> Filled:
    day, start, end = (
        chosen(view, f"{name}.day", "date"),
        chosen(view, f"{name}.start", "time"),
        chosen(view, f"{name}.end", "time"),
    )
    return Filled(
        UUID(name),
        written(view, f"{name}.title"),
        date.fromisoformat(day) if day else None,
        time.fromisoformat(start) if start else None,
        time.fromisoformat(end) if end else None,
        written(view, f"{name}.place"),
    )


def _fields(draft: Draft, words: Words, *, alone: bool) -> list[Block]:
    name, proposal, held = draft.id.hex, draft.proposal, slots(draft)
    heading = [] if alone else [header(proposal.title or words.title)]
    return [
        *heading,
        field(f"{name}.title", words.title, _line(proposal.title)),
        field(f"{name}.day", words.day, _picker("date", held.day.isoformat() if held.day else "")),
        field(f"{name}.start", words.start, _picker("time", _clock(held.start)), hint=words.start_hint),
        field(f"{name}.end", words.end, _picker("time", _clock(held.end))),
        field(f"{name}.place", words.place, _line(proposal.location)),
    ]


def _line(text: str) -> Block:
    made: Block = {"type": "plain_text_input", "max_length": LONGEST_WORDS}
    return made | ({"initial_value": text[:LONGEST_WORDS]} if text else {})


def _picker(what: str, value: str) -> Block:
    made: Block = {"type": f"{what}picker"}
    return made | ({f"initial_{what}": value} if value else {})


def _clock(clock: time | None) -> str:
    return clock.strftime("%H:%M") if clock else ""


def _had_clock(view: View, name: str) -> bool:
    """Whether the form came with that very time: a card may still wait for its day."""
    element = next(one["element"] for one in view["blocks"] if one["block_id"] == f"{name}.start")
    return bool(element.get("initial_time") == chosen(view, f"{name}.start", "time"))


def _title(name: str, words: Words) -> str:
    return words.edit_title if name == EDIT else words.new_title
