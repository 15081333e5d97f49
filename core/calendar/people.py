"""Who is meant by a name or an address. Addresses are the same in capitals; a name may be the calendar's own for one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from core.calendar.titles.likeness import compare
from core.calendar.titles.romanised import is_romanised
from core.calendar.titles.words import words

Names: TypeAlias = tuple[tuple[str, str], ...]
"""Addresses, each with the name that a remote calendar shows for it."""


def labels(guest: str, known: Names = ()) -> tuple[str, ...]:
    """What a guest may be called: by name, or by what stands before the @."""
    name, at, _ = guest.partition("@")
    return (name, *(called for address, called in known if at and _same(address, guest)))


def meant_by(said: str, guests: Iterable[str], known: Names = ()) -> frozenset[str]:
    """The guests that an address or a name means: those called just so, or else those it may stand for."""
    told = {guest: (guest, *labels(guest, known)) for guest in guests}
    for fits in (_same,) if "@" in said else (_same, _named, _spelt):
        found = frozenset(one for one, called in told.items() if any(fits(said, name) for name in called))
        if found:
            return found
    return frozenset()


def besides(people: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    """Those and the others, nobody twice."""
    everybody = {one.casefold(): one for one in reversed((*people, *more))}
    return tuple(dict.fromkeys(everybody[one.casefold()] for one in (*people, *more)))


def without(people: tuple[str, ...], gone: Iterable[str], known: Names = ()) -> tuple[str, ...]:
    """Those without whom the names and addresses mean."""
    meant = frozenset(one for said in gone for one in meant_by(said, people, known))
    return tuple(one for one in people if one not in meant)


def _named(said: str, name: str) -> bool:
    """민수 for 김민수; but 민수 약속 is nobody's."""
    match = compare(words(said), words(name.partition("@")[0]))
    return match.common > 0 and not match.left


def _spelt(said: str, name: str) -> bool:
    """민수 for minsu."""
    return any(is_romanised(said, word) for word in words(name.partition("@")[0]))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
