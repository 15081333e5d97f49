"""What asking a model cost, in the model's own tokens and, where its prices are known, in dollars; and what it may cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens `asked` of a model and `answered` by it; `cached` of those asked were cheaper.

    `calls` is how many answers were asked for.
    """

    model: str
    asked: int = 0
    answered: int = 0
    cached: int = 0
    calls: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.model,
            self.asked + other.asked,
            self.answered + other.answered,
            self.cached + other.cached,
            self.calls + other.calls,
        )

    @property
    def tokens(self) -> int:
        """What counts against a budget: all of them, cheap ones too."""
        return self.asked + self.answered


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars for a million tokens: those asked, those of them that were cached, and those answered."""

    asked: Decimal
    cached: Decimal
    answered: Decimal

    def of(self, usage: Usage) -> Decimal:
        """What that came to."""
        fresh = usage.asked - usage.cached
        total = fresh * self.asked + usage.cached * self.cached + usage.answered * self.answered
        return total / _MILLION


def read_price(text: str) -> Price:
    """`asked, cached, answered`, or `asked, answered` where nothing is cheaper. Raises ValueError."""
    try:
        numbers = [Decimal(part.strip()) for part in text.split(",")]
    except InvalidOperation:
        numbers = []
    if len(numbers) == 2:
        numbers.insert(1, numbers[0])
    if len(numbers) != 3 or not all(number.is_finite() and number >= 0 for number in numbers):
        raise ValueError("dollars for a million tokens asked, cached and answered, like 0.75, 0.075, 4.50")
    return Price(*numbers)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a model may be asked in a day, in tokens: by one `person`, and by all of the `house`. 0: as much as one likes.

    `prices` are those that are known, by the model's name.
    """

    person: int = 0
    house: int = 0
    prices: Mapping[str, Price] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spent:
    """What was asked on one day, by model: by one person, and by everybody in this house."""

    own: tuple[Usage, ...] = ()
    house: tuple[Usage, ...] = ()


@dataclass(frozen=True, slots=True)
class Used:
    """One person's day so far. `most` is what they may (0: no bound); `dollars` is None where no price is known.

    `again` is when the next day begins.
    """

    tokens: int
    most: int
    dollars: Decimal | None
    again: datetime


def day_of(now: datetime) -> date:
    """The day that tokens are counted on: of UTC, for everybody, as the services that sell them count.

    A day of each person's own zone would be longer for whoever moves their zone.
    """
    return now.astimezone(UTC).date()


def next_day(now: datetime) -> datetime:
    """When the next one begins."""
    return datetime.combine(day_of(now) + timedelta(days=1), time(), UTC)


def tokens_of(used: Iterable[Usage]) -> int:
    """All together."""
    return sum(usage.tokens for usage in used)


def dollars_of(used: Iterable[Usage], prices: Mapping[str, Price]) -> Decimal | None:
    """All together; None where the price of any of it is not known."""
    total = Decimal(0)
    for usage in used:
        price = prices.get(usage.model)
        if price is None:
            return None
        total += price.of(usage)
    return total
