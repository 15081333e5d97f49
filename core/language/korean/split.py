"""One message, one or several events: where the times contradict each other, another event begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.calendar.time.expression import Clock, DaysAway, Phrase, Spoken, WeekdayIn, WholeWeek, WholeYear
from core.language.korean.clusters import Cluster
from core.language.korean.meals import at_mealtime, is_meal
from core.language.korean.pieces import Length, NextTo, Sign, Times
from core.language.korean.telling import tell
from core.language.korean.told import Told, changed
from core.language.korean.wording import Late

_BREAK = Late(
    r"\n|[,;/]\s|,|(?:들[렀렸]다가?|들러서|갔다가|끝나고|마치고|그리고|그\s?다음(?:에)?|다음에|이어서|하고|먹고|보고)(?=\s)"
)
_CONTRAST = Late(
    r"(?:^|[\s,.])(?:아\s)?아니(?:다|야|고|지)?[\s,.]*$|(?<=\s)말고[\s,]*$|[.…,]\s*(?:아|앗|어|참|아\s?참)[\s,.]+$"
)
_LEAVES, _ARRIVES, _ARROW = (
    re.compile("출발|이륙"),
    re.compile("[가-힣\\s]{0,6}(?:도착|착륙)"),
    re.compile("→|->"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """`text[start:end]` is about one event; `eaten` are the spans that told its time."""

    start: int
    end: int
    told: Told
    eaten: tuple[tuple[int, int], ...]


def fold(text: str, clusters: Iterable[Cluster]) -> tuple[Told, tuple[tuple[int, int], ...]]:
    """What clusters tell about one time; one that contradicts is passed over."""
    told, eaten = Told(), list[tuple[int, int]]()
    for cluster in clusters:
        more = absorb(text, told, cluster)
        if more is not None:
            told = more
            eaten += [(cluster.start, cluster.end)] if eats(text, cluster) else []
    return told, tuple(eaten)


def absorb(text: str, told: Told, cluster: Cluster) -> Told | None:
    """`told` with a cluster more, or None where it contradicts."""
    if any(isinstance(piece.said, Phrase) for piece in cluster.pieces):
        words = text[cluster.start : cluster.pieces[-1].end]
        return None if told.anchored else changed(told, phrase=words)
    until, instead = _ends(told, cluster), _corrects(text, cluster)
    if until or instead or told.instead or told.last is not None:
        told = changed(told, until=until, instead=instead, last=None)
    for piece in cluster.pieces:
        if isinstance(piece.said, Times) and told.rule is None:
            continue
        more = tell(told, piece)
        if more is None:
            return None
        told = more
    return changed(told, until=False) if told.until else told


def _ends(told: Told, cluster: Cluster) -> bool:
    """5시까지, after 3시 was told; 수요일까지, after 월요일부터."""
    if not cluster.closes:
        return False
    clock = any(isinstance(piece.said, Clock) for piece in cluster.pieces)
    if clock:
        return told.spoken.clock is not None and told.spoken.clock.hour is not None
    return told.opened and told.spoken.day is not None and told.spoken.until_day is None


def _corrects(text: str, cluster: Cluster) -> bool:
    return _CONTRAST.search(text, max(0, cluster.start - 12), cluster.start) is not None


def eats(text: str, cluster: Cluster) -> bool:
    """Whether its words tell the time only; 점심 by itself is the title as well."""
    return (
        not cluster.only_part
        or cluster.at
        or text[cluster.start : cluster.start + 2] in ("오전", "오후", "새벽")
    )


def sections(text: str, clusters: Iterable[Cluster]) -> tuple[Section, ...]:
    """The events of a text in order; without any time, one section of the whole."""
    found: list[Section] = []
    told, eaten, start = Told(), list[tuple[int, int]](), 0
    for cluster in clusters:
        if _skipped(text, told, cluster):
            continue
        more = absorb(text, told, cluster)
        if more is None or _another(text, told, eaten, cluster):
            if not told.anchored or not eaten:
                continue
            landed = _landing(text, start, told, eaten, cluster)
            if (
                landed is not None
                or _is_past(told)
                or _is_matter(text, told, eaten, cluster)
                or _only_named(text, eaten, cluster)
            ):
                told, eaten = (
                    landed or absorb(text, Told(), cluster) or told,
                    [*(eaten if landed else []), (cluster.start, cluster.end)],
                )
                continue
            cut = _cut(text, start, eaten, cluster)
            found.append(Section(start, cut, told, tuple(eaten)))
            more, eaten, start = _inherited(text, told, cluster), [], cut
        told = more
        eaten += _contrast(text, eaten, cluster)
        eaten += [(cluster.start if eats(text, cluster) else cluster.end, cluster.end)]
    return (*found, Section(start, len(text), told, tuple(eaten)))


def _contrast(text: str, eaten: list[tuple[int, int]], cluster: Cluster) -> list[tuple[int, int]]:
    """3시 회의 아니다 4시 회의: what was said first is taken back, with its title where another is told."""
    match = _CONTRAST.search(text, eaten[-1][1], cluster.start) if eaten else None
    if match is None:
        return []
    return [(eaten[-1][1] if text[cluster.end :].strip() else match.start(), cluster.start)]


def _skipped(text: str, told: Told, cluster: Cluster) -> bool:
    if cluster.only_part:
        return told.timed or (text[cluster.start] in "낮밤" and not cluster.at and told.spoken.day is None)
    if not cluster.vague:
        return False
    first = cluster.pieces[0].said
    if isinstance(first, Length):
        return text[cluster.end :].strip() not in ("", ")") and text[cluster.end : cluster.end + 1] not in (
            "\n",
            ",",
        )
    return isinstance(first, Sign) or (isinstance(first, Times) and told.rule is None)


def _another(text: str, told: Told, eaten: list[tuple[int, int]], cluster: Cluster) -> bool:
    """3시 회의, 5시까지 보고서 is not the end of the first; 점심 민수, 4시 회의 is not at lunch; 금요일 면접, 다음날 여행."""
    paused = bool(eaten) and re.search("[,\n]", text[eaten[-1][1] : cluster.start]) is not None
    on_the_next = isinstance(cluster.pieces[0].said, NextTo) and told.spoken.until_day is None
    return paused and ((cluster.closes and told.timed) or on_the_next or _after_the_meal(told, cluster))


def _only_named(text: str, eaten: list[tuple[int, int]], cluster: Cluster) -> bool:
    """점심, and on the next line its day and hour: the meal is the title, and told no time."""
    return all(start == end for start, end in eaten) and text[cluster.end :].strip(" .,!?~\n") == ""


def _after_the_meal(told: Told, cluster: Cluster) -> bool:
    clock, said = told.spoken.clock, cluster.pieces[0].said
    hour = said.hour if isinstance(said, Clock) and said.part is None else None
    return is_meal(clock) and clock is not None and hour is not None and not at_mealtime(hour, clock.part)


def _is_matter(text: str, told: Told, eaten: list[tuple[int, int]], cluster: Cluster) -> bool:
    """수요일 회의 자료 화요일까지 준비: what is due is called by the day that it is for."""
    (start, end), between = eaten[-1], text[eaten[-1][1] : cluster.start]
    bare = len(eaten) == 1 and not told.timed and told.rule is None and not told.spoken.deadline
    told_when = text[start:end].rstrip().endswith(("에", "은", "는", "엔"))
    return cluster.closes and bare and not told_when and between.strip() != "" and not _BREAK.search(between)


def _is_past(told: Told) -> bool:
    """지난주 금요일 회의록 정리 내일 10시, 내년 예산 회의 내일 3시: not the time but part of the title."""
    day = told.spoken.day
    over = (
        isinstance(day, WholeYear)
        or (isinstance(day, DaysAway) and day.days < 0)
        or (isinstance(day, WeekdayIn | WholeWeek) and (day.week or 0) < 0)
    )
    return over and not told.timed


def _landing(
    text: str, start: int, told: Told, eaten: list[tuple[int, int]], cluster: Cluster
) -> Told | None:
    """인천 10시 출발 LA 현지시간 오전 5시 도착: one flight, with two clocks."""
    before = text[start : cluster.start]
    flight = (_LEAVES.search(before) and _ARRIVES.match(text, cluster.end)) or _ARROW.search(before)
    if not flight or told.spoken.clock is None or told.spoken.until_clock is not None:
        return None
    flying: Told | None = changed(told, until=True, last=None)
    for piece in cluster.pieces:
        flying = None if flying is None else tell(flying, piece)
    return None if flying is None else changed(flying, until=False)


def _inherited(text: str, told: Told, cluster: Cluster) -> Told:
    day = told.spoken.day if isinstance(cluster.pieces[0].said, NextTo) else None
    fresh = absorb(text, changed(Told(), spoken=Spoken(day=day)), cluster) or Told()
    if fresh.spoken.day is not None or fresh.rule is not None or fresh.elapsed is not None or fresh.phrase:
        return fresh
    return changed(fresh, spoken=changed(fresh.spoken, day=told.spoken.day), rule=told.rule)


def _cut(text: str, start: int, eaten: list[tuple[int, int]], cluster: Cluster) -> int:
    """Where the next event begins: after a comma, a line break or 들렀다가; else beside its time."""
    last, first = eaten[-1][1], eaten[0][0]
    breaks = list(_BREAK.finditer(text, last, cluster.start))
    if breaks:
        lines = [match for match in breaks if match[0] == "\n"]
        return (lines or breaks)[-1].end()
    title_first = text[start:first].strip() != ""
    return last if title_first and text[last : cluster.start].strip() else cluster.start
