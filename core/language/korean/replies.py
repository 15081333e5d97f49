"""Short answers and small talk: 응, 아니, 2번, 되돌려줘, 고마워."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.dialogue.interpretation import Assent, Awaiting, Dissent, Meaning, Pick, SmallTalk, TakeBack
from core.language.korean.numbers import NATIVE
from core.language.korean.wording import Late, any_of

_WORN = re.compile(r"[\s.,!?~^;…ㅎㅋㅠㅜ♡❤👍🙏😊]+|(?<=[가-힣])요$")
_ASSENT = frozenset(
    """
    응 응응 어 어어 엉 웅 네 넵 넹 예 옙 ㅇㅇ ㅇㅋ ㅇㅋㅇㅋ ㄱㄱ ㄱ 그래 그래그래 그럼 좋아 좋습니다 좋지 조아 오케이 오케 오키 ok okay
    yes 맞아 맞습니다 맞음 맞네 확인 확인했어 추가해 추가해줘 등록해 등록해줘 저장 저장해 저장해줘 진행해 진행해줘 진행 해줘 그렇게해
    그렇게해줘 그렇게하자 그래줘 부탁해 부탁 콜 굿 당연하지 물론 그럽시다 고고 추가해주세 등록해주세 그렇게해주세 해주세 네네 예스
    그걸로해줘 그걸로 이대로해줘 이대로 확정 확정해줘
    """.split()
)
_DISSENT = frozenset(
    """
    아니 아니야 아뇨 아니오 아닙니다 아냐 노 no nope ㄴ ㄴㄴ 됐어 됐습니다 됐다 취소 취소해 취소해줘 취소할래 취소할게 취소해주세 그만
    그만해 하지마 하지말아줘 하지마세 싫어 안해 안할래 필요없어 필요없습니다 괜찮아 괜찮습니다 관둬 말자 놔둬 됐고 버려 무시해
    추가하지마 등록하지마 저장하지마 다음에 다음에할게 나중에 나중에할게 안돼
    """.split()
)
_YES = Late(r"^(?:응|네|넵|예|어|그래|좋아|ㅇㅇ|오케이)+요?(?=.)")
_NO = Late(r"^(?:아니야|아니요|아니|아뇨|아냐|ㄴㄴ|그냥|됐어|됐고)+요?(?=.)")
_DONE = r"(?:추가|등록|변경|수정|삭제|저장|말|한|바꾼|지운|넣은|만든)\S{0,2}\s?(?:거|것|꺼|건|일정|이벤트)?"
_UNDO = Late(
    any_of("되돌려 되돌리 되돌릴 실행_취소 원래대로 원상_복구 언두 ^undo 롤백")
    + r"|^(?:(?:아|음|그냥|방금|아까|그거|그건|이거|다|미안)[\s,.]*)*없던\s?(?:일|걸)로"
    + rf"|(?:방금|아까|직전|마지막)\s?(?:에\s?)?(?:꺼|거|것|건|{_DONE})?[을를은는]?\s?(?:다시\s)?"
    + any_of("취소 무효 철회 없애 지워 삭제 복구 살려"),
    "되돌 실행 원래 원상 언두 undo 없던 롤백 방금 아까 직전 마지막".split(),
)
_NUMBER = Late(
    r"(?:(?P<digits>\d{1,2})|(?P<word>[가-힣]{1,3}?))\s?(?:번째|번|째)(?:\s?(?:거|것|꺼|걸|일정|이벤트|후보))?"
    r"(?:로|으로|이|요|이요|을|를|만)?(?:\s?(?:해줘|선택|할게|골라줘?|고를게|부탁해?|줘))?",
    "번 째".split(),
)
_DIGITS = re.compile(r"\d{1,2}")
_WORDS: Mapping[str, int] = {**NATIVE, "첫": 1, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6}
_TALK: Mapping[SmallTalk, Late] = {
    SmallTalk("bye"): Late(
        any_of(
            "잘_(?:가|자|있어) 바이 빠이 굿나잇 굿밤 안녕히 (?:또|담에|다음에|내일|이따)_(?:봐|보자) ㅂㅂ ㅂㅇ"
        ),
        "잘 바이 빠이 굿나잇 굿밤 안녕히 또 담 다음 내일 이따 ㅂㅂ ㅂㅇ".split(),
    ),
    SmallTalk("greeting"): Late(
        any_of(
            "안녕 하이(?![가-힣]) 헬로 (?i:hello|hi\\b|hey) ㅎㅇ 하잉 반가 좋은_(?:아침|하루|저녁|오후|밤) 굿모닝 오랜만 여보세요 하루야$"
        ),
        "안녕 하이 헬 ello ELLO hi HI Hi hey Hey HEY ㅎㅇ 하잉 반가 좋은 굿모닝 오랜만 여보세요 하루야".split(),
    ),
    SmallTalk("thanks"): Late(
        r"(?:.*\s)?(?:정말\s?|너무\s?)?"
        + any_of("고마[워우웠운] 고맙 감사(?:해|합|드|요|$) ㄱㅅ 땡큐 쌩큐 [tT]hank 수고 고생"),
        "고마 고맙 감사 ㄱㅅ 땡큐 쌩큐 hank 수고 고생".split(),
    ),
    SmallTalk("praise"): Late(
        ".*"
        + any_of(
            "최고 똑똑 잘했 잘_하(?:네|는|구) 대박 멋지 멋져 멋있 짱 훌륭 천재 편하 편해 유용 대단 기특 칭찬 사랑해 예쁘 귀엽 귀여",
            "굿잡 쩐다 마음에_들",
        ),
        "최고 똑똑 잘 대박 멋 짱 훌륭 천재 편하 편해 유용 대단 기특 칭찬 사랑해 예쁘 귀엽 귀여 굿잡 쩐다 마음에".split(),
    ),
}
_LONGEST_UNDO, _LONGEST_TALK = 40, 60


def short_reply(text: str, awaiting: Awaiting | None) -> Meaning | None:
    """A reply that needs nothing else to be understood, or None."""
    number = _number(text.strip(" .!~?"), awaiting)
    if number is not None:
        return Pick(number)
    worn = _WORN.sub("", _WORN.sub("", text.lower()))
    if worn in _DISSENT or _NO.sub("", worn) in _DISSENT:
        return Dissent()
    return Assent() if worn in _ASSENT or _YES.sub("", worn) in _ASSENT else None


def take_back(text: str) -> TakeBack | None:
    """되돌려줘 · 방금 거 취소."""
    return TakeBack() if len(text) <= _LONGEST_UNDO and _UNDO.search(text) else None


def small_talk(text: str) -> SmallTalk | None:
    """A greeting, thanks, a good-bye or praise, or None."""
    text = text.strip()
    if len(text) > _LONGEST_TALK:
        return None
    return next((kind for kind, pattern in _TALK.items() if pattern.match(text)), None)


def _number(text: str, awaiting: Awaiting | None) -> int | None:
    if awaiting == "choice" and _DIGITS.fullmatch(text):
        return int(text) or None
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    return int(match["digits"]) or None if match["digits"] else _WORDS.get(match["word"])
