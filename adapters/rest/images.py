"""Pictures: taken in, looked at for what they are, kept, and shown again to whoever sent them."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated
from uuid import UUID, uuid5

from fastapi import APIRouter, File, Response, UploadFile
from fastapi.responses import RedirectResponse

from adapters.rest.chat import IdempotencyKey
from adapters.rest.doors import Doors
from adapters.rest.gate import PICTURE_LIMIT
from adapters.rest.problems import Problem
from adapters.rest.shapes import ImageOut
from adapters.rest.translate import conversation, name_for
from core.tidy_store import UNSENT

_MAGIC = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
_UNKNOWN = "application/octet-stream"
_LINKED = 240  # seconds; a link is good for a little longer
_UPLOADS = conversation("uploads")


def images(doors: Doors) -> APIRouter:
    """The routes below /image."""
    router = APIRouter(prefix="/image", tags=["image"])

    @router.post("/process", status_code=202)
    async def process(
        file: Annotated[UploadFile, File()], idempotency_key: IdempotencyKey = None
    ) -> ImageOut:
        """Takes a picture in, or a PDF for the picture of its first pages (20 MB at most). It is read when a message names it in `image_ids`, and goes after a day
        if none does."""
        data = await file.read(PICTURE_LIMIT + 1)
        if len(data) > PICTURE_LIMIT:
            raise Problem("too_big")
        doors.sniff(data)
        name = uuid5(
            name_for(_UPLOADS, idempotency_key), sha256(data).hexdigest()
        )  # other bytes, another picture
        await _keep(doors, name, data)
        return ImageOut(job_id=name, image_id=name)

    @router.get("/{image_id}", response_class=Response)
    async def picture(image_id: UUID) -> Response:
        """The picture itself, or the way to it: an address that is good for minutes."""
        link = await doors.blobs.link(str(image_id))
        if link is not None:
            return RedirectResponse(link, headers={"Cache-Control": f"private, max-age={_LINKED}"})
        data = await doors.blobs.get(str(image_id))
        kind = kind_of(data)
        headers = {"Cache-Control": "private, max-age=86400, immutable"}
        if kind == _UNKNOWN:
            headers["Content-Disposition"] = "attachment"
        return Response(data, headers=headers, media_type=kind)

    return router


async def _keep(doors: Doors, name: UUID, data: bytes) -> None:
    try:
        if not await doors.blobs.has(str(name)):
            await doors.store.lend(str(name), doors.clock.now() + UNSENT)
        await doors.blobs.put(str(name), data)
    except OSError as error:
        raise Problem("unavailable") from error


def kind_of(data: bytes) -> str:
    """The media type of a picture that browsers draw, by its first bytes."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/avif" if data[4:12] in (b"ftypavif", b"ftypavis") else _UNKNOWN
