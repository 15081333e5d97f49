"""What happens in the remote calendar and on the way to it, each to the file of its subject."""

from __future__ import annotations

from typing import assert_never

from core.dialogue.account_inputs import GrantLost, Reconnected
from core.dialogue.connecting import (
    account_connected,
    connected,
    consent_failed,
    disconnected,
    door_opened,
)
from core.dialogue.conversation import Conversation
from core.dialogue.inputs import (
    AccountConnected,
    Collided,
    Connected,
    ConsentFailed,
    Disconnected,
    DoorOpened,
    Given,
    Landed,
    Rechecked,
    RemoteChanged,
    TurnedDown,
)
from core.dialogue.landing import collided, landed, turned_down
from core.dialogue.news import remote_changed
from core.dialogue.parted import went_along
from core.dialogue.rechecking import rechecked
from core.dialogue.reconnecting import connected_again, grant_lost, let_go, let_in
from core.dialogue.remote_inputs import WentAlong
from core.dialogue.state import Step


def elsewhere(
    conversation: Conversation,
    given: Given,
    told: Landed
    | Collided
    | TurnedDown
    | RemoteChanged
    | WentAlong
    | Rechecked
    | DoorOpened
    | AccountConnected
    | ConsentFailed
    | Connected
    | Disconnected
    | GrantLost
    | Reconnected,
) -> Step:
    """What became of our changes, what others changed, and how the connection stands."""
    match told:
        case Landed():
            return landed(conversation, given, told)
        case Collided():
            return collided(conversation, given, told)
        case TurnedDown():
            return turned_down(conversation, given, told)
        case RemoteChanged():
            return remote_changed(conversation, given, told)
        case WentAlong():
            return went_along(conversation, given, told)
        case Rechecked():
            return rechecked(conversation, given, told)
        case _:
            return _connection(conversation, given, told)


def _connection(
    conversation: Conversation,
    given: Given,
    told: DoorOpened | AccountConnected | ConsentFailed | Connected | Disconnected | GrantLost | Reconnected,
) -> Step:
    match told:
        case DoorOpened():
            return door_opened(conversation, given, told)
        case AccountConnected():
            return account_connected(conversation, given, told)
        case ConsentFailed():
            return consent_failed(conversation, given, told)
        case Connected():
            conversation, effects = connected(conversation, given, told)
            conversation, more = connected_again(conversation, given, told.email)
            return conversation, (*effects, *more)
        case Disconnected():
            conversation, effects = disconnected(conversation, given, told)
            conversation, more = let_go(conversation, given, told)
            return conversation, (*effects, *more)
        case GrantLost():
            return grant_lost(conversation, given, told)
        case Reconnected(email):
            return let_in(conversation, given, email)
        case _:
            assert_never(told)
