"""Real processes are killed and started again, on SQLite: a short day of what `./run bench crashes` does by thousands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.crashes.day import DAY
from tests.crashes.house import Aim, Days
from tests.crashes.matrix import Plot, housed
from tests.crashes.nursery import nursery
from tests.fakes.google import client

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")
KILLS = (
    Aim("ask to add", "door: after COMMIT Intake.take IncomingMessage", 1),
    Aim("add", "push: after google.insert", 1),
)


@pytest.fixture
def days(tmp_path):
    with nursery(tmp_path) as address, housed(Plot(address, tmp_path, None, "", 30), tmp_path, 1) as found:
        yield found


def test_a_house_that_is_killed_twice_still_adds_one_event_and_tells_it_on_one_card(days: Days):
    shots = days.day({aim.step: aim for aim in KILLS}, {}, DAY[:2])
    assert [(shot.aim, shot.struck, shot.failure) for shot in shots] == [(aim, True, "") for aim in KILLS]
    assert [text.partition("\n")[0] for text, _ in days.shown] == ["✅ 구글 캘린더에 넣었어요"]


def test_what_came_out_wrong_is_seen(days: Days):
    wrong = (replace(DAY[0], made=1),)
    (shot,) = days.day({}, {}, wrong)
    assert "0 events in Google" in shot.failure
