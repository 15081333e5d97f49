"""Nobody is to come: 아무도 초대하지 마, don't invite anyone; and everybody is taken off: 참석자 모두 빼줘, remove all guests."""

from __future__ import annotations

import re

from core.dialogue.interpretation import ChangeEvent, Patch, Target
from core.dialogue.message import Lang
from core.language.guests.refusals import refusals

_LONGEST = 80
_ABOUT = re.compile(
    "아무도|누구도|[명람]도|초[대청]|참석자|손님|게스트|any|nobody|no.?one|every|guest|attendee|invite",
    re.IGNORECASE,
)
"""Whatever any of the sentences below has; others need not wait for their patterns."""

_KO_LEAD = r"(?:(?:아|아니|음|참|그냥|그리고|근데|그런데|그럼|이번엔|이번에는|일단|우선)[\s,]+)*"
_KO_HOST = r"(?:(?P<host>\S(?:.*\S)?)(?:에서는|에서|에는|에)\s)?"
_KO_ANYBODY = re.compile(
    rf"{_KO_LEAD}{_KO_HOST}(?:아무도|누구도|(?:단\s?)?한\s?(?:명|사람|분)도|(?=초[대청]))"
)
_KO_GUESTS = r"(?:참석자|참가자|손님|게스트|초대(?:한|받은|된)\s?(?:사람|분|손님))들?"
_KO_NONE = re.compile(
    rf"{_KO_LEAD}{_KO_GUESTS}(?:은|는|도)?\s?(?:아무도\s)?없(?:이|어|음)(?:요|도\s?돼요?|\s?(?:그냥\s)?(?:해|할|추가|진행|등록|저장)[가-힣\s]*)?"
)
_KO_ALL = re.compile(
    rf"{_KO_LEAD}{_KO_HOST}(?:{_KO_GUESTS}(?:은|는|을|를|도)?\s?(?:모두|다|전부|전원|싹)(?:\s?다)?|모든\s?{_KO_GUESTS}(?:은|는|을|를)?)"
    r"\s?(?:빼|제외|삭제|지우|지워|없애|내보내)[가-힣]*(?:\s(?:줘|주세요|줄래|주라))?"
)

_EN_LEAD = r"(?:(?:please|actually|oh|no|and|but|just|ok|okay|also|so|i|we|then)[\s,]+)*"
_EN_ANYBODY = r"(?:any(?:one|body)|any\s+(?:guests?|attendees?|people)|(?:a\s+single\s+)?(?:guests|people|person|soul))(?!\s+else)"
_EN_HOST = (
    r"(?:\s+(?:to|for|from|off|in)\s+(?P<host>.+?))?(?:,?\s+(?:please|though|yet|this\s+time|at\s+all))*"
)
_EN_NEW = re.compile(
    rf"(?i:{_EN_LEAD}(?:(?:do\s+not|don['’]?t)\s+(?:want\s+(?:you\s+)?to\s+)?(?:invite|add|include)\s+{_EN_ANYBODY}"
    rf"|(?:invite|add)\s+(?:nobody|no[\s-]?one)|(?:no|without(?:\s+any)?)\s+(?:guests|attendees|invitees)){_EN_HOST})"
)
_EN_ALL = re.compile(
    rf"(?i:{_EN_LEAD}(?:remove|drop|clear|uninvite|take\s+off|take|delete)\s+(?:every(?:one|body)|(?:all|every)(?:\s+of)?(?:\s+(?:the|my))?\s+"
    rf"(?:guests?|attendees?|invitees?))(?:\s+off)?{_EN_HOST})"
)
_ITSELF = re.compile(
    r"(?i:(?:it|this|that)(?:\s+one)?|(?:(?:the|this|my)\s+)?(?:guest\s+list|list|card|event|draft))"
)


def nobody(text: str, lang: Lang) -> ChangeEvent | None:
    """What that changes; None where the message says anything else."""
    said = text.strip().rstrip(".!~ ")
    if len(said) > _LONGEST or _ABOUT.search(said) is None:
        return None
    return _in_english(said) if lang == "en" else _in_korean(said)


def _in_korean(said: str) -> ChangeEvent | None:
    everybody = _KO_ALL.fullmatch(said)
    if everybody is not None:
        return ChangeEvent(_target(everybody["host"], "ko"), Patch(uninvites="all"))
    anybody = _KO_ANYBODY.match(said)
    refused = anybody and refusals("ko").refused(said, anybody.end(), anybody.end())
    if anybody is not None and refused and refused[1] == len(said):
        return ChangeEvent(_target(anybody["host"], "ko"), Patch(uninvites="new"))
    return ChangeEvent(Target(), Patch(uninvites="new")) if _KO_NONE.fullmatch(said) else None


def _in_english(said: str) -> ChangeEvent | None:
    everybody, anybody = _EN_ALL.fullmatch(said), _EN_NEW.fullmatch(said)
    if everybody is not None:
        return ChangeEvent(_target(everybody["host"], "en"), Patch(uninvites="all"))
    return ChangeEvent(_target(anybody["host"], "en"), Patch(uninvites="new")) if anybody else None


def _target(host: str | None, lang: Lang) -> Target:
    """The event that the words name, if they name one."""
    if host is None or _ITSELF.fullmatch(host):
        return Target()
    if lang == "en":
        from core.language.guests.english import target as english

        return english(host)
    from core.language.guests.korean import target as korean

    return korean(host)
