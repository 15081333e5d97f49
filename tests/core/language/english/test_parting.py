"""Two orders in one message are parted; what is one order stays whole."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import Request
from core.language.english.orders import orders
from core.language.understand import understand


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("cancel tomorrow's meeting and book dentist on Friday", ("cancel tomorrow's meeting", "book dentist on Friday")),
        ("Move standup to 4, then delete lunch", ("Move standup to 4", "delete lunch")),
    ],
)  # fmt: skip
def test_orders_of_two_kinds_are_parted(text, parts):
    assert orders(text) == parts
    assert understand(Request(text, "en", parted=True)).rest == parts[1]


@pytest.mark.parametrize(
    "text", ["book dentist and add lunch", "meeting about how to cancel and book flights", ""]
)
def test_what_is_one_order_stays_whole(text):
    assert orders(text) == (text,)
