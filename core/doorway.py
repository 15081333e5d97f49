"""Through the door to a Google account and back, within one unit of work: opened, confirmed, closed."""

from __future__ import annotations

from core.dialogue.effects import AskToConnect, Connect, Disconnect
from core.dialogue.inputs import Connected, Disconnected, DoorOpened
from core.dialogue.message import ConversationKey
from core.records import Account
from core.store import Unit
from core.world import World


async def cross(
    unit: Unit,
    world: World,
    account: Account,
    key: ConversationKey,
    effect: AskToConnect | Connect | Disconnect,
) -> tuple[Account, DoorOpened | Connected | Disconnected | None]:
    """What the effect comes to, and the account whose unit it is from now on: two may become one."""
    return account, None
