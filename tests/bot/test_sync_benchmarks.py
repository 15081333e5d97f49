"""The benchmarks of synchronising run: a small round of each, on SQLite, and what must hold in any round holds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.benchmarks import __main__ as figures
from tests.fakes.google import client

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")


@pytest.fixture
def round_of(capsys):
    def run(*words: str) -> dict[str, Any]:
        status = figures.main([*words, "--seed", "7"])
        told = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert (told["name"], status) == (words[0], 0 if told["ok"] else 1)
        return told["figures"]

    return run


def test_synchronising_is_measured_beside_its_floor(round_of):
    told = round_of("sync", "--events", "120", "--confirms", "3", "--rounds", "2")
    assert told["first_resources"] == 122, "three series, of which one has a moved instance and one left out"
    assert told["changes_big_requests"] == told["changes_small_requests"] == 1
    assert told["audit_changed"] == 0
    assert told["confirmed_requests"] == 1
    assert told["floor_wall_ms"] < told["confirmed_wall_ms"]


def test_confirms_that_come_again_and_again_write_once(round_of):
    told = round_of("confirms", "--confirms", "24", "--people", "3")
    assert told["deliveries"] > told["confirms"]
    assert told["events"] == told["inserts"] == 24
    assert (told["guests"], told["mails"], told["other_mails"], told["other_writes"]) == (6, 6, 0, 0)


def test_what_was_changed_while_google_was_away_is_there_after_it(round_of):
    told = round_of("outage", "--minutes", "0.02", "--people", "3", "--rate", "10")
    assert told["changes"] == 12
    assert (told["lost"], told["extra"], told["twice"]) == (0, 0, 0)
    assert told["inserts"] > 0


def test_polling_tells_within_its_period(round_of):
    told = round_of("staleness", "--changes", "0", "--polled", "3")
    assert 0 <= told["poll_p50_s"] <= told["poll_max_s"] <= 20 * 60
