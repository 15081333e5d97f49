"""Calendar files of every kind, the broken and the hostile ones too: what is in them, or why they are not taken."""

from __future__ import annotations

import sys
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar.ical.file import MAX_EVENTS
from core.calendar.ical.read import MAX_BYTES, read
from core.calendar.ical.text import MAX_LINES, is_calendar
from core.calendar.recurrence import ONCE
from core.calendar.rrule import to_rrule
from core.calendar.when import AllDay
from core.dialogue.shown import span_strings
from core.errors import UnreadableFile
from tests.core.calendar.ical.files import SEOUL, calendar, file_of, only

DAY = "DTSTART;VALUE=DATE:20261224"
TEN = "DTSTART;TZID=Asia/Seoul:20261201T100000"


def when(*lines: str, **more: str) -> tuple[str | None, str | None]:
    return span_strings(only("|".join(lines), **more).proposal.when)


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        read(data, SEOUL)
    return refusal.value.reason


# ── times ──


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ((DAY,), "2026-12-24", None),
        ((DAY, "DTEND;VALUE=DATE:20261227"), "2026-12-24", "2026-12-26"),
        ((DAY, "DTEND;VALUE=DATE:20261224"), "2026-12-24", None),
        ((DAY, "DTEND:20261225T100000Z"), "2026-12-24", "2026-12-25"),
        ((DAY, "DURATION:P3D"), "2026-12-24", "2026-12-26"),
        ((DAY, "DURATION:P2W"), "2026-12-24", "2027-01-06"),
        ((TEN,), "2026-12-01T10:00:00+09:00", None),
        ((TEN, "DTEND;TZID=Asia/Seoul:20261201T100000"), "2026-12-01T10:00:00+09:00", None),
        ((TEN, "DTEND;TZID=Asia/Seoul:20261201T090000"), "2026-12-01T10:00:00+09:00", None),
        ((TEN, "DTEND;VALUE=DATE:20261202"), "2026-12-01T10:00:00+09:00", "2026-12-02T00:00:00+09:00"),
        ((TEN, "DURATION:PT1H30M"), "2026-12-01T10:00:00+09:00", "2026-12-01T11:30:00+09:00"),
        ((TEN, "DTEND;TZID=America/New_York:20261201T100000"), "2026-12-01T10:00:00+09:00", "2026-12-01T10:00:00-05:00"),
        ((TEN, "DTEND:20261201T020000Z"), "2026-12-01T10:00:00+09:00", "2026-12-01T11:00:00+09:00"),
        (("DTSTART:20261201T100000",), "2026-12-01T10:00:00+09:00", None),
        (("DTSTART:20261201T1000",), "2026-12-01T10:00:00+09:00", None),
        (("DTSTART:20261201T100060Z",), "2026-12-01T19:00:59+09:00", None),
        (("dtstart:20261201t100000z",), "2026-12-01T19:00:00+09:00", None),
        (("DTSTART;TZID=/example.org/20260101_1/Europe/Berlin:20261201T100000",), "2026-12-01T10:00:00+01:00", None),
        (("DTSTART;TZID=Pacific Standard Time:20261201T100000",), "2026-12-01T10:00:00-08:00", None),
        (("DTSTART;TZID=../../etc/passwd:20261201T100000",), "2026-12-01T10:00:00+09:00", None),
        (("DTSTART;TZID=America:20261201T100000",), "2026-12-01T10:00:00+09:00", None),
    ],
)  # fmt: skip
def test_when_an_event_is(lines, start, end):
    assert when(*lines) == (start, end)


def test_an_event_of_decades_is_cut_where_nobody_would_look():
    assert when(DAY, "DTEND;VALUE=DATE:21001231") == ("2026-12-24", "2036-12-31")
    assert when(TEN, "DTEND:21001231T000000Z")[1] == "2036-12-08T10:00:00+09:00"


def test_the_calendar_says_where_instants_are_told():
    head = "X-WR-TIMEZONE:Europe/London"
    assert when("DTSTART:20261201T100000Z", head=head) == ("2026-12-01T10:00:00+00:00", None)


