"""How long pictures are kept, as people write it in a setting: 0, 12h, 30d."""

from __future__ import annotations

import re
from datetime import timedelta

from core.tidy_store import KEPT

_TERM = re.compile(r"(\d{1,4})\s*([hd])", re.IGNORECASE)


def term(text: str) -> timedelta:
    """Raises ValueError for what is no term, or more than a message is kept."""
    found = _TERM.fullmatch(text.strip())
    if found is None and text.strip() != "0":
        raise ValueError("how long pictures are kept is written 0, 12h or 30d")
    hours = int(found[1]) * (24 if found[2] in "dD" else 1) if found else 0
    if timedelta(hours=hours) > KEPT:
        raise ValueError(f"a picture goes with its message at last, after {KEPT.days}d")
    return timedelta(hours=hours)
