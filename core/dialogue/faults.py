"""Why something that was sent could not be read, in words."""

from __future__ import annotations

from typing import cast

from core.dialogue.reader import Reader
from core.errors import Fault, ReadFault


def unreadable(reason: ReadFault, reader: Reader) -> str:
    """What was wrong, and what would be right."""
    told = reader.files.unreadable.get(reason) or reader.sight.unreadable.get(reason)
    return told or reader.words.unreadable(cast("Fault", reason))