@pytest.mark.parametrize(
    "line",
    ["SUMMARY:x", "DTSTART:", "DTSTART:2026-12-01", "DTSTART:00000101T000000", "DTSTART;VALUE=DATE:99991231",
     "DTSTART;VALUE=DATE:20260230", "DTSTART:20261201T250000", "DTSTART", "DTSTART:20261201T10:00:00",
     "DTSTART:20261201T100000|DTEND:never", "DTSTART:20261201T100000|DURATION:P",
     "DTSTART:20261201T100000|DURATION:1H", "DTSTART:20261201T100000|RECURRENCE-ID:x"],
)  # fmt: skip
def test_an_event_without_a_time_that_can_be_read_is_counted_and_left_out(line):
    file = file_of(line, TEN)
    assert (len(file.events), file.unread) == (1, 1)


# ── zones that the file describes ──

ZONE = "BEGIN:VTIMEZONE|TZID:Ours|{more}END:VTIMEZONE"
PART = "BEGIN:{kind}|DTSTART:{start}|TZOFFSETTO:{to}|END:{kind}|"


def described(*parts: tuple[str, str, str], more: str = "") -> tuple[str | None, bool]:
    """The offset at the first of December of a clock that the file describes, and whether it is a guess."""
    told = "".join(PART.format(kind=kind, start=start, to=to) for kind, start, to in parts)
    event = only("DTSTART;TZID=Ours:20261201T100000", head=ZONE.format(more=more + told))
    return event.proposal.when.start.isoformat()[19:], "zone_guessed" in event.lost


@pytest.mark.parametrize(
    ("parts", "offset"),
    [
        ([("STANDARD", "19700101T000000", "+0900")], "+09:00"),
        ([("STANDARD", "19700101T000000", "+053000")], "+05:30"),
        ([("STANDARD", "19700101T000000", "+0000")], "+00:00"),
        ([("STANDARD", "19701101T020000", "-0800"), ("DAYLIGHT", "19700308T020000", "-0700")], "-08:00"),
        ([("STANDARD", "19700405T030000", "+1000"), ("DAYLIGHT", "19701004T020000", "+1100")], "+11:00"),
        ([("STANDARD", "19700101T000000", "+1400")], "+14:00"),
        ([("STANDARD", "19700101T000000", "-0100")], "-01:00"),
        ([("DAYLIGHT", "19700101T000000", "+0900")], "+09:00"),
        ([("STANDARD", "19600101T000000", "+0830"), ("STANDARD", "19700101T000000", "+0900")], "+09:00"),
    ],
)
def test_a_zone_is_known_by_its_clocks(parts, offset):
    assert described(*parts) == (offset, False)


@pytest.mark.parametrize(
    "parts", [[], [("STANDARD", "19700101T000000", "nine")], [("STANDARD", "x", "+1213")]]
)
def test_a_zone_that_tells_nothing_is_a_guess(parts):
    assert described(*parts) == ("+09:00", True)


def test_a_zone_may_say_where_it_is():
    assert described(more="X-LIC-LOCATION:Asia/Tokyo|") == ("+09:00", False)
    assert only("DTSTART;TZID=Ours:20261201T100000", head=ZONE.format(more="X-LIC-LOCATION:Asia/Tokyo|")
                ).proposal.when.zone == "Asia/Tokyo"  # fmt: skip


# ── words ──


def test_escapes_folds_and_unseen_signs_are_undone():
    event = only(
        TEN + "|SUMMARY:회의\\, 그리\r\n 고 \\n점심\u202e\x07|DESCRIPTION:a\\\\b\\;c\\Nd|LOCATION: 서울  역 "
    )
    assert event.proposal.title == "회의, 그리고 점심"
    assert event.proposal.notes == "a\\b;c\nd"
    assert event.proposal.location == "서울 역"


def test_long_words_are_cut():
    event = only(TEN + "|SUMMARY:" + "가" * 3000 + "|DESCRIPTION:" + "나" * 30000)
    assert (len(event.proposal.title), len(event.proposal.notes)) == (500, 8000)


def test_parameters_in_quotes_may_hold_every_sign():
    event = only('DTSTART;X-A="a:b;c,d","e";TZID="Asia/Tokyo":20261201T100000|SEQUENCE:7|UID:u')
    assert event.proposal.when.zone == "Asia/Tokyo"
    assert (event.sequence, event.uid) == (7, "u")


@pytest.mark.parametrize(
    "line", ["SEQUENCE:-1", "SEQUENCE:x", "SEQUENCE:²", "SUMMARY", "SUMMARY;X:no value", "garbage"]
)
def test_a_broken_line_is_passed_over(line):
    event = only(f"{TEN}|{line}|LOCATION:here")
    assert (event.sequence, event.proposal.location) == (0, "here")


