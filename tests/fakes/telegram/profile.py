"""The bot about itself: who it is, its commands by scope and language, its descriptions, its menu button."""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.telegram import refusals
from tests.fakes.telegram.call import Call
from tests.fakes.telegram.message import Resource, Response, clone, done
from tests.fakes.telegram.targets import address

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS, LONGEST_COMMAND, LONGEST_DESCRIPTION = 100, 32, 256
PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def get_me(call: Call) -> Response:
    return done(call.world.bot.itself())


# ── commands ──


def _scope(call: Call) -> str:
    told = call.json("scope", dict, "can't parse BotCommandScope: expected an Object")
    kind = (told or {"type": "default"}).get("type")
    if kind in PLAIN_SCOPES:
        return str(kind)
    if kind not in CHAT_SCOPES:
        raise refusals.bad("can't parse BotCommandScope: unsupported type specified")
    chat = call.world.find_chat(str((told or {}).get("chat_id", "")))
    if kind == "chat_administrators" and chat.kind == "private":
        raise refusals.bad("can't parse BotCommandScope: chat_administrators is for groups only")  # guessed
    member = f" {(told or {}).get('user_id')}" if kind == "chat_member" else ""
    return f"{kind} {chat.id}{member}"


def _language(call: Call) -> str:
    found = call.told.text("language_code")
    if found and not re.fullmatch(r"[a-z]{2}", found):
        raise refusals.bad("invalid language code specified")
    return found


def set_commands(call: Call) -> Response:
    told = call.json("commands", list, "can't parse commands JSON object")
    if told is None:
        raise refusals.bad("can't parse commands JSON object")
    commands = [_command(one) for one in told]
    if len(commands) > MOST_COMMANDS:
        raise refusals.bad("BOT_COMMANDS_TOO_MUCH")
    call.world.bot.commands[_scope(call), _language(call)] = commands
    return done(True)


def _command(told: Any) -> Resource:
    if not isinstance(told, dict):
        raise refusals.bad("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(told.get(name), str):
            raise refusals.bad(f"can't parse BotCommand: Can't find field \"{name}\"")
    command, description = told["command"].strip().removeprefix("/"), told["description"].strip()
    if not command or not description:
        raise refusals.bad(f"command {'description ' if command else ''}must be non-empty")
    if len(command) > LONGEST_COMMAND:
        raise refusals.bad(f"command length must not exceed {LONGEST_COMMAND}")
    if len(description) > LONGEST_DESCRIPTION:
        raise refusals.bad(f"command description length must not exceed {LONGEST_DESCRIPTION}")
    if not COMMAND.fullmatch(command):
        raise refusals.bad("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def get_commands(call: Call) -> Response:
    return done(clone(call.world.bot.commands.get((_scope(call), _language(call)), [])))


def delete_commands(call: Call) -> Response:
    call.world.bot.commands.pop((_scope(call), _language(call)), None)
    return done(True)


# ── name and descriptions ──

LIMITS = {"name": (64, "NAME_TOO_LONG"), "description": (512, "DESCRIPTION_TOO_LONG")}
LIMITS |= {"short_description": (120, "ABOUT_TOO_LONG")}


def set_text(name: str, call: Call) -> Response:
    text, (longest, words) = call.told.text(name).strip(), LIMITS[name]
    if len(text) > longest:
        raise refusals.bad(words)  # guessed
    call.world.bot.texts[name, _language(call)] = text
    return done(True)


def get_text(name: str, call: Call) -> Response:
    """In that language, or what is told to everybody else."""
    texts, language = call.world.bot.texts, _language(call)
    otherwise = call.world.bot.first_name if name == "name" else ""
    return done({name: texts.get((name, language)) or texts.get((name, "")) or otherwise})


# ── the menu button ──


def set_menu(call: Call) -> Response:
    told = call.json("menu_button", dict, "can't parse menu button JSON object") or {"type": "default"}
    if told.get("type") not in ("default", "commands", "web_app"):
        raise refusals.bad("can't parse menu button: invalid type specified")  # guessed
    url = told.get("web_app", {}).get("url", "")
    if told["type"] == "web_app" and (not url.startswith("https://") or address(url) is None):
        raise refusals.bad(f"menu button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    call.world.bot.menus[call.told.number("chat_id")] = told
    return done(True)


def get_menu(call: Call) -> Response:
    menus = call.world.bot.menus
    found = menus.get(call.told.number("chat_id")) or menus.get(0) or {"type": "default"}
    return done({"type": "commands"} if found["type"] == "default" else found)
