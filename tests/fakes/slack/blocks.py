"""Block Kit's blocks and views, as rules: what is wrong with them, and how Slack hands them back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from tests.fakes.slack import elements as kit
from tests.fakes.slack.message import Resource, clone
from tests.fakes.slack.schema import (
    Findings,
    Rule,
    anything,
    both,
    flag,
    kinds,
    many,
    say,
    string,
    thing,
    when,
)

TYPE, ELEMENTS = kit.TYPE, kit.ELEMENTS
BLOCK = {"block_id": string(255)}
MOST_IN_MESSAGE, MOST_IN_VIEW, MOST_TEXT, MOST_MARKDOWN, LARGEST_VIEW = 50, 100, 13_200, 12_000, 250_000
NAMES = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def _open(required: Mapping[str, Rule]) -> Rule:
    """A block of which only this much is looked into."""

    def rule(value: Any, at: str, findings: Findings) -> None:
        known = {**TYPE, **BLOCK, **required}
        for name in required:
            if name not in value:
                say(findings, f"missing required field: {name}", at)
        for name, item in value.items():
            known.get(name, anything)(item, f"{at}/{name}", findings)

    return rule


SECTION = both(
    thing(
        TYPE,
        BLOCK
        | {
            "text": kit.text(3000),
            "fields": many(kit.text(2000), 10),
            "accessory": kinds(ELEMENTS, kit.IN_SECTION),
            "expand": flag,
        },
    ),
    when(lambda value: "text" in value or "fields" in value, "must define either `text` or `fields`"),
)
CONTEXT = {"image": ELEMENTS["image"], **{kind: kit.text(3000) for kind in ("plain_text", "mrkdwn")}}
IMAGE = both(
    thing(
        TYPE | {"alt_text": string(2000, 0)},
        BLOCK | {"image_url": string(3000), "slack_file": anything, "title": kit.plain(2000)},
    ),
    when(
        lambda value: ("image_url" in value) != ("slack_file" in value),
        "must define `image_url` or `slack_file`",
    ),
)
INPUT = thing(
    TYPE | {"label": kit.plain(2000), "element": kinds(ELEMENTS, kit.IN_INPUT)},
    BLOCK | {"hint": kit.plain(2000), "optional": flag, "dispatch_action": flag},
)
COMMON: dict[str, Rule] = {
    "section": SECTION,
    "divider": thing(TYPE, BLOCK),
    "header": thing(TYPE | {"text": kit.plain(150)}, BLOCK),
    "context": thing(TYPE | {"elements": many(kinds(CONTEXT), 10)}, BLOCK),
    "actions": thing(TYPE | {"elements": many(kinds(ELEMENTS, kit.IN_ACTIONS), 25)}, BLOCK),
    "image": IMAGE,
    "input": INPUT,
    "rich_text": thing(TYPE | {"elements": many(anything, 1000)}, BLOCK),
    "video": _open({"title": kit.plain(199), "video_url": string(3000), "thumbnail_url": string(3000)}),
}
MESSAGE: dict[str, Rule] = COMMON | {
    "markdown": thing(TYPE | {"text": string(MOST_MARKDOWN)}, BLOCK),
    "context_actions": thing(TYPE | {"elements": many(kinds(ELEMENTS, kit.CONTEXTUAL), 5)}, BLOCK),
    "file": thing(TYPE | {"external_id": string(255), "source": string(10)}, BLOCK),
    "table": _open({"rows": many(anything, 100)}),
}
TITLE = kit.plain(24)
MODAL = {
    "callback_id": string(255, 0),
    "private_metadata": string(3000, 0),
    "external_id": string(255, 0),
    "close": TITLE,
    "submit": TITLE,
    "clear_on_close": flag,
    "notify_on_close": flag,
}
HOME = {name: MODAL[name] for name in ("callback_id", "private_metadata", "external_id")}
SHOWN = many(kinds(COMMON), MOST_IN_VIEW)


def _asks(view: Mapping[str, Any]) -> bool:
    shown = view.get("blocks")
    return any(isinstance(one, dict) and one.get("type") == "input" for one in shown or ())


VIEW = kinds(
    {
        "modal": both(
            thing(TYPE | {"title": TITLE, "blocks": SHOWN}, MODAL),
            when(lambda view: "submit" in view or not _asks(view), "missing required field: submit"),
        ),
        "home": thing(TYPE | {"blocks": SHOWN}, HOME),
    }
)


def wrong_in_message(blocks: Any) -> Findings:
    """What Slack would say of a message's blocks; nothing when all is well."""
    return _checked(many(kinds(MESSAGE), MOST_IN_MESSAGE, 0), blocks, "/blocks", blocks)


def wrong_in_view(view: Any) -> Findings:
    found = _checked(VIEW, view, "/view", view.get("blocks") if isinstance(view, dict) else None)
    return [*(["failed to match all allowed schemas [json-pointer:/view]"] if found else []), *found]


def _checked(rule: Rule, value: Any, at: str, blocks: Any) -> Findings:
    findings: Findings = []
    rule(value, at, findings)
    if not findings and blocks:
        _unique(blocks, at if at == "/blocks" else f"{at}/blocks", findings)
    return findings


def _unique(blocks: list[Resource], at: str, findings: Findings) -> None:
    """No two blocks of one name, no two actions of one name in a block, one focus."""
    seen: set[str] = set()
    focused = 0
    for index, block in enumerate(blocks):
        name = block.get("block_id")
        if name is not None and name in seen:
            say(findings, f"`block_id` {json.dumps(name)} already exists", f"{at}/{index}/block_id")
        seen.add(name or "")
        actions = [one.get("action_id") for one in within(block)]
        for action in {one for one in actions if one and actions.count(one) > 1}:
            say(findings, f"`action_id` {json.dumps(action)} already exists", f"{at}/{index}")
        focused += sum(bool(one.get("focus_on_load")) for one in within(block))
    if focused > 1:
        say(findings, "only one element may have `focus_on_load`", at)


def within(block: Resource) -> Iterator[Resource]:
    """The elements of a block that a person can act on."""
    held = [*block.get("elements", ()), block.get("accessory"), block.get("element")]
    for one in held:
        if isinstance(one, dict) and one.get("type") in ELEMENTS and one["type"] not in kit.PASSIVE:
            yield one


def length(blocks: Any) -> int:
    """The characters of all texts: what a message's blocks may hold together is bounded."""
    if isinstance(blocks, list):
        return sum(map(length, blocks))
    if not isinstance(blocks, dict):
        return 0
    return sum(
        len(held) if name == "text" and isinstance(held, str) else length(held)
        for name, held in blocks.items()
    )


def settled(blocks: list[Resource], random: Random) -> list[Resource]:
    """The blocks as Slack keeps them: each with an id, each action named, each text complete."""
    kept: list[Resource] = clone(blocks)
    for block in kept:
        block.setdefault("block_id", "".join(random.choices(NAMES, k=5)))
        for one in within(block):
            one.setdefault("action_id", "".join(random.choices(NAMES, k=5)))
        if block["type"] == "input":
            block.setdefault("optional", False)
            block.setdefault("dispatch_action", False)
        _complete(block)
    return kept


def _complete(held: Any) -> None:
    if isinstance(held, list):
        for one in held:
            _complete(one)
    elif isinstance(held, dict):
        if held.get("type") == "plain_text":
            held.setdefault("emoji", True)
        if held.get("type") == "mrkdwn":
            held.setdefault("verbatim", False)
        for one in held.values():
            _complete(one)
