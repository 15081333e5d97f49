"""One's own answer to an invitation: 회식 초대 수락해줘 · 그 회의 참석한다고 해줘 · 불참으로 답해줘."""

from __future__ import annotations

import re
from dataclasses import replace

from core.calendar.event import Response
from core.dialogue.interpretation import ChangeEvent, Patch
from core.language.korean.scene import Scene, without
from core.language.korean.split import fold
from core.language.korean.targets import END_OF_ORDER, GIVE, LEAD, naming, target_of
from core.language.korean.wording import Late, any_of

_INVITED = r"(?:초대장?|초청|인비테이션)(?:에|를|을|는|은)?\s?(?:좀\s)?"
_ALL = r"(?:(?:다|전부|모두|싹)\s)?"
_EVERY = re.compile(r"(?<![가-힣])(?:다|전부|모두|싹)\s")
_YES = re.compile(r"^\s*(?:네|넵|응|그래|좋아)[\s,.!]+")
_OF_A_FIELD = re.compile(r"시간|장소|날짜|위치")
_DO = rf"(?:\s?(?:해|할게|할래|하자|하겠어|하고\s?싶어|부탁해?){GIVE})"
_ACCEPT, _DECLINE = any_of("수락 승낙"), "거절"
_PLEASE = GIVE.removesuffix("?")
_REPLY = any_of("답 대답 답장 회신 응답 답변")
_ANSWER = rf"\s?(?:{_REPLY}\s?(?:해|할게|하자|보내|남겨){GIVE}|(?:해|바꿔|전해|말해){_PLEASE}|할게|하자){END_OF_ORDER}"
_NOT = r"(?:안|못)\s?"
_SURELY_NOT = rf"(?:{_NOT}(?:가|간|갈|나가|나간|참석)|불참|빠진|빠질|{any_of('참석 참가 참여')}\s?(?:은|는)?\s?(?:안|못)\s?)"
_SURELY = r"(?<![안못])(?<![안못]\s)(?:간|갈|나간|나갈|참석|참가|참여)"
_SAID = r"[가-힣]{0,4}(?:\s(?:거|것|수)\s?(?:있|같|야)?[가-힣]{0,2})?(?:다고|라고|다|라)"
_UNSURE = any_of("미정 보류 고민_중 생각_중 아직_모르 아직_모르겠 갈지_모르 모르겠")
_WORDS = tuple(
    "초대 초청 인비 수락 승낙 거절 참석 참가 참여 불참 간다 갈 가겠 나간 빠진 빠질 미정 보류 모르 고민 생각".split()
)


def _patterns() -> tuple[tuple[Response, Late], ...]:
    return (
        ("accepted", _verb(_ACCEPT)),
        ("accepted", Late(rf"{_INVITED}{_ALL}(?:받아|받을게|받자|오케이|응해){GIVE}{END_OF_ORDER}", _WORDS)),
        ("declined", _verb(_DECLINE)),
        ("tentative", _quoted(rf"{_UNSURE}(?:[가-힣]{{0,3}}(?:다고|라고)|이?라고|으로)")),
        ("declined", _quoted(rf"{_SURELY_NOT}(?:{_SAID}|으로)")),
        ("accepted", _quoted(rf"{_SURELY}(?:{_SAID}|으로)")),
    )


def _verb(verb: str) -> Late:
    """초대 수락 is enough; without the invitation it has to be an order."""
    return Late(rf"(?:{_INVITED}{_ALL}{verb}{_DO}?|(?<![가-힣]){verb}{_DO}|^\s*{verb}){END_OF_ORDER}", _WORDS)


def _quoted(said: str) -> Late:
    return Late(rf"(?<![가-힣])(?:{_INVITED})?{_ALL}{said}{_ANSWER}", _WORDS)


_PATTERNS = _patterns()


def responded(scene: Scene) -> ChangeEvent | None:
    """An answer to an invitation, or None. Until a day it is something to be done, not an answer."""
    said = next(((one, match) for one, pattern in _PATTERNS if (match := pattern.search(scene.text))), None)
    told, eaten = fold(scene.text, naming(scene.clusters))
    if said is None or told.rule is not None or told.spoken.deadline or _OF_A_FIELD.search(scene.text):
        return None
    response, match = said
    left = _YES.sub("", LEAD.sub("", without(scene.text, [*eaten, match.span()])))
    target = target_of(left, told)
    every = target.every or _EVERY.search(match[0]) is not None
    return ChangeEvent(replace(target, every=every), Patch(response=response))
