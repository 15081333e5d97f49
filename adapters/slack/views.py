"""What every view of ours is made of. Pure."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from adapters.slack.looks import Block, label
from adapters.slack.phrases import WORDS
from core.dialogue.message import ConversationKey, Lang

LONGEST_TITLE = 24
VALUE = "value"
View: TypeAlias = dict[str, Any]


def modal(name: str, title: str, blocks: list[Block], lang: Lang, kept: dict[str, Any]) -> View:
    """A form; `kept` comes back with it."""
    return {
        "type": "modal",
        "callback_id": name,
        "private_metadata": json.dumps(kept, separators=(",", ":")),
        "title": label(title, LONGEST_TITLE),
        "close": label(WORDS[lang].cancel, LONGEST_TITLE),
        "blocks": blocks,
    }


def sendable(view: View, submit: str) -> View:
    """With a button that sends it."""
    return view | {"submit": label(submit, LONGEST_TITLE)}


def kept_in(view: View) -> dict[str, Any]:
    """What was kept in it. Raises ValueError for what we never wrote."""
    kept = json.loads(view.get("private_metadata") or "null")
    if not isinstance(kept, dict):
        raise ValueError("a view that is not ours")
    return kept


def of_conversation(key: ConversationKey) -> dict[str, str]:
    """A conversation, as it is kept in a view."""
    return {"channel": key.channel, "user": key.user}


def field(name: str, words: str, element: Block, *, hint: str = "", optional: bool = True) -> Block:
    """A field of a form."""
    made: Block = {
        "type": "input",
        "block_id": name,
        "label": label(words, 2000),
        "optional": optional,
        "element": {"action_id": VALUE, **element},
    }
    return made | ({"hint": label(hint, 2000)} if hint else {})


def written(view: View, name: str) -> str:
    """The words in a field."""
    return str(_held(view, name).get("value") or "")


def chosen(view: View, name: str, what: str) -> str | None:
    """What was chosen in a picker."""
    found = _held(view, name).get(f"selected_{what}")
    return found if isinstance(found, str) else None


def _held(view: View, name: str) -> dict[str, Any]:
    return ((view["state"]["values"].get(name) or {}).get(VALUE)) or {}
