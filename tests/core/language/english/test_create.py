"""What becomes of English sentences about one event, told on Wednesday 16 September 2026, 9:30 in Chicago."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core.calendar.time.expression import Spoken
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Timed
from core.dialogue.interpretation import CreateEvents, Request
from core.language.english.read import read

CHICAGO = "America/Chicago"
NOW = datetime(2026, 9, 16, 9, 30, tzinfo=ZoneInfo(CHICAGO))


def events(text):
    meaning = read(Request(text, "en"))
    assert isinstance(meaning, CreateEvents), meaning
    return meaning.events


def short(event, now=NOW, zone=CHICAGO):
    match resolve(event.time or Spoken(), now, zone, recurrence=event.recurrence).when:
        case Timed(start, None):
            return f"{start:%Y-%m-%d %H:%M}"
        case Timed(start, end):
            return f"{start:%Y-%m-%d %H:%M} / {end:%m-%d %H:%M}"
        case AllDay(first, last):
            return f"{first}" if first == last else f"{first} / {last}"
        case _:
            return ""


def rule(event):
    if event.recurrence is None:
        return ""
    said = event.recurrence
    parts = [f"FREQ={said.freq}"]
    parts += [f"INTERVAL={said.interval}"] * (said.interval != 1)
    parts += [f"BYDAY={','.join(said.by_day)}"] * bool(said.by_day)
    parts += [f"BYMONTHDAY={','.join(map(str, said.by_month_day))}"] * bool(said.by_month_day)
    parts += [f"COUNT={said.count}"] * bool(said.count)
    if event.repeat_until is not None:
        parts.append(f"UNTIL={resolve(Spoken(event.repeat_until), NOW, CHICAGO).when.last:%Y%m%d}")
    return ";".join(parts)


SENTENCES = [
    (
        "coffee with Priya next thursday at 8:30am at Blue Bottle",
        "coffee",
        "2026-09-24 08:30",
        "Blue Bottle",
        ("Priya",),
        "",
    ),
    ("standup every weekday 9:15", "standup", "2026-09-17 09:15", "", (), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("mom's birthday nov 3 every year", "mom's birthday", "2026-11-03", "", (), "FREQ=YEARLY"),
    ("team lunch friday", "team lunch", "2026-09-18 12:00", "", (), ""),
    ("dentist appointment oct 14 at 2", "dentist appointment", "2026-10-14 14:00", "", (), ""),
    (
        "parent teacher conference next wednesday 4pm room 12",
        "parent teacher conference",
        "2026-09-23 16:00",
        "room 12",
        (),
        "",
    ),
    ("pick up dry cleaning tomorrow before 6", "pick up dry cleaning", "2026-09-17 18:00", "", (), ""),
    ("flight to Boston friday 7:05am", "flight to Boston", "2026-09-18 07:05", "", (), ""),
    ("submit expense report by end of month", "submit expense report", "2026-09-30", "", (), ""),
    ("rent due on the 1st of every month", "rent", "2026-10-01", "", (), "FREQ=MONTHLY;BYMONTHDAY=1"),
    ("haircut saturday at 11 with Joey", "haircut", "2026-09-19 11:00", "", ("Joey",), ""),
    (
        "zoom call with Dana tomorrow 10-10:30am",
        "zoom call",
        "2026-09-17 10:00 / 09-17 10:30",
        "",
        ("Dana",),
        "",
    ),
    (
        "lunch w/ Kim & Lee at Sushi Zen on thursday 12:30",
        "lunch",
        "2026-09-17 12:30",
        "Sushi Zen",
        ("Kim", "Lee"),
        "",
    ),
    ("conference call 9am PST tomorrow", "conference call", "2026-09-17 11:00", "", (), ""),
    ("movie night saturday", "movie night", "2026-09-19", "", (), ""),
    ("book flight to NYC next week", "book flight to NYC", "2026-09-21 / 2026-09-27", "", (), ""),
    ("call grandma sunday afternoon", "call grandma", "2026-09-20 14:00", "", (), ""),
    ("5k run oct 3 8am in Grant Park", "5k run", "2026-10-03 08:00", "Grant Park", (), ""),
    (
        "kids soccer practice every tuesday and thursday 5:30-6:30pm",
        "kids soccer practice",
        "2026-09-17 17:30 / 09-17 18:30",
        "",
        (),
        "FREQ=WEEKLY;BYDAY=TU,TH",
    ),
    ("trip to Hawaii dec 20 to dec 27", "trip to Hawaii", "2026-12-20 / 2026-12-27", "", (), ""),
    ("vacation from july 3 to july 10", "vacation", "2027-07-03 / 2027-07-10", "", (), ""),
    (
        "meeting with Sarah and Tom next tuesday from 2 to 3:30pm in conference room B",
        "meeting",
        "2026-09-22 14:00 / 09-22 15:30",
        "conference room B",
        ("Sarah", "Tom"),
        "",
    ),
    ("thanksgiving dinner at mom's 4pm", "thanksgiving dinner", "2026-11-26 16:00", "mom's", (), ""),
    (
        "book club last friday of every month at 7:30pm at Anna's place",
        "book club",
        "2026-09-25 19:30",
        "Anna's place",
        (),
        "FREQ=MONTHLY;BYDAY=-1FR",
    ),
    (
        "take out trash every wednesday night",
        "take out trash",
        "2026-09-16 21:00",
        "",
        (),
        "FREQ=WEEKLY;BYDAY=WE",
    ),
    ("pay credit card bill on the 15th", "pay credit card bill", "2026-10-15", "", (), ""),
    ("remind me to call the bank tomorrow at 9", "call the bank", "2026-09-17 09:00", "", (), ""),
    (
        "remind me to water the plants every other day",
        "water the plants",
        "2026-09-16",
        "",
        (),
        "FREQ=DAILY;INTERVAL=2",
    ),
    ("half marathon in two weeks", "half marathon", "2026-09-30", "", (), ""),
    ("oil change in 3 days at 8am", "oil change", "2026-09-19 08:00", "", (), ""),
    ("drinks tonight at 9", "drinks", "2026-09-16 21:00", "", (), ""),
    ("breakfast with Paul saturday 8", "breakfast", "2026-09-19 08:00", "", ("Paul",), ""),
    ("meet Ben for coffee at 3", "meet Ben for coffee", "2026-09-16 15:00", "", (), ""),
    ("interview tomorrow 1pm for 45 minutes", "interview", "2026-09-17 13:00 / 09-17 13:45", "", (), ""),
    ("2 hour study session sunday 1pm", "study session", "2026-09-20 13:00 / 09-20 15:00", "", (), ""),
    ("wedding sept 26 3pm at St. Mary's Church", "wedding", "2026-09-26 15:00", "St. Mary's Church", (), ""),
    ("new years eve party 9pm at Jake's", "new years eve party", "2026-12-31 21:00", "Jake's", (), ""),
    ("halloween party oct 30 8pm", "halloween party", "2026-10-30 20:00", "", (), ""),
    ("valentine's day dinner 7pm at Lucia", "valentine's day dinner", "2027-02-14 19:00", "Lucia", (), ""),
    ("piano recital may 9 at 6pm", "piano recital", "2027-05-09 18:00", "", (), ""),
    ("car inspection march 4", "car inspection", "2027-03-04", "", (), ""),
    ("sat 10am farmers market", "farmers market", "2026-09-19 10:00", "", (), ""),
    ("board meeting on 3/12 at 10", "board meeting", "2027-03-12 10:00", "", (), ""),
    ("doctor's appointment at ten thirty tomorrow", "doctor's appointment", "2026-09-17 10:30", "", (), ""),
    ("call with Tokyo team 6pm eastern thursday", "call", "2026-09-17 17:00", "", ("Tokyo team",), ""),
    ("dinner thursday 7pm, no wait, friday", "dinner", "2026-09-18 19:00", "", (), ""),
    (
        "lunch with Ann at noon on monday actually make that tuesday",
        "lunch",
        "2026-09-22 12:00",
        "",
        ("Ann",),
        "",
    ),
    (
        "weekly 1:1 with Sam every monday at 2",
        "1:1",
        "2026-09-21 14:00",
        "",
        ("Sam",),
        "FREQ=WEEKLY;BYDAY=MO",
    ),
    (
        "biweekly sprint planning on tuesday 10am",
        "sprint planning",
        "2026-09-22 10:00",
        "",
        (),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    ),
    ("put dentist on my calendar for nov 12 at 3pm", "dentist", "2026-11-12 15:00", "", (), ""),
    ("can you add lunch with Pete on the 22nd at 1?", "lunch", "2026-09-22 13:00", "", ("Pete",), ""),
    (
        "i have a job interview next monday at 10:30am at the Hilton",
        "job interview",
        "2026-09-21 10:30",
        "the Hilton",
        (),
        "",
    ),
    ("quarterly review first monday of january 9am", "quarterly review", "2027-01-04 09:00", "", (), ""),
    ("night shift friday 11pm to 7am", "night shift", "2026-09-18 23:00 / 09-19 07:00", "", (), ""),
    ("movie marathon saturday noon-midnight", "movie marathon", "2026-09-19 12:00 / 09-20 00:00", "", (), ""),
    ("red eye to JFK friday 11:55pm", "red eye to JFK", "2026-09-18 23:55", "", (), ""),
    ("christmas lunch with family", "christmas lunch", "2026-12-25 12:00", "", ("family",), ""),
    ("all day hackathon next saturday", "hackathon", "2026-09-26", "", (), ""),
    ("camping aug 14-16 at Yosemite", "camping", "2027-08-14 / 2027-08-16", "Yosemite", (), ""),
    ("the day after tomorrow haircut 5pm", "haircut", "2026-09-18 17:00", "", (), ""),
    ("party a week from saturday at 8pm", "party", "2026-09-26 20:00", "", (), ""),
    ("checkup 2 weeks from today 9am", "checkup", "2026-09-30 09:00", "", (), ""),
    ("30 min call with HR tomorrow 4pm", "call", "2026-09-17 16:00 / 09-17 16:30", "", ("HR",), ""),
    ("quick sync with design team in 20 minutes", "quick sync", "2026-09-16 09:50", "", ("design team",), ""),
    ("meeting in an hour", "meeting", "2026-09-16 10:30", "", (), ""),
    ("ice cream with kids at 4ish", "ice cream", "2026-09-16 16:00", "", ("kids",), ""),
    ("dinner friday with Ann 7", "dinner", "2026-09-18 19:00", "", ("Ann",), ""),
    ("standup friday room 4", "standup", "2026-09-18", "room 4", (), ""),
    ("appointment with Dr. Smith thursday 10am", "appointment", "2026-09-17 10:00", "", ("Dr. Smith",), ""),
    (
        "school play thursday evening at 6:30 at Lincoln Elementary",
        "school play",
        "2026-09-17 18:30",
        "Lincoln Elementary",
        (),
        "",
    ),
    ("grocery run after work tomorrow", "grocery run after work", "2026-09-17", "", (), ""),
    ("call the plumber at 8 in the morning", "call the plumber", "2026-09-17 08:00", "", (), ""),
    (
        "meeting with client from 3 till 4:30 tomorrow",
        "meeting",
        "2026-09-17 15:00 / 09-17 16:30",
        "",
        ("client",),
        "",
    ),
    ("lunch 12:30 tomorrow at the deli on 5th", "lunch", "2026-09-17 12:30", "the deli on 5th", (), ""),
    ("run 6 tomorrow morning", "run", "2026-09-17 06:00", "", (), ""),
    (
        "10 o'clock meeting with the lawyers on friday",
        "meeting",
        "2026-09-18 10:00",
        "",
        ("the lawyers",),
        "",
    ),
    ("train at 17:45 friday", "train", "2026-09-18 17:45", "", (), ""),
    ("sprint retro 30 September 15:00", "sprint retro", "2026-09-30 15:00", "", (), ""),
    ("tea with gran sunday half three", "tea", "2026-09-20 15:30", "", ("gran",), ""),
    ("football match sat 3pm Wembley", "football match", "2026-09-19 15:00", "Wembley", (), ""),
    (
        "pub quiz every tuesday 8pm at the Red Lion",
        "pub quiz",
        "2026-09-22 20:00",
        "the Red Lion",
        (),
        "FREQ=WEEKLY;BYDAY=TU",
    ),
    ("dentist 04/05 9am", "dentist", "2027-04-05 09:00", "", (), ""),
    ("MOT on 12/04 at 8:30", "MOT", "2026-12-04 08:30", "", (), ""),
    ("holiday in Spain 10-17 April", "holiday", "2027-04-10 / 2027-04-17", "Spain", (), ""),
    ("boxing day walk 11am", "boxing day walk", "2026-12-26 11:00", "", (), ""),
    ("easter monday roast at mum's 1pm", "easter monday roast", "2027-03-29 13:00", "mum's", (), ""),
    ("bonfire night fireworks 7pm", "bonfire night fireworks", "2026-11-05 19:00", "", (), ""),
    (
        "fortnightly review on wednesday 2pm",
        "review",
        "2026-09-16 14:00",
        "",
        (),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    ),
    ("call with NY office 3pm london time tomorrow", "call", "2026-09-17 09:00", "", ("NY office",), ""),
    ("call with NY office 10am EST tomorrow", "call", "2026-09-17 09:00", "", ("NY office",), ""),
    ("payday last day of every month", "payday", "2026-09-30", "", (), "FREQ=MONTHLY;BYMONTHDAY=-1"),
    (
        "lesson every thursday 4pm until june",
        "lesson",
        "2026-09-17 16:00",
        "",
        (),
        "FREQ=WEEKLY;BYDAY=TH;UNTIL=20270630",
    ),
    (
        "lesson every monday at 5 for 10 weeks",
        "lesson",
        "2026-09-21 17:00",
        "",
        (),
        "FREQ=WEEKLY;BYDAY=MO;COUNT=10",
    ),
    (
        "swimming mondays 6pm for 8 weeks",
        "swimming",
        "2026-09-21 18:00",
        "",
        (),
        "FREQ=WEEKLY;BYDAY=MO;COUNT=8",
    ),
    ("team offsite monday to wednesday", "team offsite", "2026-09-21 / 2026-09-23", "", (), ""),
    ("conference 12th-14th may in Manchester", "conference", "2027-05-12 / 2027-05-14", "Manchester", (), ""),
    ("exam on the 21st of june at 9:30", "exam", "2027-06-21 09:30", "", (), ""),
    ("birthday dinner 2nd april 19:30", "birthday dinner", "2027-04-02 19:30", "", (), ""),
    ("deadline: grant proposal friday 5pm", "deadline: grant proposal", "2026-09-18 17:00", "", (), ""),
    ("essay due monday midnight", "essay", "2026-09-22 00:00", "", (), ""),
    ("tax return due 31 january", "tax return", "2027-01-31", "", (), ""),
    ("renew passport by 15 june", "renew passport", "2027-06-15", "", (), ""),
    ("finish slides before thursday", "finish slides", "2026-09-17", "", (), ""),
    ("return library books in a week", "return library books", "2026-09-23", "", (), ""),
    ("submit report eod", "submit report", "2026-09-16 17:00", "", (), ""),
    ("meeting at 9 tomorrow not 10", "meeting", "2026-09-17 09:00", "", (), ""),
    (
        "add dinner with Kate sat 8pm at Osteria, bring wine",
        "dinner",
        "2026-09-19 20:00",
        "Osteria",
        ("Kate",),
        "",
    ),
    (
        "Team meeting – Thursday, October 8, 2026, 2:00 PM – 3:00 PM (EDT), Room 301",
        "Team meeting",
        "2026-10-08 13:00 / 10-08 14:00",
        "Room 301",
        (),
        "",
    ),
    ("Dinner @ 7:30 on Fri w/ Jo", "Dinner", "2026-09-18 19:30", "", ("Jo",), ""),
    ('"Project kickoff" monday 9-11am', "Project kickoff", "2026-09-21 09:00 / 09-21 11:00", "", (), ""),
    (
        "Mon 9/28 3pm: performance review with Dana",
        "performance review",
        "2026-09-28 15:00",
        "",
        ("Dana",),
        "",
    ),
    (
        "hey can you put lunch with Sue on thursday at 1pm please",
        "lunch",
        "2026-09-17 13:00",
        "",
        ("Sue",),
        "",
    ),
    (
        "please schedule a call with Mike for tomorrow at 3:30pm",
        "call",
        "2026-09-17 15:30",
        "",
        ("Mike",),
        "",
    ),
    ("I need to pick up my son at 3pm today", "pick up my son", "2026-09-16 15:00", "", (), ""),
    ("need to renew my license before oct 10", "renew my license", "2026-10-10", "", (), ""),
    (
        "we're having dinner at my parents' place on sunday at 6",
        "dinner",
        "2026-09-20 18:00",
        "my parents' place",
        (),
        "",
    ),
    ("don't forget mom's birthday on the 28th", "mom's birthday", "2026-09-28", "", (), ""),
    ("let's meet at the park tomorrow at 10", "meet", "2026-09-17 10:00", "the park", (), ""),
    ("I'm flying to Denver on the 3rd at 6am", "flying to Denver", "2026-10-03 06:00", "", (), ""),
    (
        "can we schedule a dentist appointment for next thursday at 2pm?",
        "dentist appointment",
        "2026-09-24 14:00",
        "",
        (),
        "",
    ),
    ("Remind me about the parent meeting on Oct 6 at 7 PM", "parent meeting", "2026-10-06 19:00", "", (), ""),
    (
        "book a table for 4 at Luigi's saturday 8pm",
        "book a table for 4",
        "2026-09-19 20:00",
        "Luigi's",
        (),
        "",
    ),
    ("i've got a haircut at 11 tomorrow", "haircut", "2026-09-17 11:00", "", (), ""),
    (
        "reserve court 3 for tennis wed 6-7pm",
        "reserve court 3 for tennis",
        "2026-09-16 18:00 / 09-16 19:00",
        "",
        (),
        "",
    ),
    (
        "lunch with the marketing team in the cafeteria on tuesday noon",
        "lunch",
        "2026-09-22 12:00",
        "the cafeteria",
        ("the marketing team",),
        "",
    ),
    ("10am tomorrow zoom with investors", "zoom", "2026-09-17 10:00", "", ("investors",), ""),
    (
        "team building event oct 23, 1pm-5pm, Central Park",
        "team building event",
        "2026-10-23 13:00 / 10-23 17:00",
        "Central Park",
        (),
        "",
    ),
    ("from 2pm to 4pm tomorrow: deep work", "deep work", "2026-09-17 14:00 / 09-17 16:00", "", (), ""),
    ("tomorrow's dentist is at 4 not 3", "dentist", "2026-09-17 16:00", "", (), ""),
    ("sept 30 deadline for taxes", "deadline for taxes", "2026-09-30", "", (), ""),
    (
        "next tuesday through thursday conference in Austin",
        "conference",
        "2026-09-22 / 2026-09-24",
        "Austin",
        (),
        "",
    ),
    (
        "band practice sundays 4-6",
        "band practice",
        "2026-09-20 16:00 / 09-20 18:00",
        "",
        (),
        "FREQ=WEEKLY;BYDAY=SU",
    ),
    ("graduation june 5th 2027 at 10am", "graduation", "2027-06-05 10:00", "", (), ""),
    ("kid's checkup with dr patel 10/21 3:15", "kid's checkup", "2026-10-21 15:15", "", ("dr patel",), ""),
    ("doctor visit in 2 weeks on tuesday at 9", "doctor visit", "2026-09-29 09:00", "", (), ""),
    ("concert 2 weeks from friday", "concert", "2026-10-02", "", (), ""),
    ("anniversary every june 14", "anniversary", "2027-06-14", "", (), "FREQ=YEARLY"),
    (
        "HOA meeting third tuesday of each month 6:30pm",
        "HOA meeting",
        "2026-10-20 18:30",
        "",
        (),
        "FREQ=MONTHLY;BYDAY=3TU",
    ),
    ("gym every other day 6am starting monday", "gym", "2026-09-21 06:00", "", (), "FREQ=DAILY;INTERVAL=2"),
    (
        "water the garden every 2 days at 6pm until october",
        "water the garden",
        "2026-09-16 18:00",
        "",
        (),
        "FREQ=DAILY;INTERVAL=2;UNTIL=20261031",
    ),
    ("call mum every sunday at 5pm", "call mum", "2026-09-20 17:00", "", (), "FREQ=WEEKLY;BYDAY=SU"),
    ("pay rent monthly on the 1st", "pay rent", "2026-10-01", "", (), "FREQ=MONTHLY;BYMONTHDAY=1"),
    ("team lunch first friday of the month at noon", "team lunch", "2026-10-02 12:00", "", (), ""),
    ("backup server every night at 11pm", "backup server", "2026-09-16 23:00", "", (), "FREQ=DAILY"),
    ("trash day every other thursday", "trash day", "2026-09-17", "", (), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    (
        "cleaning lady biweekly on fridays 9am",
        "cleaning lady",
        "2026-09-18 09:00",
        "",
        (),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    ),
    (
        "haircut every 6 weeks on saturday 10am",
        "haircut",
        "2026-09-19 10:00",
        "",
        (),
        "FREQ=WEEKLY;INTERVAL=6;BYDAY=SA",
    ),
    ("annual physical march 3 at 8am", "annual physical", "2027-03-03 08:00", "", (), ""),
    ("march madness watch party saturday 7pm", "march madness watch party", "2026-09-19 19:00", "", (), ""),
    ("24 hour gym signup tomorrow 6pm", "24 hour gym signup", "2026-09-17 18:00", "", (), ""),
    ("second interview thursday 2pm", "second interview", "2026-09-17 14:00", "", (), ""),
    (
        "meeting about the third quarter friday 10am",
        "meeting about the third quarter",
        "2026-09-18 10:00",
        "",
        (),
        "",
    ),
    ("sun screen shopping saturday", "sun screen shopping", "2026-09-19", "", (), ""),
    ("table for 2 at 7pm tomorrow", "table for 2", "2026-09-17 19:00", "", (), ""),
    ("room 302 cleanup friday 9am", "room 302 cleanup", "2026-09-18 09:00", "", (), ""),
    ("call 555-1234 tomorrow at 9", "call 555-1234", "2026-09-17 09:00", "", (), ""),
    ("flight UA 1234 sep 30 14:20", "flight UA 1234", "2026-09-30 14:20", "", (), ""),
    ("pages 10-12 homework due friday", "pages 10-12 homework", "2026-09-18", "", (), ""),
    ("7-eleven run at 8", "7-eleven run", "2026-09-16 20:00", "", (), ""),
    ("order 5 guys at noon", "order 5 guys", "2026-09-16 12:00", "", (), ""),
    ("dinner with april at 7", "dinner", "2026-09-16 19:00", "", ("april",), ""),
    ("coffee with may on friday at 10", "coffee", "2026-09-18 10:00", "", ("may",), ""),
    ("lunch with august and june tomorrow 12", "lunch", "2026-09-17 12:00", "", ("august", "june"), ""),
    ("meeting at 100 Main St tomorrow 2pm", "meeting", "2026-09-17 14:00", "100 Main St", (), ""),
    ("party at 21 Club friday 9pm", "party", "2026-09-18 21:00", "21 Club", (), ""),
    ("lunch at 12 Oak Street on friday at 1", "lunch", "2026-09-18 13:00", "12 Oak Street", (), ""),
    ("concert at The O2 on nov 7", "concert", "2026-11-07", "The O2", (), ""),
    ("see The Second City show oct 9 8pm", "see The Second City show", "2026-10-09 20:00", "", (), ""),
    ("dinner with Sam", "dinner", "", "", ("Sam",), ""),
    ("book a room", "book a room", "", "", (), ""),
    ("new event", "", "", "", (), ""),
    ("I want to add something", "", "", "", (), ""),
    ("lunch at 1", "lunch", "2026-09-16 13:00", "", (), ""),
    ("call mom", "call mom", "", "", (), ""),
    ("remind me about the report", "report", "", "", (), ""),
    ("meeting tomorrow", "meeting", "2026-09-17", "", (), ""),
    ("add to my calendar", "", "", "", (), ""),
    ("dentist tuesday at 3 actually wednesday", "dentist", "2026-09-16 15:00", "", (), ""),
    ("lunch at noon, I mean 1pm, tomorrow", "lunch", "2026-09-17 13:00", "", (), ""),
    ("call at 3 no 4 on friday", "call", "2026-09-18 16:00", "", (), ""),
    ("meeting thursday at 10 sorry 11", "meeting", "2026-09-17 11:00", "", (), ""),
    ("party sat 8pm scratch that 9pm", "party", "2026-09-19 21:00", "", (), ""),
    ("flight mon 6am wait no 7am", "flight", "2026-09-21 07:00", "", (), ""),
    ("tue 4pm coffee with Al make that 5pm", "coffee", "2026-09-22 17:00", "", ("Al",), ""),
    ("webinar 3pm PT on thursday", "webinar", "2026-09-17 17:00", "", (), ""),
    ("standup 8am pacific every day", "standup", "2026-09-16 10:00", "", (), "FREQ=DAILY"),
    ("call at 14:00 UTC tomorrow", "call", "2026-09-17 09:00", "", (), ""),
    ("sync 9am KST friday", "sync", "2026-09-17 19:00", "", (), ""),
    ("call with Seoul 10am seoul time friday", "call", "2026-09-17 20:00", "", ("Seoul",), ""),
    ("meeting 4pm GMT monday", "meeting", "2026-09-21 11:00", "", (), ""),
    (
        "dinner reservation at 8 friday for 6 people at Bavel",
        "dinner reservation for 6 people",
        "2026-09-18 20:00",
        "Bavel",
        (),
        "",
    ),
    (
        "flight AA 102 from ORD to SFO on oct 2 at 8:15am",
        "flight AA 102 from ORD to SFO",
        "2026-10-02 08:15",
        "",
        (),
        "",
    ),
    (
        "train from London to Paris 28/03 at 9:31",
        "train from London to Paris",
        "2027-03-28 09:31",
        "",
        (),
        "",
    ),
    (
        "conference sept 21-23 at McCormick Place",
        "conference",
        "2026-09-21 / 2026-09-23",
        "McCormick Place",
        (),
        "",
    ),
    ("road trip from oct 1 through oct 5", "road trip", "2026-10-01 / 2026-10-05", "", (), ""),
    ("spring break march 22 - 26", "spring break", "2027-03-22 / 2027-03-26", "", (), ""),
    ("lunch 12/3 at 12", "lunch", "2026-12-03 12:00", "", (), ""),
    ("dinner 5/6 7pm", "dinner", "2027-05-06 19:00", "", (), ""),
    ("board call 2026-10-05 16:00", "board call", "2026-10-05 16:00", "", (), ""),
    ("exam 10/12/26 9:00", "exam", "2026-10-12 09:00", "", (), ""),
    ("project due oct 1 at 11:59pm", "project", "2026-10-01 23:59", "", (), ""),
    ("submit timesheet by noon tomorrow", "submit timesheet", "2026-09-17 12:00", "", (), ""),
    ("pay invoice before end of month", "pay invoice", "2026-09-30", "", (), ""),
    ("return package by sunday night", "return package", "2026-09-20 21:00", "", (), ""),
    ("bill due in 3 days", "bill", "2026-09-19", "", (), ""),
    ("rsvp by next friday", "rsvp", "2026-09-25", "", (), ""),
    ("taxes due april 15", "taxes", "2027-04-15", "", (), ""),
    ("haircut at quarter to five on thursday", "haircut", "2026-09-17 16:45", "", (), ""),
    ("tea at half past three", "tea", "2026-09-16 15:30", "", (), ""),
    ("movie at ten to eight", "movie", "2026-09-16 19:50", "", (), ""),
    ("run at six thirty am tomorrow", "run", "2026-09-17 06:30", "", (), ""),
    ("class at twelve", "class", "2026-09-16 12:00", "", (), ""),
    ("gig at 9 tonight", "gig", "2026-09-16 21:00", "", (), ""),
    ("nap at noon", "nap", "2026-09-16 12:00", "", (), ""),
    ("sleep at midnight", "sleep", "2026-09-17 00:00", "", (), ""),
    ("deploy at 12am saturday", "deploy", "2026-09-19 00:00", "", (), ""),
    ("shift 10pm thursday to 6am friday", "shift", "2026-09-17 22:00 / 09-18 06:00", "", (), ""),
    ("overnight train friday 22:30-06:15", "overnight train", "2026-09-18 22:30 / 09-19 06:15", "", (), ""),
    (
        "trivia night wednesday 8-10:30pm at Murphy's",
        "trivia night",
        "2026-09-16 20:00 / 09-16 22:30",
        "Murphy's",
        (),
        "",
    ),
    ("stretch every morning at 6", "stretch", "2026-09-17 06:00", "", (), "FREQ=DAILY"),
    ("take vitamins every night at 9", "take vitamins", "2026-09-16 21:00", "", (), "FREQ=DAILY"),
    (
        "1:1 with Jordan every other tuesday at 11am",
        "1:1",
        "2026-09-22 11:00",
        "",
        ("Jordan",),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    ),
    ("rent on the 1st every month", "rent", "2026-10-01", "", (), "FREQ=MONTHLY;BYMONTHDAY=1"),
    (
        "mortgage payment 15th of every month",
        "mortgage payment",
        "2026-10-15",
        "",
        (),
        "FREQ=MONTHLY;BYMONTHDAY=15",
    ),
    ("standup mon-fri 9am", "standup", "2026-09-17 09:00", "", (), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    (
        "piano every sat 10am until dec 12",
        "piano",
        "2026-09-19 10:00",
        "",
        (),
        "FREQ=WEEKLY;BYDAY=SA;UNTIL=20261212",
    ),
    (
        "bootcamp tue/thu 6am for 6 weeks",
        "bootcamp",
        "2026-09-17 06:00",
        "",
        (),
        "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12",
    ),
    (
        "fire drill once a month on the first monday at 10",
        "fire drill",
        "2026-10-05 10:00",
        "",
        (),
        "FREQ=MONTHLY;BYDAY=1MO",
    ),
    ("newsletter last thursday of the month 2pm", "newsletter", "2026-09-24 14:00", "", (), ""),
    ("christmas party dec 19 7pm at The Drake", "christmas party", "2026-12-19 19:00", "The Drake", (), ""),
    ("mother's day brunch 11am", "mother's day brunch", "2027-05-09 11:00", "", (), ""),
    ("trick or treating on halloween at 5pm", "trick or treating", "2026-10-31 17:00", "", (), ""),
    ("super bowl party feb 14 5pm", "super bowl party", "2027-02-14 17:00", "", (), ""),
    ("fourth of july bbq at noon", "bbq", "2027-07-04 12:00", "", (), ""),
    ("st patrick's day parade", "st patrick's day parade", "2027-03-17", "", (), ""),
    ("good friday service 6pm", "good friday service", "2027-03-26 18:00", "", (), ""),
    ("thanksgiving at grandma's", "thanksgiving", "2026-11-26", "grandma's", (), ""),
    ("half day friday", "half day", "2026-09-18", "", (), ""),
    ("day off monday", "day off", "2026-09-21", "", (), ""),
    ("wfh tomorrow", "wfh", "2026-09-17", "", (), ""),
    ("out of office next week", "out of office", "2026-09-21 / 2026-09-27", "", (), ""),
    ("vacation dec 24 - jan 2", "vacation", "2026-12-24 / 2027-01-02", "", (), ""),
    (
        "remind me 30 minutes before my dentist appointment friday at 2",
        "dentist appointment",
        "2026-09-18 14:00",
        "",
        (),
        "",
    ),
    ("team dinner friday 6pm with a reminder 1 hour before", "team dinner", "2026-09-18 18:00", "", (), ""),
    ("meeting tomorrow 10am alert me 15 min before", "meeting", "2026-09-17 10:00", "", (), ""),
    ("lunch with Bob on the 5th of next month at noon", "lunch", "2026-10-05 12:00", "", ("Bob",), ""),
    ("coffee w/ Jen Thurs 2ish @ Verve", "coffee", "2026-09-17 14:00", "Verve", ("Jen",), ""),
    ("mtg w/ legal @ 3 tmrw", "mtg", "2026-09-17 15:00", "", ("legal",), ""),
    ("bday party sat 2p-5p", "bday party", "2026-09-19 14:00 / 09-19 17:00", "", (), ""),
    ("lunch tmr 1230", "lunch", "2026-09-17 12:30", "", (), ""),
    ("gym 530am tomorrow", "gym", "2026-09-17 05:30", "", (), ""),
    ("off from friday 5pm until monday 9am", "off", "2026-09-18 17:00 / 09-21 09:00", "", (), ""),
    ("sleepover saturday 6pm until sunday 10am", "sleepover", "2026-09-19 18:00 / 09-20 10:00", "", (), ""),
    (
        "every monday until dec 1 standup at 9",
        "standup",
        "2026-09-21 09:00",
        "",
        (),
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261201",
    ),
    ("work trip friday until tuesday", "work trip", "2026-09-18 / 2026-09-22", "", (), ""),
    (
        "lesson with Ms. Park every wednesday at 4pm starting oct 7 for 10 weeks",
        "lesson",
        "2026-10-07 16:00",
        "",
        ("Ms. Park",),
        "FREQ=WEEKLY;BYDAY=WE;COUNT=10",
    ),
    (
        "dinner at 7 at Nobu with Amy, Raj and Lee on saturday",
        "dinner",
        "2026-09-19 19:00",
        "Nobu",
        ("Amy", "Raj", "Lee"),
        "",
    ),
    ("brunch w Amy & Raj sunday 11ish", "brunch", "2026-09-20 11:00", "", ("Amy", "Raj"), ""),
    (
        '"Q3 review" next tue 14:00-15:30 in HQ 5F',
        "Q3 review",
        "2026-09-22 14:00 / 09-22 15:30",
        "HQ 5F",
        (),
        "",
    ),
    (
        "Lunch w/ the Smiths (Olive Garden) sat noon",
        "Lunch",
        "2026-09-19 12:00",
        "Olive Garden",
        ("the Smiths",),
        "",
    ),
    ("sept 20: apple picking", "apple picking", "2026-09-20", "", (), ""),
    ("the 25th: rent", "rent", "2026-09-25", "", (), ""),
    ("on friday I have a dentist appointment at 10am", "dentist appointment", "2026-09-18 10:00", "", (), ""),
    ("tomorrow at 4pm I have a call with the bank", "call", "2026-09-17 16:00", "", ("the bank",), ""),
    (
        "at 5pm today pick up the cake from Susie's Bakery",
        "pick up the cake from Susie's Bakery",
        "2026-09-16 17:00",
        "",
        (),
        "",
    ),
    (
        "meeting about Q4 budget with Finance on monday at 11am",
        "meeting about Q4 budget",
        "2026-09-21 11:00",
        "",
        ("Finance",),
        "",
    ),
    (
        "interview candidate Jane Doe on wed at 2pm via zoom",
        "interview candidate Jane Doe",
        "2026-09-16 14:00",
        "zoom",
        (),
        "",
    ),
    ("call Sam re: contract thursday 9am", "call Sam re: contract", "2026-09-17 09:00", "", (), ""),
    (
        "send birthday card to aunt May by the 20th",
        "send birthday card to aunt May",
        "2026-09-20",
        "",
        (),
        "",
    ),
    ("check in for flight tomorrow 6am", "check in for flight", "2026-09-17 06:00", "", (), ""),
    ("sign up for marathon by friday", "sign up for marathon", "2026-09-18", "", (), ""),
    ("turn in essay friday 5pm", "turn in essay", "2026-09-18 17:00", "", (), ""),
    ("look at apartments saturday 1pm", "look at apartments", "2026-09-19 13:00", "", (), ""),
    ("log in to payroll portal monday 9am", "log in to payroll portal", "2026-09-21 09:00", "", (), ""),
    ("visit grandma in Milwaukee on sunday", "visit grandma", "2026-09-20", "Milwaukee", (), ""),
    ("move to new apartment on oct 1", "move to new apartment", "2026-10-01", "", (), ""),
    ("paint the fence this saturday", "paint the fence", "2026-09-19", "", (), ""),
    ("change oil saturday 10am", "change oil", "2026-09-19 10:00", "", (), ""),
    ("update resume tomorrow 8pm", "update resume", "2026-09-17 20:00", "", (), ""),
    ("show at 8pm friday", "show", "2026-09-18 20:00", "", (), ""),
    ("find a babysitter for saturday", "find a babysitter", "2026-09-19", "", (), ""),
    ("book hotel for oct 9-12", "book hotel", "2026-10-09 / 2026-10-12", "", (), ""),
    ("make dinner at 6", "make dinner", "2026-09-16 18:00", "", (), ""),
    ("make a cake for Tom's birthday saturday", "make a cake for Tom's birthday", "2026-09-19", "", (), ""),
    ("plan trip with Zoe tuesday 7pm", "plan trip", "2026-09-22 19:00", "", ("Zoe",), ""),
    ("free concert in the park sunday 3pm", "free concert", "2026-09-20 15:00", "the park", (), ""),
    ("free yoga class tomorrow 7am", "free yoga class", "2026-09-17 07:00", "", (), ""),
    ("what about lunch tomorrow at noon?", "lunch", "2026-09-17 12:00", "", (), ""),
    ("how about dinner on friday at 7", "dinner", "2026-09-18 19:00", "", (), ""),
    (
        "open house sunday 1-3pm at 45 Elm Street",
        "open house",
        "2026-09-20 13:00 / 09-20 15:00",
        "45 Elm Street",
        (),
        "",
    ),
    ("get haircut saturday 2pm", "get haircut", "2026-09-19 14:00", "", (), ""),
    ("see dentist next monday 3pm", "see dentist", "2026-09-21 15:00", "", (), ""),
    (
        "give presentation on thursday at 10 in the main hall",
        "give presentation",
        "2026-09-17 10:00",
        "the main hall",
        (),
        "",
    ),
]


@pytest.mark.parametrize(
    ("text", "title", "when", "location", "attendees", "repeats"),
    SENTENCES,
    ids=[row[0] for row in SENTENCES],
)
def test_one_event(text, title, when, location, attendees, repeats):
    [event] = events(text)
    assert (event.title, short(event), event.location, event.attendees, rule(event)) == (
        title,
        when,
        location,
        attendees,
        repeats,
    )


@pytest.mark.parametrize("text", [row[0] for row in SENTENCES])
def test_a_title_holds_only_words_of_the_user(text):
    [event] = events(text)
    assert all(word in text for word in event.title.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "dentist at 2 and then haircut at 4 tomorrow",
            [("dentist", "2026-09-17 14:00"), ("haircut", "2026-09-17 16:00")],
        ),
        (
            "tomorrow dentist at 2 and haircut at 4",
            [("dentist", "2026-09-17 14:00"), ("haircut", "2026-09-17 16:00")],
        ),
        (
            "gym at 6am and meeting with Bob at 10am friday",
            [("gym", "2026-09-18 06:00"), ("meeting", "2026-09-18 10:00")],
        ),
        (
            "monday: dentist 9am, tuesday: vet 3pm",
            [("dentist", "2026-09-21 09:00"), ("vet", "2026-09-22 15:00")],
        ),
        (
            "tomorrow: 9am dentist, 1pm lunch with Kim at Bistro, 6pm yoga",
            [("dentist", "2026-09-17 09:00"), ("lunch", "2026-09-17 13:00"), ("yoga", "2026-09-17 18:00")],
        ),
        (
            "friday 3pm demo; saturday 10am brunch; sunday 5pm call with parents",
            [("demo", "2026-09-18 15:00"), ("brunch", "2026-09-19 10:00"), ("call", "2026-09-20 17:00")],
        ),
        (
            "drop kids at 8 then pick up groceries at 9 and gym at 10 tomorrow",
            [
                ("drop kids", "2026-09-17 08:00"),
                ("pick up groceries", "2026-09-17 09:00"),
                ("gym", "2026-09-17 10:00"),
            ],
        ),
        (
            "hotel check-in oct 9, check-out oct 12",
            [("hotel check-in", "2026-10-09"), ("check-out", "2026-10-12")],
        ),
        ("yoga tues & thurs 6:30pm", [("yoga", "2026-09-22 18:30"), ("yoga", "2026-09-17 18:30")]),
        (
            "take pills at 8am and 8pm tomorrow",
            [("take pills", "2026-09-17 08:00"), ("take pills", "2026-09-17 20:00")],
        ),
        ("call Al in an hour, gym at 6pm", [("call Al", "2026-09-16 10:30"), ("gym", "2026-09-16 18:00")]),
    ],
)
def test_several_events_in_one_message(text, expected):
    assert [(event.title, short(event)) for event in events(text)] == expected


def test_two_names_or_a_long_title_are_not_two_events():
    for text in (
        "dinner with Ben and Amy friday 7pm",
        "buy milk, eggs and bread tomorrow 5pm",
        "wash and fold laundry sunday 2pm",
    ):
        assert len(events(text)) == 1


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("remind me 30 minutes before my dentist appointment friday at 2", (30,)),
        ("team dinner friday 6pm with a reminder 1 hour before", (60,)),
        ("meeting tomorrow 10am alert me 15 min before", (15,)),
        ("flight oct 2 8am remind me 1 day before", (1440,)),
        ("lunch friday noon", ()),
    ],
)
def test_reminders(text, minutes):
    assert events(text)[0].reminders == minutes


def test_what_follows_behind_a_comma_is_a_note():
    [event] = events("add dinner with Kate sat 8pm at Osteria, bring wine")
    assert (event.title, event.notes) == ("dinner", "bring wine")


def test_lunch_and_dinner_have_their_hours_only_on_a_day_and_without_a_time():
    assert short(events("lunch with Ann friday")[0]) == "2026-09-18 12:00"
    assert short(events("dinner with Ann friday")[0]) == "2026-09-18 19:00"
    assert short(events("dinner with Ann")[0]) == ""
    assert short(events("dinner with Ann friday at 6")[0]) == "2026-09-18 18:00"
    assert short(events("all day lunch workshop friday")[0]) == "2026-09-18"


def test_the_evidence_is_the_stretch_of_text():
    one, two = events("friday 3pm demo; saturday 10am brunch")
    text = "friday 3pm demo; saturday 10am brunch"
    assert (text[slice(*one.evidence)], text[slice(*two.evidence)]) == (
        "friday 3pm demo",
        "saturday 10am brunch",
    )


def test_a_flight_keeps_both_of_its_zones():
    [event] = events("flight to LA oct 2 2pm kst - 9am pst")
    assert (event.time.zone, event.time.until_zone) == ("Asia/Seoul", "America/Los_Angeles")


def test_in_london_the_day_comes_first():
    now = datetime(2027, 3, 25, 14, tzinfo=ZoneInfo("Europe/London"))
    assert short(events("dentist 04/05 9am")[0], now, "Europe/London") == "2027-05-04 09:00"
    assert short(events("train 29/03 07:33")[0], now, "Europe/London") == "2027-03-29 07:33"


def times(text):
    return [(event.title, short(event), rule(event)) for event in events(text)]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("meeting tomorrow from 10 to 12", "2026-09-17 10:00 / 09-17 12:00"),
        ("meeting tomorrow between 10 and 12", "2026-09-17 10:00 / 09-17 12:00"),
        ("meeting tomorrow 10 to 12", "2026-09-17 10:00 / 09-17 12:00"),
        ("meeting tomorrow at ten to twelve", "2026-09-17 11:50"),
    ],
)
def test_from_ten_to_twelve_is_a_range(text, hours):
    assert times(text) == [("meeting", hours, "")]


@pytest.mark.parametrize(
    "text",
    [
        "english class every Thursday at 8pm 10 times",
        "english class 10 times every Thursday at 8pm",
        "10 times english class every Thursday at 8pm",
        "10 weeks of english class every Thursday at 8pm",
        "english class every Thursday for 10 weeks at 8pm",
        "english class every Thursday at 8pm, ten sessions",
    ],
)
def test_how_often_is_heard_anywhere(text):
    assert times(text) == [("english class", "2026-09-17 20:00", "FREQ=WEEKLY;BYDAY=TH;COUNT=10")]


def test_how_often_without_a_repetition_is_part_of_the_title():
    assert times("run the track 10 times tomorrow") == [("run the track 10 times", "2026-09-17", "")]
    assert times("recap of 3 months tomorrow 9am") == [("recap of 3 months", "2026-09-17 09:00", "")]
    assert times("gym every day at 6am 3 months")[0][2] == "FREQ=DAILY;UNTIL=20261216"


def test_each_of_several_events_has_its_own_day():
    assert times("meeting tomorrow 10am, dinner Friday 7pm and hiking on Saturday") == [
        ("meeting", "2026-09-17 10:00", ""),
        ("dinner", "2026-09-18 19:00", ""),
        ("hiking", "2026-09-19", ""),
    ]
    assert [title for title, _, _ in times("hiking on Saturday and dinner Friday 7pm")] == [
        "hiking",
        "dinner",
    ]
    assert times("submit report by Friday and review on Monday at 10") == [
        ("submit report", "2026-09-18", ""),
        ("review", "2026-09-21 10:00", ""),
    ]
    assert len(events("Kickoff on Friday, big room, September 18 at 3pm")) == 1


@pytest.mark.parametrize(
    "words", ["from 1 to 14 August", "1 to 14 August", "between 1 and 14 August", "1-14 Aug"]
)
def test_one_to_fourteen_august_is_a_span_of_days(words):
    [event] = events(f"Holiday in Spain {words}")
    assert (event.title, event.location, short(event)) == ("Holiday", "Spain", "2027-08-01 / 2027-08-14")


def test_a_table_is_booked_for_the_evening():
    assert times("book a table for two on Saturday 7:30")[0][1] == "2026-09-19 19:30"
    assert times("book a table for two on Saturday at 11")[0][1] == "2026-09-19 11:00"


def test_five_ish_is_five():
    assert times("pick up kids 5ish") == [("pick up kids", "2026-09-16 17:00", "")]
    assert times("dinner with mom tomorrow seven-ish")[0][1] == "2026-09-17 19:00"


def test_pm_before_an_hour_belongs_to_it():
    assert times("11/20 PM 3:30 client call") == [("client call", "2026-11-20 15:30", "")]
    assert times("client call 11/20 AM 9:15")[0][1] == "2026-11-20 09:15"


@pytest.mark.parametrize(
    ("text", "title", "when"),
    [
        ("mum's 60th on the 3rd of Jan at 1pm", "mum's 60th", "2027-01-03 13:00"),
        ("Cornwall from Friday 4th to Monday 7th December", "Cornwall", "2026-12-04 / 2026-12-07"),
        ("school play 10.12. 18:00", "school play", "2026-12-10 18:00"),
        ("version 3.20. at noon", "version 3.20", "2026-09-16 12:00"),
        ("hey can u put in a dentist appt for me tmrw at 2:15 pls", "dentist appt", "2026-09-17 14:15"),
        ("got a call tmrw morning 9.30", "call", "2026-09-17 09:30"),
        ("lock in lunch on the 20th, half twelve", "lunch", "2026-09-20 12:30"),
        ("check in 3pm Fri", "check in", "2026-09-18 15:00"),
        ("tea thurs arvo", "tea", "2026-09-17 14:00"),
        ("Mark's birthday 12 May", "Mark's birthday", "2027-05-12"),
        ("email from May tomorrow", "email from May", "2026-09-17"),
    ],
)
def test_words_that_look_like_others(text, title, when):
    assert times(text) == [(title, when, "")]


def test_a_rule_behind_its_event_belongs_to_it():
    assert times("anniversary on June 21st, repeats yearly") == [("anniversary", "2027-06-21", "FREQ=YEARLY")]
    assert times("tennis on saturdays at 9 from january") == [
        ("tennis", "2027-01-02 09:00", "FREQ=WEEKLY;BYDAY=SA")
    ]


def test_please_is_no_note():
    [event] = events("job interview next Tuesday at 11am, please remind me an hour before")
    assert (event.title, event.notes, event.reminders) == ("job interview", "", (60,))
