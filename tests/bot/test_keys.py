"""`haru keys`: what seals what, a new key, everything sealed anew; nothing of it loses an account."""

from __future__ import annotations

import stat
from dataclasses import replace
from uuid import UUID

import pytest

from adapters.database.open import open_store
from adapters.vault.keys import Key, KeyFile, SetKeys, read_keys
from adapters.vault.vault import KeyVault, key_of
from bot import keys_phrases
from bot.keys import KeyLine, KeyRing, Rotated
from core.dialogue.effects import Disconnect
from core.errors import Tampered
from tests.bot.running import haru
from tests.core.fuse import Fuse, Killed
from tests.core.sync.doors import ME, OTHER, Doors

OLD, NEW = Key("old", b"o" * 32), Key("new", b"n" * 32)


@pytest.fixture
async def house():
    made = Doors()
    made.keys = [OLD]
    await made.connect()
    await made.consented(OTHER)
    return made


def ring(house, *keys: Key) -> KeyRing:
    return KeyRing(SetKeys(keys or (NEW, OLD)), house.memory)


async def opened(house, *keys: Key) -> list[str]:
    vault = KeyVault(SetKeys(keys))
    return [vault.open(one.refresh, "refresh", one.id) for one in await house.grants()]


async def test_each_key_is_told_with_what_it_seals(house):
    assert await ring(house).lines() == [KeyLine("new", 0, newest=True), KeyLine("old", 4)]
    assert await ring(house, NEW).lines() == [KeyLine("new", 0, newest=True), KeyLine("old", 4, missing=True)]


async def test_sealing_anew_moves_everything_and_names_the_key_that_may_go(house):
    assert await ring(house).rotate() == Rotated(2, 0, idle=("old",))
    assert sorted(await opened(house, NEW)) == [f"{ME} refresh 1", f"{OTHER} refresh 2"]
    assert await ring(house).rotate() == Rotated(0, 0, idle=("old",))


async def test_what_is_gone_and_not_given_back_yet_is_sealed_anew_as_well(house):
    await house.cross(Disconnect(1, (await house.grant_of(ME)).id))
    assert (await ring(house).rotate()).sealed == 2


async def test_what_does_not_open_is_told_and_left(house):
    other = Key("other", b"x" * 32)
    assert await ring(house, NEW, other).rotate() == Rotated(0, 2, idle=("other",))
    assert sorted(await opened(house, OLD)) == [f"{ME} refresh 1", f"{OTHER} refresh 2"]


async def test_a_key_that_still_seals_something_stays(house, tmp_path):
    file = KeyFile(tmp_path)
    third = Key("third", b"3" * 32)
    file.write((NEW, third, OLD))
    (waiting,) = await house.grants("waiting")
    async with house.store.unit() as unit:  # spoilt, but it may be mended
        await unit.put_grant(replace(waiting, access="third.nonsense"))
    done = await KeyRing(file, house.memory).rotate()
    assert done == Rotated(1, 1, dropped=())
    assert [key.kid for key in file.read()] == ["new", "third", "old"]


async def test_one_that_goes_meanwhile_is_left_out(house):
    (gone,) = await house.grants("waiting")
    real, asked = house.memory.grants_in, []

    async def as_it_was(states, after, limit):
        asked.append(after)
        return await real(states, after, limit) if len(asked) > 2 or after else (gone,)

    async with house.store.unit() as unit:
        await unit.drop_grant(gone.id)
    house.memory.grants_in = as_it_was
    assert (await ring(house).rotate()).shut == 0


async def test_a_kill_at_any_step_leaves_everything_to_be_opened_and_the_next_run_ends_it(tmp_path):
    deaths = 0
    while True:
        house = Doors()
        file = KeyFile(tmp_path / str(deaths))
        (tmp_path / str(deaths)).mkdir()
        file.write((NEW, OLD))
        house.keys = [OLD]
        await house.connect()
        fuse = Fuse(deaths + 1)
        try:
            await KeyRing(file, fuse.wire("store", house.memory)).rotate()
        except Killed:
            deaths += 1
        assert await opened(house, *file.read()) == [f"{ME} refresh 1"]
        await KeyRing(file, house.memory).rotate()
        assert await opened(house, NEW) == [f"{ME} refresh 1"]
        assert [key.kid for key in file.read()] == ["new"]
        if fuse.blown is None:
            break
    assert deaths > 10


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_it_is_told_in_words(lang, tmp_path):
    words = keys_phrases.in_language(lang)
    lines = [KeyLine("a", 2, newest=True), KeyLine("b", 1), KeyLine("c", 3, missing=True)]
    told = [*words.listed(lines, tmp_path), *words.listed([], None), *words.added(NEW, None)]
    told += [*words.rotated(Rotated(2, 1, ("b",))), *words.rotated(Rotated(0, 0, idle=("b", "c")))]
    assert all(told) and str(tmp_path) in told[0]
    assert any("가" <= letter <= "힣" for letter in "".join(told)) is (lang == "ko")
    assert set(keys_phrases.KO) == set(keys_phrases.EN)
    assert words.added(NEW, "new:x")[-1] == "SECRET_KEYS=new:x"


def test_the_whole_way_in_the_terminal(tmp_path):
    def keys(*words: str, **settings: str) -> list[str]:
        done = haru("keys", *words, folder=tmp_path, **settings)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    head, first = keys()
    assert str(tmp_path / "keys") in head
    assert "in use" in first
    (added,) = keys("new")
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o600
    assert len(read_keys((tmp_path / "keys").read_text())) == 2
    assert (tmp_path / "keys").read_text().split(":")[1].strip()[:20] not in added
    told = keys("rotate")
    assert first.split()[0] in told[-1] and "removed" in told[-1]
    assert len(read_keys((tmp_path / "keys").read_text())) == 1
    setting = (tmp_path / "keys").read_text().strip()
    assert "SECRET_KEYS" in keys(SECRET_KEYS=setting)[0]
    line = keys("new", SECRET_KEYS=setting)[-1].removeprefix("SECRET_KEYS=")
    assert line.endswith(setting) and len(read_keys(line)) == 2


def test_a_key_that_is_too_short_is_refused_without_being_quoted(tmp_path):
    done = haru("keys", folder=tmp_path, SECRET_KEYS="k1:c2hvcnQ=")
    assert done.returncode == 1
    assert "SECRET_KEYS" in done.stderr and "32 bytes" in done.stderr
    assert "c2hvcnQ" not in done.stderr
    assert not (tmp_path / "keys").exists()


async def test_in_the_database_as_well(tmp_path, house):
    """The same on the real store, whose account shows the default grant's token."""
    store = await open_store(None, tmp_path)
    try:
        async with store.unit() as unit:
            key = next(iter(house.memory._world.conversations))
            account = await unit.account(key, UUID(int=1), house.clock.now(), house.world().defaults)
            grant = replace(await house.grant_of(ME), account=account.id)
            await unit.put_grant(grant)
        assert (await KeyRing(SetKeys((NEW, OLD)), store).rotate()) == Rotated(1, 0, idle=("old",))
        kept = await store.read_grant(grant.id)
        assert (key_of(kept.refresh), key_of(kept.access)) == ("new", "new")
        with pytest.raises(Tampered):
            KeyVault(SetKeys((OLD,))).open(kept.refresh, "refresh", grant.id)
    finally:
        await store.close()
