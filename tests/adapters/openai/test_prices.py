from __future__ import annotations

from datetime import date
from decimal import Decimal

from adapters.openai.interpreter import MODEL
from adapters.openai.prices import AS_OF, PRICES, prices_of
from core.usage import Price


def test_the_usual_model_has_a_price():
    assert MODEL in PRICES
    assert date(2026, 1, 1) < AS_OF


def test_a_dated_model_costs_what_its_family_does():
    name = f"{MODEL}-2026-03-17"
    assert prices_of(name, None, own_server=False) == {name: PRICES[MODEL]}


def test_what_nobody_knows_has_no_price():
    assert prices_of("llama", None, own_server=False) == {}
    assert prices_of(MODEL, None, own_server=True) == {}


def test_what_the_keeper_says_counts():
    said = {"llama": Price(Decimal("0.1"), Decimal("0.05"), Decimal("0.4"))}
    assert prices_of("llama", "0.1, 0.05, 0.4", own_server=True) == said
