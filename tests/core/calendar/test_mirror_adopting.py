"""What was read is kept under the row that it is here, unless it was overtaken by something newer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from uuid import uuid5

from core.calendar.mirror.adopting import adopted, is_newer, row_of_ours
from core.calendar.mirror.resource import Family, Mirrored
from tests.core.calendar.rows import uid
from tests.core.sync.mirrors import (
    CALENDAR,
    LUNCH,
    SECOND,
    THIRD,
    YOGA,
    line,
    lunch,
    row_id,
    said,
    said_at,
    yoga,
    yoga_on,
)

OURS = uid(55)


def test_an_event_that_nobody_knew_gets_a_row():
    family = replace(yoga(), root=uid(3))
    assert adopted(family, said(YOGA, "yoga")) == Mirrored("yoga", "yoga", uid(3), said(YOGA, "yoga"))


def test_an_event_of_ours_stays_ours_when_it_is_read():
    kept = adopted(lunch(None), said(LUNCH))
    assert (kept.event, kept.ours, kept.resource) == (LUNCH.id, True, said(LUNCH))


def test_what_was_made_here_once_is_recognised_by_its_id():
    assert row_of_ours(LUNCH.id.hex) == LUNCH.id
    for theirs in ("yoga", f"{LUNCH.id.hex}_20261117T100000Z", LUNCH.id.hex.upper() + "0", str(LUNCH.id)):
        assert row_of_ours(theirs) is None
    unknown = Family(CALENDAR, LUNCH.id, LUNCH.id.hex)
    assert adopted(unknown, said(LUNCH, LUNCH.id.hex)).ours
    assert not adopted(unknown, said(LUNCH, "lunch")).ours


def test_an_instance_that_nobody_knew_gets_the_same_row_whenever_it_is_read():
    first, again = (adopted(yoga(said(YOGA, "yoga")), said_at(THIRD, yoga_on(THIRD), n)) for n in (1, 2))
    assert first.event == again.event == uuid5(CALENDAR, "yoga_1117")
    assert first.event != adopted(yoga(said(YOGA, "yoga")), said_at(SECOND, None)).event


def test_an_instance_keeps_the_row_it_had():
    known = said_at(THIRD, yoga_on(THIRD))
    assert adopted(yoga(known), said_at(THIRD, None, 2)).event == row_id(THIRD)


def test_an_instance_is_the_row_that_stands_at_its_date_here():
    row = replace(yoga_on(THIRD), id=OURS, original=THIRD.astimezone(UTC))
    elsewhere = yoga_on(SECOND), replace(yoga_on(THIRD), series=uid(3)), replace(row, original=None)
    assert adopted(yoga(rows=[*elsewhere, row]), said_at(THIRD, None)).event == OURS


def test_an_instance_is_the_row_that_we_are_about_to_write_there():
    row = replace(yoga_on(THIRD), id=OURS)
    pending = [line(LUNCH, None), line(None, row, 2)]
    assert adopted(yoga(pending=pending), said_at(THIRD, None)).event == OURS


def test_a_row_that_came_back_stands_for_its_instance_again():
    """Under a new id, since the deletion was taken back; what was known of it counts no more."""
    row = replace(yoga_on(THIRD), id=OURS)
    assert adopted(yoga(said_at(THIRD, None), rows=[row]), said_at(THIRD, row, 2)).event == OURS


def test_an_instance_that_was_heard_of_before_its_series_keeps_its_row():
    kept = Mirrored("yoga_1117", "yoga", row_id(THIRD), said_at(THIRD, yoga_on(THIRD)))
    row = replace(yoga_on(THIRD), id=row_id(THIRD), series=None, original=None)
    family = replace(yoga(rows=[row]), members=(kept,))
    again = said_at(THIRD, yoga_on(THIRD), 2)
    assert adopted(family, again).event == row_id(THIRD)
    changed = replace(family, pending=(line(row, replace(row, title="긴 요가")),))
    assert adopted(changed, again).event == row_id(THIRD), "a change of ours goes on in it"


def test_an_instance_that_does_not_say_which_is_none_of_ours():
    lost = replace(said_at(THIRD, yoga_on(THIRD)), original=None)
    assert adopted(yoga(rows=[yoga_on(THIRD)]), lost).event == uuid5(CALENDAR, "yoga_1117")


def test_what_nobody_knew_is_news():
    assert is_newer(said(LUNCH), None)


def test_an_answer_that_was_overtaken_is_no_news():
    assert is_newer(said(LUNCH, version=2), said(LUNCH))
    assert not is_newer(said(LUNCH), said(LUNCH, version=2))


def test_the_same_version_again_is_no_news():
    assert not is_newer(said(LUNCH), said(LUNCH))
    assert not is_newer(replace(said(LUNCH), updated=said(LUNCH, version=9).updated), said(LUNCH))


def test_a_version_of_the_same_moment_counts():
    """A change of reminders leaves the time of the last change as it was."""
    assert is_newer(replace(said(LUNCH), etag="another"), said(LUNCH))
