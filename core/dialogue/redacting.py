"""Codes that link two conversations open somebody's calendar: they are kept nowhere but where they are to be read."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.codes import typed_code
from core.dialogue.conversation import Conversation
from core.dialogue.interpretation import AboutMe, Meaning
from core.dialogue.message import Message
from core.dialogue.stages import Asking
from core.dialogue.state import open_question


def redacted_meaning(meaning: Meaning) -> Meaning:
    """What was meant, without the code."""
    if isinstance(meaning, AboutMe) and meaning.what == "link":
        return replace(meaning, value="")
    return meaning


def as_command(conversation: Conversation, message: Message) -> Message:
    """A code that is sent by itself needs nobody to understand it. A title that is asked for is one."""
    code = "" if message.command or message.attachments or message.forwarded_at else typed_code(message.text)
    question = open_question(conversation)
    if not code or (question and isinstance(question.stage, Asking) and question.stage.question == "title"):
        return message
    return replace(message, text=code, command="link")
