"""Courtesies of invitations and appointment messages, which are neither title nor place."""

from __future__ import annotations

from collections.abc import Iterator

from core.language.english.spans import compiled

_GREETING = r"(?:hi|hello|hey|hiya|dear)\b(?:\s+(?!a\b|an\b|the\b|my\b|can\b|could\b|please\b|i\b|add\b)[a-z'-]+){0,2}\s*[,!.:\n-]+\s*(?=\S)"
_INVITED = (
    r"(?:you(?:'re|\s+are)(?:\s+all)?(?:\s+(?:cordially|warmly))?\s+invited(?:\s+to)?|(?:please\s+)?join\s+(?:us|me)(?:\s+(?:for|at|to\s+celebrate))?|"
    r"save\s+the\s+date(?:\s+for)?|(?:this\s+is\s+)?(?:just\s+)?(?:an?\s+)?(?:friendly\s+|quick\s+|gentle\s+|courtesy\s+)*(?:reminder|confirmation|confirming|note)"
    r"(?:\s+(?:that|of|about|for|from)\b)?(?:\s*[:,-])?(?=\s+(?:you|your|the|our|my)\b)|(?:are\s+you\s+(?:free|around|up)\s+for|do\s+you\s+(?:want|fancy)|fancy)(?:\s+(?:to|an?|some))*|we\s+look\s+forward\s+to\s+seeing\s+you(?:\s+(?:at|for))?|"
    r"(?:i|we)(?:'m|'re|\s+am|\s+are|\s+have|'ve)?\s+(?:just\s+)?(?:confirm|confirmed|confirming|booked)\s+(?:you\s+in\s+)?(?:for\s+)?)[\s!:,.-]*"
)
_YOURS = r"(?:your|you\s+have\s+an?)\s+(?=[a-z])"
_BOOKED = r"\s+(?:(?:is|has\s+been|was|are|will)\s+)?(?:now\s+)?(?:confirmed|booked|scheduled|reserved|all\s+set|set|coming\s+up|due|be\s+held|taking\s+place)(?:\s+(?:for|on|at|to|in))?(?=\s*(?:\x00|$|[,.:;!]|\s\w))"
# a sentence of its own behind the event
_CLOSING = (
    r"(?<=[.!?;\n)])\s*(?:-+\s*)?(?:reply|text|click|tap|visit|see\s+you|see\s+ya|looking\s+forward|hope\s+to|please\s+(?:arrive|call|reply|confirm|rsvp|bring|note|let|text)|"
    r"if\s+you|thank(?:s|\s+you)|(?:kind|best|warm)?\s*regards|cheers|rsvp|byob|byo|let\s+(?:us|me)\s+know|questions|dial|meeting\s+id|passcode|to\s+(?:confirm|cancel|reschedule|change)|"
    r"call\s+(?:us|(?=\+?[\d(x]))|don'?t\s+(?:be\s+late|forget)|everyone(?:'s)?\s+welcome|all\s+welcome|hope\s+you|can'?t\s+wait|xx*|love,)(?:(?<!\w)|(?!\w))[^\n]*"
)
_HELD = r"\s+(?:(?:will\s+be|is\s+being|is)\s+held|(?:will\s+take|takes|is\s+taking)\s+place)\b"
_LINK = r"https?://\S+"


def courtesies(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Their spans in a stretch of the text, in order of kind."""
    at = start
    for pattern in (_GREETING, _INVITED, _YOURS):
        if m := compiled(r"\s*" + pattern).match(plain, at, end):
            yield m.span()
            at = m.end()
    if at > start and (booked := compiled(_BOOKED).search(plain, at, end)):
        yield booked.span()
    for pattern in (_HELD, _CLOSING, _LINK):
        for m in compiled(pattern).finditer(plain, start, end):
            if plain[start : m.start()].strip():
                yield m.span()
