"""Guests with a mail address: whether they hear of a change by mail, and who of them is from elsewhere."""

from __future__ import annotations

import re

from core.calendar.draft import Draft
from core.dialogue.calendars import calendar_of, is_remote
from core.dialogue.judging import is_answer, stays
from core.dialogue.message import CalendarChoice

_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+")


def may_mail(draft: Draft) -> bool:
    """Whether anybody could be sent a mail about it: the people on it, and those it takes off.

    Of an answer the organizer hears in any case.
    """
    if is_answer(draft) and not stays(draft):
        return False
    before = draft.base.attendees if draft.base is not None else ()
    return is_remote(draft) and any(is_address(one) for one in (*draft.proposal.attendees, *before))


def is_address(person: str) -> bool:
    """Whether a mail would find them."""
    return _ADDRESS.fullmatch(person) is not None


def strangers(draft: Draft, calendars: tuple[CalendarChoice, ...]) -> frozenset[str]:
    """Addresses of other domains than that of the account whose calendar it is."""
    calendar = calendar_of(draft, calendars)
    if calendar is None:
        return frozenset()
    home = _domain(calendar.email)
    return frozenset(one for one in draft.proposal.attendees if is_address(one) and _domain(one) != home)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].casefold()
