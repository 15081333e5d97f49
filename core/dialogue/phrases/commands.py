"""What is said about commands, where a platform has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from core.dialogue.message import Lang
from core.dialogue.phrases import en_commands, ko_commands


class CommandsSpeech(Protocol):
    """All commands, by the name of the platform that has them."""

    commands: Mapping[str, str]


_COMMANDS: dict[Lang, CommandsSpeech] = {"ko": ko_commands, "en": en_commands}


def commands_speech(lang: Lang) -> CommandsSpeech:
    """Those of a language."""
    return _COMMANDS[lang]
