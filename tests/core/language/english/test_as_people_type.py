"""English as people type it to a chat, told on Wednesday 11 November 2026, 13:00 in Seoul."""

from __future__ import annotations

import pytest

from core.calendar.rrule import to_rrule
from core.calendar.time.expression import Elapsed, Spoken
from core.dialogue.interpretation import (
    AskCalendar,
    AskHelp,
    ChangeEvent,
    RemoveEvents,
    SmallTalk,
)
from core.language.english.pasted import courtesies
from core.language.english.texted import readable
from tests.core.language.english.said import events, meaning, told, when

WHEN = {
    # texted spellings and mere numbers
    "dinner w mom 2moro 7pm": ("dinner", "11-12 19:00"),
    "party 2nite 10pm": ("party", "11-11 22:00"),
    "report 2day 5pm": ("report", "11-11 17:00"),
    "parcel tmw b4 5pm": ("parcel", "11-12 17:00"),
    "dentist thrusday 3pm": ("dentist", "11-12 15:00"),
    "standup 915 tmrw": ("standup", "11-12 09:15"),
    "gym 0600 tomorrow": ("gym", "11-12 06:00"),
    "train 1845 fri": ("train", "11-13 18:45"),
    "mtg monday 930-10": ("mtg", "11-16 09:30 / 11-16 10:00"),
    "dinner 1900 sat": ("dinner", "11-14 19:00"),
    "train 17.32 Kings Cross tomorrow": ("train Kings Cross", "11-12 17:32"),
    "retro tomorrow 16h30": ("retro", "11-12 16:30"),
    "retro tomorrow 16h": ("retro", "11-12 16:00"),
    "meet mike noonish tomorrow": ("meet mike", "11-12 12:00"),
    "twenty five past eight call tomorrow": ("call", "11-12 08:25"),
    "vet tomorrow btw 9 and 10": ("vet", "11-12 09:00 / 11-12 10:00"),
    "call client first thing tomorrow": ("call client", "11-12 09:00"),
    "walk at lunch tomorrow": ("walk", "11-12 12:00"),
    "eggs at breakfast tomorrow": ("eggs", "11-12 09:00"),
    "gym in 30": ("gym", "11-11 13:30"),
    "wake me at 6": ("wake me", "11-12 06:00"),
    "dentist this time next week": ("dentist", "11-18 13:00"),
    # spans and journeys
    "deploy 2026-11-20 22:00–2026-11-21 02:00": ("deploy", "11-20 22:00 / 11-21 02:00"),
    "red eye fri 11:55pm - sat 5:20am": ("red eye", "11-13 23:55 / 11-14 05:20"),
    "flight nov 20 dep 8:15am arr 10:30am": ("flight", "11-20 08:15 / 11-20 10:30"),
    "flight leaves 6:05am on the 28th, lands 7:20am": ("flight", "11-28 06:05 / 11-28 07:20"),
    "parcel arrives tomorrow 10:15": ("parcel", "11-12 10:15"),
    "flight arriving friday 3pm": ("flight", "11-13 15:00"),
    "leaving do for Sam fri 5ish till late": ("leaving do for Sam", "11-13 17:00"),
    "annual leave Mon 7 Dec - Fri 11 Dec": ("annual leave", "12-07 / 12-11"),
    "late shift 14-22 friday": ("late shift", "11-13 14:00 / 11-13 22:00"),
    # days
    "boiler a week tomorrow": ("boiler", "11-19"),
    "boiler today week": ("boiler", "11-18"),
    "boiler a fortnight on friday": ("boiler", "11-27"),
    "cut for a week today at 2": ("cut", "11-18 14:00"),
    "kickoff first day of december": ("kickoff", "12-01"),
    "invoices last day of next month": ("invoices", "12-31"),
    "checkup in 6 mos": ("checkup", "05-11"),
    "egg hunt easter monday 10am": ("egg hunt", "03-29 10:00"),
    "boxing day walk on new year's day": ("boxing day walk", "01-01"),
    "due friday: math homework": ("math homework", "11-13"),
    # names that look like days
    "sunday roast on saturday 1pm": ("sunday roast", "11-14 13:00"),
    "watch Friday Night Lights tomorrow 8pm": ("watch Friday Night Lights", "11-12 20:00"),
    "TGI Fridays tonight 7pm": ("TGI Fridays", "11-11 19:00"),
    "taco tuesday on thursday 6pm": ("taco tuesday", "11-12 18:00"),
    "Sat with Mark next Saturday 2pm": ("Sat", "11-21 14:00"),
    "wednesday nov 18 3pm dentist": ("dentist", "11-18 15:00"),
    "1 on 1 with Kim thurs 3pm": ("1 on 1", "11-12 15:00"),
    "24 hour fitness sat 9am": ("24 hour fitness", "11-14 09:00"),
    "flight 1845 on 12/2": ("flight 1845", "12-02"),
    "version 2.5 and 3.5 release nov 20": ("version 2.5 and 3.5 release", "11-20"),
    "call 555-1234 tomorrow": ("call 555-1234", "11-12"),
    "take Luna to the vet thurs 10:20": ("take Luna to the vet", "11-12 10:20"),
    # what is asked for, and what it is called
    "book dentist on Friday": ("dentist", "11-13"),
    "book flights by tomorrow": ("book flights", "11-12"),
    "create a meeting called Roadmap on dec 1 at 3pm": ("Roadmap", "12-01 15:00"),
    'new meeting "Budget Q4" tomorrow 2-3pm': ("Budget Q4", "11-12 14:00 / 11-12 15:00"),
    "gonna see a movie tonight at 8": ("see a movie", "11-11 20:00"),
    "add lunch with Bob to calendar friday noon": ("lunch with Bob", "11-13 12:00"),
    "The Weeknd concert dec 5 8pm": ("The Weeknd concert", "12-05 20:00"),
    "meeting friday, no, thursday at 2pm": ("meeting", "11-12 14:00"),
    "we might go skiing dec 12 at 9am": ("we might go skiing", "12-12 09:00"),
}


