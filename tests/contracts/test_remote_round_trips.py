"""What is written to a remote calendar is what it says afterwards, whatever kind of event it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.contracts.remote import a_scene, stand_in  # noqa: F401 - fixtures
from tests.contracts.remote_samples import SAMPLES
from tests.contracts.remote_scene import new_id, plain, wish
from tests.contracts.samples import at, event

every_kind = pytest.mark.parametrize("kind", SAMPLES)
NOTHING_SPECIAL = event("회의", at(2, 11))


@every_kind
async def test_a_new_event_says_what_it_was_told(scene, kind):
    wished, name = wish(), new_id()
    made = await scene.calendar.insert(scene.spot, name, SAMPLES[kind], wished)
    assert (made.id, made.marker, made.alive, made.master) == (name, wished.marker, True, None)
    assert plain(made.content) == plain(SAMPLES[kind])
    assert await scene.get(name) == made


@every_kind
async def test_any_event_can_become_any_other(scene, kind):
    there = await scene.insert(NOTHING_SPECIAL)
    became = await scene.patch(there, NOTHING_SPECIAL, SAMPLES[kind])
    assert plain(became.content) == plain(SAMPLES[kind])
    assert await scene.get(there.id) == became


@every_kind
async def test_and_back(scene, kind):
    there = await scene.insert(SAMPLES[kind])
    became = await scene.patch(there, SAMPLES[kind], NOTHING_SPECIAL)
    assert plain(became.content) == plain(NOTHING_SPECIAL)
    assert await scene.get(there.id) == became


@every_kind
async def test_without_a_before_all_of_it_is_written(scene, kind):
    there = await scene.insert(NOTHING_SPECIAL)
    became = await scene.patch(there, None, SAMPLES[kind])
    assert plain(became.content) == plain(SAMPLES[kind])


@every_kind
async def test_a_listing_says_the_same_as_a_look(scene, kind):
    token = await scene.token()
    made = await scene.insert(SAMPLES[kind])
    assert await scene.changes(token) == [made]


async def test_it_tells_where_it_lies(scene):
    made = await scene.insert(event(meeting=True))
    placement = made.content.placement
    assert placement.link.startswith("https://")
    assert placement.meeting.startswith("https://")
    assert placement.guard is None
    assert (await scene.insert(event())).content.placement.meeting == ""


async def test_a_video_call_stays_the_same_when_something_else_changes(scene):
    call = event(meeting=True)
    made = await scene.insert(call)
    became = await scene.patch(made, call, replace(call, title="다른 이름"))
    assert became.content.meeting
    assert became.content.placement.meeting == made.content.placement.meeting


async def test_the_users_default_is_another_thing_than_no_reminder(scene):
    there = await scene.insert(event(reminders=()))
    became = await scene.patch(there, event(reminders=()), event(reminders=None))
    assert became.content.reminders is None


# ── invitations ──


async def test_an_invitation_is_answered(scene):
    name = scene.invitation(event("초대"))
    there = await scene.get(name)
    assert there.content.response == "needsAction"
    for answer in ("accepted", "tentative", "declined"):
        seen = there.content
        there = await scene.patch(there, seen, replace(seen, response=answer))
        assert there.content.response == answer
        assert there.content.title == "초대"


async def test_what_the_organizer_decides_cannot_be_changed_by_a_guest(scene):
    from core.errors import Forbidden

    there = await scene.get(scene.invitation(event("초대")))
    assert there.content.placement.guard == "not_organizer"
    with pytest.raises(Forbidden) as refused:
        await scene.patch(there, there.content, replace(there.content, title="내 마음대로"))
    assert refused.value.reason == "not_organizer"
    assert await scene.get(there.id) == there


async def test_a_guest_sets_reminders_of_their_own(scene):
    there = await scene.get(scene.invitation(event("초대")))
    became = await scene.patch(there, there.content, replace(there.content, reminders=(5,)))
    assert became.content.reminders == (5,)


async def test_nobody_answers_their_own_event(scene):
    assert (await scene.insert(event(response="accepted"))).content.response is None
