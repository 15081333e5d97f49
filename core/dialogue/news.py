"""What somebody else changed in the remote calendar: told once, old and new, with what it now meets."""

from __future__ import annotations

from core.dialogue.conversation import Conversation
from core.dialogue.inputs import Given, RemoteChanged
from core.dialogue.state import Step


def remote_changed(conversation: Conversation, given: Given, told: RemoteChanged) -> Step:
    return conversation, ()