@pytest.mark.parametrize("text", WHEN)
def test_one_event(text):
    assert told(text) == [WHEN[text]]


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("You're invited! Housewarming at 1422 Maple Ave, Saturday Nov 21, 6pm-10pm. BYOB", "Housewarming", "1422 Maple Ave"),
        ("Hi! just confirming your haircut at Salon Nine on Thurs Nov 19 at 5:30pm. See you then!", "haircut", "Salon Nine"),
        ("Reminder: your appointment is on 11/22/2026 at 10:15 AM. Reply C to confirm.", "appointment", ""),
        ("Hi Sam, your cleaning is scheduled for Monday, Nov 16 at 9:00 AM. Call 555-0142 to change.", "cleaning", ""),
        ("Title: Sign-off\nDate: 30/11/2026\nTime: 10:00 - 11:00\nLocation: HQ, Room 2", "Sign-off", "HQ, Room 2"),
        ("Join Zoom Meeting\nTopic: Budget sync\nTime: Nov 19, 2026 03:00 PM Seoul time", "Budget sync", ""),
        ("When\nThursday Nov 19, 2026 10am\nWhere\nRoom 5\nWhat: Demo", "Demo", "Room 5"),
        ("sports day will be held on Friday 20 Nov from 9.30am on the school field", "sports day", "the school field"),
        ("checkup (Dr. Wu) nov 20 9am", "checkup (Dr. Wu)", ""),
        ("flight BA178 (LHR) nov 20 9am", "flight BA178 (LHR)", ""),
        ("review [draft nov 20 9am", "review [draft", ""),
    ],
)  # fmt: skip
def test_an_invitation_leaves_its_courtesies_behind(text, title, place):
    event = events(text)[0]
    assert (event.title, event.location) == (title, place)


