"""Every sentence about who reads pictures in English."""

from __future__ import annotations

unreadable: dict[str, str] = {
    "kept_in": "You chose not to send pictures away, and I can't read them right here. Please type it out, or change that in /settings.",
    "far_away": "Where pictures are read, nobody answers just now. Please send it again in a while, or type it out.",
}
remarks: dict[str, str] = {
    "read_near": "The engine outside did not answer, so I read it myself. Some of it is blurred: please check the date and time"
}

let = "🔎 Send and read"
keep = "Don’t send"
kept = "All right, your pictures stay here. You can change that in the settings at any time."
read_inside = "Pictures: read right here, and sent nowhere"
nobody = "There is nowhere to send pictures to just now."
added_before = "That is on your calendar already."
show = "👀 Show the AI"
hide = "Don’t show"
hidden = "All right, the AI is shown no pictures. You can change that in the settings at any time."
shown_to_nobody = "Second look: the AI is shown no pictures"
nobody_looks = "There is no AI here to look at pictures just now."
understanding = "I have read it all and am making sense of it…"

_WHAT = (
    "· Sent: the pictures that you send me to find events in (what they show, without hidden details such as where they were taken)\n"
    "· Not sent: what you write beside them, the events on your calendar, names and accounts\n"
    "Nothing is sent unless you agree."
)


def first_pages(count: int) -> str:
    return f"I read only the first {count} pages of that PDF. If a plan is further on, send a screenshot of its page."


def reading_on(count: int) -> str:
    what = "the picture" if count == 1 else f"{count} pictures"
    return f"Still reading {what}. There are many to read right now, so it takes a little while…"


def offer(engine: str) -> str:
    return f"I read this picture right here. Shall I send pictures to {engine} from now on, to read blurred ones better?\n{_WHAT}"


def ask_first(engine: str) -> str:
    return (
        f"To read a picture I have to send it to {engine}. Shall I? It waits here until you say so.\n{_WHAT}"
    )


def let_them(engine: str) -> str:
    return f"From now on I send pictures to {engine} to read them. You can switch it off in the settings at any time."


def read_outside(engine: str) -> str:
    return f"Pictures: sent to {engine} to be read"


def offer_showing(model: str) -> str:
    return (
        f"Shall {model}’s AI also look at pictures that are hard to read or hold several events? Where we differ, I ask you.\n"
        "· Sent: such pictures (what they show, without hidden details such as where they were taken), and the text in them\n"
        "· Not sent: what you write beside them, the events on your calendar, names and accounts\n"
        "No picture is sent to the AI unless you agree."
    )


def show_them(model: str) -> str:
    return f"From now on {model}’s AI also looks at pictures that are hard to read or hold several events. You can switch it off in the settings at any time."


def shown_to(model: str) -> str:
    return f"Second look: {model}’s AI sees pictures that are hard to read or hold several events"
