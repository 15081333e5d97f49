"""A file with empty tables: they are made once a process, and every other such file is a copy."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.database.columns import metadata
from adapters.database.sqlite import write_engine


def lay_down(path: Path) -> bool:
    """Whether there was nothing yet; then the tables are there now."""
    empty = path.stat().st_size == 0
    if empty:
        path.write_bytes(_blank())
    return empty


@cache
def _blank() -> bytes:
    """The whole file as the writer leaves it, its journal folded in."""
    with TemporaryDirectory(prefix="haru-") as folder:
        file = Path(folder) / "blank"
        engine = write_engine(file)
        with engine.begin() as connection:
            metadata.create_all(connection)
        engine.dispose()
        return file.read_bytes()
