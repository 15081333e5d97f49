"""The remote calendar that the core asks for, served by Google: over HTTP, on the stand-in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from adapters.google.calendar import GoogleCalendar
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed, Window
from core.errors import (
    AccessExpired,
    Forbidden,
    Gone,
    Invalid,
    Stale,
    Taken,
    Throttled,
    TokenExpired,
    Unreachable,
)
from core.records import Channel, Spot, Wish
from tests.adapters.google.conftest import FRIEND, KST, ME, NOBODY
from tests.fakes.google import elsewhere
from tests.fakes.google.faults import Rule

ONE, TWO = Wish("one"), Wish("two")
WEEKLY = Recurrence("WEEKLY")
NEXT = datetime(2026, 12, 1, 15, tzinfo=KST)


def mails(world) -> list[tuple[str, str]]:
    return [(mail.kind, mail.to) for mail in world.mails]


# ── writing ──


async def test_what_is_inserted_is_read_again_with_its_marker(google, spot, meeting):
    event = replace(
        meeting, attendees=("민수", FRIEND), notes="메모", location="강남", reminders=(10, 60), recurrence=WEEKLY,
        excluded=(NEXT,), when=Timed(meeting.when.start, None, "Asia/Seoul"),
    )  # fmt: skip
    made = await google.insert(spot, "abcde", event, ONE)
    assert replace(made.content, placement=None) == event
    assert (made.id, made.marker, made.master, made.alive) == ("abcde", "one", None, True)
    assert made.content.placement.link == "https://www.google.com/calendar/event?eid=abcde"
    assert await google.get(spot, "abcde") == made


async def test_an_id_that_is_in_use_is_taken(google, spot, meeting):
    await google.insert(spot, "abcde", meeting, ONE)
    with pytest.raises(Taken):
        await google.insert(spot, "abcde", meeting, TWO)


async def test_guests_hear_of_it_only_where_that_is_wished(google, spot, meeting, world):
    event = replace(meeting, attendees=(FRIEND,))
    made = await google.insert(spot, "abcde", event, ONE)
    assert mails(world) == []
    made = await google.patch(spot, made, event, replace(event, title="새 이름"), Wish("two", notify=True))
    assert mails(world) == [("update", FRIEND)]
    await google.cancel(spot, made, Wish("three", notify=True))
    assert mails(world)[1:] == [("cancellation", FRIEND)]


async def test_a_patch_of_what_changed_meanwhile_is_stale(google, spot, meeting, world):
    made = await google.insert(spot, "abcde", meeting, ONE)
    elsewhere.edit(world, ME, "abcde", {"location": "강남"})
    for write in (
        google.patch(spot, made, meeting, replace(meeting, title="새 이름"), TWO),
        google.cancel(spot, made, TWO),
    ):
        with pytest.raises(Stale):
            await write
    assert (await google.get(spot, "abcde")).marker == "one"


async def test_a_patch_leaves_what_others_wrote(google, spot, meeting, world):
    await google.insert(spot, "abcde", meeting, ONE)
    shared = {"shared": {"theirs": "1"}, "private": {"theirs": "2"}}
    elsewhere.edit(world, ME, "abcde", {"location": "강남", "extendedProperties": shared})
    now = await google.get(spot, "abcde")
    after = await google.patch(spot, now, now.content, replace(now.content, title="새 이름"), TWO)
    assert (after.content.title, after.content.location) == ("새 이름", "강남")
    properties = json.loads(after.document)["extendedProperties"]
    assert properties == {"shared": {"theirs": "1"}, "private": {"theirs": "2", "calop": "two"}}


async def test_a_deleted_event_is_gone_and_can_stand_again(google, spot, meeting):
    made = await google.insert(spot, "abcde", meeting, ONE)
    assert await google.cancel(spot, made, TWO) is None
    there = await google.get(spot, "abcde")
    assert (there.alive, there.content) == (False, None)
    with pytest.raises(Gone):
        await google.cancel(spot, there, TWO)
    with pytest.raises(Gone):
        await google.patch(spot, there, meeting, replace(meeting, title="새 이름"), TWO)
    again = await google.patch(spot, there, None, meeting, Wish("three"))
    assert (replace(again.content, placement=None), again.marker) == (meeting, "three")


async def test_what_was_never_there_is_gone(google, spot):
    with pytest.raises(Gone):
        await google.get(spot, "abcde")


async def test_whole_days_and_times_change_into_one_another(google, spot, meeting):
    days = replace(meeting, when=AllDay(date(2026, 11, 24), date(2026, 11, 25)))
    made = await google.insert(spot, "abcde", meeting, ONE)
    made = await google.patch(spot, made, meeting, days, TWO)
    assert made.content.when == days.when
    made = await google.patch(spot, made, days, meeting, TWO)
    assert made.content.when == meeting.when


async def test_a_repeated_insert_makes_no_second_room(google, spot, meeting, world):
    world.faults.add(Rule("lost", method="POST"))
    with pytest.raises(Taken):
        # httplib2 asks again where the connection was closed without an answer
        await google.insert(spot, "abcde", replace(meeting, meeting=True), ONE)
    made = await google.get(spot, "abcde")
    assert made.content.placement.meeting.startswith("https://meet.google.com/")
    again = await google.patch(spot, made, None, made.content, ONE)
    assert again.content.placement.meeting == made.content.placement.meeting
    without = await google.patch(spot, again, again.content, replace(again.content, meeting=False), TWO)
    assert (without.content.meeting, without.content.placement.meeting) == (False, "")


async def test_a_room_that_is_still_being_made_is_a_meeting_without_an_address(google, spot, meeting, world):
    world.settings.meet_pending = True
    made = await google.insert(spot, "abcde", replace(meeting, meeting=True), ONE)
    assert (made.content.meeting, made.content.placement.meeting) == (True, "")
    elsewhere.settle(world)
    assert (await google.get(spot, "abcde")).content.placement.meeting


async def test_a_guest_answers_and_changes_nothing_else(google, world, meeting):
    host, guest = Spot(ME, world.token_for(ME)), Spot(FRIEND, world.token_for(FRIEND))
    await google.insert(host, "abcde", replace(meeting, attendees=(FRIEND, "other@b.co")), ONE)
    invited = await google.get(guest, "abcde")
    assert (invited.content.response, invited.content.placement.guard) == ("needsAction", "not_organizer")
    assert invited.content.attendees == ("other@b.co",)
    answered = await google.patch(
        guest, invited, invited.content, replace(invited.content, response="accepted"), TWO
    )
    assert answered.content.response == "accepted"
    with pytest.raises(Forbidden) as refused:
        await google.patch(guest, answered, answered.content, replace(answered.content, title="내 것"), TWO)
    assert refused.value.reason == "not_organizer"


# ── series ──


async def test_an_instance_is_changed_cancelled_and_restored(google, spot, meeting):
    await google.insert(spot, "abcde", replace(meeting, recurrence=WEEKLY), ONE)
    there = await google.get(spot, google.instance_id("abcde", NEXT))
    assert (there.master, there.original, there.content.recurrence) == ("abcde", NEXT, None)
    moved = replace(there.content, title="옮긴 회의")
    changed = await google.patch(spot, there, there.content, moved, TWO)
    assert (changed.content.title, changed.id) == ("옮긴 회의", "abcde_20261201T060000Z")
    gone = await google.cancel(spot, changed, Wish("three"))
    assert (gone.alive, gone.marker, gone.original) == (False, "three", NEXT)
    with pytest.raises(Gone):
        await google.cancel(spot, gone, Wish("four"))
    back = await google.patch(spot, gone, None, there.content, Wish("five"))
    assert (back.alive, back.content.title) == (True, "회의")


async def test_an_instance_of_whole_days_is_named_by_its_day(google, spot, meeting):
    days = replace(meeting, when=AllDay(date(2026, 11, 24), date(2026, 11, 24)), recurrence=WEEKLY)
    await google.insert(spot, "abcde", days, ONE)
    name = google.instance_id("abcde", date(2026, 12, 1))
    assert (name, (await google.get(spot, name)).original) == ("abcde_20261201", date(2026, 12, 1))


async def test_dates_left_out_are_not_there_and_others_are(google, spot, meeting):
    series = replace(meeting, recurrence=WEEKLY, excluded=(NEXT,))
    made = await google.insert(spot, "abcde", series, ONE)
    with pytest.raises(Gone):
        await google.get(spot, google.instance_id("abcde", NEXT))
    after = NEXT + timedelta(days=7)
    await google.patch(spot, made, series, replace(series, excluded=(after,)), TWO)
    assert (await google.get(spot, google.instance_id("abcde", NEXT))).alive
    with pytest.raises(Gone):
        await google.get(spot, google.instance_id("abcde", after))


async def test_the_last_day_of_a_series_takes_place(google, spot, meeting):
    until = replace(meeting, recurrence=Recurrence("WEEKLY", until=date(2026, 12, 8)))
    await google.insert(spot, "abcde", until, ONE)
    last = NEXT + timedelta(days=7)
    assert (await google.get(spot, google.instance_id("abcde", last))).alive
    with pytest.raises(Gone):
        await google.get(spot, google.instance_id("abcde", last + timedelta(days=7)))


# ── listing ──


async def everything(google, spot, token=None):
    pages = [await google.page(spot, token, None)]
    while pages[-1].next_page:
        pages.append(await google.page(spot, token, pages[-1].next_page))
    return pages


async def test_a_listing_comes_in_pages_and_ends_in_a_token(served, spot, meeting):
    google = GoogleCalendar(served.url, timeout=2, threads=1, page_size=2)
    for number in range(5):
        await google.insert(spot, f"event{number}", meeting, ONE)
    pages = await everything(google, spot)
    assert [len(page.resources) for page in pages] == [2, 2, 1]
    assert [bool(page.token) for page in pages] == [False, False, True]
    token = pages[-1].token
    assert (await everything(google, spot, token))[0].resources == ()
    there = await google.get(spot, "event3")
    await google.cancel(spot, there, TWO)
    for number in (0, 1):
        there = await google.get(spot, f"event{number}")
        await google.patch(spot, there, meeting, replace(meeting, title="새 이름"), TWO)
    changed = [one for page in await everything(google, spot, token) for one in page.resources]
    assert [(one.id, one.alive) for one in changed] == [("event3", False), ("event0", True), ("event1", True)]
    await google.close()


async def test_a_listing_tells_cancelled_instances_of_a_series_and_no_deleted_events(google, spot, meeting):
    await google.insert(spot, "abcde", replace(meeting, recurrence=WEEKLY), ONE)
    await google.cancel(spot, await google.get(spot, google.instance_id("abcde", NEXT)), TWO)
    await google.cancel(spot, await google.insert(spot, "deleted", meeting, ONE), TWO)
    (page,) = await everything(google, spot)
    assert [(one.id, one.alive) for one in page.resources] == [
        ("abcde", True),
        ("abcde_20261201T060000Z", False),
    ]
    assert page.resources[1].updated == page.updated


async def test_an_event_without_a_zone_has_that_of_its_calendar(google, world, spot):
    at = {"dateTime": "2026-11-24T06:00:00Z"}
    elsewhere.add(world, ME, {"id": "abcde", "start": at, "end": at}, raw=True)
    (page,) = await everything(google, spot)
    assert page.resources[0].content.when.zone == "Asia/Seoul"
    assert (await google.get(spot, "abcde")).content == page.resources[0].content


async def test_a_listing_of_a_calendar_in_no_zone_that_exists_is_read(google, world, spot, meeting):
    await google.insert(spot, "abcde", meeting, ONE)
    world.calendars[ME].fields["timeZone"] = "Mars/Olympus"
    (page,) = await everything(google, spot)
    assert page.resources[0].content.when == meeting.when


async def test_a_token_that_is_too_old_or_nobodys_means_listing_anew(google, spot, world):
    token = (await everything(google, spot))[-1].token
    world.now.advance(31 * 86400)
    spot = Spot(ME, world.token_for(ME))
    for wrong in (token, "nonsense"):
        with pytest.raises(TokenExpired):
            await google.page(spot, wrong, None)
    with pytest.raises(TokenExpired):
        await google.page(spot, None, "nonsense")


async def test_a_calendar_that_is_not_there_is_gone(google, spot):
    with pytest.raises(Gone):
        await google.page(replace(spot, calendar="nobody@example.com"), None, None)


async def test_all_calendars_are_told_with_what_they_allow(google, spot, world):
    for number in range(260):
        world.add_calendar(ME, f"달력 {number}")
    world.share(world.calendars[FRIEND], ME, "reader")
    found = await google.calendars(spot.access)
    assert len(found) == 262
    assert [(one.remote_id, one.role) for one in found if one.primary] == [(ME, "owner")]
    assert [one.role for one in found if one.remote_id == FRIEND] == ["reader"]


async def test_a_calendar_that_is_only_read_says_so(google, spot, meeting, world):
    world.share(world.calendars[FRIEND], ME, "reader")
    with pytest.raises(Forbidden) as refused:
        await google.insert(replace(spot, calendar=FRIEND), "abcde", meeting, ONE)
    assert refused.value.reason == "read_only"


# ── busy ──


async def test_calendars_are_busy_or_cannot_be_read(google, spot, meeting):
    await google.insert(spot, "abcde", meeting, ONE)
    window = Window(datetime(2026, 11, 24, tzinfo=UTC), datetime(2026, 11, 25, tzinfo=UTC))
    taken = await google.busy(spot.access, [ME, "nobody@example.com"], window)
    assert taken == {ME: (Window(meeting.when.start, meeting.when.end),), "nobody@example.com": None}


async def test_many_calendars_and_long_times_are_asked_for_in_parts(google, spot, meeting, world):
    names = [world.add_calendar(ME, f"달력 {number}").id for number in range(60)]
    long = replace(meeting, when=AllDay(date(2026, 11, 20), date(2027, 6, 1)))
    await google.insert(spot, "abcde", long, ONE)
    window = Window(datetime(2026, 11, 24, tzinfo=UTC), datetime(2027, 5, 24, tzinfo=UTC))
    taken = await google.busy(spot.access, [*names, ME, ME], window)
    assert len(taken) == 61
    assert len(taken[ME]) == 1, "what touches at a seam is one"
    assert len([seen for seen in world.requests if seen.path.endswith("freeBusy")]) == 2 * 4


# ── channels ──


def channel() -> Channel:
    return Channel(NOBODY, NOBODY, "secret", datetime(2026, 12, 23, tzinfo=UTC))


async def test_a_channel_lives_as_long_as_google_says(google, spot, world):
    opened = await google.watch(spot, channel())
    assert opened.expires_at == datetime(2026, 11, 30, tzinfo=UTC)
    assert opened.resource_id
    there = world.channels.open[str(NOBODY)]
    assert (there.token, there.address) == ("secret", f"{google._hook}")
    await google.stop(spot.access, opened)
    assert not world.channels.open
    await google.stop(spot.access, opened)


async def test_no_channel_is_opened_to_nowhere(served, spot):
    google = GoogleCalendar(served.url)
    with pytest.raises(Invalid):
        await google.watch(spot, channel())
    await google.close()


# ── what goes wrong ──


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (Rule("reset"), Unreachable),
        (Rule("timeout", delay=3), Unreachable),
        (Rule("error", status=500), Unreachable),
        (Rule("error", status=503), Unreachable),
        (Rule("error", status=400, reason="invalid"), Invalid),
        (Rule("throttle"), Throttled),
        (Rule("throttle", status=429, retry_after=7), Throttled),
        (Rule("expire"), AccessExpired),
    ],
    ids=lambda value: f"{value.kind}{value.status}" if isinstance(value, Rule) else value.__name__,
)
async def test_every_fault_has_its_error_and_the_next_request_succeeds(
    google, spot, meeting, world, rule, error
):
    world.faults.add(replace(rule))
    with pytest.raises(error) as caught:
        await google.insert(spot, "abcde", meeting, ONE)
    assert type(caught.value) is error
    if error is Throttled:
        assert caught.value.retry_after == rule.retry_after
    fresh = Spot(ME, world.token_for(ME))
    assert (await google.insert(fresh, "abcde", meeting, ONE)).marker == "one"


async def test_nothing_is_tried_twice(google, spot, meeting, world):
    for status in (500, 503, 429):
        world.faults.add(Rule("error", status=status))
        with pytest.raises(Unreachable):
            await google.insert(spot, "abcde", meeting, ONE)
    assert [seen.status for seen in world.requests] == [500, 503, 429]
