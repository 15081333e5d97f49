"""Every type that is stored, in every form: strategies for Hypothesis."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from core.calendar.time.expression import DaysAway, DaysFrom, Holiday, LunarDate
from core.calendar.when import Partial, Timed

ZONES = ("Asia/Seoul", "America/New_York", "Europe/London", "Australia/Lord_Howe", "UTC")
zones = st.sampled_from(ZONES)
instants = st.datetimes(datetime(1905, 1, 2), datetime(2200, 1, 1)).map(
    lambda value: value.replace(tzinfo=UTC)
)


@st.composite
def aware(draw) -> datetime:
    """An instant in a named zone, or at a bare offset."""
    offset = timezone(timedelta(minutes=draw(st.integers(-720, 840))))
    return draw(instants).astimezone(draw(st.one_of(zones.map(ZoneInfo), st.just(offset))))


@st.composite
def timed(draw) -> Timed:
    start, zone = draw(aware()), draw(zones)
    end = draw(
        st.none() | st.timedeltas(timedelta(0), timedelta(days=400)).map(lambda length: start + length)
    )
    return Timed(start, end, zone, draw(st.none() | zones) if end else None)


st.register_type_strategy(datetime, aware())
st.register_type_strategy(date, st.dates())
st.register_type_strategy(time, st.times())
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Timed, timed())
st.register_type_strategy(
    Partial, st.builds(Partial, st.none() | st.dates(), st.none() | st.times(), st.just("Asia/Seoul"))
)
bases = st.one_of(
    *(st.builds(kind) for kind in (DaysAway, LunarDate)), st.builds(Holiday, st.text(max_size=9))
)
st.register_type_strategy(
    DaysFrom, st.builds(DaysFrom, bases | st.builds(DaysFrom, bases, st.integers()), st.integers())
)
