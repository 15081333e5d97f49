"""Edits of one field: another title, another place; and the names in an order."""

from __future__ import annotations

import re

from core.dialogue.interpretation import ChangeEvent, Patch, Target
from core.language.korean.particles import without_ro
from core.language.korean.people import is_name, plain
from core.language.korean.place_words import is_place
from core.language.korean.scene import Scene
from core.language.korean.targets import END_OF_ORDER, LEAD, described
from core.language.korean.wording import Late, any_of

_DONE = any_of(
    "변경 바꿔 바뀌 바뀜 바뀐 바꼈 바꿨 바꾸 수정 해 하자 할게 할래 옮겨 부탁 고쳐 잡아 가자 정정 교체 업데이트 지정 설정"
)
_DO = rf"(?:\s?{_DONE}[가-힣\s]*)?{END_OF_ORDER}"
_NAME = "[가-힣A-Za-z]{2,12}"
NAMES = rf"(?P<names>{_NAME}(?:\s?(?:,|이?랑|하고|와|과)\s?{_NAME})*?)"
_IS = r"(?:이야|야|입니다|이에요|예요|이요|임)?"
_PLACE = Late(
    rf"(?P<before>[^,\n]*?)(?:장소|위치)(?P<mark>[는를을은만]?\s?[:：]?)\s?(?P<value>\S.{{0,40}}?){_IS}"
    rf"(?P<done>\s?{_DONE}[가-힣\s]*)?{END_OF_ORDER}",
    "장소 위치".split(),
)
_TITLE = Late(
    r"(?P<before>.*?)(?:제목|이름|일정\s?이름|일정명|타이틀)[은을를는만]?\s?[:：]?\s?"
    r"['\"“‘]?(?P<value>\S.{0,60}?)['\"”’]?(?:이라고|라고|으로|로)" + _DO,
    "제목 이름 일정명 타이틀".split(),
)
_TITLE_IS = Late(
    rf"(?:제목|일정\s?이름|일정명|타이틀)(?:은|는|\s?[:：])\s?(?P<value>\S[^\n]{{0,60}}?){_IS}[\s.!~]*",
    "제목 이름 일정명 타이틀".split(),
)
_VERB_FIRST = Late(rf"^{_DONE}[가-힣]*\s(?=\S)")
_ASKED = Late(r"어디|뭐|몇|미정|\?|있|없")
_FIELD = Late(
    r"(?:(?P<before>[^,\n]{1,30}?)\s)?(?:장소|위치|시간|날짜|일시|제목|이름|참석자|참가자|인원|메모)[은는을를도만]?\s?(?:좀\s|다시\s)?"
    + any_of("추가 변경 수정 바꿔 바꾸 바꿀 고쳐 고칠 입력 넣어 등록 정해 정할 지정 설정")
    + rf"[가-힣]{{0,5}}(?:\s(?:줘|주세요|줄래|싶어요?|해줘|돼|될까))?(?<!기){END_OF_ORDER}",
    "추가 변경 수정 바꿔 바꾸 바꿀 고쳐 고칠 입력 넣어 등록 정해 정할 지정 설정".split(),
)
_ALONE_PLACE = Late(
    r"^(?:아니(?:야|다|고)?|그냥|그럼|아|그거|그건)?[\s,]*(?:[^\s,]+\s말고\s)?"
    r"(?P<value>[^\s,]+?(?:\s[^\s,]+?){0,2}?)(?:으로|로)" + _DO,
    "로".split(),
)

_HELD_AT = Late(
    r"^(?P<before>.*\S)\s(?P<value>온라인|오프라인|비대면|대면|화상|줌|(?i:zoom)|구글\s?밋|팀즈|[가-힣A-Za-z\d]{1,12}(?:역|점|호텔|회의실|카페|센터|본사|사무실|\d층))"
    r"(?:으로|로)\s?(?:장소\s?)?(?:변경|바꿔|바꾸|옮겨|옮기|수정|조정)[가-힣\s]*[.!~]*$",
    "변경 바꿔 바꾸 옮겨 옮기 수정 조정".split(),
)


def unsaid(scene: Scene) -> ChangeEvent | None:
    """장소 추가해줘 · 회의 시간 바꿔줘: a field, but not what to put into it."""
    if "말고" in scene.text and LEAD.sub("", scene.text).strip(" .,!?~") == "":
        return ChangeEvent(Target(), Patch())
    match = None if scene.clusters else _FIELD.fullmatch(scene.text.strip())
    return None if match is None else ChangeEvent(described(match["before"] or ""), Patch())


def renamed(scene: Scene) -> ChangeEvent | None:
    """제목은 주간 보고로."""
    text = scene.text.strip()
    if match := _TITLE.match(text):
        return ChangeEvent(described(match["before"]), Patch(title=match["value"].strip()))
    match = None if scene.clusters else _TITLE_IS.fullmatch(text)
    if match is None or _ASKED.search(match["value"]):
        return None
    return ChangeEvent(Target(), Patch(title=match["value"].strip()))


def relocated(scene: Scene) -> ChangeEvent | None:
    """장소는 합정역으로 · 강남역으로 해줘."""
    text = scene.text.strip()
    match = None if any(one.toward for one in scene.clusters) else _PLACE.fullmatch(text)
    if match is not None and (place := _place_in(match, timed=bool(scene.clusters))):
        return ChangeEvent(described(match["before"]), Patch(location=place))
    if (match := _HELD_AT.match(text)) is not None and not any(one.toward for one in scene.clusters):
        return ChangeEvent(described(match["before"]), Patch(location=match["value"]))
    match = _ALONE_PLACE.match(LEAD.sub("", text))
    if match is not None and not scene.clusters and all(is_place(word) for word in match["value"].split()):
        return ChangeEvent(Target(), Patch(location=match["value"]))
    return None


def _place_in(match: re.Match[str], *, timed: bool) -> str:
    """장소는 서울대병원 tells it; 장소 섭외 does not, nor does 장소는 어디야."""
    value = _VERB_FIRST.sub("", match["value"].strip())
    place = without_ro(value.removesuffix("에서"))
    told = match["done"] or place != value or (not timed and re.search("[은는:：]", match["mark"]))
    return place if told and not _ASKED.search(value) else ""


def names_in(match: re.Match[str] | None) -> tuple[str, ...]:
    """The names of a match, or nothing where one of them is no name."""
    if match is None:
        return ()
    words = words_in(match)
    return words if all(is_name(word) for word in words) else ()


def words_in(match: re.Match[str]) -> tuple[str, ...]:
    """The words that stand where names do."""
    parts = re.split(r"\s?,\s?|이?랑\s|하고\s|[와과]\s", match["names"])
    return tuple(plain(_bare(word)) for word in parts)


def _bare(name: str) -> str:
    return re.sub(r"(?:도|은|는|을|를|님)$", "", name) if len(name) > 2 else name
