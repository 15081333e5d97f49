"""English messages with mail addresses: guests come and go by them, and no title or place ever has one."""

import pytest

from core.calendar.time.expression import Clock, Spoken
from core.dialogue.interpretation import AskCalendar, ChangeEvent, RemoveEvents, Request, SmallTalk, Target
from core.language.understand import understand
from tests.core.language.guests.meant import events, guests, meaning, told, when

BOB, JANE = "bob@example.org", "jane@x.com"
AT = "11-12 19:00"
NEW = {
    "Dinner with bob@example.org tomorrow at 7pm": ("Dinner", AT, "", (BOB,)),
    "Dinner tomorrow at 7pm bob@example.org": ("Dinner", AT, "", (BOB,)),
    "Dinner tomorrow at 7pm - bob@example.org": ("Dinner", AT, "", (BOB,)),
    "Dinner tomorrow at 7pm, invite bob@example.org": ("Dinner", AT, "", (BOB,)),
    "Dinner tomorrow at 7pm. Please also invite bob@example.org and Jane.": ("Dinner", AT, "", (BOB, "Jane")),
    "Dinner tomorrow at 7pm, cc bob@example.org": ("Dinner", AT, "", (BOB,)),
    "Dinner tomorrow at 7pm (bob@example.org, jane@x.com)": ("Dinner", AT, "", (BOB, JANE)),
    "Dinner tomorrow at 7pm; attendees bob@example.org, jane@x.com": ("Dinner", AT, "", (BOB, JANE)),
    "Dinner tomorrow at 7pm\nGuests: bob@example.org": ("Dinner", AT, "", (BOB,)),
    "Dinner tomorrow at 7pm @ Nobu, bob@example.org": ("Dinner", AT, "Nobu", (BOB,)),
    "Dinner with bob@example.org tomorrow at 7pm at Nobu": ("Dinner", AT, "Nobu", (BOB,)),
    "Dinner with Bob <bob@example.org> and Jane Doe <jane@x.com> tomorrow at 7pm": ("Dinner", AT, "", (BOB, JANE)),
    "Dinner with Ann and jane@x.com tomorrow at 7pm": ("Dinner", AT, "", ("Ann", JANE)),
    "Dinner with Ann with jane@x.com tomorrow at 7pm": ("Dinner", AT, "", ("Ann", JANE)),
    "Dinner with jane@x.com and 민수 tomorrow at 7pm": ("Dinner", AT, "", (JANE, "민수")),
    "Invite bob@example.org to dinner tomorrow at 7pm": ("dinner", AT, "", (BOB,)),
    "Send an invite to bob@example.org for dinner tomorrow at 7pm": ("dinner", AT, "", (BOB,)),
    "Send bob@example.org an invite for dinner tomorrow at 7pm": ("dinner", AT, "", (BOB,)),
    "Set up a call between me, bob@example.org and jane@x.com tomorrow at 7pm": ("call", AT, "", (BOB, JANE)),
    "bob@example.org <> jane@x.com intro call tomorrow 7pm": ("intro call", AT, "", (BOB, JANE)),
    "call bob@example.org tomorrow at 7pm": ("call", AT, "", (BOB,)),
    "let bob@example.org know of dinner tomorrow at 7pm": ("dinner", AT, "", (BOB,)),
    "let bob@example.org decide tomorrow at 7pm": ("let decide", AT, "", (BOB,)),
    "Interview for bob@example.org tomorrow at 7pm": ("Interview", AT, "", (BOB,)),
    "Dinner tomorrow at 7pm. Contact: help@company.com": ("Dinner", AT, "", ()),
    "Dinner tomorrow at 7pm, questions to help@company.com": ("Dinner", AT, "", ()),
    "Dinner tomorrow at 7pm. Email help@company.com for details": ("Dinner", AT, "", ()),
    "coffee with bob@example.org": ("coffee", "", "", (BOB,)),
}  # fmt: skip
COMING = {
    "invite bob@example.org": ((BOB,), ()),
    "invite bob@example.org, jane@x.com and carl@y.org": ((BOB, JANE, "carl@y.org"), ()),
    "add bob@example.org": ((BOB,), ()),
    "also bob@example.org": ((BOB,), ()),
    "add bob@example.org as a guest": ((BOB,), ()),
    "bob@example.org is coming too": ((BOB,), ()),
    "change the guests to bob@example.org": ((BOB,), ()),
    "Who: bob@example.org, jane@x.com": ((BOB, JANE), ()),
    "remove bob@example.org": ((), (BOB,)),
    "uninvite bob@example.org": ((), (BOB,)),
    "drop bob@example.org from the guest list": ((), (BOB,)),
    "take bob@example.org off the invite": ((), (BOB,)),
    "bob@example.org can't make it": ((), (BOB,)),
    "invite jane@x.com instead of bob@example.org": ((JANE,), (BOB,)),
    "replace bob@example.org with jane@x.com": ((JANE,), (BOB,)),
}


