"""A list that is too long for one message: shown page by page in the same place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

from core.dialogue.buttons import Button, Press
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Say
from core.dialogue.pages import MAX_PAGED, Entry, Paged, body, paged
from core.dialogue.reader import Reader
from core.dialogue.reply import Reply
from core.dialogue.stages import Answering
from core.dialogue.state import Step, close_turn, turn_id

Listed: TypeAlias = tuple[str, Sequence[Entry]]
"""What stands above a list, and the list."""


def show_page(
    conversation: Conversation, turn: Turn, goal: Answering, listed: Listed, reader: Reader
) -> Step:
    """The page that was asked for, and buttons to those beside it; the last one where there are fewer by now."""
    head, entries = listed
    pages = paged(entries)
    number = min(goal.page, len(pages))
    before = sum(len(page) for page in pages[: number - 1])
    last = before + len(pages[number - 1])
    below = _below(before + 1, last, len(entries), reader)
    reply = turn.reply or turn_id(conversation, turn.number, "reply")
    row = _buttons(reply, number, len(entries) - last, reader)
    text = "\n".join(part for part in (head, *body(pages[number - 1]), below) if part)
    conversation = _remembered(conversation, Paged(reply, goal.query, goal.span), keep=bool(row))
    say = Say(Reply(reply, text, (row,) if row else ()), "edit" if turn.reply else "send")
    return close_turn(conversation, turn.number), (say,)


def first_page(head: str, entries: Sequence[Entry], reader: Reader) -> str:
    """Where nothing leads to the others."""
    first = paged(entries)[0]
    below = _below(1, len(first), len(entries), reader)
    return "\n".join(part for part in (head, *body(first), below) if part)


def find_paged(conversation: Conversation, reply: UUID) -> Paged | None:
    """The list that is shown as this message, if it is still remembered."""
    return next((one for one in conversation.paged if one.reply == reply), None)


def _below(first: int, last: int, count: int, reader: Reader) -> str:
    if first > 1:
        return f"\n{reader.lists.part(first, last, count)}"
    return reader.words.more(count - last) if last < count else ""


def _buttons(reply: UUID, number: int, left: int, reader: Reader) -> tuple[Button, ...]:
    back = (Button(reader.lists.page_before, Press("more", reply, 0, number - 1)),) if number > 1 else ()
    on = (Button(reader.lists.next_page(left), Press("more", reply, 0, number + 1)),) if left else ()
    return (*back, *on)


def _remembered(conversation: Conversation, one: Paged, *, keep: bool) -> Conversation:
    others = tuple(other for other in conversation.paged if other.reply != one.reply)
    return replace(conversation, paged=(*others, one)[-MAX_PAGED:] if keep else others)
