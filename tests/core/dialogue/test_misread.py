"""What eyes may have got wrong: look-alike digits beside a weekday, and lessons on days off."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import CalendarDate, Clock, DaysAway, Elapsed, Spoken
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Timed
from core.dialogue.interpretation import CreateEvents, EventProposal
from core.dialogue.message import Preferences
from core.dialogue.misread import days_off, with_look_alikes
from tests.core.dialogue.world import World

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 11, 23, 9, tzinfo=SEOUL)
MINE = Preferences(zone="Asia/Seoul")


def doubts_of(said: Spoken | Elapsed):
    """What would be asked of a picture's event."""
    return with_look_alikes(EventProposal(time=said), resolve(said, NOW, "Asia/Seoul"), NOW, MINE)


def days(said: Spoken) -> list[str]:
    """The days to choose from."""
    return [option.start.date().isoformat() for doubt in doubts_of(said) for option in doubt.options]


def test_a_three_that_was_taken_for_an_eight_is_offered():
    said = Spoken(day=CalendarDate(8, 12), weekday=3, clock=Clock(14, 30))
    assert days(said) == ["2026-12-08", "2026-12-03", "2026-12-10"]


def test_a_month_may_be_misread_too():
    said = Spoken(day=CalendarDate(15, 2, 2027), weekday=3, clock=Clock(14))
    assert "2027-07-15" in days(said)


def test_a_date_that_agrees_with_its_weekday_is_not_doubted():
    assert doubts_of(Spoken(day=CalendarDate(3, 12), weekday=3, clock=Clock(14))) == ()


def test_a_day_that_was_counted_has_no_look_alikes():
    said = Spoken(day=DaysAway(1), weekday=4, clock=Clock(14, part="pm"))
    assert len(doubts_of(said)) == 1
    assert days(said)[0] == "2026-11-24"


def test_other_doubts_stay_as_they_are():
    said = Spoken(day=CalendarDate(31, 11), clock=Clock(14))
    assert doubts_of(said) == resolve(said, NOW, "Asia/Seoul").doubts


def term(until: date | None, *weekdays: str) -> Recurrence:
    """Every week until a day."""
    return Recurrence("WEEKLY", by_day=weekdays, until=until)


def lesson(at: datetime, zone: str = "Asia/Seoul") -> Timed:
    """An hour without an end."""
    return Timed(at, None, zone)


def test_lessons_of_a_term_leave_out_public_holidays():
    off = days_off(term(date(2027, 6, 18), "MO"), lesson(datetime(2027, 3, 1, 9, tzinfo=SEOUL)))
    assert off == (datetime(2027, 3, 1, 9, tzinfo=SEOUL),)


def test_the_days_around_chuseok_are_off():
    off = days_off(term(date(2026, 12, 18), "TH", "FR"), lesson(datetime(2026, 9, 3, 9, tzinfo=SEOUL)))
    assert {one.isoformat()[:10] for one in off} == {
        "2026-09-24",
        "2026-09-25",
        "2026-10-09",
        "2026-12-25",
    } - {"2026-12-25"}


def test_without_an_end_or_elsewhere_nothing_is_left_out():
    at = datetime(2027, 3, 1, 9, tzinfo=SEOUL)
    assert days_off(term(None, "MO"), lesson(at)) == ()
    assert days_off(None, lesson(at)) == ()
    assert days_off(term(date(2027, 6, 18), "MO"), lesson(at, "Europe/Berlin")) == ()
    assert days_off(term(date(2027, 6, 18), "MO"), AllDay(at.date(), at.date())) == ()


def lessons() -> CreateEvents:
    """A timetable as it is read in a picture: two lessons a week until Christmas."""
    last = CalendarDate(24, 12, 2026)
    return CreateEvents(
        tuple(
            EventProposal(
                name,
                Spoken(day=CalendarDate(16, 11, 2026), clock=Clock(hour, part="pm")),
                recurrence=Recurrence("WEEKLY", by_day=(weekday,)),
                repeat_until=last,
            )
            for name, hour, weekday in (("미적분학", 2, "MO"), ("한국사", 3, "TH"))
        )
    )


