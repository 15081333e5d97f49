"""English sentences that do not add an event: questions, changes, removals, talk."""

from __future__ import annotations

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DaysAway,
    Spoken,
    WeekdayIn,
    WholeMonth,
    WholeWeek,
)
from core.dialogue.interpretation import (
    AskCalendar,
    AskHelp,
    Assent,
    ChangeEvent,
    CreateEvents,
    Dissent,
    EventProposal,
    Patch,
    Pick,
    RemoveEvents,
    Request,
    SmallTalk,
    TakeBack,
    Target,
)
from core.language.english.read import read

TODAY, TOMORROW, FRIDAY = DaysAway(0), DaysAway(1), WeekdayIn(4)


def meaning(text, awaiting=None):
    return read(Request(text, "en", awaiting))


def at(hour, part=None, day=None, minute=0):
    return Spoken(day, Clock(hour, minute, part))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what's on my calendar today", AskCalendar("agenda", Spoken(TODAY))),
        ("what do I have tomorrow?", AskCalendar("agenda", Spoken(TOMORROW))),
        ("show me my schedule for next week", AskCalendar("agenda", Spoken(WholeWeek(1)))),
        ("any meetings on thursday?", AskCalendar("agenda", Spoken(WeekdayIn(3)))),
        ("how many meetings do I have this week", AskCalendar("agenda", Spoken(WholeWeek(0)))),
        ("do I have plans this weekend", AskCalendar("agenda", Spoken(WholeWeek(0, (5, 6))))),
        ("list all events in october", AskCalendar("agenda", Spoken(WholeMonth(month=10)))),
        ("is there anything on monday morning", AskCalendar("agenda", at(None, "morning", WeekdayIn(0)))),
        ("do I have anything at 4pm?", AskCalendar("agenda", at(4, "pm"))),
        ("what does my friday look like", AskCalendar("agenda", Spoken(FRIDAY))),
        ("what's next", AskCalendar("agenda")),
        ("agenda", AskCalendar("agenda")),
        ("my schedule", AskCalendar("agenda")),
        ("next meeting", AskCalendar("agenda")),
        ("am I free friday afternoon?", AskCalendar("free", at(None, "afternoon", FRIDAY))),
        ("is my thursday open?", AskCalendar("free", Spoken(WeekdayIn(3)))),
        ("am I busy at 3?", AskCalendar("free", at(3))),
        ("find a time for a 1 hour meeting next week", AskCalendar("free", Spoken(WholeWeek(1), minutes=60))),
        ("when is my dentist appointment", AskCalendar("find", None, "dentist")),
        ("what time is yoga", AskCalendar("find", None, "yoga")),
        ("where is my lunch with Ben", AskCalendar("find", None, "lunch", ("Ben",))),
        ("when am I seeing Dana", AskCalendar("find", None, "", ("Dana",))),
    ],
)
def test_a_question(text, expected):
    assert meaning(text) == expected


def test_when_is_the_meeting_looks_for_a_meeting():
    assert meaning("when is the meeting?") == AskCalendar("find", None, "meeting")
    assert meaning("what time is our appointment tomorrow") == AskCalendar(
        "find", Spoken(TOMORROW), "appointment"
    )
    assert meaning("when's my next meeting?") == AskCalendar("agenda")


def test_a_free_slot_for_somebody():
    asked = meaning("when can I meet Sarah this week")
    assert (asked.kind, asked.time) == ("free", Spoken(WholeWeek(0)))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("cancel the dentist", Target("dentist")),
        ("cancel lunch with Ben", Target("lunch", None, ("Ben",))),
        ("can you cancel my appointment with Dr. Lee", Target("appointment", None, ("Dr. Lee",))),
        ("delete my 3pm tomorrow", Target("", at(3, "pm", TOMORROW))),
        ("remove yoga on thursday", Target("yoga", Spoken(WeekdayIn(3)))),
        ("remove everything on friday", Target("", Spoken(FRIDAY), (), every=True)),
        ("cancel all meetings tomorrow", Target("meetings", Spoken(TOMORROW), (), every=True)),
        ("cancel all my events on friday", Target("", Spoken(FRIDAY), (), every=True)),
        ("remove stitches tuesday", Target("stitches", Spoken(WeekdayIn(1)))),
        ("clear my friday afternoon", Target("", at(None, "afternoon", FRIDAY), (), every=True)),
        ("call off the party", Target("party")),
        ("get rid of the 10am standup", Target("standup", at(10, "am"))),
        ("take the vet off my calendar", Target("vet")),
        ("delete yoga from my calendar please", Target("yoga")),
        ("scrap lunch", Target("lunch", None)),
    ],
)
def test_a_removal(text, target):
    assert meaning(text) == RemoveEvents(target)


