"""More people for an event that is there: 민수도 추가 · 커피 참석자에 지수 추가 · 회의에 김 과장님이랑 민수 초대해줘."""

from __future__ import annotations

import re

from core.dialogue.interpretation import ChangeEvent, Patch, Target
from core.language.korean.intents import asks_to_add
from core.language.korean.names import SURNAMES
from core.language.korean.people import is_name, plain
from core.language.korean.scene import Scene
from core.language.korean.split import fold
from core.language.korean.targets import END_OF_ORDER, described, naming
from core.language.korean.wording import Late

_INVITE = Late(
    r"^(?P<said>.*\S)(?:\s|(?<=[도을를]))(?:좀\s|다시\s)?"
    r"(?:(?P<verb>초대|불러|부르|데려|추가|포함|넣어|껴|끼워|참석(?!자)|참가(?!자)|같이|함께)[가-힣]{0,5}|[와가올갈][가-힣]{0,3})"
    rf"(?:\s(?:줘|주세요|줄래|부탁[가-힣]*|해\s?줘|해야\s?[가-힣]{{1,4}})){{0,2}}{END_OF_ORDER}",
    "초대 불러 부르 데려 추가 포함 넣어 껴 끼워 참석 참가 같이 함께 와 가 올 갈".split(),
)
_INVITING = ("초대", "불러", "부르", "데려")
_YES = frozenset("고마워 고마워요 감사해요 응 네 넵 예 어 그래 좋아 ㅇㅇ 오케이 아 참 그럼 그리고".split())
_FILLERS = frozenset("같이 함께 좀 다시 도".split())
_GUESTS = re.compile(r"(?:참석자|참가자|참석|멤버|손님|게스트|인원)(?:에|로|에다가?|은|는|을)?$")
_AND = re.compile(r"(?P<stem>.+?)(?:이랑|랑|하고|와|과|,)$")
_MARK = re.compile(r"(?:도|은|는|을|를)$")
_MAKING = re.compile(r"(?<![가-힣])(?:잡고|만들고|등록하고|추가하고|넣고|잡아서|만들어서|등록해서)$")
_SWAP = Late(
    r"(?P<out>[가-힣]{2,5}?)이?\s(?:말고|대신)\s(?P<new>[가-힣]{2,5}?)(?:이?랑|하고|으로|로|를|을)?"
    rf"(?:\s(?:바꿔|초대|추가|변경|가|해)[가-힣\s]{{0,8}})?{END_OF_ORDER}",
    "말고 대신".split(),
)


def swapped(scene: Scene) -> ChangeEvent | None:
    """민수 말고 지수랑."""
    match = _SWAP.fullmatch(scene.text.strip())
    names = () if match is None else (plain(match["out"]), plain(match["new"]))
    if not names or not all(is_name(name) for name in names):
        return None
    return ChangeEvent(Target(), Patch(remove_attendees=names[:1], add_attendees=names[1:]))


def joined_by(scene: Scene) -> ChangeEvent | None:
    """Somebody comes along, or None."""
    match = _INVITE.match(scene.text.strip())
    if match is None:
        return None
    words = match["said"].replace(",", ", ").split()
    while words and words[0] in _YES:
        words.pop(0)
    while words and words[-1] in _FILLERS:
        words.pop()
    also = bool(words) and words[-1].endswith("도")
    names = _names_off(words)
    before = " ".join(words)
    if asks_to_add(before) or _is_told(scene, before):
        return None
    labelled = _GUESTS.search(before)
    invited = before.endswith("에") or labelled is not None
    if not names or (scene.clusters and not also and not invited):
        return None
    if not (also or invited or not before or match["verb"] in _INVITING):
        return None
    target = described(before[: labelled.start()] if labelled else _host(before))
    if (
        before
        and not target.title
        and not (labelled or also or match["verb"] in _INVITING[: 0 if scene.clusters else 4])
    ):
        return None
    return ChangeEvent(target, Patch(add_attendees=names))


def _is_told(scene: Scene, before: str) -> bool:
    """내일 2시 회의, 민수도 초대해줘: an event of its own comes first."""
    told, _ = fold(scene.text, naming(scene.clusters))
    whole = told.timed or told.rule is not None or told.spoken.until_day is not None
    return _MAKING.search(before) is not None or (whole and (before.endswith((",", ".")) or "@" in before))


def _host(before: str) -> str:
    return before.removesuffix("에도").removesuffix("에")


def _names_off(words: list[str]) -> tuple[str, ...]:
    """Takes the names off the end of the words: 지수 · 김 과장님이랑 민수."""
    names: list[str] = []
    while words:
        stem = words[-1] if not names else _and_of(words[-1])
        name = None if stem is None else _name(stem)
        if name is None:
            break
        words.pop()
        if words and name.endswith("님") and (words[-1] in SURNAMES or is_name(words[-1])):
            name = f"{words.pop()} {name}"
        names.insert(0, name)
    return tuple(names)


def _and_of(word: str) -> str | None:
    match = _AND.fullmatch(word)
    return None if match is None else match["stem"]


def _name(word: str) -> str | None:
    """The name in a word, without the particle of the object: 민수도, 지수를."""
    names = (plain(one) for one in (word, _MARK.sub("", word)))
    return next((name for name in names if is_name(name) and not name.endswith("도")), None)
