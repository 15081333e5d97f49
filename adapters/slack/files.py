"""Files that came with a message: pictures to be read, and what is no picture. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from adapters.slack.heard import named
from core.dialogue.message import Attachment, Unread

_ENDINGS = frozenset("jpg jpeg png webp heic heif gif bmp tif tiff avif pdf".split())
_HIDDEN = ("tombstone", "hidden_by_limit")
_KINDS: dict[str, Unread] = {"audio": "voice", "video": "video"}
_PICTURES = ("image/", "application/pdf")


def pictures(team: str, ts: str, files: Iterable[dict[str, Any]]) -> tuple[Attachment, ...]:
    """Those that may be pictures. Of a file of another workspace nothing is known yet but its id."""
    return tuple(_attachment(team, ts, one) for one in _shown(files) if is_hint(one) or is_picture(one))


def unread(files: Iterable[dict[str, Any]]) -> Unread | None:
    """What the first of them is that we cannot read; None where there is none."""
    return next((_kind(str(one.get("mimetype") or one.get("subtype") or "")) for one in _shown(files)), None)


def is_hint(file: dict[str, Any]) -> bool:
    """Whether Slack only says that there is a file, and has to be asked for more."""
    return file.get("file_access") == "check_file_info"


def is_picture(file: dict[str, Any]) -> bool:
    """By what Slack takes it for, or by its name: it knows nothing of some kinds. Pages of a PDF are pictures, too."""
    ending = str(file.get("name") or "").rpartition(".")[2].casefold()
    return str(file.get("mimetype") or "").startswith(_PICTURES) or ending in _ENDINGS


def address(file: dict[str, Any]) -> str:
    """Where its content is; "" where Slack does not say."""
    return str(file.get("url_private_download") or file.get("url_private") or "")


def _shown(files: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (one for one in files if one.get("mode") not in _HIDDEN)


def _kind(told: str) -> Unread:
    return _KINDS.get(told.partition("/")[0].removeprefix("slack_"), "file")


def _attachment(team: str, ts: str, file: dict[str, Any]) -> Attachment:
    found = "" if is_hint(file) else address(file)
    return Attachment(
        str(named("file", team, ts, file["id"])),
        str(file.get("name") or ""),
        f"{file['id']} {found}".strip(),
    )