@pytest.mark.parametrize(
    ("text", "target", "patch"),
    [
        ("move the doctor to 4:15", Target("doctor"), Patch(time=at(4, minute=15))),
        ("reschedule team sync to tuesday", Target("team sync"), Patch(time=Spoken(WeekdayIn(1)))),
        (
            "reschedule the dentist to next tuesday at 3",
            Target("dentist"),
            Patch(time=at(3, day=WeekdayIn(1, 1))),
        ),
        ("reschedule the dentist for friday", Target("dentist"), Patch(time=Spoken(FRIDAY))),
        ("reschedule the dentist", Target("dentist"), Patch()),
        (
            "move lunch with Ben from friday to saturday",
            Target("lunch", Spoken(FRIDAY), ("Ben",)),
            Patch(time=Spoken(WeekdayIn(5))),
        ),
        ("move tomorrow's meeting to 4pm", Target("meeting", Spoken(TOMORROW)), Patch(time=at(4, "pm"))),
        ("change the meeting to 5", Target("meeting"), Patch(time=at(5))),
        ("shift the 2pm to 2:30", Target("", at(2, "pm")), Patch(time=at(2, minute=30))),
        ("postpone the review until next monday", Target("review"), Patch(time=Spoken(WeekdayIn(0, 1)))),
        (
            "can we move the interview to wednesday morning?",
            Target("interview"),
            Patch(time=at(None, "morning", WeekdayIn(2))),
        ),
        (
            "update the doctor appointment to oct 3",
            Target("doctor appointment"),
            Patch(time=Spoken(CalendarDate(3, 10))),
        ),
        ("the meeting is now at 4", Target("meeting"), Patch(time=at(4))),
        ("my flight got moved to friday", Target("flight"), Patch(time=Spoken(FRIDAY))),
        ("change the time of yoga to 7am", Target("yoga"), Patch(time=at(7, "am"))),
        ("push the standup by 30 minutes", Target("standup"), Patch(shift_minutes=30)),
        ("push my 3pm back an hour", Target("", at(3, "pm")), Patch(shift_minutes=60)),
        ("delay yoga by 15 min", Target("yoga"), Patch(shift_minutes=15)),
        ("delay yoga 15 min", Target("yoga"), Patch(shift_minutes=15)),
        ("push it back two days", Target(), Patch(shift_minutes=2880)),
        ("move gym up 30 minutes", Target("gym"), Patch(shift_minutes=-30)),
        ("bring the call forward by an hour", Target("call"), Patch(shift_minutes=-60)),
        ("move the meeting an hour earlier", Target("meeting"), Patch(shift_minutes=-60)),
        ("extend the workshop by 30 minutes", Target("workshop"), Patch(extend_minutes=30)),
        ("shorten the workshop by 30 minutes", Target("workshop"), Patch(extend_minutes=-30)),
        ("make the standup 15 minutes longer", Target("standup"), Patch(extend_minutes=15)),
        ("make the standup 15 minutes shorter", Target("standup"), Patch(extend_minutes=-15)),
        ("extend the workshop until 5", Target("workshop"), Patch(time=Spoken(until_clock=Clock(5)))),
        ("extend the workshop to 2 hours", Target("workshop"), Patch(time=Spoken(minutes=120))),
        ("rename lunch to Team Lunch", Target("lunch"), Patch(title="Team Lunch")),
        ("call it Budget Review", Target(), Patch(title="Budget Review")),
        ("change the title to Kickoff", Target(), Patch(title="Kickoff")),
        ("change the location of dinner to Nobu", Target("dinner"), Patch(location="Nobu")),
        ("change dinner's location to Nobu", Target("dinner"), Patch(location="Nobu")),
        ("the location is room 4", Target(), Patch(location="room 4")),
        ("move it to the cafe", Target(), Patch(location="the cafe")),
        ("at the office instead", Target(), Patch(location="the office")),
        ("add Sam to lunch tomorrow", Target("lunch", Spoken(TOMORROW)), Patch(add_attendees=("Sam",))),
        ("invite Priya and mom to the standup", Target("standup"), Patch(add_attendees=("Priya", "mom"))),
        ("invite Priya", Target(), Patch(add_attendees=("Priya",))),
        ("remove Ben from dinner", Target("dinner"), Patch(remove_attendees=("Ben",))),
        ("actually with Ben", Target(), Patch(add_attendees=("Ben",))),
        ("actually 7pm", Target(), Patch(time=at(7, "pm"))),
        ("actually friday", Target(), Patch(time=Spoken(FRIDAY))),
        ("no, 6pm", Target(), Patch(time=at(6, "pm"))),
        ("i meant tuesday", Target(), Patch(time=Spoken(WeekdayIn(1)))),
        ("make it 5", Target(), Patch(time=at(5))),
        ("make it 90 minutes", Target(), Patch(time=Spoken(minutes=90))),
        ("change it to 3", Target(), Patch(time=at(3))),
        ("let's do thursday", Target(), Patch(time=Spoken(WeekdayIn(3)))),
        ("nah, make it saturday", Target(), Patch(time=Spoken(WeekdayIn(5)))),
        ("wait, 6:30 actually", Target(), Patch(time=at(6, minute=30))),
        ("make dinner 30 min later", Target("dinner"), Patch(shift_minutes=30)),
        ("bump the run to 7", Target("run"), Patch(time=at(7))),
        ("7pm instead", Target(), Patch(time=at(7, "pm"))),
        ("make it all day", Target(), Patch(all_day=True)),
        ("make it weekly", Target(), Patch(recurrence=Recurrence("WEEKLY"))),
        (
            "make the standup every monday",
            Target("standup"),
            Patch(recurrence=Recurrence("WEEKLY", by_day=("MO",))),
        ),
    ],
)
def test_a_change(text, target, patch):
    assert meaning(text) == ChangeEvent(target, patch)


