"""Whom to write to: `문의: help@x.kr`, `Contact events@x.com` belong to no event; nor does any other mail address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from core.dialogue.interpretation import EventProposal
from core.language.guests.found import without_mentions
from core.language.picture.page import Row

OFFICE = re.compile(
    r"[\s(\[·|/,]*(?:(?:예약|사전|참가|참석)\s?)?(?:문의|연락|상담|신청|접수|회신)처?(?:\s?(?:이메일|메일|e-?mail))?\s*[:)\]]?\s*[\w.+-]+@[\w.-]+\w(?:으?로)?[)\]]?"
    r"|[\s(\[·|/,]*\b(?:contact|questions?|enquir(?:y|ies)|inquir(?:y|ies)|rsvp|info)\b(?:\s+(?:us|to|at|by|e-?mail))*\s*[:?]?\s*[\w.+-]+@[\w.-]+\w[)\]]?",
    re.IGNORECASE,
)
LABEL_LEFT = re.compile(
    r"[\s(\[·|/,]*(?:문의|연락처|이메일|메일|e-?mail|contact)?[\s:)\]·|/,]*$", re.IGNORECASE
)


def without_offices(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows without those lines, and without what was said of them at the end of others."""
    return tuple(kept for row in rows if (kept := _without(row)) is not None)


def _without(row: Row) -> Row | None:
    if "@" not in row.text:
        return row
    cells = tuple(replace(cell, text=OFFICE.sub("", cell.text).strip()) for cell in row.cells)
    left = tuple(cell for cell in cells if cell.text)
    return Row(left) if left else None


def unaddressed(event: EventProposal) -> EventProposal:
    """An address is neither what an event is called nor where it is."""
    return replace(event, title=_plain(event.title), location=_plain(event.location))


def _plain(text: str) -> str:
    if "@" not in text:
        return text
    left = without_mentions(text)
    return text if left == text else LABEL_LEFT.sub("", left).strip()
