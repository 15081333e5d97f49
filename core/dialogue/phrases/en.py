"""Every sentence and label in English."""

from __future__ import annotations

from core.calendar.draft import ChangeKind, Scope
from core.calendar.time.resolution import AssumptionKind, DoubtKind
from core.errors import Fault

_SMALL_TALK = {
    "greeting": "Hi, I'm Haru. Tell me about a plan and I'll put it on your calendar.",
    "thanks": "Any time.",
    "bye": "Have a good day!",
    "praise": "Thank you, that's kind.",
    "other": "I look after your calendar. Try “coffee with Ben tomorrow 3pm at Blue Bottle”.",
}
_ASSUMED: dict[AssumptionKind, str] = {
    "all_day": "No time was given, so it is all day",
    "half_day": "I took it as {when}",
    "date": "No date was given, so I took {when}",
    "year": "That date has passed, so I took {when}",
    "title": "No title was given, so I chose one",
    "anchor": "Counted from the day of the message",
    "zone": "In your time zone that is {when}",
    "lunar": "Converted from the lunar calendar",
    "by_rules": "The AI did not answer in time, so this is my own reading",
    "lunar_once": "Lunar days move every year, so this is for one year only",
    "other_day": "Said on another day than the messages before it, so it has a card of its own",
    "past": "That is over already",
}
_DOUBTS: dict[DoubtKind, str] = {
    "weekday_mismatch": "The date and the weekday don't agree. Which one is “{title}”?",
    "no_such_date": "That date doesn't exist. Which day is “{title}”?",
    "no_such_time": "That time doesn't exist. What time is “{title}”?",
    "past": "That is in the past. When is “{title}”?",
    "unsure_digit": "A digit in the picture is hard to read. Which one is “{title}”?",
    "two_readings": "That can be read in two ways. Which one for “{title}”?",
    "gap": "The clocks skip that time. Which one for “{title}”?",
    "ends_before_start": "It would end before it starts. When is “{title}”?",
}
_CARD = {"create": "Shall I add this?", "update": "Shall I change this?", "delete": "Shall I delete this?"}
_CARDS = {
    "create": "Shall I add these {n} events?",
    "update": "Shall I change these {n} events?",
    "delete": "Shall I delete these {n} events?",
}
_CONFIRM = {"create": "Add", "update": "Change", "delete": "Delete"}
_ALREADY = {
    "writing": "Saving it now.",
    "done": "That is done already.",
    "discarded": "That card was discarded.",
    "expired": "That card has expired. Please tell me again.",
    "undone": "That was undone already.",
    "refused": "That was not applied in Google Calendar. Please tell me again.",
}
_SCOPES: dict[Scope, str] = {"this": "only this one", "following": "this and following", "all": "all"}
_UNREADABLE: dict[Fault, str] = {
    "empty": "That file is empty. Please send it again.",
    "too_big": "That file is too big. I can read up to 20 MB.",
    "not_image": "That is not a picture. Please send a JPG, PNG, WebP or HEIC, or a PDF.",
    "pdf": "I can't read PDFs here: what draws their pages is not installed. Send a screenshot of the page with the plan, or copy its text and paste it here.",
    "locked": "That PDF is locked with a password. Please send it without one, or a screenshot of the page with the plan.",
    "not_shown": "Slack doesn't show me the file, so I couldn't read the picture. The app seems to lack the files:read permission: please ask an admin to install Haru again.",
    "too_many_pixels": "That picture has too many pixels. Please crop or shrink it.",
    "broken": "That file is damaged. Please send it again, or type it out.",
    "timeout": "Reading that takes too long. Please send a picture of only the part that matters.",
    "no_engine": "Picture reading is not installed; `haru doctor` says how. You can also type it out.",
    "lost": "I can't find that picture any more. Please send it again.",
    "gave_up": "Something went wrong while I read that picture. Please send it again, or type it out.",
    "no_hours": "That timetable numbers its lessons but doesn't say when they are. Please send it with the hours of each lesson in view, or write it like “math every Monday at 9”.",
    "not_understood": "I read that picture but could not make sense of it. Please type it out.",
}

neutral_title = "Event"
how_to = (
    "Try saying it like this.\n"
    "• Add: “coffee with Ben next Tuesday 3pm at Blue Bottle”\n"
    "• Picture: send an invitation or a screenshot of a chat\n"
    "• Ask: “what's on tomorrow?”, “when am I seeing Ben?”, “when am I free this week?”\n"
    "• Change: “move coffee to 4”, “at the office instead”\n"
    "• Delete: “cancel tomorrow's meeting”\n"
    "• Undo: “undo”\n"
    "• Google: “connect my Google calendar”, “disconnect Google”\n"
    "Nothing is saved before you press a button on the card."
)
not_understood = "I can't make that out right now. Please try again in a moment."
nothing_there = "That message is empty. Tell me about a plan, or send a picture of one."
busy = "I'm still working on your earlier messages. Please send that again in a moment."
discard = "Discard"
leave_out = "Leave this one out"
edit = "Edit"
how_to_edit = "Tell me what to change: “4pm”, “at the office instead”, “call it lunch”, “add Ben”"
set_time = "Set a time"
set_title = "Set a title"
undo = "Undo"
discarded = "Discarded. Nothing was saved."
expired = "A day has passed, so I closed this. Tell me again if you need it."
moved_below = "See the new card below ↓"
crowded_out = "There were too many open cards, so I closed this one. Tell me again if you need it."
stale = "That button is no longer in use. Tell me again if you need it."
card_changed = "The card has changed. Please look at it again."
changed_meanwhile = "The event was changed in the meantime. Please check how it is now."
gone = "That event was deleted in the meantime."
some_gone = "I took off what was deleted in the meantime. Please look at it again."
undone = "↩️ Undone"
new_duplicate = "Something much like it was added meanwhile. Add this one too?"
new_clash = "Something now overlaps with it. Go ahead anyway?"
nothing_ticked = "Nothing is ticked. Please pick at least one."
press_button = "Great! Press the button below and it is saved."
dropped = "All right, I'll leave it."
nothing_in_picture = "I found no event in the picture. Please send the part with the date, or type it out."
nothing_in_forward = "I found no event in what you forwarded. If there is one, please type it out."
no_such_number = "That number is not on the list. Please press one of the buttons."
started_anew = "I could not read our earlier talk and started afresh. Please repeat what was open; the calendar is as it was."
say_which_days = "Everything on which days? For example: “delete everything tomorrow”"
no_focus = "I'm not sure which event you mean. Please add its title or date."
upcoming = "Next 30 days"
nothing_to_undo = "There is no change of the last 10 minutes to undo. For older ones press Undo on the card."
undo_conflict = "That event was changed since, so I left it alone. Tell me what to change."
not_saved = "I can't save right now. Nothing was changed; please try again in a moment."


