"""The words of a refusal in each language: 초대하지 마, 부르지 말고, don't invite, without adding, don't email."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.dialogue.message import Lang

_SPARED = re.compile(r"\s?\?|['’]s\b")


@dataclass(frozen=True, slots=True)
class Refusals:
    """What stands before and after somebody who is not to come, and what only says that no mail is to go.

    `silence` says so with nobody beside it, `order` asks for a new event, and `either` joins several people.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    mail_before: re.Pattern[str]
    mail_after: re.Pattern[str]
    mail_tail: re.Pattern[str]
    silence: re.Pattern[str]
    order: re.Pattern[str]
    host_before: re.Pattern[str]
    host_label: re.Pattern[str]
    host_after: re.Pattern[str]
    either: re.Pattern[str]

    def refused(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """All that belongs to somebody who is not to come, or None."""
        left, right = self.before.search(text, max(0, start - 80), start), self.after.match(text, end)
        if (left is None and right is None) or _SPARED.match(text, right.end() if right else end):
            return None
        lead = left or self.lead.search(text, max(0, start - 80), start)
        tail = self.tail.match(text, right.end() if right else end)
        return lead.start() if lead else start, tail.end() if tail else end

    def unmailed(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The words around somebody who is not to have mail."""
        left = self.mail_before.search(text, max(0, start - 80), start)
        right = (self.mail_tail if left else self.mail_after).match(text, end)
        return [match.span() for match in (left, right) if match]

    def hosts(self, text: str, start: int, end: int) -> bool:
        """Whether the words beside it name an event that is there."""
        if not text[end:].strip(" .,!~"):
            labelled = self.host_label.match(text, start) and text[:start].strip()[-1:].isalnum()
            return bool(labelled) or self.host_before.search(text[:start].rstrip()) is not None
        return not text[:start].strip() and self.host_after.match(text, end) is not None


_NEVER = (
    r"지(?:는|도|를|들)?\s?(?:마(?!음|련|지막)|말(?!했|하)|맙|않(?!으면|았|는다면|니|냐))[가-힣]{0,4}"
    r"(?:\s(?:해|하|줘|주|돼|되|부탁|했|거|것)[가-힣]*){0,2}"
)
_NOT = (
    r"(?:안\s?(?:불러|부르|부를|넣|데려|끼워)|(?:초대|초청|추가|포함)(?:은|는)?\s?안\s?(?:해|할|하))(?!면)[가-힣]{0,4}"
    r"(?:\s(?:줘|주|돼|되|부탁|거|것)[가-힣]*){0,2}"
)
_MARK = r"(?:\s?님)?\s?(?:은|는|을|를|도|만|이|가|까지)?(?:은|는|도)?"
_TO = r"(?:\s?님)?\s?(?:에게|한테|께)(?:는|도|만)?"
_INVITING = r"(?:(?:초대|초청|추가|포함|참석|참가|동석|공유|태그)(?:은|는|을|를|도)?\s?(?:하|시키|해\s?주)|부르|불러\s?주|넣|넣어\s?주|끼우|끼워\s?주|데려오|데려가|오)"
_BESIDES = r"(?:참석자로?|손님으로|게스트로|같이|함께|굳이|절대|이번엔|이번에는|따로)"
_UNINVITED = (
    rf"(?:{_BESIDES}\s)*(?:{_INVITING}{_NEVER}|{_NOT}|(?:오|참석하|참가하)지\s?못[가-힣]{{0,4}}"
    r"|(?:초대|초청)(?:은|는)?\s?(?:말고|말아[가-힣]*|금지|필요\s?없[가-힣]*)|(?:초대|부르|넣)[할를]?\s?필요\s?없[가-힣]*|말고(?![가-힣]))"
)
_LETTER = r"(?:(?:이?메일|알림|통보|안내|공지|문자)(?:은|는|을|를|도)?)"
_SEND = rf"(?:(?:보내|발송하|전송하|드리){_NEVER}|안\s?보내[가-힣]{{0,4}}(?:\s(?:줘|돼|되)[가-힣]*)?)"
_UNSENT = rf"(?:(?:초대\s?)?{_LETTER}\s?(?:따로\s|아직\s)?{_SEND}|알리{_NEVER})"
_PEOPLE = (
    r"(?:참석자|참가자|참여자|게스트|손님|멤버|초대\s?명단|참석자\s?명단)(?:에는|에도|에|로는|로|들?은|는)?"
)

KOREAN = Refusals(
    before=re.compile(r"(?!)"),
    after=re.compile(
        rf"(?:{_MARK}\s?{_UNINVITED}|{_TO}\s?(?:초대장?|초청장?|인비)(?:은|는|을|를|도)?\s?{_SEND})"
    ),
    lead=re.compile(
        rf"(?:(?<![가-힣])(?:그리고|근데|그런데|하지만|대신|단|다만|참|아|또)[\s,]+)?(?:(?<![가-힣]){_PEOPLE}\s?[:：]?\s*)?$"
    ),
    tail=re.compile(r"(?:\s(?:줘|주세요|부탁[가-힣]*))?"),
    mail_before=re.compile(r"(?!)"),
    mail_after=re.compile(rf"(?:{_TO}|{_MARK})\s?(?:{_UNSENT}|(?:빼|제외하|삭제하|지우){_NEVER})"),
    mail_tail=re.compile(r"(?!)"),
    silence=re.compile(
        rf"(?<![가-힣])(?:(?:근데|그런데|하지만|단|다만|대신)\s)?(?:(?:참석자|손님|게스트|그분|다른\s?사람)들?{_TO}\s?)?"
        rf"(?:(?:잊지|까먹지)\s?말고|(?:초대장?|초청장)(?:은|는|을|를|도)?\s?(?:따로\s|아직\s)?{_SEND}|{_UNSENT})"
    ),
    order=re.compile(r"잡[아고자]|만들|추가|등록|예약"),
    host_before=re.compile(r"(?:에|에는|에도|에서)$"),
    host_label=re.compile(rf"{_PEOPLE}(?<=에)"),
    host_after=re.compile(r"(?!)"),
    either=re.compile(r"\s?(?:이나|나|도|이랑|랑|하고|[와과])\s?,?\s?"),
)

_NOPE = r"(?:(?<!why\s)(?:do\s+not|don['’]?t|(?:do\s+not|don['’]?t)\s+(?:want|need|have)(?:\s+you)?\s+to|not\s+going\s+to|never|not|without|won['’]t|will\s+not|no\s+need\s+to|shouldn['’]t|instead\s+of))"
_CALL = (
    r"(?:(?:re)?invit(?:e|ing)|add(?:ing)?|includ(?:e|ing)|cc(?:['’]?ing)?|bring(?:ing)?|loop(?:ing)?\s+in|copy(?:ing)?|tag(?:ging)?|hav(?:e|ing)"
    r"|send(?:ing)?\s+(?:an?\s+|the\s+|any\s+)?invit(?:e|ation)s?\s+to)"
)
_BUT = r"(?:(?<![\w'’])(?:and|but|also|please|just|oh|so|then|i['’]?m|i|we|we['’]re|let['’]?s|make\s+sure\s+(?:to|you))[\s,]+)*"
_MAILING = (
    r"(?:e-?mail(?:ing)?|notify(?:ing)?|messag(?:e|ing)|text(?:ing)?|ping(?:ing)?|tell(?:ing)?|mail(?:ing)?)"
)
_MAILS = r"(?:an?\s+|any\s+|the\s+)?(?:e-?mails?|mails?|notifications?|messages?|updates?)"
_NO_MAIL = rf"{_BUT}(?<![\w'’])(?:{_NOPE})\s+(?:{_MAILING}|send(?:ing)?(?:\s+{_MAILS}\s+to)?)"
_END = r"(?:,?\s+(?:please|either|though|anymore|any\s+more|yet|thanks|this\s+time|as\s+well|too))*"

ENGLISH = Refusals(
    before=re.compile(
        rf"(?i:{_BUT}(?<![\w'’])(?:(?:{_NOPE})\s+{_CALL}|(?:but\s+)?not|without|except(?:\s+for)?|no)\s+)$"
    ),
    after=re.compile(
        r"(?i:\s+(?:(?:is|are|was|will|should|must|can|does|do|need)(?:n['’]t|\s+not)|won['’]t|can['’]t|cannot)\s+(?:(?:be|get|need\s+to\s+be)\s+)?"
        r"(?:invited|added|included|an?\s+(?:guest|invite|invitation))\b)"
    ),
    lead=re.compile(rf"(?i:{_BUT})$"),
    tail=re.compile(rf"(?i:(?:\s+(?:to|for|in|on)\s+(?:it|this|that)\b(?!\s+\w))?{_END})"),
    mail_before=re.compile(
        rf"(?i:(?:{_NO_MAIL}|{_BUT}(?<![\w'’])(?:do\s+not|don['’]?t)\s+(?:remove|uninvite|drop|delete))\s+)$"
    ),
    mail_after=re.compile(r"(?!)"),
    mail_tail=re.compile(rf"(?i:(?:\s+(?:{_MAILS}|(?:an?|any|the)\s+invit(?:e|ation)s?)\b)?{_END})"),
    silence=re.compile(
        rf"(?i:{_NO_MAIL}\s+(?:them|him|her|anyone|anybody|everyone|people|(?:the\s+)?(?:guests|attendees)|{_MAILS}|(?:out\s+)?(?:any\s+|the\s+)?invit(?:e|ation)s?)\b"
        rf"(?:\s+{_MAILS}\b)?(?:\s+to\s+(?:them|him|her|anyone|everyone|(?:the\s+)?(?:guests|attendees)))?(?!\s+to\b){_END})"
    ),
    order=re.compile(r"(?i:\b(?:add|create|schedule|book|set\s+up|plan|make|put|new|arrange)\b)"),
    host_before=re.compile(r"(?!)"),
    host_label=re.compile(r"(?!)"),
    host_after=re.compile(r"(?i:\s*(?:to|for|from|in|on)\b)"),
    either=re.compile(r"(?i:\s*,?\s*n?or\s+)"),
)


def refusals(lang: Lang) -> Refusals:
    """Those of a language."""
    return ENGLISH if lang == "en" else KOREAN
