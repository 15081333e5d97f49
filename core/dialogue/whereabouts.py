"""What a platform knows of a person beside what they say: where they are, and what they speak."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.inputs import IncomingMessage, Input
from core.dialogue.message import Preferences


def begun_with(happened: Input, defaults: Preferences) -> Preferences:
    """Those of an account that begins with this input."""
    if not isinstance(happened, IncomingMessage):
        return defaults
    message = happened.message
    return replace(defaults, zone=message.zone or defaults.zone, lang=message.lang or defaults.lang)


def followed(happened: Input, known: Preferences) -> Preferences:
    """Those of an account after it: people travel; a zone of their own choice stays."""
    zone = happened.message.zone if isinstance(happened, IncomingMessage) else None
    return known if zone is None or known.chosen_zone else replace(known, zone=zone)
