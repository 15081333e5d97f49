"""Which event an order is about: a description in the user's words that code looks up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.dialogue.interpretation import Target
from core.language.korean.clusters import Cluster
from core.language.korean.particles import bare
from core.language.korean.people import find_people
from core.language.korean.scene import scene_of, without
from core.language.korean.split import fold
from core.language.korean.titles import title_of, without_generic
from core.language.korean.told import Told
from core.language.korean.wording import Late, any_of

GIVE = r"(?:\s?(?:줘|주세요|주라|줄래|주실래요|주시겠어요|줄\s?수\s?있(?:어|나|을까|나요|어요)))?"
END_OF_ORDER = r"(?:요|용|욤)?[\s.!~?^ㅎㅋㅠㅜ…]*$"
_THAT = """
    (?:취소|삭제)하지_말고 그거 그건 이거 이건 그_일정 이_일정 그_약속 이_약속 그걸 이걸 (?:아까|방금)_(?:(?:말한|얘기한|잡은|넣은|추가한)_)?(?:거|그거|건|그_일정|일정) 같은_요일(?:으로|에)? 시간 날짜 일시
    시각 일정 요일 시작_시간 같은_시간(?:으로|에)? 뒤로 앞으로 그냥 그럼 다시 혹시 좀
"""
POINTING = Late(rf"(?:^|[\s\x00]){any_of(_THAT)}[은는을를이만도]?(?=[\s\x00,]|$)")
_ALL = Late(
    r"(?<![가-힣])(?:다|전부|모두|싹|전체|죄다|몽땅|모든)(?:\s|(?=\x00)|$)",
    "다 전부 모두 싹 전체 몽땅 모든".split(),
)
_BOTH = Late(r"(?<![가-힣])(?:둘|셋|넷|[두세네]\s?개)\s다(?=[\s\x00]|$)", "둘 셋 넷 개".split())
_SORRY = any_of("아 음 앗 오 저기 미안 죄송 잠깐 잠시만")
_NO = any_of(
    "아니(?:야|다|고|요|지)? 그게_아니(?:라|고) (?:[그이저]거|[그이]건|거기|그_?(?:날|때|시간|곳)|그_일정)_말고 말고 정정 노노 ㄴㄴ"
)
_THERE = (
    r"(?:(?:어제|아까|방금|그저께|지난주에?|저번에|지난번에)\s)?(?:(?:하기로\s?)?(?:했던|한|하던)(?=\s)|하는|있는|있던|있었던|(?:잡|잡혀|잡아|정해|적어|넣어|해|등록해|예약해|예정돼|예정되어)\s?(?:뒀던|둔|놓은|놨던|있던|있는)"
    r"|잡은|잡힌|잡았던|잡혔던|정한|정했던|넣은|넣었던|만든|만들었던|적은|예정된|예정되었던|예정됐던|등록한|등록된|등록했던|예약한|예약된|예약했던|추가한|추가된|추가했던|계획한|계획된|말한|말했던|얘기한|얘기했던)"
)
LEAD_IN = Late(rf"^\s*(?:{_SORRY}[\s,.]+)+")
LEAD = Late(rf"^\s*(?:{_SORRY}[\s,.]+)*(?:{_NO}(?=[\s,.]|$)[\s,.!]*)+")


def target_of(left: str, told: Told) -> Target:
    """The event that `left` names, what has been read already standing in it as NUL characters."""
    left = _BOTH.sub(" ", left)
    every = _ALL.search(left) is not None
    left = POINTING.sub(" ", _ALL.sub(" ", left))
    people = find_people(left)
    title = _tidy(title_of(without(left, people.spans)), every=every)
    names = people.names if not title or people.spans else ()
    return Target(title, told.expression, names, every)


def naming(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Those that tell when an event is; 점심 alone is rather what it is called."""
    return [one for one in clusters if not one.vague and (not one.only_part or one.at)]


def _tidy(title: str, *, every: bool) -> str:
    title = re.sub(rf"^(?:.*\s말고\s|[그이저]\s|{_THERE}\s)", "", title)
    title = re.sub(
        r"(?<=\S)\s?(?:이|가)?\s?(?:취소|연기|변경)(?:됐|되었|됨)[가-힣]{0,4}$|(?<=\S)(?:인데|이었는데|였는데|\s있는데)$",
        "",
        title,
    )
    title = bare(title, "을를은는도이가")
    title = re.sub(
        r"(?<=\S)\s(?:일정|건|거)(?:들)?$|^(?:일정|스케줄|것|거|꺼|건|껀)$|(?<=\S)\s(?:시리즈|반복)$",
        "",
        title,
    )
    return without_generic(title) if every else title


def described(text: str) -> Target:
    """The event that words before 장소 or 제목 are about."""
    before = scene_of(LEAD.sub("", text), None)
    told, eaten = fold(before.text, naming(before.clusters))
    return target_of(without(before.text, eaten), told)
