"""Ordinary trouble in one line, with what to type. A traceback is for mistakes of ours, and those go to the log."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from core.errors import StoreUnavailable, Unreadable

if TYPE_CHECKING:
    from bot.settings import Settings


def tell(sentence: str) -> None:
    """On standard error."""
    print(f"haru: {sentence}", file=sys.stderr, flush=True)


async def fit(settings: Settings) -> bool:
    """Whether the database suits this version; tells why not. A server that is away may still come up."""
    from bot.doctor import database
    from bot.report import line

    finding = await database(settings)
    if finding.health == "fine":
        return True
    tell(line(finding))
    return finding.health == "note" or (finding.chosen, finding.state) == ("postgresql", "unreachable")


def sentence(error: Exception) -> str:
    """What went wrong, for the person at the terminal."""
    from bot.report import words_in

    if isinstance(error, StoreUnavailable):
        return words_in()["trouble.store"]
    if isinstance(error, Unreadable):
        return words_in()["trouble.unreadable"]
    wrong = getattr(error, "errors", None)  # settings that were refused, one by one
    if callable(wrong):
        return "; ".join(f"{'.'.join(map(str, each['loc'])).upper()}: {each['msg']}" for each in wrong())
    return str(error) or type(error).__name__
