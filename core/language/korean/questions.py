"""Questions: about the calendar (내일 뭐 있어?), about free time, and about Haru itself."""

from __future__ import annotations

import re
from dataclasses import replace

from core.calendar.time.expression import TimeExpression, WholeWeek
from core.dialogue.interpretation import AskCalendar, AskHelp, QueryKind
from core.language.korean.asking import ASKS, BARE_HAVE, CAN, FREE, HOW, ONLY_GENERIC, WHEN, is_asking
from core.language.korean.intents import about_the_calendar, asks_to_add, not_our_business
from core.language.korean.past import looking_back
from core.language.korean.people import find_people, is_name, plain
from core.language.korean.recurrence import WEEKEND, WORKDAYS
from core.language.korean.scene import Scene, without
from core.language.korean.split import fold
from core.language.korean.titles import title_of
from core.language.korean.told import Told
from core.language.korean.wording import Late

_LONGEST_QUESTION = 100
_OF_PLANS = Late(r"일정|스케줄|캘린더|약속|뭐|뭘|뭔|무엇|무슨|언제|있|\?")
_ENDING = Late(r"(?<=[가-힣]{2})(?:이야|야|이지|이|가|은|는|을|를|도|이랑|랑|에)$")
_WHEN_ENDING = Late(
    r"[이가은는]?\s?(?:언제|몇\s?시|어디)(?:부터|까지)?"
    r"(?:인지|였지|였더라|더라|이야|야|지|니|에요|예요|인가요?|일까|서)?\s?$",
    "언제 몇 어디".split(),
)


def help_wanted(scene: Scene) -> AskHelp | None:
    """How do I …, can you …"""
    text = scene.text.strip()
    if len(text) > _LONGEST_QUESTION or (scene.clusters and asks_to_add(text.rstrip("?"))):
        return None
    can = CAN.search(text) and all(one.vague for one in scene.clusters) and not FREE.search(text)
    return AskHelp(text.rstrip("?.! ")) if HOW.search(text) or can else None


def question(scene: Scene) -> AskCalendar | None:
    """A question about the calendar, or None."""
    told, eaten = fold(scene.text, [one for one in scene.clusters if not one.vague])
    left = without(scene.text, eaten)
    kind = _kind(scene.text.strip(), left, told)
    if kind is None or (kind == "agenda" and _to_be_told_again(left, told)):
        return None
    people = find_people(left)
    names = people.names
    title = _asked_for(without(left, people.spans)) if kind != "free" else ""
    if kind == "find" and not names and is_name(plain(title)):
        names, title = (plain(title),), ""
    return AskCalendar(kind, looking_back(scene.text, span_of(told)), title, names)


def _kind(text: str, left: str, told: Told) -> QueryKind | None:
    if not_our_business(left) and not about_the_calendar(left):
        return None
    ours = told.anchored or about_the_calendar(text)
    if FREE.search(text) and (ours or "시간" in text):
        return "free"
    if WHEN.search(left):
        return "find"
    return "agenda" if _asks_for_the_agenda(text, left, told, ours=ours) else None


def _to_be_told_again(left: str, told: Told) -> bool:
    """생일 12월 8일 매년 알려줘: what comes round is to be noted, unless it is asked what there is."""
    return told.rule is not None and not _OF_PLANS.search(left)


def _asks_for_the_agenda(text: str, left: str, told: Told, *, ours: bool) -> bool:
    if told.anchored and ONLY_GENERIC.fullmatch(left):
        return True
    asked = ASKS.search(left) is not None or (text.endswith("?") and about_the_calendar(text))
    return (asked and ours) or _just_has(text, left, told)


def _just_has(text: str, left: str, told: Told) -> bool:
    """내일 회의 있어: without a clock and with a general word it asks; 내일 3시에 회의 있어 tells."""
    return (
        BARE_HAVE.search(text) is not None and told.anchored and not told.timed and about_the_calendar(left)
    )


def span_of(told: Told) -> TimeExpression | None:
    """The time that is asked about; 평일 and 주말마다 are days of this week there."""
    if told.rule is None:
        return told.expression
    days = {WORKDAYS: (0, 4), WEEKEND: (5, 6)}.get(told.rule.by_day)
    return replace(told.spoken, day=told.spoken.day or WholeWeek(0, days)) if days else told.expression


def _asked_for(left: str) -> str:
    left = _WHEN_ENDING.sub("", left.strip(" ?.!~\x00"))
    words = re.split(r"[\s\x00]+", left.replace("?", " "))
    kept = " ".join(word for word in words if word and not is_asking(word))
    return title_of(_ENDING.sub("", kept))
