"""Where a drawing takes its words and dates from: one half of the words is for learning, the other is kept back."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

WEEK = "월화수목금토일"
ENGLISH_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
Item = TypeVar("Item")


@dataclass
class Deck:
    """Chance, and the half of the words that it may take."""

    rng: random.Random
    held: bool
    now: datetime

    def half(self, items: Sequence[Item]) -> Sequence[Item]:
        """The words of this part."""
        return items[1::2] if self.held else items[0::2]

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the words of this part."""
        return self.rng.choice(self.half(items))

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """Several different ones."""
        return self.rng.sample(list(self.half(items)), count)

    def any(self, items: Sequence[Item]) -> Item:
        """One of all."""
        return self.rng.choice(items)

    def number(self, low: int, high: int) -> int:
        """From low to high, both included."""
        return self.rng.randint(low, high)

    def day(self, first: int = 2, last: int = 120) -> date:
        """A day that is still to come."""
        return self.now.date() + timedelta(days=self.number(first, last))

    def weekend(self, first: int = 5, last: int = 120) -> date:
        """A Saturday or a Sunday that is still to come."""
        day = self.day(first, last)
        return day + timedelta(days=(5 - day.weekday()) % 7 + self.number(0, 1))

    def workday(self, first: int = 2, last: int = 90) -> date:
        """A day from Monday to Friday that is still to come."""
        day = self.day(first, last)
        return day + timedelta(days=max(0, 7 - day.weekday()) % 7 if day.weekday() > 4 else 0)

    def clock(self, low: int = 9, high: int = 18, step: int = 30) -> time:
        """A time of day."""
        return time(self.number(low, high), self.rng.randrange(0, 60, step))

    def phone(self) -> str:
        """A number to call."""
        return (
            f"0{self.any(('2', '31', '51', '70', '10'))}-{self.number(1000, 9999)}-{self.number(1000, 9999)}"
        )

    def korean_day(self, day: date, *, year: bool | None = None) -> str:
        """A day as Koreans print it, with its weekday."""
        name = WEEK[day.weekday()]
        with_year = (
            f"{day.year}년 {day.month}월 {day.day}일({name})",
            f"{day.year}.{day.month:02}.{day.day:02}({name})",
            f"{day.year}년 {day.month}월 {day.day}일 {name}요일",
            f"{day.year}. {day.month}. {day.day}.({name})",
            f"{day.year}-{day.month:02}-{day.day:02} ({name})",
        )
        without = (
            f"{day.month}월 {day.day}일({name})",
            f"{day.month}/{day.day}({name})",
            f"{day.month}월 {day.day}일 {name}요일",
            f"{day.month:02}/{day.day:02} ({name})",
            f"{day.month}.{day.day}({name})",
        )
        return self.any(with_year if year else without if year is False else with_year + without)

    def english_day(self, day: date, *, year: bool | None = None) -> str:
        """A day as it is printed in English, with its weekday."""
        name, month = ENGLISH_WEEK[day.weekday()], MONTHS[day.month - 1]
        with_year = (
            f"{name}, {month} {day.day}, {day.year}",
            f"{name[:3]}, {month[:3]} {day.day}, {day.year}",
            f"{name}, {day.day} {month} {day.year}",
        )
        without = (
            f"{name}, {month} {day.day}",
            f"{name[:3]}, {month[:3]} {day.day}",
            f"{name[:3]} {month[:3]} {day.day}",
        )
        return self.any(with_year if year else without if year is False else with_year + without)

    def korean_clock(self, at: time) -> str:
        """A time of day as Koreans print it."""
        half, hour = ("오전" if at.hour < 12 else "오후"), (at.hour - 1) % 12 + 1
        words = f"{half} {hour}시" + (f" {at.minute}분" if at.minute else "")
        return self.any((words, f"{half} {hour}:{at.minute:02}", f"{at.hour:02}:{at.minute:02}"))

    def english_clock(self, at: time) -> str:
        """A time of day as it is printed in English."""
        hour, half = (at.hour - 1) % 12 + 1, "AM" if at.hour < 12 else "PM"
        full = f"{hour}:{at.minute:02} {half}"
        short = f"{hour}{half.lower()}" if not at.minute else f"{hour}:{at.minute:02}{half.lower()}"
        return self.any((full, full, short))


def later(at: time, minutes: int) -> time:
    """So much later on the same day."""
    return (datetime.combine(date(2026, 1, 1), at) + timedelta(minutes=minutes)).time()
