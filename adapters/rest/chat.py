"""The conversation: one message in, the stream of what changes, and what was said before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, Header, Query, Response
from starlette.responses import StreamingResponse

from adapters.rest.doors import Doors
from adapters.rest.problems import Problem
from adapters.rest.replays import Keyed, Replays, digest_of
from adapters.rest.shapes import PAGE, ConversationId, HistoryOut, MessageIn, TurnOut
from adapters.rest.stream import Streams
from adapters.rest.translate import conversation, input_of, line_out, name_for, said
from core.dialogue.inputs import Input
from core.dialogue.message import ConversationKey
from core.errors import BlobMissing
from core.facts import line_id
from core.records import Line

IdempotencyKey = Annotated[str | None, Header(max_length=255)]
_BIGGEST = 2**62


def chat(doors: Doors) -> APIRouter:
    """The routes below /chat."""
    whole = APIRouter(prefix="/chat", tags=["chat"])
    whole.include_router(_saying(doors))
    whole.include_router(_listening(doors))
    return whole


def _saying(doors: Doors) -> APIRouter:
    router = APIRouter()
    replays = Replays(doors.store, doors.clock)

    @router.post("/message", responses={202: {"model": TurnOut, "description": "Prefer: respond-async"}})
    async def message(
        body: MessageIn,
        response: Response,
        background: BackgroundTasks,
        prefer: Annotated[str, Header()] = "",
        idempotency_key: IdempotencyKey = None,
    ) -> TurnOut:
        """One turn of conversation. Waits until it settles, unless `Prefer: respond-async` is asked for."""
        later = "respond-async" in prefer
        response.status_code = 202 if later else 200
        key = conversation(body.conversation_id)
        name = name_for(key, idempotency_key)
        happened = input_of(body, name, doors.clock.now())
        await _look_for(doors, body.image_ids)

        async def answer() -> TurnOut:
            return await _turn(doors, Turning(key, name, happened), background if later else None)

        if idempotency_key is None:
            return await answer()
        return await replays.once(Keyed(name, key, digest_of(body, later=later)), answer)

    return router


def _listening(doors: Doors) -> APIRouter:
    router = APIRouter()
    streams = Streams(doors)

    @router.get("/stream", response_class=StreamingResponse)
    async def stream(
        conversation_id: ConversationId = PAGE,
        after: Annotated[int, Query(ge=0, lt=_BIGGEST)] = 0,
        last_event_id: Annotated[str, Header()] = "",
    ) -> StreamingResponse:
        """Server-sent events: `line` (its id is the counter to go on `after`) and `calendar` (look again)."""
        seen = int(last_event_id) if last_event_id.isdecimal() and len(last_event_id) < 19 else after
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        told = streams.open(conversation(conversation_id), seen)
        return StreamingResponse(told, headers=headers, media_type="text/event-stream")

    @router.get("/history")
    async def history(
        conversation_id: ConversationId = PAGE,
        cursor: UUID | None = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> HistoryOut:
        """Lines as they look now, oldest first. `next` is the cursor for the lines before these."""
        lines, more = await _before(doors, conversation(conversation_id), cursor, limit)
        told = [line_out(line, doors.zone) for line in lines]
        return HistoryOut(lines=told, next=lines[0].id if more else None)

    return router


@dataclass(frozen=True, slots=True)
class Turning:
    """What was said or done, by whom, and under which id."""

    key: ConversationKey
    name: UUID
    happened: Input


async def _look_for(doors: Doors, images: Iterable[UUID]) -> None:
    """An unknown picture is told at once. Raises BlobMissing."""
    for image in dict.fromkeys(images):
        if not await doors.blobs.has(str(image)):
            raise BlobMissing(str(image))


async def _turn(doors: Doors, turning: Turning, background: BackgroundTasks | None) -> TurnOut:
    key, name = turning.key, turning.name
    if background is None:
        outcome = await doors.assistant.handle(key, name, turning.happened)
        turn, says = outcome.turn, outcome.says
    else:
        receipt = await doors.assistant.receive(key, name, turning.happened)
        background.add_task(doors.assistant.carry_out, receipt)
        turn, says = receipt.turn, receipt.says
    line = line_id(key, str(name))
    return TurnOut(turn_id=turn, message_id=name, line_id=line, replies=[said(say) for say in says])


async def _before(
    doors: Doors, key: ConversationKey, cursor: UUID | None, limit: int
) -> tuple[Sequence[Line], bool]:
    """The `limit` lines before `cursor`, and whether there are still older ones."""
    asked = limit + 1
    while True:
        lines = await doors.store.transcript(key, 0, asked)
        ids = [line.id for line in lines]
        end = ids.index(cursor) if cursor in ids else len(lines) if cursor is None else -1
        if end > limit or len(lines) < asked:
            break
        asked *= 2
    if end < 0:
        raise Problem("invalid")
    return lines[max(0, end - limit) : end], end > limit
