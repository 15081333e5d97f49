"""Block Kit's elements and the objects they are composed of, as rules; the limits are the vendor's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.fakes.slack.schema import (
    Rule,
    among,
    anything,
    both,
    flag,
    kinds,
    many,
    number,
    string,
    thing,
    when,
)

TYPE = {"type": anything}
NAME = {"action_id": string(255)}
STYLES = among("primary", "danger")
DATE, TIME = r"\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])", r"([01]\d|2[0-3]):[0-5]\d"
ID = string(255)


def plain(most: int, least: int = 1) -> Rule:
    """A text object that is plain; emoji names in it are drawn unless told otherwise."""
    held = thing(TYPE | {"text": string(most, least)}, {"emoji": flag})
    return kinds({"plain_text": held})


def text(most: int, least: int = 1) -> Rule:
    """A text object of either kind."""
    marked = thing(TYPE | {"text": string(most, least)}, {"verbatim": flag})
    held = thing(TYPE | {"text": string(most, least)}, {"emoji": flag})
    return kinds({"plain_text": held, "mrkdwn": marked})


CONFIRM = thing(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)}, {"style": STYLES}
)
FOCUS = {"focus_on_load": flag}
PLACEHOLDER = {"placeholder": plain(150)}
COMMON = NAME | FOCUS | {"confirm": CONFIRM}


def option(label: Rule) -> Rule:
    return thing({"text": label, "value": string(150)}, {"description": plain(75, 0), "url": string(3000)})


CHOICE, RICH_CHOICE = option(plain(75)), option(text(75))
GROUP = thing({"label": plain(75), "options": many(CHOICE, 100)}, {})


def _offered(value: Mapping[str, Any]) -> bool:
    return ("options" in value) != ("option_groups" in value)


def _choices(value: Mapping[str, Any]) -> list[Any]:
    groups = value.get("option_groups")
    found = [one for group in groups for one in group.get("options", ())] if groups else value.get("options")
    return found if isinstance(found, list) else []


def _initial(value: Mapping[str, Any]) -> bool:
    wanted = [value["initial_option"]] if "initial_option" in value else value.get("initial_options", [])
    return all(one in _choices(value) for one in wanted)


OFFERED = when(_offered, "must define either `options` or `option_groups`")
INITIAL = when(_initial, "initial option must exactly match one of the provided options")


def _static(initial: Mapping[str, Rule]) -> Rule:
    lists = {"options": many(CHOICE, 100), "option_groups": many(GROUP, 100)}
    return both(thing(TYPE, COMMON | PLACEHOLDER | lists | dict(initial)), OFFERED, INITIAL)


def _menu(initial: Mapping[str, Rule]) -> Rule:
    return thing(TYPE, COMMON | PLACEHOLDER | dict(initial))


def _boxes(initial: Mapping[str, Rule]) -> Rule:
    return both(thing(TYPE | {"options": many(RICH_CHOICE, 10)}, COMMON | dict(initial)), INITIAL)


MANY = {"max_selected_items": number(1, 100)}
FILTER = {"filter": anything, "default_to_current_conversation": flag}
DISPATCH = {
    "dispatch_action_config": thing(
        {}, {"trigger_actions_on": many(among("on_enter_pressed", "on_character_entered"), 2)}
    )
}


def _typed(more: Mapping[str, Rule], initial: Rule) -> Rule:
    return thing(TYPE, NAME | FOCUS | PLACEHOLDER | DISPATCH | {"initial_value": initial} | dict(more))


BUTTON = thing(
    TYPE | {"text": plain(75)},
    NAME
    | {
        "value": string(2000, 0),
        "url": string(3000),
        "style": STYLES,
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
IMAGE = both(
    thing(
        TYPE | {"alt_text": string(2000, 0)},
        {"image_url": string(3000), "slack_file": anything, "fallback": anything},
    ),
    when(
        lambda value: ("image_url" in value) != ("slack_file" in value),
        "must define `image_url` or `slack_file`",
    ),
)
ELEMENTS: dict[str, Rule] = {
    "button": BUTTON,
    "workflow_button": thing(TYPE | {"text": plain(75), "workflow": anything}, NAME | {"style": STYLES}),
    "overflow": thing(TYPE | {"options": many(CHOICE, 5)}, NAME | {"confirm": CONFIRM}),
    "checkboxes": _boxes({"initial_options": many(RICH_CHOICE, 10)}),
    "radio_buttons": _boxes({"initial_option": RICH_CHOICE}),
    "datepicker": _menu({"initial_date": string(10, form=DATE)}),
    "timepicker": _menu({"initial_time": string(5, form=TIME), "timezone": string(255)}),
    "datetimepicker": thing(TYPE, COMMON | {"initial_date_time": number(10**9, 10**10 - 1)}),
    "static_select": _static({"initial_option": CHOICE}),
    "multi_static_select": _static(MANY | {"initial_options": many(CHOICE, 100)}),
    "external_select": _menu({"initial_option": CHOICE, "min_query_length": number(0, 3000)}),
    "multi_external_select": _menu(
        MANY | {"initial_options": many(CHOICE, 100), "min_query_length": number(0, 3000)}
    ),
    "users_select": _menu({"initial_user": ID}),
    "multi_users_select": _menu(MANY | {"initial_users": many(ID, 100)}),
    "conversations_select": _menu(FILTER | {"initial_conversation": ID, "response_url_enabled": flag}),
    "multi_conversations_select": _menu(MANY | FILTER | {"initial_conversations": many(ID, 100)}),
    "channels_select": _menu({"initial_channel": ID, "response_url_enabled": flag}),
    "multi_channels_select": _menu(MANY | {"initial_channels": many(ID, 100)}),
    "plain_text_input": _typed(
        {"multiline": flag, "min_length": number(0, 3000), "max_length": number(1, 3000)}, string(3000, 0)
    ),
    "email_text_input": _typed({}, string(3000, 0)),
    "url_text_input": _typed({}, string(3000, 0)),
    "number_input": both(
        _typed({"is_decimal_allowed": flag, "min_value": string(32), "max_value": string(32)}, string(32, 0)),
        when(lambda value: "is_decimal_allowed" in value, "missing required field: is_decimal_allowed"),
    ),
    "rich_text_input": _typed({}, anything),
    "file_input": thing(TYPE, NAME | {"filetypes": many(string(20), 100), "max_files": number(1, 10)}),
    "image": IMAGE,
    "feedback_buttons": thing(TYPE | {"positive_button": anything, "negative_button": anything}, NAME),
    "icon_button": thing(
        TYPE | {"icon": string(75), "text": plain(75)},
        NAME
        | {
            "value": string(2000, 0),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": many(ID, 100),
        },
    ),
}
TYPED = frozenset(
    "plain_text_input email_text_input url_text_input number_input rich_text_input file_input".split()
)
PASSIVE = frozenset({"image"})
CONTEXTUAL = frozenset({"feedback_buttons", "icon_button"})
PRESSED = frozenset({"button", "overflow", "workflow_button"})
IN_ACTIONS = frozenset(ELEMENTS) - TYPED - PASSIVE - CONTEXTUAL
IN_INPUT = frozenset(ELEMENTS) - PRESSED - PASSIVE - CONTEXTUAL
IN_SECTION = (frozenset(ELEMENTS) - TYPED - CONTEXTUAL) - {"datetimepicker"}
