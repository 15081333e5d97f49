"""Every sentence about where something was read, in English."""

from __future__ import annotations

heading = "🔎 This is where I read it"
nothing = "I haven't shown you an event yet. Once I have, I can tell you where I read it."
not_said = "nothing was said about it"
in_picture = "the text in your picture"
hint = "Wondering where I read something? Ask “why?”"


def found_by(words: str) -> str:
    return f"“{words}” led me to this event."
