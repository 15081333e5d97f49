"""All routes of the API, on one page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from adapters.rest.chat import chat
from adapters.rest.doors import Doors
from adapters.rest.files import files
from adapters.rest.images import images
from adapters.rest.joined import joined
from adapters.rest.shapes import PAGE, AgendaOut, ConversationId, NoticeOut, ProblemOut, StatusOut
from adapters.rest.translate import conversation, occurrence_out, window
from core.calendar.occurrences import agenda

_PROBLEM: dict[int | str, dict[str, Any]] = {
    "default": {"model": ProblemOut, "description": "Problem details (RFC 9457)."}
}


def router(doors: Doors) -> APIRouter:
    """The API, and the two probes."""
    whole = APIRouter()
    versioned = APIRouter(prefix="/api/v1", responses=_PROBLEM)
    versioned.include_router(chat(doors))
    versioned.include_router(images(doors))
    versioned.include_router(files(doors))
    versioned.include_router(_calendar(doors))
    whole.include_router(versioned)
    whole.include_router(_health(doors))
    return whole


def _calendar(doors: Doors) -> APIRouter:
    router = APIRouter()

    @router.get("/calendar/events", tags=["calendar"])
    async def events(
        start: Annotated[str, Query(max_length=40)],
        end: Annotated[str, Query(max_length=40)],
        conversation_id: ConversationId = PAGE,
    ) -> AgendaOut:
        """What takes place from `start` until before `end`: days, or times with their offset."""
        span = window(start, end, doors.zone)
        rows = await doors.store.agenda(conversation(conversation_id), span)
        found = agenda(rows, span, doors.zone)
        return AgendaOut(zone=doors.zone, events=[occurrence_out(one, doors.zone) for one in found])

    @router.get("/status", tags=["house"])
    async def status(conversation_id: ConversationId = PAGE) -> StatusOut:
        """What time and zone it is here, what is missing, and which Google accounts are connected."""
        notices = [NoticeOut.model_validate(notice) for notice in doors.notices]
        google = await joined(doors, conversation(conversation_id))
        return StatusOut(
            zone=doors.zone, lang=doors.lang, now=doors.clock.now(), notices=notices, google=google
        )

    return router


def _health(doors: Doors) -> APIRouter:
    router = APIRouter(tags=["house"])

    @router.get("/healthz")
    async def healthz() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @router.get("/readyz")
    async def readyz() -> dict[str, str]:
        """The database answers as well."""
        await doors.store.sleepers(doors.clock.now(), 1)
        return {"status": "ok"}

    return router
