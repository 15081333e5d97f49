"""What people in a conversation agree on: the day, the hour, the place and the occasion, whoever says which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from core.calendar.time.expression import Clock, Spoken, TimeExpression
from core.dialogue.interpretation import EventProposal
from core.language.found import Found
from core.language.picture.anchors import anchored
from core.language.picture.chat import Conversation, Said
from core.language.picture.mentions import INTENDS, mentions
from core.language.picture.purpose import place_in, purpose_in, strength, title_for

LATE = re.compile(r"회식|저녁|술|송년|망년|신년회|야식|dinner|drinks|party|movie night", re.IGNORECASE)
MEALS = {
    "lunch": ("점심 약속", range(11, 15)),
    "evening": ("저녁 약속", range(5, 10)),
    "dinner": ("저녁 약속", range(5, 10)),
}
CHOICE = re.compile(r"아니면|\b(?:or|vs|either)\b|중에|둘\s?중|\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled so far."""

    time: Spoken = field(default_factory=Spoken)
    line: Spoken | None = None
    exact: TimeExpression | None = None
    place: str = ""
    purpose: str = ""
    intended: bool = False


def _clock_for(said: Clock, before: Clock | None) -> Clock:
    """`7시` after `금요일 저녁 어때요`: in the evening."""
    part_only = before is not None and before.hour is None and before.part is not None
    bare = said.part is None and said.hour is not None and said.hour <= 12
    return replace(said, part=before.part) if part_only and bare and before is not None else said


def _with_day(plan: Plan, time: Spoken, line: Spoken | None) -> Plan:
    if time.day is None and time.weekday is None:
        return plan
    settled = replace(plan.time, day=time.day, weekday=time.weekday, until_day=time.until_day, days=time.days)
    return replace(plan, time=settled, line=line)


def _with_clock(plan: Plan, time: Spoken, loose: bool) -> Plan:
    before = plan.time.clock
    if time.clock is None or (before is not None and (loose or time.clock.hour is None)):
        return plan
    settled = replace(
        plan.time,
        clock=_clock_for(time.clock, before),
        until_clock=time.until_clock,
        minutes=time.minutes,
        leaning=time.leaning,
        zone=time.zone,
    )
    return replace(plan, time=settled)


def _adopt(plan: Plan, time: TimeExpression, loose: bool, line: Spoken | None) -> Plan:
    """The plan with one more thing said of its time. A day or an hour said later takes the place of the earlier."""
    if not isinstance(time, Spoken):
        return replace(plan, exact=time, line=line)
    plan = replace(_with_clock(_with_day(plan, time, line), time, loose), exact=None)
    return plan if plan.line is not None else replace(plan, line=line)


def _states(told: list[tuple[Found, bool]], purpose: str) -> bool:
    """`주간회의는 목요일 오전 10시로 옮깁니다`: all of it in one message."""
    return bool(purpose) and any(_is_full(found) for found, _ in told)


def _stronger(old: str, new: str) -> str:
    return new if new and strength(new) >= strength(old) else old


def _heard(plan: Plan, said: Said) -> Plan:
    """The plan after one more message."""
    told = list(mentions(said))
    for found, loose in told:
        plan = _adopt(plan, found.expression, loose, said.day)
    spans = tuple((found.start, found.end) for found, _ in told)
    purpose = purpose_in(said.text, spans)
    return replace(
        plan,
        place=place_in(said.text, spans) or plan.place,
        purpose=_stronger(plan.purpose, purpose),
        intended=plan.intended or bool(INTENDS.search(said.text)) or _states(told, purpose),
    )


def _settles(plan: Plan) -> bool:
    """Whether there is enough for an event: a time, somebody's wish, and something to do or somewhere to be."""
    if plan.exact is not None:
        return plan.intended and bool(plan.purpose or plan.place)
    if plan.time.clock is None:
        return plan.time.day is not None and plan.intended and bool(plan.purpose)
    told = plan.time.day is not None or bool(plan.place)
    return told and plan.intended


def _event(plan: Plan, name: str) -> EventProposal:
    time = plan.exact or plan.time
    if isinstance(time, Spoken) and time.leaning in (None, "work") and LATE.search(plan.purpose):
        time = replace(time, leaning="pm")
    proposal = anchored(time, plan.line)
    return replace(proposal, title=title_for(plan.purpose or _meal(time), name), location=plan.place)


def _meal(time: TimeExpression) -> str:
    """What an hour is good for where nobody said it."""
    clock = time.clock if isinstance(time, Spoken) else None
    if clock is None or clock.part not in MEALS:
        return ""
    fits = clock.hour is None or clock.hour in MEALS[clock.part][1]
    return MEALS[clock.part][0] if fits else ""


def _is_full(found: Found) -> bool:
    said = found.expression
    return isinstance(said, Spoken) and said.day is not None and said.clock is not None


def _announces_many(said: Said) -> list[tuple[Found, str]]:
    """Several days with their hours in one message, each with the words about it; none where they are a choice."""
    full = [found for found, _ in mentions(said) if _is_full(found)]
    if len(full) < 2 or CHOICE.search(said.text):
        return []
    ends = [found.start for found in full[1:]] + [len(said.text)]
    return [(found, said.text[found.end : end]) for found, end in zip(full, ends, strict=True)]


def _many(said: Said) -> list[EventProposal]:
    events = []
    for found, words in _announces_many(said):
        purpose = purpose_in(words, ())
        if purpose:
            proposal = anchored(found.expression, said.day)
            events.append(replace(proposal, title=purpose, location=place_in(words, ())))
    return events if len(events) > 1 else []


def agreed(talk: Conversation) -> list[EventProposal]:
    """The events of a conversation: usually one, what was agreed last."""
    plan = Plan()
    several: list[EventProposal] = []
    for said in talk.said:
        if found := _many(said):
            several.extend(found)
        else:
            plan = _heard(plan, said)
    if several:
        return several
    return [_event(plan, talk.name)] if _settles(plan) else []
