"""A file with empty tables: they are made once a process, and every other such file is a copy."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from sqlite3 import Connection as Raw
from typing import cast

from sqlalchemy import create_engine

from adapters.database.columns import metadata

WAL = b"\x02\x02"
"""What a file says that is to be written and read with a log beside it (sqlite.org/fileformat2.html, 1.3.3): the change
to that by a statement waits for nobody.
"""


def lay_down(path: Path) -> bool:
    """Whether there was nothing yet; then the tables are there now."""
    empty = path.stat().st_size == 0
    if empty:
        path.write_bytes(_blank())
    return empty


@cache
def _blank() -> bytes:
    """The whole file, as SQLite would write it."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        connection.commit()
        made = cast(Raw, connection.connection.driver_connection).serialize()
    engine.dispose()
    return made[:18] + WAL + made[20:]
