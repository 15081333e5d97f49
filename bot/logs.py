"""The log on standard error: ids, enums and names of errors, by allow-list. What people write never gets in.

Only our own rooms speak in words. Of what a library says, which may quote anybody, only who said it and where is told.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from uuid import UUID

Level = Literal["debug", "info", "warning", "error"]
Form = Literal["text", "json"]
OURS = ("core", "adapters", "bot", "haru")
ALLOWED = ("about", "debt", "error")


class LoggedFaults:
    """Faults go to the log."""

    def note(self, what: str, about: UUID | None, error: BaseException) -> None:
        """A warning, with the place in our code that it came from."""
        told = {"about": str(about) if about else None, "error": type(error).__name__}
        logging.getLogger("haru").warning("%s failed", what, extra=told, exc_info=error)


class Lines(logging.Formatter):
    """One line each. Of an exception its class and where it was raised: its words may be somebody's."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        """The allowed part of a record."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "room": record.name,
            "said": _said(record),
            **{name: getattr(record, name) for name in ALLOWED if getattr(record, name, None) is not None},
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["raised"] = origin(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False) if self._form == "json" else _plain(line)


def _said(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in OURS:
        return record.getMessage()
    return f"at {record.filename}:{record.lineno}"


def origin(error: BaseException) -> str:
    """`ValueError at codec.py:92 in _decode`, the innermost frame last."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} in {f.name}" for f in reversed(frames[-4:]))
    return f"{type(error).__name__} at {places}" if places else type(error).__name__


def _plain(line: dict[str, str]) -> str:
    at, level, room, said = (line.pop(name) for name in ("at", "level", "room", "said"))
    return " ".join(
        (at, level.upper(), f"{room}:", said, *(f"{name}={value}" for name, value in line.items()))
    )


def configure(level: Level, form: Form) -> None:
    """Everything that is logged in this process goes to standard error in this form."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines(form))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for library in ("alembic", "uvicorn"):
        logging.getLogger(library).setLevel(max(logging.WARNING, logging.getLogger().level))