@pytest.mark.parametrize(
    ("text", "start", "rule"),
    [
        ("gym MWF 6am", "11-13 06:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("class TTh 2pm", "11-12 14:00", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("swim m/w/f 6am", "11-13 06:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("standup m-f 9am", "11-12 09:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("scouts every 1st and 3rd tuesday 7pm", "11-17 19:00", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
        ("payroll on the 15th and last day of every month", "11-15", "FREQ=MONTHLY;BYMONTHDAY=15,-1"),
        ("payday last working day of every month", "11-30", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("tutoring next 3 tuesdays 5pm", "11-17 17:00", "FREQ=WEEKLY;BYDAY=TU;COUNT=3"),
        ("eye drops 3 times a day", "11-11", "FREQ=DAILY"),
        ("picnic every year on the last monday of may", "05-31", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"),
        ("gym every day apart from sundays at 6am", "11-12 06:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"),
        ("standup daily at 9 but not on weekends", "11-12 09:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("gym every monday from january 7pm", "01-04 19:00", "FREQ=WEEKLY;BYDAY=MO"),
    ],
)
def test_a_rule(text, start, rule):
    event = events(text)[0]
    assert (when(event), to_rrule(event.recurrence)) == (start, rule)


def test_a_month_or_a_week_ends_the_series_told_in_it():
    assert events("tuesdays in april 6pm pottery")[0].repeat_until is not None
    assert events("call mum every sunday at 6 starting next week")[0].repeat_until is None


def test_days_on_and_off_are_a_series_for_each_day_on():
    found = events("work 3 on 2 off from monday 7am-7pm")
    assert [when(event) for event in found] == [
        "11-16 07:00 / 11-16 19:00",
        "11-17 07:00 / 11-17 19:00",
        "11-18 07:00 / 11-18 19:00",
    ]
    assert {to_rrule(event.recurrence) for event in found} == {"FREQ=DAILY;INTERVAL=5"}


@pytest.mark.parametrize("days", ["0 on 2 off", "2 on 0 off"])
def test_no_days_on_are_no_pattern(days):
    assert events(f"work {days} monday")[0].recurrence is None


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("guitar every tuesday 4pm except 24 nov", "except 24 nov"),
        ("yoga every monday until the end of June except bank holidays", "except bank holidays"),
        ("gym every monday but not next week", "but not next week"),
        ("choir every friday 7pm except christmas", "except christmas"),
    ],
)
def test_a_day_that_a_series_leaves_out_is_kept_in_the_notes_and_begins_nothing(text, note):
    event = events(text)[0]
    assert event.notes == note and event.recurrence is not None
    assert note.split()[1] not in event.title


def test_an_exception_without_a_day_is_a_word_like_any_other():
    assert told("everyone except Bob friday 3pm") == [("everyone except Bob", "11-13 15:00")]


def test_this_time_of_a_day_to_come_is_counted_on_the_wall():
    assert events("dentist this time tomorrow")[0].time == Elapsed(0, None, 1)


@pytest.mark.parametrize(
    "text",
    [
        "i was at the gym for 2 hours",
        "I slept 4 hours",
        "that movie was 2 hours long",
        "the concert last night was amazing",
        "monday again ugh",
        "thank god it's friday",
        "i like sunday mornings",
        "I may go to the gym",
        "can't wait for the weekend",
        "I'll be there in 10 minutes",
        "i had a great weekend",
    ],
)
def test_a_story_is_no_event(text):
    assert isinstance(meaning(text), SmallTalk)


@pytest.mark.parametrize(
    "text", ["I may be late, lunch with Jo tomorrow at 10", "can't wait for the party friday 8pm"]
)
def test_a_story_with_an_event_behind_it_is_one(text):
    assert events(text)[0].time is not None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("bin the pub quiz", "pub quiz"),
        ("axe the retro", "retro"),
        ("cross off yoga", "yoga"),
        ("drop yoga on friday", "yoga"),
        ("forget the gym tomorrow", "gym"),
        ("nvm the dentist", "dentist"),
        ("skip standup tomorrow", "standup"),
        ("no more yoga on tuesdays", "yoga"),
        ("I'm not going to the party anymore", "party"),
        ("dont need the haircut anymore", "haircut"),
        ("cancel that dentist thing", "dentist"),
    ],
)
def test_a_refusal_removes(text, title):
    found = meaning(text)
    assert isinstance(found, RemoveEvents) and found.target.title == title


@pytest.mark.parametrize(
    "text", ["drop off car friday", "take out the bin thursday 7am", "drop the kids at school friday 8am"]
)
def test_an_errand_is_no_refusal(text):
    assert events(text)


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("standup is in room 5 now", "standup", "room 5"),
        ("lunch is at Panera not Chipotle", "lunch", "Panera"),
        ("it's now at the office", "", "the office"),
        ("change lunch to be at Chipotle", "lunch", "Chipotle"),
    ],
)
def test_a_statement_moves_the_place(text, title, place):
    found = meaning(text)
    assert isinstance(found, ChangeEvent)
    assert (found.target.title, found.patch.location) == (title, place)


@pytest.mark.parametrize(
    ("text", "title", "minutes"),
    [
        ("the workshop will take 3 hours", "workshop", 180),
        ("it's an hour long", "", 60),
        ("for 2 hours", "", 120),
    ],
)
def test_a_statement_tells_the_length(text, title, minutes):
    found = meaning(text)
    assert isinstance(found, ChangeEvent)
    assert (found.target.title, found.patch.time) == (title, Spoken(minutes=minutes))


@pytest.mark.parametrize("text", ["it ends at 6", "until 6", "it finishes at 6"])
def test_a_statement_tells_the_end(text):
    found = meaning(text)
    assert isinstance(found, ChangeEvent) and isinstance(found.patch.time, Spoken)
    assert found.patch.time.until_clock is not None and found.patch.time.clock is None


@pytest.mark.parametrize("text", ["it ends on friday at 6", "lunch is at Panera", "it ends badly"])
def test_a_statement_of_something_else_changes_no_place_and_no_end(text):
    found = meaning(text)
    assert not isinstance(found, ChangeEvent) or found.patch.location is None


@pytest.mark.parametrize(
    "text",
    [
        "is wednesday morning clear?",
        "is thursday at 2 ok",
        "is Mark's party on saturday?",
        "got anything on the weekend?",
        "remind me what's on friday",
        "free friday?",
        "find 30 minutes on thursday for a call",
        "show me october",
        "are me and sarah both free friday",
    ],
)
def test_a_question(text):
    found = meaning(text)
    assert isinstance(found, AskCalendar) and found.time is not None


