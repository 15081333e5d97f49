"""Push channels: opened, renewed in time, closed; and whoever rings without proof has said nothing."""

from __future__ import annotations

import pytest

from adapters.memory.things import AT_ONCE
from core.errors import Forbidden, Invalid, Throttled, Unreachable
from core.sync.watching import AFTER_TROUBLE, BEFORE_IT_ENDS, LIFE, NEVER_MIND, UNTIL_IT_OPENS
from tests.core.sync.desk import SECOND, Desk
from tests.core.sync.doors import ME


@pytest.fixture
async def watched() -> Desk:
    """Both calendars have a channel."""
    desk = await Desk().open()
    desk.hook = "https://haru.example.com/webhooks/google/calendar"
    await desk.watcher.renew()
    await desk.pull_all()
    desk.line.asked.clear()
    return desk


def channel(desk: Desk, remote_id: str = ME):
    """The one that Google has open for a calendar, as it was opened."""
    return next(one for one, name in desk.google.channels.values() if name == remote_id)


# ── Opening and closing ──────────────────────────────────────────────────────


async def test_every_calendar_gets_a_channel_of_its_own_with_a_secret_of_its_own(watched):
    both = [one for one, _ in watched.google.channels.values()]
    assert len(both) == 2
    assert len({one.secret for one in both}) == 2
    assert all(len(one.secret) == 64 for one in both)
    assert {one.expires_at for one in both} == {watched.clock.now() + LIFE}
    kept, calendar = await watched.store.channel(channel(watched).id)
    assert (kept, calendar.remote_id) == (channel(watched), ME)


async def test_what_changed_before_a_channel_was_open_is_looked_for(desk):
    desk.hook = "https://haru.example.com/hook"
    desk.fails("watch", Forbidden("other"), about="work")
    await desk.watcher.renew()
    assert desk.linked().due == AT_ONCE
    assert desk.linked(desk.work).due > desk.clock.now()


async def test_a_channel_that_lives_is_let_be(watched):
    watched.clock.move(LIFE - BEFORE_IT_ENDS - SECOND)
    await watched.watcher.renew()
    assert watched.line.asked == []


async def test_before_it_ends_another_is_opened_and_then_the_old_one_closed(watched):
    old = channel(watched)
    watched.clock.move(LIFE - BEFORE_IT_ENDS)
    await watched.watcher.renew()
    assert watched.line.asked == ["watch", "watch", "stop", "stop"]
    assert channel(watched).id != old.id
    assert await watched.store.channel(old.id) is None
    assert len(watched.google.channels) == 2


async def test_without_an_address_that_google_can_call_none_is_opened(desk):
    await desk.watcher.renew()
    assert desk.line.asked == []
    assert desk.google.channels == {}


async def test_a_house_that_moved_in_behind_a_wall_closes_what_it_had(watched):
    watched.hook = None
    watched.clock.move(LIFE)
    await watched.watcher.renew()
    assert watched.line.asked == ["stop", "stop"]
    assert await watched.store.open_channels(watched.grant) == ()


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        (Unreachable("503"), AFTER_TROUBLE),
        (Throttled("rate", 1.0), AFTER_TROUBLE),
        (Forbidden("other"), NEVER_MIND),
        (Invalid("pushNotSupportedForRequestedResource"), NEVER_MIND),
    ],
)
async def test_a_channel_that_cannot_be_opened_is_forgotten_and_tried_again_later(desk, error, wait):
    desk.hook = "https://haru.example.com/hook"
    desk.fails("watch", error, about="work")
    watcher = desk.watcher
    await watcher.renew()
    assert desk.faults.noted == [("watch", type(error).__name__)]
    assert [name for _, name in desk.google.channels.values()] == [ME]
    assert len(await desk.store.open_channels(desk.grant)) == 1
    desk.clock.move(wait - SECOND)
    await watcher.renew()
    assert desk.line.asked == ["watch", "watch"]
    desk.clock.move(SECOND)
    await watcher.renew()
    assert len(desk.google.channels) == 2


async def test_a_channel_that_cannot_be_closed_ends_by_itself(watched):
    old = channel(watched)
    watched.clock.move(LIFE - BEFORE_IT_ENDS)
    watched.fails("stop", Unreachable("503"), about=str(old.id))
    await watched.watcher.renew()
    assert watched.faults.noted == [("unwatch", "Unreachable")]
    assert await watched.store.channel(old.id) is None
    assert await watched.watcher.ring(old.id, old.secret, old.resource_id) is False


async def test_killed_while_it_opened_one_another_is_opened_soon(desk):
    """Google may have it, or not: what is kept of it lives for some minutes only."""
    desk.hook = "https://haru.example.com/hook"
    desk.fails("watch", KeyboardInterrupt(), done=True)
    with pytest.raises(KeyboardInterrupt):
        await desk.watcher.renew()
    [kept] = await desk.store.open_channels(desk.grant)
    assert kept.expires_at == desk.clock.now() + UNTIL_IT_OPENS
    await desk.watcher.renew()
    assert len(await desk.store.open_channels(desk.grant)) == 2, "the short-lived one was replaced"


# ── Being called ─────────────────────────────────────────────────────────────


async def test_a_call_makes_its_calendar_due_and_says_nothing_more(watched):
    one = channel(watched)
    assert await watched.watcher.ring(one.id, one.secret, one.resource_id)
    assert watched.linked().due == AT_ONCE
    assert watched.linked(watched.work).due > watched.clock.now()
    assert watched.line.asked == []
    assert watched.heard == []


async def test_google_s_call_brings_what_changed(watched):
    calls = []
    watched.google._hook = calls.append
    watched.google.create(ME, (await watched.adds("점심")), "theirs")
    one = calls[-1]
    assert await watched.watcher.ring(one.id, one.secret, one.resource_id)
    assert (await watched.puller.pull()).calendar == watched.primary.id
    assert await watched.titles() == ["점심", "점심"]


@pytest.mark.parametrize("secret", ["", "x", "한글", None])
async def test_a_call_that_cannot_prove_itself_is_refused(watched, secret):
    one = channel(watched)
    said = channel(watched, "work").secret if secret is None else secret
    assert await watched.watcher.ring(one.id, said, one.resource_id) is False
    assert watched.linked().due > watched.clock.now()


async def test_a_call_about_another_resource_is_refused(watched):
    one = channel(watched)
    assert await watched.watcher.ring(one.id, one.secret, "events of somebody else") is False
    assert watched.linked().due > watched.clock.now()


async def test_a_channel_that_is_none_of_ours_is_refused(watched):
    one = channel(watched)
    assert await watched.watcher.ring(watched.newborn(), one.secret, one.resource_id) is False


async def test_a_call_that_is_faster_than_the_answer_counts(desk):
    """Google calls before we have heard what it calls the resource."""
    desk.hook = "https://haru.example.com/hook"
    heard = []

    async def called():
        [one] = await desk.store.open_channels(desk.grant)
        heard.append(await desk.watcher.ring(one.id, one.secret, "whatever it is called"))

    desk.fails("watch", None, meanwhile=called)
    await desk.watcher.renew()
    assert heard == [True]


async def test_many_calls_about_one_change_are_one_look(watched):
    one = channel(watched)
    for _ in range(5):
        await watched.watcher.ring(one.id, one.secret, one.resource_id)
    assert (await watched.puller.pull()) is not None
    assert await watched.puller.pull() is None
