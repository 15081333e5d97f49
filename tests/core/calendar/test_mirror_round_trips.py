"""Whatever a person does to a series: at no moment does their calendar look otherwise, and in the end Google's does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from core.calendar.draft import Draft, proposal_of
from core.calendar.event import Event
from core.calendar.occurrences import agenda, instances
from core.calendar.when import AllDay, Timed
from tests.core.calendar.rows import SEOUL, event, rules, timed, uid, whens, window
from tests.core.sync.mirrors import CALENDAR
from tests.core.sync.twin import Twin

SPRING = window("2024-02-26 00:00", "2024-04-22 00:00")
"""The clocks change in it, in London and in Los Angeles."""

round_trips = settings(deadline=None, max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate))
"""Shrinking whole calendars takes minutes, and three cards are small enough to read."""


def seen(rows: Iterable[Event]) -> list[tuple[object, ...]]:
    """What a person sees of them in that spring."""
    told = [(str(one.when), one.event.title, one.event.location) for one in agenda(rows, SPRING, SEOUL)]
    return sorted(told)


def moved(when: Timed | AllDay, hours: int, days: int) -> Timed | AllDay:
    if isinstance(when, AllDay):
        return AllDay(when.first + timedelta(days=days), when.last + timedelta(days=days))
    by = timedelta(hours=hours, days=days)
    return Timed(when.start + by, when.end + by if when.end else None, when.zone)


@st.composite
def series(draw) -> Event:
    """One that begins that spring on a day of its rule, some of its dates cancelled.

    None by the month: moved to the 31st it may no longer give the date of a changed instance.
    """
    when = draw(whens(date(2024, 2, 27) + timedelta(days=draw(st.integers(0, 20)))))
    rule = draw(rules().filter(lambda rule: rule.freq in ("DAILY", "WEEKLY")))
    row = Event(uid(1), "series", when, recurrence=rule)
    first = next(instances(row, date(2024, 2, 27), date(2024, 4, 20)), None)
    assume(first is not None)
    row = replace(row, when=first.when)
    dates = [one.original for one in agenda([row], SPRING, SEOUL)[:8]]
    gone = draw(st.lists(st.sampled_from(dates), max_size=2, unique=True)) if dates else []
    return replace(row, excluded=tuple(gone))


@st.composite
def drafts(draw, rows: list[Event], number: int, *, moving: bool = True) -> Draft | None:
    """A card that changes or deletes something that is shown."""
    shown = agenda(rows, SPRING, SEOUL)[:20]
    if not shown:
        return None
    one = draw(st.sampled_from(shown))
    base, what = (
        one.event,
        draw(st.sampled_from(("title", "location", "delete", *(("when",) if moving else ())))),
    )
    scope = draw(st.sampled_from(("this", "following", "all"))) if base.recurrence else None
    proposal = proposal_of(base, one.when)
    if what in ("title", "location"):
        proposal = replace(proposal, **{what: f"{what} {number}"})
    elif what == "when":
        when = moved(one.when, draw(st.integers(1, 3)), draw(st.integers(1, 2)))
        assume(scope == "this" or sum(row.series is not None for row in rows) < 2)  # two may change places
        title = proposal.title if scope in ("all", "following") else f"title {number}"
        proposal = replace(proposal, when=when, title=title)  # an instance never says what its rule says
    kind = "delete" if what == "delete" else "update"
    return Draft(uid(5000 + number), kind, proposal, base, scope, one.original, one.when, calendar=CALENDAR)


def push(twin: Twin) -> None:
    """What is shown stays what was confirmed, whichever requests were made by then."""
    expected = seen(twin.rows.values())
    for _ in twin.push():
        assert seen(twin.here()) == expected
    assert seen(twin.there()) == expected


@round_trips
@given(st.data())
def test_what_the_steps_of_any_cards_write_is_what_the_person_confirmed(data):
    twin = Twin(data.draw(series()))
    push(twin)
    for number in range(4):
        draft = data.draw(drafts(list(twin.rows.values()), number, moving=number < 2))
        if draft is not None:
            twin.confirms(draft)
        if number != 2:  # the third waits for the fourth
            push(twin)


@round_trips
@given(st.data())
def test_taking_back_any_card_shows_at_google_what_was_there_before(data):
    twin = Twin(data.draw(series()))
    push(twin)
    before = seen(twin.rows.values())
    draft = data.draw(drafts(list(twin.rows.values()), 1))
    lines = twin.confirms(draft) if draft is not None else ()
    if data.draw(st.booleans()):
        push(twin)
    if lines:
        twin.takes_back(lines)
    push(twin)
    assert seen(twin.there()) == before


class Course(Twin):
    """Yoga on Tuesdays, or as the rule says, at Google already."""

    def __init__(self, rule: str = "FREQ=WEEKLY;BYDAY=TU;COUNT=8") -> None:
        super().__init__(event("yoga", timed("2024-03-05 19:00"), rule=rule))
        self._cards = 0
        push(self)

    @property
    def series(self) -> Event:
        return self.rows[uid(1)]

    def edits(self, day: str, scope: str, hours: int = 0, days: int = 0, **fields: object) -> None:
        """Of the instance that is on that day: moved by so much, or with these fields."""
        one = self._on(day)
        proposal = replace(proposal_of(self.series, one.when), when=moved(one.when, hours, days), **fields)
        self._card("update", one, scope, proposal)

    def deletes(self, day: str, scope: str) -> None:
        one = self._on(day)
        self._card("delete", one, scope, proposal_of(self.series, one.when))

    def _on(self, day: str):
        return next(one for one in agenda([self.series], SPRING, SEOUL) if f"{one.when.start:%m-%d}" == day)

    def _card(self, kind, one, scope, proposal) -> None:
        self._cards += 1
        self.confirms(
            Draft(uid(60 + self._cards), kind, proposal, self.series, scope, one.original, one.when)
        )

    def titles(self) -> list[str]:
        return [title for _, title, _ in seen(self.there())]


def test_a_changed_instance_that_is_moved_with_this_and_the_following_arrives_once():
    course = Course()
    course.edits("03-26", "this", title="long yoga")
    push(course)
    course.edits("03-19", "following", hours=1)
    push(course)
    assert course.titles().count("long yoga") == 1


def test_dates_cancelled_in_any_order_are_no_conflict_with_a_later_move():
    course = Course()
    for day in ("03-26", "03-12"):
        course.deletes(day, "this")
        push(course)
    course.edits("03-05", "all", hours=1)
    push(course)
    assert len(course.titles()) == 5


def test_a_date_that_a_moved_series_no_longer_gives_is_no_conflict_with_its_end():
    course = Course()
    for change in (
        {"day": "03-12", "scope": "this", "title": "long yoga"},
        {"day": "03-19", "scope": "all", "hours": 1},
    ):
        course.edits(**change)
        push(course)
    course.deletes("03-26", "following")
    push(course)
    assert sorted(course.titles()) == ["long yoga", "yoga", "yoga"]


def test_an_instance_changed_and_deleted_at_once_is_never_back_on_its_day():
    course = Course()
    course.edits("03-12", "this", title="long yoga")
    row = next(row for row in course.rows.values() if row.series)
    course.confirms(Draft(uid(99), "delete", proposal_of(row, row.when), row, was=row.when))
    push(course)
    assert len(course.titles()) == 6


def test_a_series_that_is_deleted_with_a_changed_instance_leaves_nothing_for_a_moment():
    course = Course()
    course.edits("03-12", "this", title="long yoga")
    push(course)
    course.deletes("03-05", "all")
    push(course)
    assert course.titles() == []


def test_the_changed_instance_of_a_series_that_is_moved_is_shown_all_the_while():
    course = Course()
    course.edits("03-12", "this", title="long yoga")
    push(course)
    course.edits("03-19", "all", hours=1)
    push(course)
    assert course.titles().count("long yoga") == 1


def test_a_changed_instance_moved_with_its_series_and_deleted_at_once_is_no_conflict():
    course = Course()
    course.edits("03-12", "this", title="long yoga")
    push(course)
    course.edits("03-19", "all", hours=1)
    row = next(row for row in course.rows.values() if row.series)
    course.confirms(Draft(uid(99), "delete", proposal_of(row, row.when), row, was=row.when))
    push(course)
    assert course.titles() == ["yoga"] * 6


def test_a_date_that_a_changed_instance_leaves_and_the_moved_rule_gives_anew_takes_place():
    """From Tuesdays and Thursdays to Thursdays and Saturdays: the first Thursday is one of both."""
    course = Course("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8")
    course.edits("03-07", "this", title="long yoga")
    push(course)
    course.edits("03-05", "all", days=2)
    push(course)
    assert sorted(course.titles()) == ["long yoga", *["yoga"] * 7]


def test_changed_instances_that_take_each_other_s_dates_do_not_meet():
    """Each day of a daily course moves by one: the first takes the date that the second is about to leave."""
    course = Course("FREQ=DAILY;COUNT=8")
    course.edits("03-07", "this", title="long yoga")
    course.edits("03-08", "this", title="short yoga")
    push(course)
    course.edits("03-05", "all", days=1)
    push(course)
    assert sorted(course.titles()) == ["long yoga", "short yoga", *["yoga"] * 6]
