"""Connecting a Google account, confirming it here before it counts, and letting go of it."""

from __future__ import annotations

from typing import Literal

from core.dialogue.buttons import Press
from core.dialogue.conversation import Conversation, Linking, Turn
from core.dialogue.inputs import (
    AccountConnected,
    Connected,
    ConsentFailed,
    Disconnected,
    DoorOpened,
    Given,
    GrantLost,
)
from core.dialogue.state import Step


def manage(
    conversation: Conversation, given: Given, turn: Turn, what: Literal["connect", "disconnect", "status"]
) -> Step:
    return conversation, ()


def account_pressed(
    conversation: Conversation, given: Given, turn: Turn, question: Linking, press: Press
) -> Step:
    return conversation, ()


def door_opened(conversation: Conversation, given: Given, told: DoorOpened) -> Step:
    return conversation, ()


def account_connected(conversation: Conversation, given: Given, told: AccountConnected) -> Step:
    return conversation, ()


def consent_failed(conversation: Conversation, given: Given, told: ConsentFailed) -> Step:
    return conversation, ()


def connected(conversation: Conversation, given: Given, told: Connected) -> Step:
    return conversation, ()


def disconnected(conversation: Conversation, given: Given, told: Disconnected) -> Step:
    return conversation, ()


def grant_lost(conversation: Conversation, given: Given, told: GrantLost) -> Step:
    return conversation, ()
