"""Delete an event, or only somebody from it."""

from __future__ import annotations

from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents
from core.language.korean.editing import NAMES, names_in, words_in
from core.language.korean.scene import Scene, without
from core.language.korean.split import fold
from core.language.korean.targets import END_OF_ORDER, GIVE, described, naming, target_of
from core.language.korean.wording import Late, any_of

_HOW = """
    해 하자 할래 할게 할께 해라 해야_(?:해|돼|할_것_같아|할듯) 됐(?:어|다|음|대|네|다고|더라|는데|습니다|대요|어요|다네) 됨 되었(?:어|다|습니다|대|어요) 될_것_같아 돼_버렸[가-힣]* 시켜 부탁(?:해|드려|드립니다|드릴게|드려도_될까|합니다|할게)? 처리(?:해|_부탁[가-힣]*)? ㄱ+
"""
_DELETE = Late(
    rf"(?:좀\s?)?(?:(?:삭제|취소|제거|캔슬|지움|클리어)(?:\s?{any_of(_HOW)})?"
    rf"|(?:지워|없애|날려|빼|비워|내려)(?:\s?버려)?|지우자|지울래|없앨래){GIVE}{END_OF_ORDER}"
    r"|(?:안|못)\s?[가하보먹]기로\s?(?:했|함|해|됐|됨)[가-힣]*|못\s?[가하보]게\s?(?:됐|되|됨|생겼)[가-힣]*"
    rf"|(?:파토|무산|펑크)\s?(?:났|나|남|됐|되|됨)[가-힣]*{END_OF_ORDER}|없던\s?(?:걸|일)로(?:\s?(?:해|하)[가-힣]*)?{END_OF_ORDER}",
    "안 못 파토 무산 펑크 없던 삭제 취소 제거 캔슬 지움 클리어 지워 없애 날려 빼 비워 내려 지우 지울 없앨".split(),
)
_REASON = Late(
    r"(?:\s(?:못|안)\s?(?:가|갈|간|하|할|한|와|올|온|먹|볼|봐)[가-힣]{0,5}|\s(?:스킵|패스|노쇼)(?:할게|할래|하고|해서|함)?)[\s,.\x00]*$",
    "못 안 스킵 패스 노쇼".split(),
)
_DROP_PEOPLE = Late(
    rf"^(?P<before>.*?)(?:참석자\s?(?:목록|명단)?에서\s)?{NAMES}(?:은|는|을|를|이는|이를)?\s?"
    + any_of(
        "빼고 빼 제외 불참 못_와 못_온대 초대를?_취소 초대는?_?하지_마 초대는?_?하지_말 부르지_마 부르지_말"
    )
    + rf"[가-힣\s]*{END_OF_ORDER}",
    "빼 제외 불참 못 초대 부르지".split(),
)

_UNINVITED = Late(
    rf"^(?:(?:아|참|그리고|근데|그런데|그럼)[\s,]+)*(?:(?P<before>\S.*?)(?:에서|에는|에)\s)?{NAMES}(?:은|는|을|를|도|이는)?\s?"
    r"(?:(?:초대|초청|추가|포함)(?:은|는)?\s?하지|(?:부르|불러\s?주|데려오|끼우|넣)지)(?:는|도)?\s?"
    rf"(?:마|말)[가-힣]*(?:\s(?:줘|주세요|주라|줄래))?{END_OF_ORDER}",
    "하지 부르 불러 데려오 끼우 넣".split(),
)
_NOBODY = frozenset("아무 아무도 누구 누구도 다른 사람 더 굳이 절대 괜히 왜 제발 아직 그냥".split())


def remove(scene: Scene) -> RemoveEvents | ChangeEvent | None:
    """Delete something; or only somebody from it."""
    dropped = _people_to_drop(scene) or _uninvited(scene)
    match = _DELETE.search(scene.text)
    if dropped is not None or match is None:
        return dropped
    told, eaten = fold(scene.text, naming(scene.clusters))
    left = _REASON.sub("", without(scene.text, [*eaten, match.span()]))
    if told.reminders:
        return ChangeEvent(target_of(left, told), Patch())
    return RemoveEvents(target_of(left, told))


def _people_to_drop(scene: Scene) -> ChangeEvent | None:
    match = _DROP_PEOPLE.match(scene.text.strip())
    names = names_in(match)
    if match is None or not names:
        return None
    before = match["before"].strip()
    if before.endswith(":") or (scene.clusters and not before.endswith(("에서", "에"))):
        return None
    host = before.removesuffix("에서").removesuffix("에")
    return ChangeEvent(described(host), Patch(remove_attendees=names))


def _uninvited(scene: Scene) -> ChangeEvent | None:
    """이브는 초대하지 마: whoever that is, it is somebody."""
    match = _UNINVITED.match(scene.text.strip())
    names = words_in(match) if match is not None else ()
    if match is None or not _NOBODY.isdisjoint(names) or (scene.clusters and match["before"] is None):
        return None
    return ChangeEvent(described(match["before"] or ""), Patch(remove_attendees=names))
