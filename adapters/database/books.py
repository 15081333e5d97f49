"""Every statement, prepared once a process for each database."""

from __future__ import annotations

from functools import cache

from adapters.database.accounts import Accounts
from adapters.database.answers import Answers
from adapters.database.channels import Channels
from adapters.database.conversations import Conversations
from adapters.database.erasing import Dooming
from adapters.database.events import Calendar
from adapters.database.forgetting import Forgetting
from adapters.database.grants import Grants
from adapters.database.ledger import Ledger
from adapters.database.merging import Merging
from adapters.database.mirror import Mirror
from adapters.database.spending import Spending
from adapters.database.transaction import Dialect
from adapters.database.transcript import Transcript


class Books:
    """Those that each database says in its own way."""

    def __init__(self, dialect: Dialect) -> None:
        self.accounts = Accounts(dialect)
        self.answers = Answers(dialect)
        self.calendar = Calendar(dialect)
        self.channels = Channels(dialect)
        self.conversations = Conversations(dialect)
        self.dooming = Dooming(dialect)
        self.grants = Grants(dialect)
        self.mirror = Mirror(dialect)
        self.ledger = Ledger(dialect, self.calendar, self.mirror)
        self.forgetting = Forgetting(self.calendar)
        self.spending = Spending(dialect)
        self.merging = Merging(self.accounts, self.spending)
        self.transcript = Transcript(dialect)


@cache
def books_in(dialect: Dialect) -> Books:
    """Those of a database; nothing in them belongs to one store."""
    return Books(dialect)
