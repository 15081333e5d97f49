"""What people see: conversations, modals and the Home tab as plain text, buttons in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.fakes.slack import pickers, wording
from tests.fakes.slack.message import Resource
from tests.fakes.slack.store import Channel

if TYPE_CHECKING:
    from tests.fakes.slack.windows import Window
    from tests.fakes.slack.world import World


def conversation(world: World, user: str, channel: Channel) -> str:
    """A conversation as one person sees it: oldest first, replies under what they reply to."""
    whispers = [one for one in channel.whispers.values() if one["_user"] == user]
    everything = sorted([*channel.messages.values(), *whispers], key=lambda one: float(one["ts"]))
    lines: list[str] = []
    for message in everything:
        thread = message.get("thread_ts")
        if thread in (None, message["ts"]) or thread not in channel.messages:
            lines += _message(world, message, "")
            replies = [one for one in everything if one.get("thread_ts") == message["ts"] != one["ts"]]
            for reply in replies:
                lines += _message(world, reply, "  ↳ ")
    return "\n".join(lines)


def _message(world: World, message: Resource, margin: str) -> list[str]:
    whispered = "(only you) " if message.get("is_ephemeral") else ""
    edited = " (edited)" if "edited" in message else ""
    lines = list(_content(world, message))
    first = f"{margin}{whispered}{_author(world, message)}: {lines[0] if lines else ''}{edited}"
    rest = [f"{' ' * len(margin)}    {line}" for line in lines[1:]]
    return [first, *rest]


def _author(world: World, message: Resource) -> str:
    found = world.people.get(message.get("user", ""))
    if found is None:
        return "Slackbot" if message.get("user") == "USLACKBOT" else str(message.get("username", "?"))
    return found.real_name


def _content(world: World, message: Resource) -> Iterator[str]:
    held = message.get("blocks") or []
    if held and any(block["type"] != "rich_text" for block in held):
        yield from rendered(world, held, message.get("_entered", {}))
    elif message.get("text"):
        yield from said(world, message["text"]).split("\n")
    for file in message.get("files", ()):
        yield f"📎 {file.get('name', file['id'])}"
    for attachment in message.get("attachments", ()):
        text = attachment.get("text") or attachment.get("title") or attachment.get("fallback", "")
        yield f"│ {said(world, text)}"
        yield from (f"│ 📎 {file['name']}" for file in attachment.get("files", ()))
    if message.get("reactions"):
        yield " ".join(f":{one['name']}: {one['count']}" for one in message["reactions"])


def said(world: World, text: str) -> str:
    """Text as it is read: people by their names, links by their labels."""

    def shown(found: Any) -> str:
        sign, target, label = found.groups()
        if sign == "@":
            person = world.people.get(target)
            return f"@{person.real_name if person else target}"
        if sign == "#":
            channel = world.channels.get(target)
            return f"#{channel.name if channel else label or target}"
        if sign == "!" and target.startswith("date^"):
            return label or ""
        return f"{label} ({target})" if label else str(target)

    read = wording.PIECE.sub(shown, text)
    return read.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def window(world: World, found: Window | None) -> str:
    """A modal or Home tab: its title, its blocks, its fields with what stands in them and what is wrong."""
    if found is None:
        return ""
    view, lines = found.view, []
    if view["type"] == "modal":
        lines.append(f"▢ {view['title']['text']}")
    if found.trouble:
        lines.append(f"⚠ {found.trouble}")
    lines += rendered(world, view["blocks"], found.entered, found.errors)
    buttons = [f"[{view[name]['text']}]" for name in ("close", "submit") if view[name]]
    return "\n".join([*lines, *([" ".join(buttons)] if buttons else [])])


def rendered(
    world: World, blocks: list[Resource], entered: Resource, errors: dict[str, str] | None = None
) -> list[str]:
    state = pickers.values(blocks, entered)
    return [line for block in blocks for line in _block(world, block, state, errors or {})]


def _block(world: World, block: Resource, state: Resource, errors: dict[str, str]) -> Iterator[str]:
    kind = block["type"]
    if kind == "divider":
        yield "──"
    elif kind == "header":
        yield f"# {block['text']['text']}"
    elif kind == "image":
        yield f"[image: {block['alt_text']}]"
    elif kind in ("markdown", "section", "context"):
        yield from _words(world, block, state)
    elif kind == "input":
        hint = f" ({block['hint']['text']})" if "hint" in block else ""
        yield f"{block['label']['text']}: {_element(block, block['element'], state)}{hint}"
        if block["block_id"] in errors:
            yield f"  ✗ {errors[block['block_id']]}"
    elif kind == "actions":
        yield " ".join(_element(block, one, state) for one in block["elements"])
    elif kind == "rich_text":
        yield _rich(world, block)
    else:
        yield f"[{kind}]"


def _words(world: World, block: Resource, state: Resource) -> Iterator[str]:
    if block["type"] == "markdown":
        yield from block["text"].split("\n")
        return
    texts = [block.get("text"), *block.get("fields", ()), *block.get("elements", ())]
    shown = [said(world, one["text"]) if "text" in one else f"[{one['alt_text']}]" for one in texts if one]
    if "accessory" in block:
        shown.append(_element(block, block["accessory"], state))
    joined = " · ".join(shown) if block["type"] == "context" else "\n".join(shown)
    yield from joined.split("\n")


def _element(block: Resource, element: Resource, state: Resource) -> str:
    kind = element["type"]
    if kind in ("button", "workflow_button", "icon_button"):
        return f"[{element['text']['text']}]"
    if kind == "overflow":
        return f"[⋯ {' / '.join(one['text']['text'] for one in element['options'])}]"
    if kind not in pickers.PLACES:
        return f"[{element.get('alt_text', kind)}]"
    value = state[block["block_id"]][element["action_id"]].get(pickers.PLACES[kind][0])
    empty = element.get("placeholder", {}).get("text", "")
    return f"‹{_value(value) or empty}›"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("text", {}).get("text", value))
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return "" if value is None else str(value)


def _rich(world: World, block: Resource) -> str:
    held = [piece for part in block["elements"] for piece in part.get("elements", ())]
    return "".join(
        said(world, f"<@{one['user_id']}>")
        if one["type"] == "user"
        else str(one.get("text") or one.get("url", ""))
        for one in held
    )
