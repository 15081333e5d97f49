"""Connecting a Google account by way of the API: where to go, for the conversation that will ask whose it is."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from adapters.rest.shapes import PAGE, ConversationId
from adapters.rest.translate import conversation
from core.sync.connecting import Connecting


class LoginIn(BaseModel):
    """Which conversation asks."""

    conversation_id: ConversationId = PAGE


class LoginOut(BaseModel):
    """The address to open in a browser, once, within ten minutes."""

    url: str


def accounts(connecting: Connecting) -> APIRouter:
    """The routes below /api/v1/auth."""
    router = APIRouter(prefix="/api/v1/auth", tags=["auth"])

    @router.post("/google/login")
    async def login(body: LoginIn | None = None) -> LoginOut:
        """The way to a Google account. Who comes back confirms it in that conversation before it counts."""
        asked = body or LoginIn()
        return LoginOut(url=await connecting.open(conversation(asked.conversation_id)))

    return router
