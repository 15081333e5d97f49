"""Questions about the calendar: what is on, when is it, when am I free."""

from __future__ import annotations

from core.calendar.time.expression import Spoken, WholeMonth
from core.dialogue.interpretation import AskCalendar, QueryKind
from core.language.english.create import leaning_of
from core.language.english.day_rules import MONTH
from core.language.english.people import people_in
from core.language.english.pieces import Piece
from core.language.english.slots import cut
from core.language.english.spans import compiled
from core.language.english.tell import tell
from core.language.english.title import title_of
from core.language.english.words import MONTHS
from core.language.over import the_last

_QUESTION = (
    r"(?:so\s+|and\s+|hey\s+|ok\s+|please\s+|haru,?\s+|(?:can|could)\s+you\s+(?:please\s+)?|i\s+want\s+to\s+|let\s+me\s+)*(?:"
    r"(?:what(?!\s+about)(?:'?s|\s+is|\s+are|\s+do|\s+does|\s+did|\s+have|\s+am|\s+was|\s+will|\s+time|\s+day|\s+date|\s+appointments|\s+meetings|\s+events|\s+plans|\s+else)?|"
    r"when(?:'?s|\s+is|\s+are|\s+am|\s+do|\s+does|\s+did|\s+was|\s+will|\s+can|\s+should)|where(?:'?s|\s+is|\s+are|\s+am|\s+do|\s+does)|who(?:'?s|\s+is|\s+am|\s+do)?|"
    r"which|how\s+(?:many|much|long|busy|full|does\s+my|is\s+my|'?s\s+my|about\s+my)|how'?s\s+my|do\s+(?:i|we)\b|does\b|did\s+(?:i|we|the|my|[a-z]+)|am\s+i|are\s+(?:we|there|me|you|they|\w+\s+and\s+i)|is\s+(?=[\w' ]{2,40}\s(?:on|at|tomorrow|today|tonight|this|next)\b.*\?)|got\s+any(?:thing)?|have\s+you\s+got|(?:remind|tell)\s+me\s+(?:what|when|where|who)(?:'?s)?|anything|is\s+(?=.*\b(?:free|clear|open|busy|available|taken|ok(?:ay)?|good|booked|full)\s*(?:\?|$|on\b|at\b|tomorrow|today|this|next|for\s+me))|is\s+(?:there|my|the|it|anything|\w+\s+(?:free|on))|"
    r"have\s+(?:i|we)\s+(?:got|any)|any(?:thing|\s)|will\s+i|can\s+i\s+(?:fit|make|see|meet)|has\b|was\b|should\s+i)\b|"
    r"(?:show(?!\s+at\b)|list|display|view|pull\s+up|summari[sz]e)\b(?=.*\b(?:agenda|schedule|calendar|events?|appointments?|meetings?|plans?|day|week|weekend|month|"
    r"tomorrow|today|tonight|free|availability|slots?|everything|all|next|upcoming|my|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)|"
    r"(?:tell\s+me|give\s+me|see|read(?:\s+me)?|check|look\s+(?:up|at|for)|find(?!\s+out)|search(?:\s+for)?|open|print|go\s+over|run\s+through|get(?:\s+me)?(?!\s+me\s+an?\b|\s+an?\b))\b"
    r"(?=.*\b(?:agenda|schedule|calendar|events?|appointments?|meetings|plans|availability|free|slots?|time\s+(?:for|to|with|when|on|this|next)|when|what(?:'?s)?|if\s+i|"
    r"my\s+(?:day|week|weekend|month|next|\w+day))\b)|"
    r"my\s+(?:agenda|schedule|calendar|events|appointments|meetings|plans|day|week|availability)\b|(?:agenda|schedule|calendar|availability|itinerary|free\s+(?:time|slots?))\b(?=\s+(?:for|on|this|next|today|tomorrow|please|of|in)\b|\s*[?.!]|\s*$)|"
    r"(?:today|tomorrow|this\s+week|next\s+week|upcoming|next)(?:'?s)?\s+(?:agenda|schedule|events|plans|appointments|meetings|calendar)\b|"
    r"upcoming\s+(?:events|meetings|appointments)|next\s+(?:event|meeting|appointment)\s*\??$|busy\s+(?:on|today|tomorrow|this|next)|free\s+(?:on|today|tomorrow|tonight|this|next|at|mon|tue|wed|thu|fri|sat|sun)\w*\b.*\?|"
    r"(?:find|get)\s+(?:me\s+)?(?:\d+\s*(?:m|min|mins|minutes|h|hr|hrs|hours?)|an?\s+(?:half\s+)?(?:hour|slot|gap)|half\s+an\s+hour|some\s+time)\b|"
    r"(?:show|give)\s+me\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
# the words a question may begin with
_OPENERS = frozenset(
    (
        "so and hey ok please haru can could i let what whats when whens where wheres who whos which how hows do does did am "
        "are is have any anything will has was should show list display view pull summarize summarise tell give see read "
        "check look find search open print go run get my agenda schedule calendar availability itinerary free today todays got remind "
        "tomorrow tomorrows this next upcoming busy"
    ).split()
)
_FREE = r"\bopen\s*(?:\?|$)|\b(?:free|available|availability|open(?:ing|ings)?\s*(?:slots?|time|on|in|this|next|tomorrow|\?|$)|slots?|busy|fit\s+in|room\s+for|find\s+(?:me\s+)?(?:a|an|some|the\s+next)?\s*(?:\w+\s+)?(?:time|slot|gap|hour)|when\s+can\s+(?:i|we)|when\s+could\s+(?:i|we)|spare\s+time|(?:have|got)\s+(?:any\s+|some\s+|enough\s+)?time|gaps?)\b"
_FIND = r"^.{0,30}?\b(?:when|where|what\s+time|what\s+day|which\s+day|what\s+date|find|search|look\s+up|look\s+for|how\s+long|who)\b"
_NOT_TITLE = (
    r"\b(?:what(?:'?s)?|when(?:'?s)?|where(?:'?s)?|who(?:'?s)?|which|how|many|much|long|time|date|is|are|am|was|were|do|does|did|will|can|could|should|has|have|had|got|i|we|my|me|our|the|a|an|any|anything|"
    r"something|everything|all|on|in|at|for|to|of|from|there|it|this|that|show|list|tell|give|see|seeing|view|display|read|check|look|looking|find|search|up|open|print|get|go|going|over|run|through|please|about|you|"
    r"agenda|schedule|scheduled|calendar|events?|appointments?|plans?|planned|plan|happening|coming|today'?s|tomorrow'?s|day|week|weekend|month|next|upcoming|else|free|available|availability|busy|slots?|full|"
    r"starts?|begins?|start|begin|ends?|take|place|meet|meeting\s+with|meetings?|meeting(?=\s*\??$)|doing|need|be|being|so|hey|haru|currently|left|remaining|rest|gap|gaps|hour|hours|minutes|minute|and|or|if|'s|s|first|last|look|like)\b"
)
_DONE = r"\bdid\s+(?:i|we)\b"
_THE_MEETING = r"\b(?:when|where|what\s+time|what\s+day|which\s+day)(?:'?s|\s+is|\s+was|\s+does|\s+do\s+(?:i|we)\s+have)\s+(?:the|our|that|this|my)\s+(meeting|appointment|plan)\b(?!s)"


def is_question(plain: str) -> bool:
    """Whether it asks for what is in the calendar."""
    first = compiled(r"\s*([a-z]+)(?!\s*:)\b").match(plain)
    return (
        first is not None and first[1] in _OPENERS and compiled(rf"\s*{_QUESTION}").match(plain) is not None
    )


def question(text: str, plain: str, pieces: list[Piece]) -> AskCalendar:
    """What is asked: a stretch of time, a title, people."""
    told = tell(pieces, leaning_of(plain))
    time = the_last(told.expression) if compiled(_DONE).search(plain) else told.expression
    rest = cut(text, [(piece.start, piece.end) for piece in pieces if piece not in told.unused])
    people, rest = people_in(rest)
    title, _ = title_of(compiled(f"(?i:{_NOT_TITLE})").sub(" ", rest))
    title = title.strip(" ?!.,'")
    if not title and not people and (meeting := compiled(_THE_MEETING).search(plain)):
        title = meeting[1]
    kind = _kind(plain, title, bool(people))
    if kind == "find" and not people and (named := _seen(text, title)):
        return AskCalendar(kind, time, "", (named,))
    month = compiled(rf"\b(?:show|give)\s+me\s+{MONTH}").search(plain)
    if told.expression is None and month:
        return AskCalendar("agenda", Spoken(WholeMonth(month=MONTHS[month[1]])))
    return AskCalendar(kind, time, title if kind != "free" else "", people)


def _kind(plain: str, title: str, people: bool) -> QueryKind:
    if compiled(_FREE).search(plain):
        return "free"
    asks = compiled(_FIND).match(plain) is not None or (title and "anything" not in plain)
    return "find" if asks and (title or people) else "agenda"


def _seen(text: str, title: str) -> str:
    """When am I seeing Ben: a person, not a title."""
    m = compiled(r"(?i:\b(?:see(?:ing)?|meet(?:ing)?(?:\s+with)?)\s+)(\w+(?:\s+[A-Z]\w+)?)\s*\??$").search(
        text.strip()
    )
    return m[1] if m and m[1].lower() == title.lower() else ""
