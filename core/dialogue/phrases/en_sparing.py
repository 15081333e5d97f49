"""Every sentence about how much a model was used, in English."""

from __future__ import annotations


def spent(again: str, model: str) -> str:
    return (
        f"💤 Today's share of {model}’s AI is used up. It reads along again from {again}.\n"
        "Until then my own rules read what you tell me, so just go on; plain words help.\n"
        "“What do you know about me”, in a direct message, shows how much was used today."
    )


def used(tokens: str, most: str, dollars: str, again: str) -> str:
    bound = f" of {most}" if most else ""
    cost = f" (about {dollars})" if dollars else ""
    return f"• Read by AI today: {tokens}{bound} tokens{cost}. It starts afresh {again}."
