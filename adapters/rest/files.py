"""Files that a reply brought along, for whoever may read the reply."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Path, Response

from adapters.rest.doors import Doors
from adapters.rest.shapes import PAGE, ConversationId
from adapters.rest.translate import conversation
from core.errors import BlobMissing

_NEWEST = 1000


def files(doors: Doors) -> APIRouter:
    """The route below /files."""
    router = APIRouter(prefix="/files", tags=["files"])

    @router.get("/{reply_id}/{number}", response_class=Response)
    async def file(
        reply_id: UUID, number: Annotated[int, Path(ge=1, le=10_000)], conversation_id: ConversationId = PAGE
    ) -> Response:
        """The file itself; after a day it is gone."""
        lines = await doors.store.transcript(conversation(conversation_id), 0, _NEWEST)
        reply = next((line.reply for line in lines if line.id == reply_id), None)
        if reply is None or number > len(reply.files):
            raise BlobMissing(str(reply_id))
        wanted = reply.files[number - 1]
        data = await doors.blobs.get(wanted.blob)
        named = f"attachment; filename*=UTF-8''{quote(wanted.name)}"
        headers = {"Content-Disposition": named, "Cache-Control": "private, no-store"}
        return Response(data, headers=headers, media_type="application/octet-stream")

    return router
