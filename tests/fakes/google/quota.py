"""The quota: sliding windows of a minute over a project and over each of its users."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.fakes.google import refusals

MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Quota:
    """Requests a minute; `per_calendar` bounds writes to one calendar: Google does, without saying how."""

    per_project: int = 10_000
    per_user: int = 600
    per_calendar: int | None = None
    _hits: dict[str, deque[datetime]] = field(default_factory=dict)

    def spend(self, client: str, user: str, calendar: str | None, now: datetime) -> None:
        """Counts a request; refuses it when a window is full, and then it does not count."""
        windows = [self._window(f"project {client}", now), self._window(f"user {client} {user}", now)]
        if len(windows[0]) >= self.per_project:
            raise refusals.rate()
        if len(windows[1]) >= self.per_user:
            raise refusals.user_rate()
        if calendar is not None and self.per_calendar is not None:
            windows.append(self._window(f"calendar {calendar}", now))
            if len(windows[2]) >= self.per_calendar:
                raise refusals.rate()
        for window in windows:
            window.append(now)

    def _window(self, name: str, now: datetime) -> deque[datetime]:
        window = self._hits.setdefault(name, deque())
        while window and window[0] <= now - MINUTE:
            window.popleft()
        return window