def test_names_alone_are_added_to_what_we_talk_about():
    assert meaning("add Anna and Ben") == ChangeEvent(Target(), Patch(add_attendees=("Anna", "Ben")))
    assert meaning("Add Anna, Ben and Chris too").patch.add_attendees == ("Anna", "Ben", "Chris")
    assert isinstance(meaning("add Anna"), CreateEvents)
    assert isinstance(meaning("add Lunch and Dinner"), CreateEvents)
    assert isinstance(meaning("add milk and eggs"), CreateEvents)


def beside(text, *open_titles):
    return read(Request(text, "en", open_titles=open_titles))


def test_one_name_is_added_to_an_open_card():
    assert beside("add Anna", "lunch") == ChangeEvent(Target(), Patch(add_attendees=("Anna",)))
    assert beside("please add mom too", "lunch").patch.add_attendees == ("mom",)


def test_an_open_card_named_without_a_day_is_corrected():
    assert beside("Dentist at 4", "dentist", "lunch") == ChangeEvent(Target("dentist"), Patch(time=at(4)))
    assert beside("team dinner at Nobu", "Team dinner").patch == Patch(location="Nobu")
    assert beside("lunch with Ben", "lunch").patch == Patch(add_attendees=("Ben",))


@pytest.mark.parametrize(
    "text", ["dentist tomorrow at 4", "dentist every day at 4", "dentist", "gym at 4", "dentist in an hour"]
)
def test_another_event_beside_an_open_card_is_an_event(text):
    assert isinstance(beside(text, "dentist"), CreateEvents)


def test_the_place_instead_moves_it_there():
    assert meaning("the office instead") == ChangeEvent(Target(), Patch(location="the office"))
    assert meaning("the small meeting room instead").patch == Patch(location="the small meeting room")
    assert meaning("the other one instead") == SmallTalk()


def test_who_comes_as_well_joins_an_open_card():
    for text in ("with Anna too", "and with Anna", "Anna is coming too"):
        assert beside(text, "lunch") == ChangeEvent(Target(), Patch(add_attendees=("Anna",)))
    assert meaning("with Anna") == SmallTalk()


@pytest.mark.parametrize(
    ("text", "patch"),
    [
        ("sorry I meant 6 not 5", Patch(time=at(6))),
        ("it's at 5 not 6", Patch(time=at(5))),
        ("not 5, 6", Patch(time=at(6))),
        ("no, not Friday, Thursday", Patch(time=Spoken(WeekdayIn(3)))),
        ("actually can we do 4:30", Patch(time=at(4, minute=30))),
        ("no thats wrong, it's on Tuesday", Patch(time=Spoken(WeekdayIn(1)))),
        ("could you make it 3pm", Patch(time=at(3, "pm"))),
        ("all day", Patch(all_day=True)),
        ("repeat it every week", Patch(recurrence=Recurrence("WEEKLY"))),
        ("change guests to Anna and Ben", Patch(add_attendees=("Anna", "Ben"))),
    ],
)
def test_a_correction_of_what_we_talk_about(text, patch):
    assert meaning(text) == ChangeEvent(Target(), patch)


def test_how_long_it_should_be():
    assert meaning("add 30 min to the review") == ChangeEvent(Target("review"), Patch(extend_minutes=30))
    assert meaning("the review should be 90 minutes").patch == Patch(time=Spoken(minutes=90))
    assert isinstance(meaning("the report should be done by Friday"), CreateEvents)
    assert isinstance(meaning("add 2 hours of study tomorrow"), CreateEvents)


def test_removing_a_reminder_never_removes_the_event():
    assert meaning("remove the reminder") == ChangeEvent(Target(), Patch())
    assert meaning("delete all alerts for it") == ChangeEvent(Target(), Patch())


