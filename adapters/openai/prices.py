"""What tokens cost, where that is known: a table of list prices with its date, and what a keeper says instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from core.usage import Price, read_price

_DATED = re.compile(r"-\d{4}-\d\d-\d\d$")
AS_OF = date(2026, 11, 5)
"""When the table was true. Dollars for a million tokens: asked, asked again (cached), answered."""


def _price(asked: str, cached: str, answered: str) -> Price:
    return Price(Decimal(asked), Decimal(cached), Decimal(answered))


PRICES: Mapping[str, Price] = {
    "gpt-4.1": _price("2.00", "0.50", "8.00"),
    "gpt-5-mini": _price("0.25", "0.025", "2.00"),
    "gpt-5.4": _price("2.50", "0.25", "15.00"),
    "gpt-5.4-mini": _price("0.75", "0.075", "4.50"),
    "gpt-5.5": _price("5.00", "0.50", "30.00"),
}


def prices_of(model: str, said: str | None, *, own_server: bool) -> Mapping[str, Price]:
    """Of this model, by its name. The table is OpenAI's: another server has its own prices, or none."""
    if said:
        return {model: read_price(said)}
    known = None if own_server else PRICES.get(_DATED.sub("", model))
    return {} if known is None else {model: known}
