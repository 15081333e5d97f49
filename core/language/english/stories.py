"""What people tell and feel, which looks like an event and is none: I slept 4 hours, monday again, it may rain."""

from __future__ import annotations

from core.language.english.spans import compiled

_WHO = r"(?:i|we|he|she|they|it|that|this|you)"
_PAST = (
    r"(?:was|were|wasn'?t|weren'?t|slept|ate|went|felt|took|lasted|saw|met|missed|woke|finished|turned|spent|watched|enjoyed|"
    r"worked|stayed|waited|walked|ran|got\s+(?:up|home|back)|forgot|overslept|liked|loved)"
)
_LEAD = r"\s*(?:(?:and|but|so|well|oh|haha|lol|wow|omg|ugh|man|btw)[\s,]+)*"
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
# told of the past, or as it always is
_TOLD = (
    rf"{_WHO}(?:'ve|'d)?\s+(?:just\s+|already\s+|only\s+|really\s+)?{_PAST}\b|{_WHO}\s+had\s+(?!to\b)|i'?ve\s+been\b|it'?s\s+been\b|"
    r"(?:been|woke|overslept|rained|snowed)\s+(?:up|all|since|so|at|in)\b|got\s+(?:home|back|up)\b|(?:i|we|they|he|she|it)\s+(?:won|lost|beat|rained|snowed|broke|left|came|arrived)\b|sat\s+around\b|"
    r"(?:today|this\s+(?:week|month|year|morning|day)|[a-z]+)\s+(?:was|were|has\s+been|have\s+been)\s+(?!(?:moved|changed|pushed|cancel|resched|postponed|delayed|shifted|booked|scheduled|confirmed)\w*)|"
    rf"(?:the|my|our|that|this|last|yesterday'?s)\s+(?:[\w']+\s+){{1,4}}?(?:was|were|lasted|took|went)\b|"
    r"(?:last\s+(?:night|week|month|year)|yesterday)\b.*\b(?:was|were|went)\b"
)
_FELT = (
    rf"(?:i|we)\s+(?:really\s+|so\s+)?(?:like|love|hate|prefer|enjoy|miss|dread)\s+(?!to\b)|thank\s+(?:god|goodness)\b|can'?t\s+believe\b|"
    rf"{_DAYS}(?:\s+(?:mornings?|nights?|evenings?))?\s+(?:again|already|are|is\s+(?:the|so|my)|suck|sucks|blues|ugh|vibes)\b|"
    rf"(?:it'?s|it\s+is)\s+(?:only\s+|already\s+|finally\s+|just\s+)?(?:{_DAYS}|weekend|(?:january|february|march|april|june|july|august|september|october|november|december))\b"
    r"(?=\s*(?:[!.?]|$|already|again|and|so|today|yay))|"
    r"(?:i'?ll|i\s+will|we'?ll)\s+be\s+(?:there|back|home|late|right\s+back)\b|(?:running|i'?m\s+running)\s+.{0,20}\blate\b|"
    r"(?:i'?m|we'?re)\s+on\s+(?:my|our)\s+way\b|(?:brb|omw|be\s+right\s+back)\b"
)
# hoped for, and no hour is told
_HOPED = r"(?:i|we|it|he|she|they)\s+(?:may|might|could)\s+(?:be\s+|not\s+)?[a-z]+|can'?t\s+wait\b|(?:i'?m\s+)?so\s+excited\b|maybe\s+\w+[\s.!?]*$|wrong\s+(?:date|time|day|one|place)[\s.!]*$"
_ASKS = r"\b(?:remind|schedule|add|book|set\s+up|put|block|calendar|save|move|cancel|reschedule|meeting|appointment|please|pls)\b"


def is_story(plain: str) -> bool:
    """Whether it only tells something. One sentence that asks for nothing."""
    if len(plain) > 160 or compiled(_ASKS).search(plain):
        return False
    open_hope = compiled(rf"{_LEAD}(?:{_HOPED})").match(plain) and not compiled(r"\d").search(plain)
    return bool(open_hope) or (
        compiled(rf"{_LEAD}(?:{_TOLD}|{_FELT})").match(plain) is not None and not _goes_on(plain)
    )


def _goes_on(plain: str) -> bool:
    """I may be late, lunch with Jo tomorrow at 10: an event behind the comma."""
    rest = compiled(r"[^,;.\n]+[,;.\n]+\s*(?=[a-z0-9])").match(plain)
    return rest is not None and compiled(r"\d").search(plain, rest.end()) is not None
