"""One's own answer to an invitation: accept the invitation, decline the offsite, rsvp yes to the dinner."""

from __future__ import annotations

from core.calendar.event import Response
from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import ChangeEvent, Patch
from core.language.english.change import POLITE
from core.language.english.spans import compiled
from core.language.english.target import target_in

_INVITE = r"(?:invitations?|invites?)"
_TO = r"\s+(?:to|for|on)\s+"
_ORDER = (
    r"(?:(?P<maybe>tentatively\s+accept|maybe)|(?P<yes>accept)|(?P<no>decline|reject|turn\s+down))\s+"
    rf"(?=.*\b{_INVITE}\b|(?:it|that|this|the|my|our|all|both|every)\b)"
)
_REPLY = (
    r"(?:(?:rsvp|say|reply|respond|answer)(?:\s+with)?(?:\s+an?)?\s+|mark\s+me(?:\s+down)?(?:\s+as)?\s+)"
    r"[\"']?(?:(?P<maybe>maybe|tentative(?:ly)?|unsure)|(?P<yes>yes|going|accepted|attending|coming)"
    r"|(?P<no>no|not\s+(?:going|attending|coming)|declined))[\"']?(?:\s+(?:to|for)\b|\s*(?=[.!]*$))"
)
_TELL = (
    r"(?:tell|let)\s+(?:them|him|her|the\s+organi[sz]er|everyone)(?:\s+know)?(?:\s+that)?\s+(?:i'm|i\s+am|i'll|i\s+will|i)\s*"
    r"(?:(?P<no>not\s+(?:be\s+)?(?:going|coming|attending|there)|can't\s+(?:make|come|attend|go)|won't\s+(?:make|come|attend|be))"
    r"|(?P<maybe>might\s+(?:make|come|attend|go)|not\s+sure)|(?P<yes>(?:be\s+)?(?:going|coming|attending|there)|attend|come|can\s+(?:make|come|attend)))\b"
    r"(?:\s+(?:it|there))?(?:\s+(?:to|for|at)\b)?"
)
_WORDS = rf"(?:\bthe\s+)?\b{_INVITE}\b(?:{_TO})?"
_NO_INVITATIONS = r"\b(?:offer|payment|terms|delivery|package|parcel|order|quote|proposal|request|changes|job|award|challenge)s?\b"
_SAID: dict[str, Response] = {"yes": "accepted", "maybe": "tentative", "no": "declined"}
_FIRST = frozenset(
    "tentatively maybe accept decline reject turn rsvp say reply respond answer mark tell let".split()
)


def respond(text: str, plain: str) -> ChangeEvent | None:
    """The answer that a message gives, or None. By a day it is something to be done, not an answer."""
    polite = compiled(POLITE).match(plain)
    at = polite.end() if polite else 0
    first = compiled(r"[a-z]+").match(plain, at)
    if first is None or first[0] not in _FIRST or compiled(_NO_INVITATIONS).search(plain):
        return None
    for pattern in (_ORDER, _REPLY, _TELL):
        if match := compiled(pattern).match(plain, at):
            said = next(_SAID[name] for name in _SAID if match[name])
            return _answer(text[match.end() :], plain[match.end() :], said)
    return None


def _answer(text: str, plain: str, said: Response) -> ChangeEvent | None:
    if invite := compiled(_WORDS).search(plain):
        text, plain = (f"{one[: invite.start()]} {one[invite.end() :]}" for one in (text, plain))
    target = target_in(text, plain)
    if isinstance(target.time, Spoken) and target.time.deadline:
        return None
    return ChangeEvent(target, Patch(response=said))