@pytest.mark.parametrize(
    ("alarm", "minutes"),
    [
        ("TRIGGER:-PT15M", (15,)), ("TRIGGER:-P1DT2H", (1560,)), ("TRIGGER:-P1W", (10080,)), ("TRIGGER:PT0S", (0,)),
        ("TRIGGER:-P0DT0H30M0S", (30,)), ("TRIGGER;RELATED=END:-PT1H30M", (30,)), ("TRIGGER:PT10M", None),
        ("TRIGGER;VALUE=DATE-TIME:20261201T000000Z", None), ("ACTION:NONE|TRIGGER:-PT5M", None), ("ACTION:AUDIO", None),
        ("TRIGGER:-P9W", None), ("TRIGGER:-PT15M|END:VALARM|BEGIN:VALARM|TRIGGER:-PT15M", (15,)),
    ],
)  # fmt: skip
def test_reminders_are_minutes_before_the_start(alarm, minutes):
    event = only(f"{TEN}|DURATION:PT1H|BEGIN:VALARM|{alarm}|END:VALARM")
    assert event.proposal.reminders == minutes


def test_the_end_of_what_has_no_end_is_its_start():
    assert only(f"{TEN}|BEGIN:VALARM|TRIGGER;RELATED=END:-PT5M|END:VALARM").proposal.reminders == (5,)


# ── repeats ──


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222T010000Z", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222T005959Z", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261221"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222T100000", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222"),
        ("FREQ=YEARLY;UNTIL=99991231T235959Z", "FREQ=YEARLY"),
        ("FREQ=DAILY;BYHOUR=10;BYMINUTE=0", "FREQ=DAILY"),
        ("freq=daily;count=3", "FREQ=DAILY;COUNT=3"),
    ],
)
def test_a_rule_that_we_hold_is_kept(rule, held):
    event = only(f"{TEN}|RRULE:{rule}")
    assert to_rrule(event.proposal.recurrence) == held
    assert event.lost == ()


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=HOURLY;INTERVAL=2", "FREQ=DAILY;BYHOUR=9,10", "FREQ=DAILY;BYHOUR=9",
     "RSCALE=CHINESE;FREQ=YEARLY", "", "FREQ=WEEKLY;UNTIL=soon", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
     "FREQ=DAILY|RRULE:FREQ=WEEKLY", "FREQ=DAILY|EXRULE:FREQ=WEEKLY"],
)  # fmt: skip
def test_of_a_rule_that_we_do_not_hold_the_first_one_is_left_and_that_is_said(rule):
    event = only(f"{TEN}|RRULE:{rule}")
    assert event.proposal.recurrence is None
    assert event.lost == ("rule_lost",)


def test_days_beside_the_rule_are_held_at_its_hour():
    event = only(f"{TEN}|RDATE;TZID=Asia/Seoul:20261205T100000,20261207T100000")
    assert event.proposal.recurrence.also == (date(2026, 12, 5), date(2026, 12, 7))
    assert to_rrule(event.proposal.recurrence) == to_rrule(ONCE)
    assert event.lost == ()


def test_a_period_counts_from_its_beginning():
    event = only(f"{TEN}|RDATE;VALUE=PERIOD:20261205T010000Z/PT1H")
    assert event.proposal.recurrence.also == (date(2026, 12, 5),)


@pytest.mark.parametrize("line", ["RDATE:20261205T120000", "RDATE:x", "RRULE:FREQ=DAILY|EXDATE:x,"])
def test_dates_that_we_do_not_hold_are_said(line):
    assert only(f"{TEN}|RDATE:20261206T100000|{line}").lost == ("dates_lost",)


def test_the_first_one_takes_place_whatever_the_rule_says_of_it():
    event = only(f"{TEN}|RRULE:FREQ=WEEKLY;BYDAY=FR")
    assert event.proposal.recurrence.also == (date(2026, 12, 1),)


def test_a_rule_of_whole_days_ends_on_a_day():
    event = only(f"{DAY}|RRULE:FREQ=DAILY;UNTIL=20261226T000000Z|EXDATE:20261225T000000Z")
    assert to_rrule(event.proposal.recurrence) == "FREQ=DAILY;UNTIL=20261226"
    assert event.excluded == (date(2026, 12, 25),)