def small_talk(kind: str) -> str:
    return _SMALL_TALK[kind]


def too_long(limit: int) -> str:
    return f"That message is too long. I can read {limit:,} characters; please send only the plan itself."


def too_many_pictures(limit: int) -> str:
    return f"I can read {limit} pictures at a time. Please send them in parts."


def ask_time(title: str) -> str:
    return f"When is “{title}”? For example: tomorrow 3pm"


def ask_clock(title: str, day: str) -> str:
    return f"What time is “{title}” on {day}? For example: 3pm"


def ask_title(when: str) -> str:
    return f"What should the event on {when} be called?"


def ask_doubt(kind: DoubtKind, title: str) -> str:
    return _DOUBTS[kind].format(title=title)


def card_title(kind: ChangeKind, count: int) -> str:
    return _CARD[kind] if count == 1 else _CARDS[kind].format(n=count)


def confirm(kind: ChangeKind, ticked: int, count: int) -> str:
    return _CONFIRM[kind] if count == 1 else f"{_CONFIRM[kind]} {ticked}"


def instead(when: str) -> str:
    return f"Rather {when}"


def scope(kind: ChangeKind, scope: Scope, count: int | None) -> str:
    counted = f" ({count})" if count is not None else ""
    return f"{_CONFIRM[kind]} {_SCOPES[scope]}{counted}"


def ask_scope(count: int | None) -> str:
    return "This one repeats. How far?" if count is None else f"This one repeats {count} times. How far?"


def assumed(kind: AssumptionKind, when: str) -> str:
    return _ASSUMED[kind].format(when=when)


def clash(title: str, when: str) -> str:
    return f"⚠️ Overlaps with {title} ({when})"


def duplicate(title: str, when: str) -> str:
    return f"🔁 Looks like one you have: {title} ({when})"


def people(names: tuple[str, ...]) -> str:
    return f"{', '.join(names)} (no invitation is mailed)"


def repeats(words: str, count: int | None) -> str:
    return words + ("" if count is None else f" · {count} in all")


def was_and_is(was: str, now: str) -> str:
    return f"{was} → {now}"


def undone_what(title: str, count: int) -> str:
    others = f" and {count - 1} more" if count > 1 else ""
    return f"{undone}: {title}{others}"


def say_more(count: int) -> str:
    return f"…and {count} more. Tell me the day or more of the name, and I'll find it."


def so_already(title: str, when: str) -> str:
    return f"It is like that already: {title} ({when})"


def name_it(title: str) -> str:
    return f"Which one should change? Say it with its name, like “{title} at 4”."


def moves_alone(title: str) -> str:
    return f"“{title}” repeats by a rule that cannot move as a whole. Move one date at a time, or tell me a new rule."


def went_as_far(scope: Scope) -> str:
    return _SCOPES[scope]


def already(state: str) -> str:
    return _ALREADY[state]


def really(count: int) -> str:
    return f"Really all {count}? Press once more to go ahead."


def reading(count: int) -> str:
    return "Reading the picture…" if count == 1 else f"Reading {count} pictures…"


def unreadable(reason: Fault) -> str:
    return _UNREADABLE[reason]


def some_unreadable(count: int) -> str:
    return (
        "I couldn't read one of the pictures." if count == 1 else f"I couldn't read {count} of the pictures."
    )


def too_many_events(found: int, limit: int) -> str:
    return f"I found {found} events and show the first {limit}. Please send the others separately."


def on(span: str, count: int) -> str:
    return f"{span}: {count} event{'s' if count != 1 else ''}"


def nothing_on(span: str) -> str:
    return f"{span}: nothing planned."


def more(count: int) -> str:
    return f"…and {count} more"


def found(title: str, when: str) -> str:
    return f"“{title}”: {when}"


def not_found(title: str) -> str:
    return f"I couldn't find “{title}”." if title else "I couldn't find a matching event."


def made_instead(title: str) -> str:
    return f"There is {f'no “{title}”' if title else 'nothing'} then, so here is a new one."


def which_one(kind: ChangeKind) -> str:
    return "Which one should I delete?" if kind == "delete" else "Which one should I change?"


def what_to_change(title: str) -> str:
    return f"What should I change about “{title}”? For example: 4pm, at the office instead"


def free_at(span: str) -> str:
    return f"{span}: you are free"


def not_free(span: str) -> str:
    return f"{span}: no free time."


def free_then(when: str) -> str:
    return f"You are free on {when}."


def taken(events: str) -> str:
    return f"You are not free then:\n{events}"
