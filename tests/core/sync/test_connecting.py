"""Out through the door and back: each attempt ends once, whoever opened it, and nothing counts before the chat says so."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.vault.keys import Key
from core.dialogue.inputs import AccountConnected, ConsentFailed
from core.dialogue.message import ConversationKey
from core.errors import SignedOut, StoreUnavailable, Throttled, Unreachable
from core.intake import Intake
from core.sync.connecting import EXPIRED, NEEDED, PAUSES, Connecting, Outcome
from core.sync.grants import Keyring
from tests.core.dialogue.world import KEY
from tests.core.fuse import Fuse, Killed
from tests.core.sync.doors import DOOR, ME, OTHER, Doors, Listening

FRIEND = ConversationKey("telegram", "42", "friend")


@pytest.fixture
def house() -> Doors:
    return Doors()


async def test_the_door_leads_to_google_as_often_as_it_is_opened(house):
    state = await house.state()
    for _ in range(2):
        assert await house.connecting.start(state) == f"https://google.example.com/?state={state}"
    assert len(set(house.consent.verifiers)) == 1
    assert (await house.connecting.finish(state, ME, None)).ending == "connected"
    assert len(set(house.consent.verifiers)) == 1, "the verifier of the challenge"


async def test_any_surface_may_ask_for_the_door(house):
    url = await house.connecting.open(FRIEND)
    assert url.startswith(f"{DOOR}?state=")
    await house.connecting.finish(url.partition("state=")[2], ME, None)
    assert [key for key, _ in house.heard] == [FRIEND]
    with pytest.raises(SignedOut):
        await Connecting(house.world(remote=None), Intake(house.world())).open(FRIEND)


@pytest.mark.parametrize("junk", ["", "x", "a.b", "가.나", "x" * 5000])
async def test_a_state_that_is_none_of_ours_leads_nowhere(house, junk):
    assert await house.connecting.start(junk) is None
    assert await house.connecting.finish(junk, ME, None) == EXPIRED
    assert await house.grants() == []


async def test_a_state_that_was_changed_or_signed_for_another_thing_leads_nowhere(house):
    state = await house.state()
    changed = state[:-1] + ("A" if state[-1] != "A" else "B")
    attempt = next(iter(house.memory._world.attempts))
    for wrong in (changed, house.vault.sign(str(attempt), "hook"), house.vault.sign("no id", "state")):
        assert await house.connecting.start(wrong) is None
        assert await house.connecting.finish(wrong, ME, None) == EXPIRED
    house.keys[:] = [Key("another", b"2" * 32)]
    assert await house.connecting.start(state) is None


async def test_an_attempt_of_ten_minutes_ago_is_too_old(house):
    state = await house.state()
    house.clock.move(timedelta(minutes=10))
    assert await house.connecting.start(state) is None
    assert await house.connecting.finish(state, ME, None) == EXPIRED
    assert house.consent.verifiers == []


async def test_what_was_signed_under_a_key_that_was_renewed_meanwhile_still_counts(house):
    state = await house.state()
    house.keys.insert(0, Key("k2", b"2" * 32))
    assert await house.connecting.start(state)
    assert (await house.connecting.finish(state, ME, None)).ending == "connected"


async def test_a_verifier_that_nothing_opens_any_more_is_an_attempt_too_old(house):
    state = await house.state()
    (attempt,) = house.memory._world.attempts.values()
    house.memory._world.attempts[attempt.id] = replace(attempt, verifier="k1.nonsense")
    assert await house.connecting.start(state) is None
    assert await house.connecting.finish(state, ME, None) == EXPIRED


async def test_a_house_without_google_knows_no_states(house):
    world = house.world(remote=None)
    connecting = Connecting(world, Intake(world))
    state = await house.state()
    assert await connecting.start(state) is None
    assert await connecting.finish(state, ME, None) == EXPIRED


async def test_who_comes_back_waits_to_be_confirmed_in_the_conversation_that_asked(house):
    grant_id = await house.consented()
    (grant,) = await house.grants()
    assert (grant.id, grant.state, grant.default) == (grant_id, "waiting", False)
    ((key, told),) = house.heard
    assert (key, told) == (KEY, AccountConnected(grant_id, ME, elsewhere=False, code=told.code))
    assert len(told.code) == 4 and told.code in (await house.transcript())[-1]
    assert house.vault.open(grant.refresh, "refresh", grant_id) == f"{ME} refresh 1"
    assert house.vault.open(grant.access, "access", grant_id) == f"{ME} access 1"
    assert f"{ME} access" not in repr(house.memory._world)
    assert ME in "\n".join(await house.transcript())


async def test_it_is_told_where_another_of_ours_has_the_account(house):
    await house.connect(key=FRIEND)
    grant = await house.consented()
    told = house.heard[-1][1]
    assert (told.grant, told.email, told.elsewhere) == (grant, ME, True)
    await house.consented(key=FRIEND)
    assert house.heard[-1][1].elsewhere is False


async def test_coming_back_twice_changes_nothing_more(house):
    state = await house.state()
    assert (await house.connecting.finish(state, ME, None)).ending == "connected"
    assert await house.connecting.finish(state, ME, None) == EXPIRED
    assert await house.connecting.finish(state, OTHER, None) == EXPIRED
    assert await house.connecting.start(state) is None
    assert len(await house.grants()) == 1


async def test_of_many_who_come_back_at_once_one_gets_in(house):
    state = await house.state()
    outcomes = await asyncio.gather(*(house.connecting.finish(state, ME, None) for _ in range(20)))
    assert sorted(outcome.ending for outcome in outcomes) == ["connected"] + ["expired"] * 19
    assert len(await house.grants()) == 1
    assert len(house.heard) == 1


async def test_neither_a_code_nor_an_error_is_no_end(house):
    state = await house.state()
    assert await house.connecting.finish(state, None, None) == EXPIRED
    assert await house.connecting.finish(state, "", "") == EXPIRED
    assert (await house.connecting.finish(state, ME, None)).ending == "connected"


async def test_saying_no_is_told_in_the_chat_without_another_link(house):
    state = await house.state()
    assert await house.connecting.finish(state, None, "access_denied") == Outcome("denied")
    assert house.heard == [(KEY, ConsentFailed("denied"))]
    assert await house.connecting.finish(state, ME, None) == EXPIRED


@pytest.mark.parametrize("missing", NEEDED)
async def test_a_calendar_that_was_left_unticked_is_asked_for_again(house, missing):
    house.consent.scopes = tuple(scope for scope in house.consent.scopes if scope != missing)
    outcome = await house.connecting.finish(await house.state(), ME, None)
    assert outcome.ending == "scope"
    assert outcome.again and outcome.again.startswith(DOOR)
    assert house.heard == [(KEY, ConsentFailed("scope", outcome.again))]
    assert house.consent.revoked == [f"{ME} refresh 1"], "Google keeps nothing of it either"
    assert await house.grants() == []
    house.consent.scopes = NEEDED
    again = outcome.again.partition("state=")[2]
    assert (await house.connecting.finish(again, ME, None)).ending == "connected"


@pytest.mark.parametrize("error", [Unreachable("x"), Throttled("x"), SignedOut("a code that is not taken")])
async def test_google_being_away_is_told_with_another_link(house, error):
    house.consent.refuses = error
    outcome = await house.connecting.finish(await house.state(), ME, None)
    assert outcome.ending == "away"
    assert house.heard == [(KEY, ConsentFailed("away", outcome.again))]
    assert house.faults.noted == [("consent", type(error).__name__)]
    house.consent.refuses = None
    again = str(outcome.again).partition("state=")[2]
    assert (await house.connecting.finish(again, ME, None)).ending == "connected"


async def test_an_error_of_google_s_own_is_no_refusal(house):
    outcome = await house.connecting.finish(await house.state(), None, "temporarily_unavailable")
    assert outcome.ending == "away" and outcome.again


async def test_without_a_refresh_token_it_would_end_within_the_hour(house):
    house.consent.gives_refresh = False
    assert (await house.connecting.finish(await house.state(), ME, None)).ending == "away"
    assert await house.grants() == []
    assert house.consent.revoked == [f"{ME} access 1"]


async def test_what_is_of_no_use_is_given_back_later_where_google_is_away(house):
    house.consent.scopes = ("openid",)

    async def away(token):
        raise Unreachable("away")

    house.consent.revoke, real = away, house.consent.revoke
    assert (await house.connecting.finish(await house.state(), ME, None)).ending == "scope"
    assert [one.state for one in await house.grants()] == ["gone"]
    house.consent.revoke = real
    await Keyring(house.world()).tidy()
    assert house.consent.revoked == [f"{ME} refresh 1"]
    assert await house.grants() == []


async def test_an_account_that_is_in_use_is_not_revoked_by_one_more_try(house):
    await house.connect()
    house.consent.scopes = ("openid",)
    assert (await house.connecting.finish(await house.state(), ME, None)).ending == "scope"
    assert house.consent.revoked == []
    assert [one.state for one in await house.grants()] == ["active"]


async def test_a_list_of_calendars_that_cannot_be_had_stands_in_nobody_s_way(house):
    async def away(access):
        raise Unreachable("away")

    house.google.calendars = away
    await house.consented()
    assert house.faults.noted == [("calendars", "Unreachable")]
    assert [one.state for one in await house.grants()] == ["waiting"]


async def test_a_kill_at_any_step_costs_the_attempt_and_nothing_else():
    """A grant without its question in the chat would never be heard of, and a question without a grant is void."""
    deaths = 0
    while True:
        house = Doors()
        state = await house.state()
        fuse = Fuse(deaths + 1)
        house.store = fuse.wire("store", house.memory)
        house.consent = fuse.wire("consent", house.consent)
        house.google = fuse.wire("google", house.google)
        try:
            await house.connecting.finish(state, ME, None)
        except Killed:
            deaths += 1
        house.store = house.memory
        asked = [one for one in house.memory._world.said.values() if ME in one.line.text]
        assert len(await house.grants("waiting")) == len(asked), fuse.blown
        if fuse.blown is None:
            break
    assert deaths > 12


# ── a database that is away when somebody came back ──


class Hiccup:
    """A store some of whose units cannot be saved; with `word_lost` they are saved, and nobody hears of it."""

    def __init__(self, store, fails: set[int], *, word_lost: bool = False) -> None:
        self._store, self._fails, self._word_lost = store, fails, word_lost
        self._units = 0

    def __getattr__(self, name):
        return getattr(self._store, name)

    @asynccontextmanager
    async def unit(self):
        self._units += 1
        fails = self._units in self._fails
        if fails and not self._word_lost:
            raise StoreUnavailable
        async with self._store.unit() as unit:
            yield unit
        if fails:
            raise StoreUnavailable


async def back(house, store) -> tuple[Outcome, list[float]]:
    """Somebody comes back, and these pauses were made."""
    state, pauses = await house.state(), []

    async def pause(seconds):
        pauses.append(seconds)

    world = house.world(store=store)
    return await Connecting(world, Listening(world, house.heard), pause).finish(state, ME, None), pauses


@pytest.mark.parametrize("away", [{2}, {2, 3}])
@pytest.mark.parametrize("word_lost", [False, True])
async def test_a_database_that_is_away_for_a_moment_does_not_cost_the_consent(house, away, word_lost):
    outcome, pauses = await back(house, Hiccup(house.memory, away, word_lost=word_lost))
    assert outcome.ending == "connected"
    assert len(pauses) == len(away)
    assert [one.state for one in await house.grants()] == ["waiting"]
    assert [type(told) for _, told in house.heard] == [AccountConnected]
    assert house.consent.revoked == []


async def test_what_cannot_be_kept_is_given_back_and_the_page_does_not_say_otherwise(house):
    outcome, pauses = await back(house, Hiccup(house.memory, {2, 3, 4}))
    assert (outcome, pauses) == (Outcome("trouble"), list(PAUSES))
    assert house.consent.revoked == [f"{ME} refresh 1"]
    assert await house.grants() == [] and house.heard == []


async def test_an_account_in_use_outlives_what_could_not_be_kept(house):
    await house.connect()
    outcome, _ = await back(house, Hiccup(house.memory, {2, 3, 4}))
    assert outcome.ending == "trouble" and house.consent.revoked == []
    outcome, _ = await back(house, Hiccup(house.memory, set(range(2, 99))))
    assert outcome.ending == "trouble"
    assert house.consent.revoked == [], "nobody could say whose it is"
    assert [one.state for one in await house.grants()] == ["active"]


async def test_a_no_at_google_that_cannot_be_told_in_the_chat_is_a_page_all_the_same(house):
    state, store = await house.state(), Hiccup(house.memory, {2})
    world = house.world(store=store)
    assert await Connecting(world, Intake(world)).finish(state, None, "access_denied") == Outcome("trouble")
    assert ("consent", "StoreUnavailable") in house.faults.noted
