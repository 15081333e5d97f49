"""Tokens as they lie in the database: each sealed for its purpose and its grant."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal
from uuid import UUID

from core.errors import SignedOut, Tampered
from core.ports import Vault
from core.records import Grant, Tokens


def sealed(vault: Vault, owner: UUID, tokens: Tokens) -> Tokens:
    """The same, for this grant's eyes only."""
    refresh = vault.seal(tokens.refresh, "refresh", owner) if tokens.refresh else None
    return replace(tokens, access=vault.seal(tokens.access, "access", owner), refresh=refresh)


def opened(vault: Vault, grant: Grant, which: Literal["access", "refresh"]) -> str:
    """One of its tokens. What does not open any more is as good as revoked: raises SignedOut."""
    try:
        return vault.open(grant.access if which == "access" else grant.refresh, which, grant.id)
    except Tampered as error:
        raise SignedOut("its key is gone") from error
