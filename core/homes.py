"""Which conversation an account is at home in: one that nobody else reads."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.inputs import IncomingMessage, Input
from core.dialogue.message import ConversationKey
from core.records import Account
from core.store import Unit


async def at_home(unit: Unit, account: Account, key: ConversationKey, happened: Input) -> Account:
    """The account, moved into its first private conversation; out of one that turns out to be shared."""
    if not isinstance(happened, IncomingMessage):
        return account
    private = happened.message.private
    if account.home not in ((None,) if private else (key,)):
        return account
    account = replace(account, home=key if private else None)
    await unit.set_home(account)
    return account