def test_a_rule_that_was_written_in_utc_counts_by_the_days_of_utc():
    event = only("DTSTART:20261130T230000Z|RRULE:FREQ=WEEKLY;BYDAY=MO")
    assert event.proposal.when.zone == "UTC"
    assert event.proposal.recurrence.also == ()


def test_a_day_is_left_out_at_the_hour_of_its_series():
    event = only(f"{TEN}|RRULE:FREQ=DAILY|EXDATE;VALUE=DATE:20261203|EXDATE:20261204T010000Z")
    assert [one.isoformat() for one in event.excluded] == [
        "2026-12-03T10:00:00+09:00",
        "2026-12-04T10:00:00+09:00",
    ]


# ── one event told in several parts ──

SERIES = f"UID:s|{TEN}|RRULE:FREQ=DAILY;COUNT=5|SUMMARY:운동"


def test_a_changed_instance_belongs_to_its_series():
    event = only(SERIES, "UID:s|RECURRENCE-ID:20261203T010000Z|DTSTART:20261203T050000Z|SUMMARY:늦은 운동")
    assert [(one.original.isoformat(), one.proposal.title) for one in event.changed] == [
        ("2026-12-03T10:00:00+09:00", "늦은 운동")
    ]


def test_an_instance_may_become_a_whole_day():
    event = only(SERIES, "UID:s|RECURRENCE-ID;TZID=Asia/Seoul:20261203T100000|DTSTART;VALUE=DATE:20261203")
    assert event.changed[0].original.isoformat() == "2026-12-03T10:00:00+09:00"
    assert event.changed[0].proposal.when == AllDay(date(2026, 12, 3), date(2026, 12, 3))


def test_a_whole_day_of_a_series_may_get_an_hour():
    event = only(
        f"UID:s|{DAY}|RRULE:FREQ=DAILY", "UID:s|RECURRENCE-ID:20261226T000000Z|DTSTART:20261226T050000Z"
    )
    assert event.changed[0].original == date(2026, 12, 26)


def test_an_instance_that_the_rule_does_not_give_is_left_out_and_said():
    event = only(SERIES, "UID:s|RECURRENCE-ID:20270103T010000Z|DTSTART:20270103T050000Z")
    assert (event.changed, event.lost) == ((), ("dates_lost",))


def test_an_instance_without_its_series_stands_alone():
    event = only("UID:s|RECURRENCE-ID;TZID=Asia/Seoul:20261203T100000|DTSTART:20261203T050000Z")
    assert event.original is not None


def test_of_two_tellings_the_later_one_counts():
    event = only("UID:a|SEQUENCE:2|SUMMARY:new|" + TEN, "UID:a|SEQUENCE:1|SUMMARY:old|" + TEN)
    assert event.proposal.title == "new"
    event = only("UID:a|SUMMARY:old|" + TEN, "UID:a|SUMMARY:new|" + TEN)
    assert event.proposal.title == "new"


def test_events_without_an_id_are_all_there():
    assert len(file_of(TEN, TEN).events) == 2


def test_what_is_called_off_stays_in_a_file_that_calls_off():
    event = f"UID:a|STATUS:CANCELLED|{TEN}"
    assert (len(file_of(event).events), file_of(event).off) == (0, 1)
    assert len(file_of(event, head="METHOD:CANCEL").events) == 1
    assert file_of(event, head="METHOD:REFRESH").method == "publish"


# ── what is none, or too much ──


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no_file"),
        (b" \r\n", "no_file"),
        (b"\x89PNG\r\n\x1a\n", "not_calendar"),
        ("내일 3시 회의".encode(), "not_calendar"),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "not_calendar"),
        (b"BEGIN:VCALENDAR" + b"\r\n" * (MAX_BYTES // 2), "file_too_big"),
        (b"BEGIN:VCALENDAR\r\n" + b"x\n" * (MAX_LINES + 1), "too_many_events"),
        (calendar(*[TEN] * (MAX_EVENTS + 1)), "too_many_events"),
        (calendar(*[f"{TEN}|EXDATE:" + "20261201T100000," * 1000] * 30), "too_many_events"),
        (calendar(TEN, head="BEGIN:VTIMEZONE|END:VTIMEZONE|" * 501), "too_many_events"),
    ],
)
def test_a_file_that_is_not_taken_says_why(data, reason):
    assert refused(data) == reason


