"""Events to add: each section of a message with its time, people, place and title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from core.calendar.expression import Spoken, TimeExpression, WeekdayIn
from core.dialogue.interpretation import CreateEvents, EventProposal
from core.language.korean.names import ROLES
from core.language.korean.people import find_people
from core.language.korean.places import Place, find_place
from core.language.korean.scene import Scene, without
from core.language.korean.split import Section, sections
from core.language.korean.time import library_times
from core.language.korean.titles import clause, sender, title_of
from core.language.korean.told import Told
from core.language.korean.wording import Late

_PM = Late(
    r"회식|파티|야근|술|치맥|맥주|소주|와인|저녁|디너|만찬|뒤풀이|뒷풀이|송년회|신년회|망년회|불금|심야|야식|콘서트|공연|뮤지컬"
    r"|퇴근|치킨|삼겹살|곱창|이자카야|포차|야경|불꽃놀이|취침|동창회|번개|야간|밤|2차|집들이|호프"
)
_AM = Late(r"조식|아침|출근|등교|브런치|조회|기상|새벽|모닝|조깅|일출|스탠드업|데일리|조찬|등원|오픈런")
_LUNCH, _MEAL = Late(r"점심|브런치"), Late(r"점심|저녁|브런치")
_CALL = Late(r"깨워|알람\s?(?:맞춰|설정|해|울려|좀|등록|추가|부탁)", "깨워 알람".split())
_BY_APPOINTMENT = frozenset("예약 진료 방문 상담 검진 수업 면접 예약일 진료예약".split())
_PART_ONLY = Late(r"아침|점심|저녁|브런치|밤|새벽")


def proposals(scene: Scene) -> tuple[EventProposal, ...]:
    """The events of a message, one for each section and for each of its days."""
    cut = sections(scene.text, scene.clusters)
    found = [_proposal(scene, section) for section in cut]
    named = [replace(one, title=one.title or _title_nearby(found, n)) for n, one in enumerate(found)]
    return tuple(
        each for one, section in zip(named, cut, strict=True) for each in _each_day(one, section.told)
    )


def create(scene: Scene) -> CreateEvents:
    """The events to add; there is always at least one."""
    return CreateEvents(proposals(scene))


def _title_nearby(found: list[EventProposal], at: int) -> str:
    """월요일 3시, 수요일 5시 회의: the title is said once."""
    later = (one.title for one in found[at + 1 :] if one.title)
    earlier = (one.title for one in reversed(found[:at]) if one.title)
    return next(later, "") or next(earlier, "")


def _each_day(proposal: EventProposal, told: Told) -> Iterator[EventProposal]:
    if (
        isinstance(proposal.time, Spoken)
        and proposal.time.clock is None
        and (last := _in_a_row(told)) is not None
    ):
        yield replace(proposal, time=replace(proposal.time, until_day=last))
        return
    yield proposal
    if isinstance(proposal.time, Spoken):
        for day in told.also:
            yield replace(proposal, time=replace(proposal.time, day=day))


def _in_a_row(told: Told) -> WeekdayIn | None:
    """다음주 월화수 출장: one stretch of days, not three events."""
    days = [day for day in (told.spoken.day, *told.also) if isinstance(day, WeekdayIn)]
    weekdays = [day.weekday for day in days]
    follow = len(days) == len(told.also) + 1 > 1 and weekdays == list(
        range(weekdays[0], weekdays[0] + len(days))
    )
    return days[-1] if follow else None


def _proposal(scene: Scene, section: Section) -> EventProposal:
    told, start = section.told, section.start
    text = scene.text[start : section.end]
    text = without(text, [(max(first - start, 0), last - start) for first, last in section.eaten])
    time = told.expression or (Spoken() if told.rule is not None else None)
    if not told.anchored and (library := library_times(text)):
        time = library[0].expression
        text = without(text, [(library[0].start, library[0].end)])
    people = find_people(text)
    text = without(text, people.spans)
    place = Place() if told.spoken.until_zone is not None else find_place(text)
    text = text if place.span is None else without(text, [place.span])
    title = title_of(clause(text, [(first - start, last - start) for first, last in section.eaten]))
    company = bool(people.names or place.name)
    return EventProposal(
        title=_with_meal(scene, section, title, company=company),
        time=_leaning(time, scene.text[section.start : section.end]),
        location=place.name,
        attendees=people.names,
        recurrence=told.recurrence,
        repeat_until=told.repeats_until,
        reminders=told.reminders,
        evidence=_evidence(scene.text, section),
    )


def _leaning(time: TimeExpression | None, text: str) -> TimeExpression | None:
    if not isinstance(time, Spoken) or time.clock is None or time.clock.part is not None:
        return time
    leaning: Literal["am", "pm"] | None = "pm" if _PM.search(text) else "am" if _AM.search(text) else None
    return replace(time, leaning=leaning)


def _with_meal(scene: Scene, section: Section, title: str, *, company: bool) -> str:
    """부모님 점심 12시: who comes is no title without the meal."""
    if title in _BY_APPOINTMENT:
        return f"{sender(scene.text[section.start : section.end])} {title}".strip()
    meal = _meal(scene, section, title, company=company) if not title or title in ROLES else ""
    return f"{title} {meal}".strip() or _call(scene.text[section.start : section.end])


def _call(text: str) -> str:
    """7시에 깨워줘: getting up is what it is for."""
    match = _CALL.search(text)
    return "" if match is None else "알람" if match[0].startswith("알") else "기상"


def _meal(scene: Scene, section: Section, title: str, *, company: bool) -> str:
    """점심 tells the time and is all that there is of a title; 저녁 7시 tells nothing but the time."""
    if scene.awaiting == "time":
        return ""
    told = section.told.spoken.clock
    hours_said = told is not None and told.hour is not None
    if hours_said and not (company or title):
        return ""
    words = "".join(scene.text[start:end] for start, end in section.eaten)
    meals = _PART_ONLY if not hours_said else _MEAL if title else _LUNCH
    match = meals.search(words)
    return match[0] if match is not None and match[0] not in ("밤", "새벽") else ""


def _evidence(text: str, section: Section) -> tuple[int, int] | None:
    said = text[section.start : section.end]
    start = section.start + len(said) - len(said.lstrip(" \n,"))
    end = section.end - (len(said) - len(said.rstrip(" \n,")))
    return (start, end) if end > start else None
