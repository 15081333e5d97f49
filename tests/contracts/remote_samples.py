"""Events of every kind that a remote calendar must give back as it was told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.calendar.event import Event
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from tests.contracts.samples import SEOUL, at, event, whole_days

HOUR = timedelta(hours=1)
NEW_YORK, PARIS = ZoneInfo("America/New_York"), ZoneInfo("Europe/Paris")


def weekly(start: datetime | None = None, **more: object) -> Event:
    """A series on Tuesdays from the first of December at three, unless told otherwise."""
    rule = more.pop("recurrence", None) or Recurrence("WEEKLY")
    return event("요가", start or at(1, 15), recurrence=rule, **more)


def days(rule: Recurrence, first: date = date(2026, 12, 1), **more: object) -> Event:
    """A series of whole days."""
    return whole_days("당번", first, recurrence=rule, **more)


def _flight() -> Timed:
    leaves = datetime(2026, 12, 3, 10, 30, tzinfo=SEOUL)
    return Timed(leaves, leaves + 14 * HOUR, "Asia/Seoul", "America/New_York")


def _in(zone: ZoneInfo, day: date, hour: int, length: timedelta = HOUR) -> Timed:
    start = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
    return Timed(start, start + length, zone.key)


_MO_WE = Recurrence("WEEKLY", by_day=("TU", "TH"))
SAMPLES: dict[str, Event] = {
    "timed": event("치과"),
    "whole day": whole_days("휴가", date(2026, 12, 24)),
    "several days": whole_days("출장", date(2026, 12, 30), date(2027, 1, 2)),
    "over midnight": event("송년회", at(31, 22), hours=4),
    "no length": event("알림", at(1, 9), hours=0),
    "two zones": Event(event().id, "비행기", _flight()),
    "another zone": Event(event().id, "call", _in(NEW_YORK, date(2026, 12, 1), 9)),
    "unsaid end": Event(event().id, "저녁", Timed(at(1, 19), None, "Asia/Seoul")),
    "place and notes": event(location="강남역 3번 출구", notes="준비물:\n- 노트북\n- 충전기"),
    "names": event(attendees=("민수", "지영 씨")),
    "addresses": event(attendees=("minsu@example.org", "jiyoung@example.org")),
    "names and addresses": event(attendees=("민수", "jiyoung@example.org", "철수"), notes="함께"),
    "several reminders": event(reminders=(10, 60, 1440)),
    "no reminder": event(reminders=()),
    "korean": event("엄마 생신 🎂 — 한정식 ‘토속촌’"),
    "emoji": event("👨‍👩‍👧‍👦 🇰🇷 🏳️‍🌈", notes="👍🏽"),
    "right to left": event("פגישה עם דנה / اجتماع", location="שדרות רוטשילד 1"),
    "long title": event("가" * 300),
    "meeting": event(meeting=True),
    "series without end": weekly(),
    "series of ten": weekly(recurrence=Recurrence("WEEKLY", count=10)),
    "series until a day": weekly(recurrence=Recurrence("WEEKLY", until=date(2027, 1, 12))),
    "series early in the morning until": weekly(
        at(1, 6), recurrence=Recurrence("DAILY", until=date(2026, 12, 9))
    ),
    "series late in another zone until": Event(
        event().id,
        "late",
        _in(NEW_YORK, date(2026, 12, 1), 22),
        recurrence=Recurrence("DAILY", until=date(2026, 12, 9)),
    ),
    "series by weekday": weekly(recurrence=_MO_WE),
    "series every other week": weekly(recurrence=Recurrence("WEEKLY", interval=2, by_day=("TU",))),
    "last friday": event("마감", at(25, 18), recurrence=Recurrence("MONTHLY", by_day=("-1FR",))),
    "month days": event("월세", at(1, 9), recurrence=Recurrence("MONTHLY", by_month_day=(1, 15))),
    "birthday": days(Recurrence("YEARLY", by_month_day=(24,), by_month=(12,)), date(2026, 12, 24)),
    "dates left out": weekly(excluded=(at(15, 15), at(8, 15))),
    "days left out": days(Recurrence("DAILY", count=5), excluded=(date(2026, 12, 3),)),
    "whole days until": days(Recurrence("DAILY", until=date(2026, 12, 9))),
    "over a change of clocks": Event(
        event().id,
        "réunion",
        _in(PARIS, date(2027, 3, 26), 9),
        recurrence=Recurrence("DAILY", count=6),
        excluded=(datetime(2027, 3, 29, 9, tzinfo=PARIS),),
    ),
    "series with everything": weekly(
        recurrence=Recurrence("WEEKLY", count=4),
        location="체육관",
        attendees=("민수", "jiyoung@example.org"),
        notes="수건",
        reminders=(30,),
        meeting=True,
        excluded=(at(8, 15),),
    ),
    "days of a series": Event(
        event().id,
        "캠프",
        AllDay(date(2026, 12, 4), date(2026, 12, 6)),
        recurrence=Recurrence("WEEKLY", interval=2, count=3),
    ),
}
