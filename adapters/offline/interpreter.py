"""Serves the Interpreter port from this process, in about a millisecond."""

from __future__ import annotations

from core.dialogue.interpretation import Interpretation, Request
from core.language.understand import understand


class OfflineInterpreter:
    """Reads Korean and English by rule."""

    async def interpret(self, request: Request) -> Interpretation:
        """One reading of one message."""
        return understand(request)