def test_freeing_a_day_clears_it():
    assert meaning("can you free up my friday afternoon?") == RemoveEvents(
        Target("", at(None, "afternoon", FRIDAY), (), every=True)
    )


def test_what_is_cancelled_is_removed():
    assert meaning("the 2pm with Bob is cancelled") == RemoveEvents(Target("", at(2, "pm"), ("Bob",)))
    assert meaning("my flight's been cancelled") == RemoveEvents(Target("flight"))


def test_a_day_with_a_question_mark_asks_what_is_on():
    assert meaning("and thursday?") == AskCalendar("agenda", Spoken(WeekdayIn(3)))
    assert isinstance(meaning("gym thursday?"), CreateEvents)


def test_the_old_day_behind_from_belongs_to_the_target():
    said = meaning("reschedule dentist from 3 dec to 10 dec")
    assert said.target == Target("dentist", Spoken(CalendarDate(3, 12)))
    assert said.patch == Patch(time=Spoken(CalendarDate(10, 12)))


def test_having_time_is_being_free():
    assert meaning("do I have time for a call tomorrow at 3").kind == "free"


def test_a_day_without_an_apostrophe():
    assert meaning("push tomorrows standup to 10:30").target == Target("standup", Spoken(TOMORROW))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yep that works", Assent()),
        ("it works for me", Assent()),
        ("oh no", Dissent()),
        ("actually never mind", Dissent()),
        ("what can u do", AskHelp("what can u do")),
        ("heyyy", SmallTalk("greeting")),
        ("👍", Assent()),
    ],
)
def test_short_talk_in_everyday_spelling(text, expected):
    assert meaning(text) == expected


@pytest.mark.parametrize("text", ["lol", "haha", "hahaha!", "lmao", "hmmm"])
def test_laughter_is_no_praise(text):
    assert meaning(text) == SmallTalk()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("undo", TakeBack()),
        ("undo that", TakeBack()),
        ("put it back", TakeBack()),
        ("yes", Assent()),
        ("ok, do it!", Assent()),
        ("looks good", Assent()),
        ("no", Dissent()),
        ("never mind", Dissent()),
        ("cancel it", Dissent()),
        ("the second one", Pick(2)),
        ("number 3", Pick(3)),
        ("hi", SmallTalk("greeting")),
        ("good morning!", SmallTalk("greeting")),
        ("happy birthday!", SmallTalk("greeting")),
        ("thanks a lot", SmallTalk("thanks")),
        ("good night", SmallTalk("bye")),
        ("you're amazing", SmallTalk("praise")),
        ("tell me a joke", SmallTalk()),
        ("nice weather today", SmallTalk()),
        ("what's the weather tomorrow", SmallTalk()),
        ("buy paprika and a monitor", SmallTalk()),
        ("may the force be with you", SmallTalk()),
        ("the march was long", SmallTalk()),
        ("i sat in the sun", SmallTalk()),
        ("the second time was better", SmallTalk()),
        ("don't march into my office", SmallTalk()),
        ("", SmallTalk()),
        ("???!", AskHelp("???")),
    ],
)
def test_talk(text, expected):
    assert meaning(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "help",
        "what can you do?",
        "how do I delete an event",
        "can you sync with google calendar?",
        "can you read screenshots?",
        "is my data safe",
    ],
)
def test_a_call_for_help(text):
    assert isinstance(meaning(text), AskHelp)


def test_a_request_is_no_call_for_help_when_it_tells_a_time():
    assert isinstance(meaning("can you send invoices tomorrow at 3"), CreateEvents)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("5", at(5)),
        ("at 7pm", at(7, "pm")),
        ("tomorrow", Spoken(TOMORROW)),
        ("friday at 3", at(3, day=FRIDAY)),
        ("noon", at(12, "noon")),
    ],
)
def test_a_bare_time_answers_the_question_for_one(text, time):
    assert meaning(text, "time") == CreateEvents((EventProposal(time=time),))


def test_while_a_time_is_awaited_other_things_can_still_be_said():
    assert meaning("never mind", "time") == Dissent()
    assert meaning("what's on friday?", "time").kind == "agenda"
    assert meaning("lunch with Ann at 1", "time").events[0].title == "lunch"
    assert meaning("hello", "time") == SmallTalk("greeting")


def test_bare_words_answer_the_question_for_a_title():
    assert meaning("Budget review", "title") == CreateEvents((EventProposal(title="Budget review"),))
    assert meaning("cancel the dentist", "title") == RemoveEvents(Target("dentist"))
    assert meaning("gym at 5", "title").events[0].title == "gym"
    assert meaning("to", "title") == SmallTalk()


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("the first", 1), ("option three", 3), ("#4", 4), ("2nd one please", 2)]
)
def test_a_number_answers_the_question_for_a_choice(text, number):
    assert meaning(text, "choice") == Pick(number)
