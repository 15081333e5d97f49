"""Writing to a remote calendar: once, only over what we have seen, only what differs, and only where we may."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import AccessExpired, Forbidden, Gone, Invalid, Stale, Taken
from core.records import Spot, Wish
from tests.contracts.remote import a_scene, stand_in  # noqa: F401 - fixtures
from tests.contracts.remote_samples import weekly
from tests.contracts.remote_scene import NOW, new_id, plain, wish
from tests.contracts.samples import at, event, window

LUNCH = event("점심", at(1, 12))
RENAMED = replace(LUNCH, title="브런치")


# ── once ──


async def test_the_same_id_again_is_taken_and_what_is_there_shows_whose_it_is(scene):
    wished, name = wish(), new_id()
    made = await scene.calendar.insert(scene.spot, name, LUNCH, wished)
    with pytest.raises(Taken):
        await scene.calendar.insert(scene.spot, name, RENAMED, wish())
    there = await scene.get(name)
    assert there == made
    assert there.marker == wished.marker


async def test_the_id_of_a_deleted_event_stays_taken(scene):
    made = await scene.insert(LUNCH)
    await scene.cancel(made)
    with pytest.raises(Taken):
        await scene.insert(LUNCH, made.id)
    assert not (await scene.get(made.id)).alive


async def test_an_event_that_ends_before_it_begins_makes_no_sense(scene):
    with pytest.raises(Invalid):
        await scene.insert(replace(LUNCH, when=replace(LUNCH.when, end=at(1, 11))))


# ── over what we have seen ──


async def test_every_write_gives_a_new_version(scene):
    made = await scene.insert(LUNCH)
    became = await scene.patch(made, LUNCH, RENAMED)
    assert became.etag != made.etag
    assert became.updated >= made.updated
    assert became.marker != made.marker


async def test_a_patch_over_what_has_changed_writes_nothing(scene):
    made = await scene.insert(LUNCH)
    scene.edit(made.id, location="2층")
    newer = await scene.get(made.id)
    with pytest.raises(Stale):
        await scene.patch(made, LUNCH, RENAMED)
    assert await scene.get(made.id) == newer
    assert (newer.content.title, newer.content.location) == ("점심", "2층")


async def test_a_cancel_over_what_has_changed_deletes_nothing(scene):
    made = await scene.insert(LUNCH)
    scene.edit(made.id, location="2층")
    with pytest.raises(Stale):
        await scene.cancel(made)
    assert (await scene.get(made.id)).alive


async def test_an_afterthought_of_the_calendars_own_is_a_change_too(scene):
    made = await scene.insert(LUNCH)
    scene.touch(made.id)
    with pytest.raises(Stale):
        await scene.patch(made, LUNCH, RENAMED)
    there = await scene.get(made.id)
    assert there == replace(made, etag=there.etag, document=there.document)


async def test_our_marker_stays_when_somebody_else_edits(scene):
    made = await scene.insert(LUNCH)
    scene.edit(made.id, title="저녁")
    there = await scene.get(made.id)
    assert there.marker == made.marker
    assert there.etag != made.etag


async def test_other_reminders_are_a_new_version_of_the_same_moment(scene):
    made = await scene.insert(LUNCH)
    scene.edit(made.id, reminders=(5,))
    there = await scene.get(made.id)
    assert (there.content.reminders, there.updated) == ((5,), made.updated)
    assert there.etag != made.etag


# ── only what differs ──


async def test_a_patch_leaves_what_somebody_else_changed_in_the_meantime(scene):
    made = await scene.insert(LUNCH)
    scene.edit(made.id, location="2층", notes="창가 자리")
    became = await scene.patch(await scene.get(made.id), LUNCH, RENAMED)
    assert (became.content.title, became.content.location) == ("브런치", "2층")
    assert became.content.notes == "창가 자리"


async def test_a_patch_of_the_time_leaves_another_title(scene):
    made = await scene.insert(LUNCH)
    scene.edit(made.id, title="저녁")
    later = replace(LUNCH, when=event(start=at(1, 19)).when)
    became = await scene.patch(await scene.get(made.id), LUNCH, later)
    assert (became.content.title, became.content.when) == ("저녁", later.when)


async def test_guests_are_added_and_taken_away_one_by_one(scene):
    before = replace(LUNCH, attendees=("a@example.org", "b@example.org"))
    made = await scene.insert(before)
    third = replace(before, attendees=(*before.attendees, "c@example.org"))
    now = await scene.patch(made, before, third)
    became = await scene.patch(now, before, replace(before, attendees=("a@example.org", "d@example.org")))
    assert set(became.content.attendees) == {"a@example.org", "c@example.org", "d@example.org"}


async def test_a_patch_that_changes_nothing_still_leaves_its_marker(scene):
    made = await scene.insert(LUNCH)
    wished = wish()
    became = await scene.calendar.patch(scene.spot, made, LUNCH, LUNCH, wished)
    assert plain(became.content) == plain(LUNCH)
    assert became.marker == wished.marker


# ── gone ──


async def test_what_is_cancelled_is_there_as_such(scene):
    made = await scene.insert(LUNCH)
    await scene.cancel(made)
    there = await scene.get(made.id)
    assert (there.id, there.alive, there.content) == (made.id, False, None)


async def test_what_is_cancelled_cannot_be_changed_or_cancelled_again(scene):
    made = await scene.insert(LUNCH)
    await scene.cancel(made)
    there = await scene.get(made.id)
    with pytest.raises(Gone):
        await scene.patch(there, LUNCH, RENAMED)
    with pytest.raises(Gone):
        await scene.cancel(there)


async def test_what_is_cancelled_can_stand_again_as_a_whole(scene):
    made = await scene.insert(LUNCH)
    await scene.cancel(made)
    became = await scene.patch(await scene.get(made.id), None, RENAMED)
    assert became.alive
    assert plain((await scene.get(made.id)).content) == plain(RENAMED)


async def test_what_somebody_else_deleted_is_not_brought_back_by_a_patch(scene):
    made = await scene.insert(LUNCH)
    scene.remove(made.id)
    with pytest.raises((Stale, Gone)):
        await scene.patch(made, LUNCH, RENAMED)
    with pytest.raises(Gone):
        await scene.patch(await scene.get(made.id), LUNCH, RENAMED)
    assert not (await scene.get(made.id)).alive


async def test_what_never_was_is_gone(scene):
    with pytest.raises(Gone):
        await scene.get(new_id())
    made = await scene.insert(LUNCH)
    with pytest.raises(Gone):
        await scene.patch(replace(made, id=new_id()), LUNCH, RENAMED)
    with pytest.raises(Gone):
        await scene.cancel(replace(made, id=new_id()))


# ── where we may ──


async def test_a_calendar_that_may_only_be_read_is_not_written_to(scene):
    spot = scene.seen_as("reader")
    (there,) = (await scene.calendar.page(spot, None, None)).resources
    with pytest.raises(Forbidden) as refused:
        await scene.calendar.insert(spot, new_id(), LUNCH, wish())
    assert refused.value.reason == "read_only"
    with pytest.raises(Forbidden):
        await scene.calendar.patch(spot, there, LUNCH, RENAMED, wish())
    with pytest.raises(Forbidden):
        await scene.calendar.cancel(spot, there, wish())
    assert (await scene.calendar.page(spot, None, None)).resources == (there,)


async def test_a_calendar_that_somebody_lets_us_write_to_is_written_to(scene):
    spot = scene.seen_as("writer")
    made = await scene.calendar.insert(spot, new_id(), LUNCH, wish())
    assert (await scene.calendar.get(spot, made.id)).content == made.content


async def test_an_unknown_calendar_is_gone(scene):
    for name in ("c_nowhere@group.calendar.google.com", scene.hidden()):
        spot = Spot(name, scene.spot.access)
        with pytest.raises(Gone):
            await scene.calendar.page(spot, None, None)
        with pytest.raises(Gone):
            await scene.calendar.get(spot, new_id())
        with pytest.raises(Gone):
            await scene.calendar.insert(spot, new_id(), LUNCH, wish())


async def test_an_access_that_has_ended_opens_nothing(scene):
    made = await scene.insert(LUNCH)
    scene.expire()
    asked_of = (scene.spot.access, [scene.spot.calendar], window(NOW, NOW + timedelta(days=1)))
    for asked in (
        lambda: scene.calendar.calendars(scene.spot.access),
        lambda: scene.calendar.page(scene.spot, None, None),
        lambda: scene.get(made.id),
        lambda: scene.insert(LUNCH),
        lambda: scene.patch(made, LUNCH, RENAMED),
        lambda: scene.cancel(made),
        lambda: scene.calendar.busy(*asked_of),
    ):
        with pytest.raises(AccessExpired):
            await asked()


async def test_the_calendars_of_an_account_are_told_with_what_we_may_do_there(scene):
    theirs = scene.seen_as("reader").calendar
    found = {entry.remote_id: entry for entry in await scene.calendar.calendars(scene.spot.access)}
    own, other = found[scene.spot.calendar], found[theirs]
    assert (own.role, own.primary, own.zone) == ("owner", True, "Asia/Seoul")
    assert (other.role, other.primary) == ("reader", False)
    assert scene.hidden() not in found


# ── mails ──


async def test_guests_hear_of_it_only_where_that_was_wished(scene):
    party = replace(LUNCH, attendees=("민수", "jiyoung@example.org"))
    made = await scene.insert(party)
    became = await scene.patch(made, party, replace(party, title="잔치"))
    await scene.cancel(became)
    assert scene.mails(made.id) == 0


async def test_each_write_that_is_to_be_heard_of_is_one_mail_for_each_guest(scene):
    party = replace(LUNCH, attendees=("민수", "jiyoung@example.org", "minsu@example.org"))
    made = await scene.insert(party, notify=True)
    assert scene.mails(made.id) == 2
    became = await scene.patch(made, party, replace(party, title="잔치"), notify=True)
    assert scene.mails(made.id) == 4
    await scene.cancel(became, notify=True)
    assert scene.mails(made.id) == 6


async def test_a_write_that_did_nothing_mails_nobody(scene):
    party = replace(LUNCH, attendees=("jiyoung@example.org",))
    made = await scene.insert(party)
    scene.edit(made.id, location="2층")
    with pytest.raises(Stale):
        await scene.patch(made, party, RENAMED, notify=True)
    with pytest.raises(Taken):
        await scene.insert(party, made.id, notify=True)
    assert scene.mails(made.id) == 0


async def test_without_guests_there_is_nobody_to_mail(scene):
    made = await scene.insert(weekly(), notify=True)
    assert scene.mails(made.id) == 0
    wished = Wish(wish().marker, notify=True)
    await scene.calendar.cancel(scene.spot, made, wished)
    assert scene.mails(made.id) == 0
