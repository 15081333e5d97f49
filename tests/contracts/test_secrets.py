"""A link code is in nothing that a database keeps, once it was typed."""

from __future__ import annotations

from sqlalchemy import text

from adapters.database.columns import metadata
from core.dialogue.interpretation import Request
from core.language.understand import understand
from tests.core.house import House


async def test_a_code_that_was_typed_is_in_no_table(tables):
    house = House()
    house.memory = house.store = tables
    for words in ("K7M2-B9XP", "/link K7M2-B9XP", "연결 코드 K7M2-B9XP", "my link code is k7m2b9xp"):
        await house.say(words, understand(Request(words, "ko")).meaning)

    def read(connection) -> str:
        return str([connection.execute(text(f"select * from {name}")).all() for name in metadata.tables])

    kept = (await tables._backend.read(read)).upper()
    assert "K7M2" not in kept
    assert "••••-••••" in kept
