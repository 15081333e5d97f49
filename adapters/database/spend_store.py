"""What a model was asked, on a database."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from adapters.database.books import Books
from adapters.database.spending import HOUSE, of_account, of_person
from adapters.database.transaction import Backend
from core.dialogue.message import ConversationKey
from core.usage import Spent, Usage


class DatabaseSpendStore:
    """Short transactions."""

    _backend: Backend
    _books: Books

    async def spend(self, key: ConversationKey, day: date, usage: Usage) -> None:
        """To the person's day, and to the house's."""
        await self._backend.write(lambda c: self._books.spending.spend(c, key, day, usage))

    async def spent(self, key: ConversationKey, day: date) -> Spent:
        """Of both."""

        def both(connection: Connection) -> Spent:
            return Spent(of_person(connection, key, day), of_account(connection, HOUSE, day))

        return await self._backend.read(both)
