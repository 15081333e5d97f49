"""The benchmarks run: a small round of each that needs no minutes."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks import __main__ as figures


@pytest.mark.parametrize(
    "words",
    [
        ["walks", "--histories", "3"],
        ["reader", "--times", "1", "--longest", "300"],
        ["unit", "--units", "20", "--events", "60", "--at-once", "4"],
    ],
)
def test_a_small_round_ends_with_its_figures(words, capsys):
    status = figures.main(words)
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["name"], status) == (words[0], 0 if told["ok"] else 1)
    assert told["figures"]
