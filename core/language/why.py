"""Words that ask where something was read (왜 3시야?, where did you get that?). Only whole messages."""

from __future__ import annotations

import re

from core.dialogue.interpretation import AskWhy
from core.dialogue.message import Lang

_LONGEST = 40
_HINT = re.compile(r"왜|어디|근거|무슨 ?말|어떻게|why|where|how|what|which|based", re.IGNORECASE)
_ENDS = re.compile(r"^[\s\"'“”]+|[\s.!~?ㅎㅋㅠㅜ\"'“”]+$")

# ── Korean ──
_READ = r"(?:읽|안(?= ?거)|봤|본|보고|보신|알|아신|아셨|가져|나왔|나온|찾|정했|정한|잡았|잡은|잡힌|뽑|추출)"
_TIME = (
    r"(?:(?:그|이|저) ?(?:시간|시각|때|날|날짜|제목|장소|이름)|그렇게|이렇게|\S*\d\S*(?: ?\d+분| ?반)?|오늘|내일|모레|글피"
    r"|(?:이번|다음|담|다다음) ?주(?: ?\S요일)?|\S요일|오전|오후|새벽|아침|점심|저녁|밤|정오|자정|매주|매일|매달)"
)
_IS = (
    r"(?:이야|야|이에요|예요|에요|인가요|인지|인 ?거(?:야|예요|죠|지)|이죠|죠|이지|지|인데)"
    r"|(?:으로|로)(?: ?(?:읽었|봤|잡았|했|됐|된|한|잡힌|나와|나왔)\S*(?: ?거\S*)?)?"
)
_KOREAN = re.compile(
    rf"(?:근데 |그런데 |잠깐 )?(?:왜(?:요|죠|지)?(?: ?그래(?:요)?)?"
    rf"|왜 {_TIME}(?: \S{{1,6}})?(?:{_IS})?|왜 (?:그렇게|이렇게) ?{_READ}\S*(?: ?거\S*)?"
    rf"|(?:이거 |그거 |그건 |시간 |날짜 )?어디(?:서|에서|를|서부터)?(?: ?보고)? ?{_READ}\S*(?: ?거\S*| ?\S{{1,6}})?"
    rf"|(?:뭘|뭐|무엇을|무슨 ?말을?|어느 ?말을?|어떤 ?말을?) ?보고 ?\S.{{0,20}}"
    rf"|(?:무슨|어느|어떤) ?(?:말|단어|부분)(?:에서|을|를)? ?{_READ}\S*(?: ?거\S*)?"
    rf"|어떻게 {_READ}\S*(?: ?거\S*)?|(?:그 ?)?근거(?:가|는|를|좀)?(?: ?(?:뭐|뭔|무엇|어디|보여|알려|말해)\S*(?: ?줘\S*)?)?)"
)

# ── English ──
_THING = (
    r"(?:that|this|it|the\s+(?:time|date|day|title|place|name)|that\s+(?:time|date|day|title|place|name))"
)
_WHEN = r"(?:(?:at|on)\s+)?(?:\S*\d\S*(?:\s?(?:am|pm))?|today|tomorrow|tonight|(?:next|this)\s+\w+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:in\s+the\s+)?(?:morning|afternoon|evening)|noon|midnight|weekly|every\s+\w+)"
_ENGLISH = re.compile(
    rf"(?:but\s+|wait,?\s+|hm+,?\s+)?(?:why(?:\s+so|\s+though)?|why\s+(?:is\s+it\s+|did\s+you\s+(?:pick|choose|say|put)\s+)?(?:{_THING}|{_WHEN})"
    rf"|where\s+(?:did|do|have)\s+(?:you|u|ya)\s+(?:get|got|read|find|see|take|gotten)\s+{_THING}(?:\s+from)?"
    rf"|where\s+(?:does|did|is|was)\s+{_THING}\s+(?:come|came|from|read)(?:\s+from)?"
    rf"|how\s+(?:did|do)\s+(?:you|u|ya)\s+(?:read|get|know|find|work\s+out|come\s+up\s+with)\s+{_THING}"
    rf"|(?:what|which)\s+words?\s+(?:did|do)\s+(?:you|u)\s+(?:read|use|take)(?:\s+{_THING})?(?:\s+from)?"
    rf"|what\s+made\s+you\s+(?:think|pick|choose|say)\s+.{{1,20}}|(?:what(?:'s|\s+is)\s+{_THING}\s+)?based\s+on\s+what|what(?:'s|\s+is)\s+{_THING}\s+based\s+on)",
    re.IGNORECASE,
)


def why(text: str, lang: Lang) -> AskWhy | None:
    """None where the words ask for something else."""
    if len(text) > _LONGEST or _HINT.search(text) is None:
        return None
    words = " ".join(_ENDS.sub("", text).split())
    return AskWhy() if (_ENGLISH if lang == "en" else _KOREAN).fullmatch(words) else None
