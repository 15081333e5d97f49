"""Keyboards under a message: what a bot may put on them, and the words in which Telegram declines the rest."""

from __future__ import annotations

from typing import Any

from tests.fakes.telegram import refusals
from tests.fakes.telegram.arguments import Arguments
from tests.fakes.telegram.documents import faults
from tests.fakes.telegram.message import Resource
from tests.fakes.telegram.targets import address

MOST_BUTTONS, MOST_IN_ROW, LONGEST_DATA, LONGEST_COPY = 100, 8, 64, 256
ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
STYLES = ("danger", "success", "primary")
OTHERS = {
    "keyboard": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "force_reply": "ForceReply",
}


def read(told: Arguments, inline_only: bool = False, private: bool = True) -> Resource | None:
    """The reply_markup as it will be shown: only an inline keyboard stays with the message."""
    markup = told.json("reply_markup", refusals.bad("can't parse reply keyboard markup JSON object"))
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise refusals.bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"], private)
    if inline_only and markup:
        raise refusals.bad("inline keyboard expected")
    for name, kind in OTHERS.items():
        if name in markup and faults(kind, markup):
            raise refusals.bad(f"can't parse {name}: {faults(kind, markup)[0]}")  # guessed
    return markup or None


def _inline(rows: Any, private: bool) -> Resource | None:
    if not isinstance(rows, list):
        raise refusals.bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    made: list[list[Resource]] = []
    for row in rows:
        if not isinstance(row, list):
            raise refusals.bad(
                'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        buttons = [_button(button, private) for button in row]
        if len(buttons) > MOST_IN_ROW:
            raise refusals.bad("REPLY_MARKUP_TOO_LONG")
        made += [buttons] if buttons else []
    if sum(len(row) for row in made) > MOST_BUTTONS:
        raise refusals.bad("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": made} if made else None


def _button(told: Any, private: bool) -> Resource:
    if not isinstance(told, dict):
        raise refusals.button("Object expected")  # guessed
    if "text" not in told:
        raise refusals.button('Can\'t find field "text"')
    text = told["text"]
    if not isinstance(text, str) or not text.strip():
        raise refusals.bad("inline keyboard button text must be non-empty")  # guessed
    actions = [name for name in ACTIONS if name in told]
    if not actions:
        raise refusals.button("Text buttons are unallowed in the inline keyboard")
    kept: Resource = {"text": text, actions[0]: told[actions[0]]}
    if "style" in told:
        if told["style"] not in STYLES:
            raise refusals.button("Invalid button style specified")  # guessed
        kept["style"] = told["style"]
    if "icon_custom_emoji_id" in told:
        kept["icon_custom_emoji_id"] = told["icon_custom_emoji_id"]
    _check_action(actions[0], kept, private)
    wrong = faults("InlineKeyboardButton", kept)
    if wrong:
        raise refusals.button(wrong[0])  # guessed
    return kept


def _check_action(action: str, kept: Resource, private: bool) -> None:
    value = kept[action]
    if action == "callback_data":
        size = len(str(value).encode())
        if not isinstance(value, str) or not 1 <= size <= LONGEST_DATA:
            raise refusals.bad("BUTTON_DATA_INVALID")
    elif action == "url":
        kept[action] = _address(value)
    elif action == "web_app":
        if not private:
            raise refusals.bad("BUTTON_TYPE_INVALID")
        _secure(value, "Web App")
    elif action == "login_url":
        _secure(value, "Login URL")
    elif action == "copy_text":
        size = len(value.get("text", "")) if isinstance(value, dict) else 0
        if not 1 <= size <= LONGEST_COPY:
            raise refusals.bad("BUTTON_COPY_TEXT_INVALID")
    elif action == "pay":
        raise refusals.bad("BUTTON_TYPE_INVALID")  # the stand-in sends no invoices


def _address(value: Any) -> str:
    kept = address(value) if isinstance(value, str) and value else None
    if kept is None:
        raise refusals.bad(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    return kept


def _secure(told: Any, what: str) -> None:
    url = told.get("url", "") if isinstance(told, dict) else ""
    if not url.startswith("https://") or address(url) is None:
        raise refusals.bad(
            f"inline keyboard button {what} URL '{url}' is invalid: Only HTTPS links are allowed"
        )


def shown(markup: Resource | None) -> Resource | None:
    """What of a reply_markup stays with the message."""
    return markup if markup and "inline_keyboard" in markup else None


def buttons(markup: Resource | None) -> list[Resource]:
    return [button for row in (markup or {}).get("inline_keyboard", []) for button in row]
