"""Events to add: each section of a message with its time, people, place and title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.calendar.time.expression import Spoken, TimeExpression, WeekdayIn
from core.dialogue.interpretation import CreateEvents, EventProposal, Quoted
from core.language.korean.circumstances import circumstance
from core.language.korean.invited import invited
from core.language.korean.leaning import leaning
from core.language.korean.meals import with_its_meal
from core.language.korean.names import ROLES
from core.language.korean.notices import clause, heading, labelled, notice, sender
from core.language.korean.noting import notes_in
from core.language.korean.office_days import on_some_day
from core.language.korean.ordering import in_order
from core.language.korean.pasted import headline, invitation, plainly, row, without_noise
from core.language.korean.people import find_people, is_name
from core.language.korean.places import Place, find_place
from core.language.korean.quoting import quotes_of
from core.language.korean.scene import Scene, without
from core.language.korean.split import Section, sections
from core.language.korean.time import library_times
from core.language.korean.titles import title_of, without_count
from core.language.korean.told import Told
from core.language.korean.wording import Late

_LUNCH, _MEAL = Late(r"점심|브런치"), Late(r"점심|저녁|브런치")
_CALL = Late(r"깨워|알람\s?(?:맞춰|설정|해|울려|좀|등록|추가|부탁)", "깨워 알람".split())
_BY_APPOINTMENT = frozenset("예약 진료 방문 상담 검진 수업 면접 예약일 진료예약".split())
_EATS = Late("먹|드[시실]", "먹 드".split())
_PART_ONLY = Late(r"아침|점심|저녁|브런치|밤|새벽")


def proposals(scene: Scene) -> tuple[EventProposal, ...]:
    """The events of a message, one for each section and for each of its days."""
    cut = sections(scene.text, scene.clusters)
    found = list(in_order(_proposal(scene, section) for section in cut))
    if len(found) > 1:
        found = [replace(one, title=without_count(one.title)) for one in found]
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
    section_text = scene.text[start : section.end]
    time = (
        told.expression or Spoken() if told.rule is not None else on_some_day(told.expression, section_text)
    )
    if not told.anchored and time == told.expression and (library := library_times(text)):
        time = library[0].expression
        text = without(text, [(library[0].start, library[0].end)])
    notes, noted = notes_in(section_text)
    text = without(text, noted)
    text = without(text, circumstance(section_text))
    people = find_people(text)
    text = without(text, people.spans)
    guests = invited(text)
    text = without(text, guests.spans)
    place = Place() if told.spoken.until_zone is not None else find_place(text)
    text = text if place.span is None else without(text, [place.span])
    told_at = [(first - start, last - start) for first, last in section.eaten]
    title = _titled(section_text, text, told_at)
    names = (*people.names, *(name for name in guests.names if name not in people.names))
    company = bool(names or place.name)
    return EventProposal(
        title=_with_meal(scene, section, title, company=company),
        time=leaning(time, section_text),
        location=place.name,
        attendees=names,
        recurrence=told.recurrence,
        repeat_until=told.repeats_until,
        reminders=told.reminders,
        notes=notes,
        evidence=_evidence(scene.text, section),
        quotes=quotes_of(scene.text, scene.clusters, section.eaten, _told_fields(time, told)),
    )


def _told_fields(time: TimeExpression | None, told: Told) -> Iterator[Quoted]:
    if time not in (None, Spoken()):
        yield "time"
    if told.recurrence is not None:
        yield "recurrence"
    if told.reminders:
        yield "reminders"


def _titled(said: str, text: str, told_at: list[tuple[int, int]]) -> str:
    """`text` is what is left of what was said; the times in it were told there."""
    if title := labelled(said):
        return title
    text = without_noise(row(text))
    lines = heading(text, told_at) or headline(text, told_at)
    title = notice(plainly(title_of(lines or clause(text, told_at))))
    return title or title_of(invitation(said))


def _with_meal(scene: Scene, section: Section, title: str, *, company: bool) -> str:
    """부모님 점심 12시: who comes is no title without the meal."""
    title = with_its_meal(title, scene.text[section.start : section.end])
    if title in _BY_APPOINTMENT:
        return f"{sender(scene.text[section.start : section.end])} {title}".strip()
    meal = (
        _meal(scene, section, title, company=company) if not title or title in ROLES or is_name(title) else ""
    )
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
    eating = _EATS.search(scene.text, section.start, section.end) is not None
    if hours_said and not (company or title or eating):
        return ""
    words = "".join(scene.text[start:end] for start, end in section.eaten)
    meals = _PART_ONLY if not hours_said else _MEAL if title or eating else _LUNCH
    match = meals.search(words)
    return match[0] if match is not None and match[0] not in ("밤", "새벽") else ""


def _evidence(text: str, section: Section) -> tuple[int, int] | None:
    said = text[section.start : section.end]
    start = section.start + len(said) - len(said.lstrip(" \n,"))
    end = section.end - (len(said) - len(said.rstrip(" \n,")))
    return (start, end) if end > start else None