def test_a_timetable_in_a_picture_is_added_with_one_tap_and_removed_again_with_one():
    world = World()
    world.photos("p")
    world.read("p", lessons())
    assert [draft.title for draft in world.last.drafts] == ["미적분학", "한국사"]
    world.press("confirm")
    assert world.calendar() == [
        ("미적분학", "2026-11-16T14:00:00+09:00"),
        ("한국사", "2026-11-19T15:00:00+09:00"),
    ]
    world.press("undo")
    assert world.calendar() == []


def test_lessons_on_a_public_holiday_are_left_out_and_the_card_says_so():
    world = World()
    world.photos("p")
    friday = EventProposal(
        "미술",
        Spoken(day=CalendarDate(20, 11, 2026), clock=Clock(2, part="pm")),
        recurrence=Recurrence("WEEKLY", by_day=("FR",)),
        repeat_until=CalendarDate(31, 12, 2026),
    )
    world.read("p", CreateEvents((friday,)))
    world.press("confirm")
    (series,) = world.events.values()
    assert [one.isoformat()[:10] for one in series.excluded] == ["2026-12-25"]


def test_the_look_alike_of_a_date_is_one_of_the_choices_for_a_picture():
    world = World()
    world.photos("p")
    said = Spoken(day=CalendarDate(8, 12), weekday=3, clock=Clock(14, 30))
    world.read("p", CreateEvents((EventProposal("검진", said),)))
    assert any("12월 3일" in label for label in world.labels())


def smudged(said: Spoken, *others: Spoken):
    """What is asked of an event some digits of which are hard to read: (kind, days and hours to choose from)."""
    event = EventProposal(time=said, misread=others)
    doubts = with_look_alikes(event, resolve(said, NOW, "Asia/Seoul"), NOW, MINE)
    return [(doubt.kind, [one.start.strftime("%m-%d %H") for one in doubt.options]) for doubt in doubts]


def test_a_digit_that_is_hard_to_read_is_asked_about_the_printed_one_first():
    said = Spoken(day=CalendarDate(8, 12), clock=Clock(14))
    asked = smudged(
        said,
        Spoken(day=CalendarDate(3, 12), clock=Clock(14)),
        Spoken(day=CalendarDate(8, 12), clock=Clock(17)),
    )
    assert asked == [("unsure_digit", ["12-08 14", "12-03 14", "12-08 17"])]


def test_a_weekday_that_only_the_printed_date_has_settles_it():
    said = Spoken(day=CalendarDate(8, 12), weekday=1, clock=Clock(14))
    assert smudged(said, Spoken(day=CalendarDate(3, 12), weekday=1, clock=Clock(14))) == []


def test_a_day_that_is_over_or_that_does_not_exist_is_no_choice():
    said = Spoken(day=CalendarDate(28, 11), clock=Clock(14))
    others = (CalendarDate(20, 11), CalendarDate(38, 11), CalendarDate(28, 71), CalendarDate(20, 11, 2026))
    assert smudged(said, *(Spoken(day=day, clock=Clock(14)) for day in others)) == []


def test_a_smudged_digit_in_a_picture_is_asked_on_the_card():
    world = World()
    world.photos("p")
    said = Spoken(day=CalendarDate(8, 12), clock=Clock(14, 30))
    other = Spoken(day=CalendarDate(3, 12), clock=Clock(14, 30))
    world.read("p", CreateEvents((EventProposal("검진", said, misread=(other,)),)))
    assert "또렷하지 않아요" in world.last.text
    assert "12월 8일" in next(label for label in world.labels() if "12월" in label)
    assert any("12월 3일" in label for label in world.labels())


def test_words_that_were_typed_have_no_smudges():
    world = World()
    said, other = (Spoken(day=CalendarDate(day, 12), clock=Clock(14, 30)) for day in (8, 3))
    world.say("12월 8일 14:30 검진", CreateEvents((EventProposal("검진", said, misread=(other,)),)))
    assert "또렷하지" not in world.last.text