@pytest.mark.parametrize(("text", "expected"), NEW.items())
def test_a_new_event_has_the_guests_that_are_meant(text, expected):
    assert told(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), COMING.items())
def test_guests_come_and_go_by_their_addresses(text, expected):
    assert guests(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "title", "added", "removed"),
    [
        ("add bob@example.org to the dinner", "dinner", (BOB,), ()),
        ("cc bob@example.org on the standup", "standup", (BOB,), ()),
        ("send an invite to bob@example.org for the standup", "standup", (BOB,), ()),
        ("invite bob@example.org to the dinner tomorrow", "dinner", (BOB,), ()),
        ("remove bob@example.org from the dinner", "dinner", (), (BOB,)),
        ("bob@example.org is not coming to dinner", "dinner", (), (BOB,)),
    ],
)
def test_guests_of_an_event_that_is_there(text, title, added, removed):
    meant = meaning(text, "en")
    assert isinstance(meant, ChangeEvent)
    assert (meant.target.title, meant.patch.add_attendees, meant.patch.remove_attendees) == (
        title,
        added,
        removed,
    )


def test_a_guest_comes_with_another_change():
    meant = meaning("make it 8pm and add bob@example.org", "en")
    assert isinstance(meant, ChangeEvent)
    assert (meant.patch.time, meant.patch.add_attendees) == (Spoken(clock=Clock(8, part="pm")), (BOB,))
    meant = meaning("change the location to Nobu and invite bob@example.org", "en")
    assert isinstance(meant, ChangeEvent)
    assert (meant.patch.location, meant.patch.add_attendees) == ("Nobu", (BOB,))


def test_a_question_looks_for_what_stands_before_the_sign():
    for text in ("When am I meeting bob@example.org?", "when do I meet with bob@example.org"):
        assert meaning(text, "en") == AskCalendar("find", attendees=("bob",))


def test_an_event_is_described_by_a_guest():
    cancelled = meaning("cancel dinner with bob@example.org", "en")
    assert cancelled == RemoveEvents(Target("dinner", attendees=("bob",)))
    assert meaning("cancel everything with bob@example.org", "en") == RemoveEvents(
        Target(attendees=("bob",), every=True)
    )
    moved = meaning("push the bob@example.org meeting by 30 minutes", "en")
    assert isinstance(moved, ChangeEvent)
    assert moved.target == Target("meeting", attendees=("bob",))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Email bob@example.org the contract by Friday", "Email bob the contract"),
        ("send bob@example.org the contract by Friday", "send bob the contract"),
        ("send the contract to bob@example.org by Friday", "send the contract to bob"),
        ("RSVP to bob@example.org by Friday", "RSVP to bob"),
        ("bob@example.org's birthday on Friday", "bob's birthday"),
    ],
)
def test_an_errand_keeps_its_name_in_the_title_and_its_address_in_the_notes(text, title):
    [event] = events(text, "en")
    assert (event.title, event.attendees, event.notes) == (title, (), BOB)


def test_nobody_in_a_long_notice_is_a_guest_but_who_is_plainly_invited():
    notice = (
        "You are invited to the annual gala on November 20 at 7pm at the Grand Hotel. We hope to see you there with the whole "
        "family! Please RSVP to gala@org.com, write us at info@org.com, or email press@org.com. office@org.com"
    )
    [event] = events(notice, "en")
    assert (when(event), event.location) == ("11-20 19:00", "the Grand Hotel")
    assert not any("@" in text for text in (event.title, event.location, *event.attendees))
    [event] = events(notice.replace("office@", "Guests: office@"), "en")
    assert event.attendees[-1] == "office@org.com"


def test_a_note_keeps_its_words():
    meant = meaning("add a note: write to bob@example.org", "en")
    assert isinstance(meant, ChangeEvent)
    assert meant.patch.notes == "write to bob@example.org"


@pytest.mark.parametrize(
    "text",
    ["my email is bob@example.org", "who is bob@example.org?", "Is bob@example.org coming to the dinner?"],
)
def test_talk_about_somebody_invites_nobody(text):
    assert meaning(text, "en") == SmallTalk()


def test_addresses_are_in_no_language():
    assert understand(Request("bob@example.org jane@x.com 초대", "en")).lang == "ko"
    assert understand(Request("bob@example.org", "ko")).lang == "ko"
    assert understand(Request("invite bob@example.org", "ko")).lang == "en"
