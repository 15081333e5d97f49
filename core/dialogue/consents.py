"""What follows from several answers of a person together."""

from __future__ import annotations

from core.dialogue.inputs import Given


def could_see(given: Given) -> bool:
    """Whether it is left to them that the model looks at pictures: it reads along, and they refused no other to see any."""
    wishes = given.preferences
    return given.sees and wishes.outside is True and (not given.sight or wishes.pictures_outside is True)


def may_see(given: Given) -> bool:
    """Whether they let it."""
    return could_see(given) and given.preferences.shown_outside is True
