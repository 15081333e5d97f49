"""`haru keys`: which keys seal what, a new one, and everything sealed anew under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from adapters.database.open import open_store
from adapters.slack.installations import sealed_anew
from adapters.vault.keys import Key, KeyFile, SetKeys, new_key
from adapters.vault.vault import KeyVault, key_of
from bot.google import keys_of
from bot.settings import Settings
from core.errors import Tampered
from core.records import Grant, GrantState, Installation
from core.store import Store

STATES: tuple[GrantState, ...] = get_args(GrantState)
_PAGE = 100


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key, or the name of one that is missing: how many stored secrets only it opens."""

    kid: str
    secrets: int
    newest: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Rotated:
    """What came of sealing anew. `dropped` keys are gone from the file; `idle` ones may go from the setting."""

    sealed: int
    shut: int
    dropped: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


class KeyRing:
    """The keys of this house and the secrets in its database. A secret is one token of a connected account."""

    def __init__(self, keys: SetKeys | KeyFile, store: Store) -> None:
        self._keys = keys
        self._store = store
        self._vault = KeyVault(keys)

    async def lines(self) -> list[KeyLine]:
        """Every key, newest first, and then those that are missing."""
        used, keys = await self._used(), self._keys.read()
        known = [KeyLine(key.kid, used.pop(key.kid, 0), newest=key == keys[0]) for key in keys]
        return [*known, *(KeyLine(kid, number, missing=True) for kid, number in sorted(used.items()))]

    def add(self) -> tuple[Key, str | None]:
        """A new key in the file; where the keys are set, what to set instead."""
        key, keys = new_key(), self._keys.read()
        if isinstance(self._keys, SetKeys):
            return key, ",".join(each.line() for each in (key, *keys))
        self._keys.write((key, *keys))
        return key, None

    async def rotate(self) -> Rotated:
        """Everything sealed under the newest key. It can be broken off anywhere, and run again.

        A door to Google that stands open meanwhile may have to be asked for again.
        """
        results: Counter[bool] = Counter()
        async for grant in self._grants():
            results.update(await self._sealed_anew(grant))
        for installation in await self._store.installations():
            results.update(await self._installed_anew(installation))
        used, keys = await self._used(), self._keys.read()
        idle = tuple(key.kid for key in keys[1:] if not used[key.kid])
        if isinstance(self._keys, SetKeys):
            return Rotated(results[True], results[False], idle=idle)
        if idle:
            self._keys.write(tuple(key for key in keys if key.kid not in idle))
        return Rotated(results[True], results[False], dropped=idle)

    async def _sealed_anew(self, grant: Grant) -> list[bool]:
        """For each of its secrets that was sealed with an older key, whether it opened."""
        async with self._store.unit() as unit:
            await unit.owner(grant.account)
            now = await unit.grant(grant.id)
            if now is None or all(map(self._vault.is_current, (now.refresh, now.access))):
                return []
            try:
                refresh, access = self._again(now, "refresh"), self._again(now, "access")
            except Tampered:
                return [False]
            await unit.put_grant(replace(now, refresh=refresh, access=access))
        return [True]

    async def _installed_anew(self, old: Installation) -> list[bool]:
        if all(map(self._vault.is_current, filter(None, (old.token, old.refresh)))):
            return []
        try:
            fresh = sealed_anew(self._vault, old)
        except Tampered:
            return [False]
        return [True] if await self._store.renew_installation(fresh, old.refresh) else []

    def _again(self, grant: Grant, purpose: str) -> str:
        sealed = grant.refresh if purpose == "refresh" else grant.access
        return self._vault.seal(self._vault.open(sealed, purpose, grant.id), purpose, grant.id)

    async def _used(self) -> Counter[str]:
        used: Counter[str] = Counter()
        async for grant in self._grants():
            used.update(map(key_of, (grant.refresh, grant.access)))
        for one in await self._store.installations():
            used.update(map(key_of, filter(None, (one.token, one.refresh))))
        return used

    async def _grants(self) -> AsyncIterator[Grant]:
        after = None
        while page := await self._store.grants_in(STATES, after, _PAGE):
            for grant in page:
                yield grant
            after = page[-1].id


async def tend(settings: Settings, action: str | None) -> list[str]:
    """Carry out the command; what there is to say."""
    from bot import keys_phrases

    store = await open_store(settings.database_url, settings.data_dir)
    try:
        keys = keys_of(settings.secret_keys, settings.data_dir)
        ring = KeyRing(keys, store)
        words = keys_phrases.in_language()
        if action == "new":
            return words.added(*ring.add())
        if action == "rotate":
            return words.rotated(await ring.rotate())
        return words.listed(await ring.lines(), _place(keys))
    finally:
        await store.close()


def _place(keys: SetKeys | KeyFile) -> Path | None:
    return keys.path if isinstance(keys, KeyFile) else None
