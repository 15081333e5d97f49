"""What others change in Google comes here: told once, whole or not at all, and found even where nobody told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from adapters.memory.things import AT_ONCE
from core.calendar.event import Event
from core.dialogue.inputs import RemoteChanged
from core.errors import AccessExpired, Forbidden, Gone, StoreUnavailable, Throttled, Unreachable
from core.sync.pulling import AFTER_LOSS, AFTER_TROUBLE, AUDIT_EVERY, EVERY, LEASE, Pulled
from tests.core.house import Refusing
from tests.core.sync.desk import LUNCH, MINUTE, SECOND, Desk
from tests.core.sync.doors import ME


def event(title: str) -> Event:
    return Event(UUID(int=0), title, LUNCH)


def news(desk: Desk) -> list[tuple[str | None, str | None]]:
    """What was told: the titles before and after."""
    seen = [one for told in desk.told(RemoteChanged) for one in told.sightings]
    return [(one.before and one.before.title, one.after and one.after.title) for one in seen]


# ── What changed ─────────────────────────────────────────────────────────────


async def test_what_somebody_adds_changes_and_deletes_is_here_and_told_once(desk):
    name = desk.google.create(ME, event("점심"))
    assert await desk.pull() == Pulled(desk.primary.id, 1, complete=True)
    desk.google.edit(ME, name, title="브런치")
    await desk.pull()
    assert await desk.titles() == ["브런치"]
    desk.google.remove(ME, name)
    await desk.pull()
    await desk.pull()
    assert await desk.titles() == []
    assert news(desk) == [(None, "점심"), ("점심", "브런치"), ("브런치", None)]


async def test_changes_come_page_by_page_and_none_is_left_out(desk):
    desk.google._page_size = 2
    for number in range(5):
        desk.google.create(ME, event(f"회의 {number}"))
    assert (await desk.pull()).changed == 5
    assert desk.line.asked == ["page"] * 3
    assert len(await desk.titles()) == 5


async def test_a_listing_that_breaks_off_begins_anew_and_tells_nothing_twice(desk):
    token = desk.linked().calendar.token
    desk.google._page_size = 2
    for number in range(5):
        desk.google.create(ME, event(f"회의 {number}"))
    desk.fails("page", None)  # the first page comes
    desk.fails("page", Unreachable("503"))
    assert await desk.pull() == Pulled(desk.primary.id)
    assert desk.linked().calendar.token == token
    assert len(await desk.titles()) == 2
    assert (await desk.pull()).changed == 3
    assert len(news(desk)) == 5


async def test_what_a_calendar_held_when_it_was_connected_is_no_news():
    desk = Desk()
    desk.google.add(ME, "before", primary=True)
    desk.google._page_size = 1
    for title in ("점심", "저녁"):
        desk.google.create(ME, event(title))
    await desk.connect()
    await desk.keyring.tidy()
    desk.calendars = (await desk.account()).calendars
    desk.heard.clear()
    await desk.pull_all()
    assert await desk.titles() == ["저녁", "점심"]
    assert news(desk) == []
    desk.google.create(ME, event("산책"))
    await desk.pull()
    assert news(desk) == [(None, "산책")]


async def test_news_say_in_which_calendar(desk):
    desk.google.create("work", event("회의"))
    await desk.pull(desk.work)
    assert [told.calendar for told in desk.told(RemoteChanged)] == ["work"]


# ── Everything ───────────────────────────────────────────────────────────────


async def test_a_token_too_old_lists_everything_and_finds_what_was_deleted(desk):
    gone, kept = (desk.google.create(ME, event(title)) for title in ("점심", "저녁"))
    await desk.pull()
    desk.google.remove(ME, gone)
    desk.google.edit(ME, kept, title="늦은 저녁")
    desk.google.forget_tokens(ME)
    desk.heard.clear()
    desk.google._page_size = 1
    assert await desk.pull() == Pulled(desk.primary.id, 2, complete=True)
    assert await desk.titles() == ["늦은 저녁"]
    assert sorted(news(desk), key=str) == [("저녁", "늦은 저녁"), ("점심", None)]
    assert desk.faults.noted == [], "that was no drift"


async def test_what_is_not_listed_and_not_there_at_all_is_gone(desk):
    name = desk.google.create(ME, event("점심"))
    await desk.pull()
    desk.google._books[ME].items.pop(name)
    desk.google._books[ME].changed.pop(name)
    assert (await desk.pull(everything=True)).changed == 1
    assert await desk.titles() == []


async def test_what_is_made_while_everything_is_listed_is_not_swept_away(desk):
    desk.google.create(ME, event("점심"))
    await desk.pull()
    listed = desk.google.page

    async def and_meanwhile(*given):
        page = await listed(*given)
        desk.google.page = listed
        await desk.adds("저녁")
        return page

    desk.google.page = and_meanwhile
    assert (await desk.pull(everything=True)).complete
    assert await desk.titles() == ["저녁", "점심"]


async def test_once_a_day_everything_is_listed_to_see_whether_the_changes_told_all(desk):
    desk.google.create(ME, event("점심"))
    await desk.pull()
    desk.clock.move(AUDIT_EVERY + MINUTE)
    desk.line.asked.clear()
    assert await desk.pull() == Pulled(desk.primary.id, 0, complete=True)
    assert desk.line.asked == ["page", "page"]
    await desk.pull()
    assert desk.line.asked == ["page", "page", "page"], "not again the same day"
    assert desk.faults.noted == []


async def test_what_no_change_told_of_is_found_mended_and_noted(desk):
    name = desk.google.create(ME, event("점심"))
    await desk.pull()
    desk.heard.clear()
    book = desk.google._books[ME]
    there = book.items[name]
    silent = replace(
        there, etag="silent", updated=there.updated + SECOND, content=replace(there.content, title="몰래")
    )
    book.put(silent, there.updated + SECOND, silently=True)
    desk.google.create(ME, event("저녁"))
    desk.clock.move(AUDIT_EVERY + MINUTE)
    assert await desk.pull() == Pulled(desk.primary.id, 2, complete=True, drift=1)
    assert await desk.titles() == ["몰래", "저녁"]
    assert ("audit", "Drifted") in desk.faults.noted
    assert ("점심", "몰래") in news(desk)


# ── When it goes wrong ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        (Unreachable("503"), AFTER_TROUBLE),
        (Throttled("rate", 300.0), timedelta(seconds=300)),
        (Forbidden("read_only"), AFTER_LOSS),
        (Gone("404"), AFTER_LOSS),
        (KeyError("a mistake of ours"), AFTER_TROUBLE),
    ],
)
async def test_what_cannot_be_read_is_read_later_and_what_we_have_stays(desk, error, wait):
    desk.google.create(ME, event("점심"))
    await desk.pull()
    desk.fails("page", error)
    assert await desk.pull() == Pulled(desk.primary.id)
    assert desk.linked().due == desk.clock.now() + wait
    assert desk.faults.noted == [("pull", type(error).__name__)]
    assert await desk.titles() == ["점심"]
    assert (await desk.pull()).complete


async def test_a_calendar_that_was_deleted_is_looked_for_again_in_an_hour(desk):
    desk.google.drop("work")
    assert (await desk.pull(desk.work)).complete is False
    assert desk.linked(desk.work).due == desk.clock.now() + AFTER_LOSS


async def test_too_much_at_once_without_a_word_when_waits_for_some_seconds(desk):
    desk.fails("page", Throttled("rate"))
    await desk.pull()
    assert SECOND <= desk.linked().due - desk.clock.now() <= 30 * SECOND


async def test_a_token_that_is_not_taken_is_renewed_once(desk):
    desk.google.create(ME, event("점심"))
    desk.google.expire(f"{ME} access 1")
    assert (await desk.pull()).complete
    assert await desk.titles() == ["점심"]
    desk.fails("page", AccessExpired("401"), times=2)
    assert (await desk.pull()).complete is False
    assert desk.faults.noted == [("pull", "AccessExpired")]


async def test_signed_out_nothing_is_read_and_what_was_read_stays(desk):
    desk.google.create(ME, event("점심"))
    await desk.pull()
    desk.google.expire(f"{ME} access 1")
    desk.consent.dead.add(f"{ME} refresh 1")
    assert await desk.pull() == Pulled(desk.primary.id)
    assert await desk.titles() == ["점심"]
    assert await desk.puller.pull() is None, "nothing of that account is due any more"


async def test_a_database_that_is_away_is_told_to_who_asked(desk):
    desk.google.create(ME, event("점심"))
    desk.store = Refusing(desk.memory, refused={"unit"})
    with pytest.raises(StoreUnavailable):
        await desk.pull()


# ── One at a time, and when ──────────────────────────────────────────────────


async def test_nothing_is_due_until_the_period_is_over(desk):
    assert await desk.puller.pull() is None
    desk.clock.move(EVERY * 1.25)
    assert await desk.puller.pull() is not None


async def test_a_calendar_that_somebody_else_reads_is_left_to_them(desk):
    assert await desk.store.lease_pull(desk.clock.now(), desk.clock.now() + LEASE, desk.primary.id)
    assert await desk.pull() is None


async def test_a_hint_while_it_is_read_keeps_it_due(desk):
    desk.fails("page", None, meanwhile=lambda: desk.store.hint(desk.primary.id))
    assert (await desk.pull()).complete
    assert desk.linked().due == AT_ONCE
    assert (await desk.puller.pull()).calendar == desk.primary.id
    assert desk.linked().due > desk.clock.now()


async def test_a_hint_while_it_cannot_be_read_keeps_it_due_too(desk):
    desk.fails("page", Unreachable("503"), meanwhile=lambda: desk.store.hint(desk.primary.id))
    await desk.pull()
    assert desk.linked().due == AT_ONCE


async def overtaken(desk: Desk) -> None:
    desk.clock.move(LEASE)
    assert await desk.store.lease_pull(desk.clock.now(), desk.clock.now() + LEASE, desk.primary.id)


async def test_who_was_overtaken_moves_no_token_on(desk):
    token = desk.linked().calendar.token
    desk.google.create(ME, event("점심"))
    desk.fails("page", None, meanwhile=lambda: overtaken(desk))
    assert await desk.pull() == Pulled(desk.primary.id)
    assert desk.linked().calendar.token == token
    assert await desk.titles() == [], "whoever took over has read it, and may have read past its end"


async def test_what_is_gone_since_does_not_come_back_with_a_listing_that_was_overtaken(desk):
    """Its page was read before another whole listing, and taken in after it."""
    desk.google.create(ME, event("점심"))
    [made] = desk.google._books[ME].items
    find = desk.google.page

    async def late(*given):
        page = await find(*given)
        desk.google.page = find
        desk.google.remove(ME, made)
        desk.google.forget_tokens(ME)
        desk.clock.move(LEASE)
        await desk.pull()
        return page

    desk.google.page = late
    await desk.pull()
    await desk.pull()
    assert await desk.titles() == []


async def test_who_was_overtaken_at_the_very_end_moves_no_token_on(desk):
    token = desk.linked().calendar.token
    desk.fails("page", None, meanwhile=lambda: overtaken(desk))
    assert await desk.pull() == Pulled(desk.primary.id)
    assert desk.linked().calendar.token == token
