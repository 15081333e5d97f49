"""Changes to what is there, each kind in a room of its own."""

from __future__ import annotations

from core.dialogue.interpretation import ChangeEvent
from core.language.korean.editing import relocated, renamed, unsaid
from core.language.korean.inviting import joined_by, swapped
from core.language.korean.moving import moved
from core.language.korean.noting import noted, reminded
from core.language.korean.scene import Scene
from core.language.korean.shifting import shifted


def change(scene: Scene) -> ChangeEvent | None:
    """Move or edit something, or None."""
    for read in (reminded, noted, unsaid, shifted, renamed, relocated, swapped, joined_by, moved):
        found = read(scene)
        if found is not None:
            return found
    return None