def test_a_picture_is_no_calendar():
    assert not is_calendar(b"\xff\xd8\xff\xe0" + bytes(100))
    assert is_calendar(calendar(TEN))
    assert is_calendar("\ufeffbegin:vcalendar\n".encode())


def test_a_letter_cut_in_two_makes_it_no_other_alphabet():
    for more in range(3):
        assert is_calendar(b"BEGIN:VCALENDAR\r\nX:" + b"a" * more + "가".encode() * 3000)


def test_a_calendar_that_breaks_off_is_read_to_where_it_does():
    data = calendar(TEN, TEN)
    assert len(read(data[: data.rindex(b"END:VEVENT")], SEOUL).events) == 1


def test_latin_letters_of_old_are_read():
    assert (
        read(calendar(f"{TEN}|SUMMARY:Café crème").decode().encode("latin-1"), SEOUL).events[0].proposal.title
        == "Café crème"
    )


def test_what_is_nested_is_passed_over():
    deep = "BEGIN:VEVENT|" * 1000 + "END:VEVENT|" * 1000
    assert file_of(f"{deep}{TEN}").events != ()
    assert file_of(f"BEGIN:VTODO|BEGIN:VALARM|END:VALARM|END:VTODO|{TEN}").events != ()
    assert read(b"BEGIN:VCALENDAR\r\nEND:X\r\nEND:X\r\nUID:1\r\nBEGIN:VEVENT\r\n", SEOUL).events == ()


def test_nothing_is_kept_without_measure():
    many = "|".join(["ATTENDEE:mailto:a@b.example"] * 1000 + ["BEGIN:VALARM|TRIGGER:-PT1M|END:VALARM"] * 1000)
    assert only(f"{TEN}|{many}").guests == 200


BOMBS = {
    "a line of 10 MB": calendar(f"{TEN}|SUMMARY:" + "a" * 10_000_000),
    "20 MB of an attachment": calendar(f"{TEN}|ATTACH:" + ("A" * 74 + "\r\n ") * 255_000),
    "20 MB of lines": calendar(TEN + "|x" * 6_000_000),
    "20 MB of events": calendar(*[f"{TEN}|SUMMARY:회의"] * 240_000),
    "components without end": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 290_000,
    "parameters without end": calendar("DTSTART" + ";A=" * 3_000_000 + f"|{TEN}"),
    "quotes without end": calendar('DTSTART;A="' + ',"' * 9_000 + f"|{TEN}"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_nothing_takes_long(bomb):
    begun = process_time()
    try:
        read(BOMBS[bomb][:MAX_BYTES], SEOUL)
    except UnreadableFile as refusal:
        assert refusal.reason == "too_many_events"
    assert process_time() - begun < (1.0 if sys.gettrace() is None else 10.0)  # being watched takes time


LINES = st.one_of(
    st.sampled_from(
        ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD",
         "END:STANDARD", "END:VCALENDAR", "BEGIN:VCALENDAR", TEN, DAY, "UID:1", "TZID:X", "TZOFFSETTO:+0900",
         "DTSTART;TZID=X:20261201T000000", "RRULE:FREQ=DAILY", "RECURRENCE-ID:20261203T010000Z", "DURATION:-PT1H",
         "DTEND:20270101T000000Z", "STATUS:CANCELLED", "TRIGGER:-PT5M", " folded", "METHOD:CANCEL"]
    ),
    st.text(max_size=30),
    st.builds("{}:{}".format, st.sampled_from(["DTSTART", "DTEND", "RRULE", "RDATE", "EXDATE", "DURATION", "SEQUENCE"]),
              st.text("0123456789TZ-+PWDHMS=;,FREQ", max_size=20)),
)  # fmt: skip


@given(st.lists(LINES, max_size=30))
def test_whatever_the_lines_say_they_are_read_or_refused(lines):
    text = "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines))
    try:
        file = read(text.encode("utf-8", "replace"), SEOUL)
    except UnreadableFile:
        return
    assert all(1890 < int(span_strings(one.proposal.when)[0][:4]) < 2211 for one in file.events)


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_they_are_read_or_refused(data):
    for whole in (data, b"BEGIN:VCALENDAR\r\n" + data):
        try:
            read(whole, SEOUL)
        except UnreadableFile as refusal:
            assert refusal.reason