def test_how_a_thing_works_is_a_question_for_help():
    assert isinstance(meaning("how do reminders work"), AskHelp)


def test_two_weekdays_of_one_week_are_two_events():
    assert told("OOO next thurs & fri") == [("OOO", "11-19"), ("OOO", "11-20")]


@pytest.mark.parametrize(
    "text", ["x\n" * 30 + "lunch tomorrow" + "\n" * 5000, "dinner tomorrow 7pm" + " " * 9000]
)
def test_long_white_space_is_one_line(text):
    assert "tomorrow" not in told(text)[-1][0]


@pytest.mark.parametrize("text", ["2moro 24/7 1 on 1", "a 7-eleven b4 5", "50/50 9 to 5 job"])
def test_a_readable_text_keeps_every_place(text):
    assert len(readable(text)) == len(text)


def test_a_closing_sentence_alone_is_kept():
    assert list(courtesies("see you friday", 0, 14)) == []


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("KE017 ICN 14:30 - LAX 08:50 Nov 25", ("Asia/Seoul", "America/Los_Angeles")),
        ("flight LAX→ICN 11/30 10:30am arriving 12/1 5:40pm", ("America/Los_Angeles", "Asia/Seoul")),
        ("flight JFK to LHR dec 3 7:10pm", ("America/New_York", None)),
        ("flight JFK to LHR dec 3 7:10pm ET lands 7am", ("America/New_York", None)),
        ("pick up Jake from LAX friday 9:45pm", (None, None)),
        ("flight JFK to LHR friday", (None, None)),
    ],
)
def test_a_flight_is_told_on_the_clocks_of_its_airports(text, zones):
    time = events(text)[0].time
    assert isinstance(time, Spoken) and (time.zone, time.until_zone) == zones


@pytest.mark.parametrize(
    ("text", "title", "start"),
    [
        ("nails 4 on thurs", "nails", "11-12 16:00"),
        ("table for 4 on thurs", "table for 4", "11-12"),
        ("lunch sat 12 for 12.30", "lunch", "11-14 12:00"),
        ("netball thurs 6.45 for 7.15pm", "netball", "11-12 18:45"),
        ("swimming sats 9.30-10", "swimming", "11-14 09:30 / 11-14 10:00"),
        ("phone call tomorrow between 9 & 11", "phone call", "11-12 09:00 / 11-12 11:00"),
        ("theatre sat matinee 2.30", "theatre matinee", "11-14 14:30"),
        ("buy sun cream friday 9am", "buy sun cream", "11-13 09:00"),
        ("5 a side tues 7pm", "5 a side", "11-17 19:00"),
        ("dinner wed eve", "dinner", "11-11 19:00"),
        ("dinner wed late afternoon", "dinner", "11-11 14:00"),
        ("party this aft", "party", "11-11 14:00"),
        ("review early next week", "review", "11-16 / 11-17"),
        ("review later this week", "review", "11-12 / 11-13"),
        ("review sometime next week", "review", "11-16 / 11-22"),
        ("offsite dec 2026", "offsite", "12-01 / 12-31"),
        ("mum visiting easter weekend", "mum visiting", "03-28"),
        ("call Bob right now", "call Bob", "11-11 13:00"),
        ("vet tomorrow b/w 3 and 4", "vet", "11-12 15:00 / 11-12 16:00"),
        ("focus mornings 9-11", "focus", "11-12 09:00 / 11-12 11:00"),
        ('webinar "Scaling to 1M" dec 3 12pm', 'webinar "Scaling to 1M"', "12-03 12:00"),
        ("on call dec 3-9", "on call", "12-03 / 12-09"),
        ("sleep in sunday", "sleep in", "11-15"),
    ],
)
def test_one_event_in_few_words(text, title, start):
    assert told(text) == [(title, start)]


@pytest.mark.parametrize(
    ("text", "place", "people"),
    [
        ("lecture, Hall B, tues 10", "Hall B", ()),
        ("review w/ Bob, Conf Rm 3, tomorrow 3pm", "Conf Rm 3", ("Bob",)),
        ("training at HQ (5th floor) tues 9-12", "HQ (5th floor)", ()),
        ("party at 123 N Main St, Apt 4, sat 8pm", "123 N Main St, Apt 4", ()),
        ("dinner with Mr. & Mrs. Lee sat 7", "", ("Mr. & Mrs. Lee",)),
    ],
)
def test_where_and_with_whom(text, place, people):
    event = events(text)[0]
    assert (event.location, event.attendees) == (place, people)


@pytest.mark.parametrize(
    "text",
    [
        "woke up at 6 today",
        "we won 3-2",
        "so excited for tomorrow",
        "maybe tomorrow",
        "wrong date",
        "it rained all weekend",
    ],
)
def test_more_stories(text):
    assert isinstance(meaning(text), SmallTalk)
