"""What people enter in fields, menus and pickers, as the state of a view or message tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.fakes.slack.blocks import within
from tests.fakes.slack.message import Resource, clone

# An element's kind → where its value stands in the state, and where the app may set it beforehand.
PLACES: dict[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", ""),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
MANY = ("multi_static_select", "multi_external_select", "checkboxes")
ONE = ("static_select", "external_select", "radio_buttons")
FORMS = {
    "datepicker": r"\d{4}-\d\d-\d\d",
    "timepicker": r"\d\d:\d\d",
    "number_input": r"-?\d+(\.\d+)?",
    "email_text_input": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "url_text_input": r"https?://\S+",
}


def elements(blocks: list[Resource]) -> Iterator[tuple[Resource, Resource]]:
    """Each element that a person can act on, with the block it stands in."""
    for block in blocks:
        for element in within(block):
            yield block, element


def find(blocks: list[Resource], named: str) -> tuple[Resource, Resource]:
    """The element of that action id, value, or label; in this order. Raises ValueError for none or several."""
    found = list(elements(blocks))
    for tells in (_by_action, _by_value, _by_label, _by_block):
        hits = [pair for pair in found if tells(pair, named)]
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise ValueError(f"{len(hits)} elements are called {named!r}")
    seen = [pair[1].get("text", {}).get("text") or pair[1]["action_id"] for pair in found]
    raise ValueError(f"nothing here is called {named!r}, only {seen}")


def _by_action(pair: tuple[Resource, Resource], named: str) -> bool:
    return bool(pair[1]["action_id"] == named)


def _by_value(pair: tuple[Resource, Resource], named: str) -> bool:
    return pair[1].get("value") == named


def _by_label(pair: tuple[Resource, Resource], named: str) -> bool:
    block, element = pair
    label = element.get("text", {}).get("text") or block.get("label", {}).get("text")
    return bool(label == named)


def _by_block(pair: tuple[Resource, Resource], named: str) -> bool:
    return pair[0].get("block_id") == named


def values(blocks: list[Resource], entered: Resource) -> Resource:
    """The `state.values` of a view or a message: by block and action, what stands in each field."""
    state: Resource = {}
    for block, element in elements(blocks):
        kind = element["type"]
        if kind not in PLACES:
            continue
        place, initial = PLACES[kind]
        key = f"{block['block_id']} {element['action_id']}"
        value = entered[key] if key in entered else clone(element.get(initial))
        if value is None and kind in MANY:
            value = []
        shown = {} if value is None and kind == "file_input" else {place: value}
        state.setdefault(block["block_id"], {})[element["action_id"]] = {"type": kind} | shown
    return state


def kept(blocks: list[Resource], entered: Resource) -> Resource:
    """What has been entered, as far as its fields are still there."""
    names = {f"{block['block_id']} {element['action_id']}" for block, element in elements(blocks)}
    return {name: value for name, value in entered.items() if name in names}


def enter(blocks: list[Resource], entered: Resource, named: str, value: Any) -> tuple[Resource, Resource]:
    """Puts a value into a field, as a person would: an option by its value or its label."""
    block, element = find(blocks, named)
    entered[f"{block['block_id']} {element['action_id']}"] = chosen(element, value)
    return block, element


def chosen(element: Resource, value: Any) -> Any:
    """The value as the state holds it. Raises ValueError for what the field would not take."""
    kind = element["type"]
    if value is None:
        return [] if kind in MANY else None
    if kind in ONE or kind == "overflow":
        return _option(element, value)
    if kind in MANY:
        return [_option(element, one) for one in value]
    form, most = FORMS.get(kind), element.get("max_length", 3000)
    if form and not re.fullmatch(form, str(value)):
        raise ValueError(f"{value!r} does not go into a {kind}")
    if kind == "plain_text_input" and not element.get("min_length", 0) <= len(value) <= most:
        raise ValueError(f"{kind} takes {element.get('min_length', 0)} to {most} characters")
    return value


def _option(element: Resource, value: Any) -> Resource:
    if isinstance(value, dict):
        return value  # chosen from what the app suggested
    groups = element.get("option_groups")
    options = [one for group in groups for one in group["options"]] if groups else element.get("options", [])
    for option in options:
        if value in (option["value"], option["text"]["text"]):
            return {name: clone(option[name]) for name in ("text", "value", "description") if name in option}
    raise ValueError(f"there is no option {value!r}")


def unfilled(blocks: list[Resource], entered: Resource) -> list[str]:
    """The blocks of fields that must be filled in and are not: Slack does not send such a form."""
    state = values(blocks, entered)
    found = []
    for block in blocks:
        if block["type"] == "input" and not block.get("optional"):
            held = state[block["block_id"]][block["element"]["action_id"]]
            if all(value in (None, "", []) for name, value in held.items() if name != "type"):
                found.append(block["block_id"])
    return found
