"""Files: told of, uploaded in three steps, and fetched from private addresses — or a login page in their stead."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from tests.fakes.slack import chat, refusals, talk
from tests.fakes.slack.call import Call
from tests.fakes.slack.message import MULTIPART, Request, Resource, Response
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Channel, File

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

LOGIN = """<!DOCTYPE html><html lang="en-US"><head><title>Sign in | Slack</title></head>
<body><h1>Sign in to your workspace</h1><form id="signin_form"></form></body></html>"""
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/heic")


def told(world: World, file: File) -> Resource:
    """The file object."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    suffix = file.name.rpartition(".")[2].lower() if "." in file.name else "binary"
    where = f"{world.base}/files-pri/{file.team}-{file.id}"
    name = file.name.replace(" ", "_")
    found: Resource = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": kind,
        "filetype": {"jpeg": "jpg"}.get(suffix, suffix),
        "pretty_type": suffix.upper(),
        "user": file.user,
        "user_team": file.team,
        "editable": False,
        "size": len(file.content or b""),
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": any(world.channels[one].kind == "channel" for one in file.channels),
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{where}/{name}",
        "url_private_download": f"{where}/download/{name}",
        "media_display_type": "unknown",
        "permalink": f"{world.base}/files/{file.user}/{file.id}/{name}",
        "has_rich_preview": False,
        "file_access": "visible",
    }
    if kind in PICTURES:
        small = f"{world.base}/files-tmb/{file.team}-{file.id}-{file.id.lower()}/{name}"
        found |= {f"thumb_{size}": small for size in (64, 80, 160, 360, 480, 720, 960, 1024)}
    return found


# ── methods ──


def info(call: Call) -> Resource:
    file = call.world.files.get(call.need("file"))
    if file is None or not _sees(call.world, file, call.installation.bot_user):
        raise Refused("file_not_found")
    if file.deleted:
        raise Refused("file_deleted")
    kinds: dict[str, list[str]] = {"channels": [], "groups": [], "ims": []}
    for one in file.channels:
        kind = call.world.channels[one].kind
        kinds[{"channel": "channels", "im": "ims"}.get(kind, "groups")].append(one)
    return {
        "file": told(call.world, file) | kinds | {"comments_count": 0},
        "comments": [],
        "response_metadata": {"next_cursor": ""},
    }


def _sees(world: World, file: File, user: str) -> bool:
    return file.user == user or any(user in world.channels[one].members for one in file.channels)


def upload_url(call: Call) -> Resource:
    length = call.need("length")
    if not length.isdecimal() or int(length) == 0:
        raise refusals.arguments(["must be greater than 0 [json-pointer:/length]"])
    world = call.world
    file = File(
        world.new_id("F"), call.team.id, call.installation.bot_user, call.need("filename"),
        int(world.now().timestamp()), int(length),
    )  # fmt: skip
    world.files[file.id] = file
    if "/" in file.name:
        raise refusals.arguments(["must be a name without a path [json-pointer:/filename]"])
    path = f"/upload/v1/{world.letters(64)}"
    world.uploads[path] = file.id
    return {"upload_url": f"{world.base}{path}", "file_id": file.id}


def complete(call: Call) -> Resource:
    wanted, world = call.data("files"), call.world
    if not isinstance(wanted, list) or not wanted:
        raise refusals.arguments(["must provide an array [json-pointer:/files]"])
    done = []
    for one in wanted:
        file = world.files.get(str(one.get("id", "")) if isinstance(one, dict) else "")
        if file is None or file.content is None or file.user != call.installation.bot_user:
            raise Refused("file_not_found")
        if file.title:
            world.complain(f"{file.name} was completed before")
        file.title = str(one.get("title") or file.name)
        done.append(file)
    if call.text("channel_id"):
        channel = call.channel("channel_id")
        call.member(channel)
        thread = {"thread_ts": call.text("thread_ts")} if call.text("thread_ts") else {}
        by = chat.by(world.app, call.installation)
        share(world, channel, done, by | {"text": call.text("initial_comment") or ""} | thread)
    return {"files": [told(world, file) for file in done]}


def share(world: World, channel: Channel, files: list[File], message: Resource) -> Resource:
    """A message with files, and a word of each file to who listens."""
    for file in files:
        if channel.id not in file.channels:
            file.channels.append(channel.id)
    held = {"subtype": "file_share", "upload": False, "files": [told(world, one) for one in files]}
    kept = talk.say(world, channel, message | held)
    for file in files:
        world.notices.file(channel, file)
    return kept


# ── content ──


def upload(world: World, request: Request) -> Response:
    file = world.files.get(world.uploads.get(request.path, ""))
    if file is None:
        return Response(404, "not found", {"content-type": "text/plain"})
    parts = request.parts() if request.kind == MULTIPART else {}
    content = next(iter(parts.values()), b"") if parts else request.body
    if request.method != "POST":
        return Response(405, "method not allowed", {"content-type": "text/plain"})
    if file.content is not None:
        world.complain(f"{file.name} was brought twice to one address")
    if len(content) != file.length:
        world.complain(f"{file.name} was announced with {file.length} bytes and came with {len(content)}")
    file.content = content
    return Response(200, f"OK - {len(content)}", {"content-type": "text/plain"})


def fetch(world: World, request: Request, login: bool = False) -> Response:
    """A private file for a token that may read it; for everybody else the way to the login page."""
    name = request.path.split("/")[2].split("-")[1]
    file = world.files.get(name)
    try:
        token = world.tokens.check(request.bearer)
    except Refused:
        return Response(302, None, {"location": f"{world.base}/?redir={request.path}"})
    if login or "files:read" not in token.scopes or file is None or token.installation is None:
        return page()
    if file.deleted or file.content is None or not _sees(world, file, token.installation.bot_user):
        return Response(404, "<html><body>File not found</body></html>")
    return Response(200, file.content, {"content-type": told(world, file)["mimetype"]})


def page() -> Response:
    return Response(200, LOGIN)
