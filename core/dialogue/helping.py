"""How it works: what can be said, and the commands that a platform has."""

from __future__ import annotations

from core.dialogue.conversation import Conversation
from core.dialogue.phrases.commands import commands_speech
from core.dialogue.reader import Reader


def help_text(conversation: Conversation, reader: Reader) -> str:
    """All of it."""
    platform = conversation.key.platform.partition(":")[0]
    commands = commands_speech(reader.lang).commands.get(platform)
    return "\n\n".join(part for part in (reader.words.how_to, commands) if part)
