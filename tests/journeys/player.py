"""Plays a journey: script lines through the real door in a fresh world, each answer held against what is expected.

A journey is a JSONL file. Its first line says what the user lives through: {"journey", "now"?, "zone"?, "lang"?,
"pictures"?: {name: [lines to draw; a form feed begins a page of a PDF]}, "files"?: {name: words in a file that is no
picture}}. Every other line is {"in": a script line, "expect"?: {…}}.

In a script line `"press": "confirm of 2"` presses the token that answer 2 offered for that verb or label, whatever
became of it; `"times": n` repeats the words; `"photo"` names one of the header's pictures or files.

    says, never     words that must, or must not, be in what is said
    drafts          the drafts of the newest card, in order: each a part of the real one ([]: no card)
    verbs, labels   what must be offered on the newest message with buttons; no_verbs: what must not
    choices         how many numbered buttons there are
    replies         how many messages come
    events          the whole calendar, in order: each a part of the real row
    error           words in the error; without it there must be none
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid5

from adapters.terminal.script import SCRIPT, Script, ScriptClock, ScriptMessenger
from bot.commands import instant
from bot.wiring import Place, TimeAndChance, furnish
from core.dialogue.message import Preferences

NOW, ZONE = "2026-11-11T13:00:00+09:00", "Asia/Seoul"
SENTENCES = ("assumptions", "doubts", "clashes", "duplicates")
EXPECTATIONS = frozenset(
    ("says", "never", "drafts", "verbs", "no_verbs", "labels", "choices", "replies", "events", "error")
)
Answer = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One line that the user plays, and what must come of it."""

    line: dict[str, Any]
    expect: dict[str, Any]


@dataclass(frozen=True)
class Journey:
    """What a user lives through."""

    name: str
    sentence: str
    head: dict[str, Any]
    steps: tuple[Step, ...]

    @property
    def now(self) -> str:
        return self.head.get("now", NOW)

    @property
    def zone(self) -> str:
        return self.head.get("zone", ZONE)

    @property
    def lang(self) -> str:
        return self.head["lang"]

    @property
    def draws(self) -> bool:
        """Whether it needs the engine that reads pictures, and a font."""
        return "pictures" in self.head


def load(path: Path) -> Journey:
    """The journey of a file; a misspelt expectation is an error."""
    head, *steps = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    for step in steps:
        unknown = set(step.get("expect", {})) - EXPECTATIONS
        assert not unknown, f"{path.name}: nobody knows what {unknown} means"
    return Journey(
        path.stem,
        head["journey"],
        {"lang": path.parent.name} | head,
        tuple(Step(step["in"], step.get("expect", {})) for step in steps),
    )


async def play(journey: Journey, folder: Path, pictures: dict[str, Path]) -> list[str]:
    """Everything that was not as expected, each with the line it happened at; empty: all well."""
    async with AsyncExitStack() as stack:
        script = await _world(journey, folder, stack)

        async def answer(line: dict[str, Any]) -> Answer:
            (got,) = [answer async for answer in script.play([json.dumps(line)])]
            return got

        return await judge(journey, pictures, answer)


async def judge(
    journey: Journey, pictures: dict[str, Path], answer: Callable[[dict[str, Any]], Awaitable[Answer]]
) -> list[str]:
    """Play every line and hold its answer against what is expected."""
    answers: list[Answer] = []
    wrong: list[str] = []
    for number, step in enumerate(journey.steps):
        got = await answer(spelt_out(step.line, answers, pictures))
        answers.append(got)
        wrong += [f"line {number} {_short(step.line)}\n  {fault}" for fault in faults(step.expect, got)]
    if wrong:
        wrong.append("what was said:\n" + transcript(journey, answers))
    return wrong


async def _world(journey: Journey, folder: Path, stack: AsyncExitStack) -> Script:
    clock, messenger, numbers = ScriptClock(instant(journey.now, journey.zone)), ScriptMessenger(), count()
    assistant = await furnish(
        stack,
        Place(None, folder, fresh=True),
        chance=TimeAndChance(clock, lambda: uuid5(SCRIPT, f"born:{next(numbers)}")),
        messengers={"terminal": messenger},
        defaults=Preferences(zone=journey.zone, lang=journey.lang),
    )
    return Script(assistant, clock, messenger)


def spelt_out(line: dict[str, Any], answers: list[Answer], pictures: dict[str, Path]) -> dict[str, Any]:
    """The script line that is really sent."""
    line = dict(line)
    if "times" in line:
        line["say"] *= line.pop("times")
    if "photo" in line:
        line["photo"] = str(pictures[line["photo"]])
    remembered = re.fullmatch(r"(.+) of (\d+)", str(line.get("press", "")))
    if remembered:
        line["press"] = _token(remembered[1], answers[int(remembered[2])])
    return line


def faults(expect: dict[str, Any], got: Answer) -> list[str]:
    """In what an answer differs from what is expected."""
    said = "\n".join(reply["text"] for reply in got.get("replies", []))
    found = [f"should say {words!r}" for words in _list(expect, "says") if words not in said]
    found += [f"should never say {words!r}" for words in _list(expect, "never") if words in said]
    if "replies" in expect and len(got["replies"]) != expect["replies"]:
        found.append(f"should say {expect['replies']} messages, not {len(got['replies'])}")
    found += _error(expect, got) + _buttons(expect, got)
    if "drafts" in expect:
        found += _rows("draft", expect["drafts"], _drafts(got))
    if "events" in expect:
        found += _rows("event", expect["events"], got.get("events", []))
    return found


def _list(expect: dict[str, Any], name: str) -> list[str]:
    value = expect.get(name, [])
    return [value] if isinstance(value, str) else value


def _error(expect: dict[str, Any], got: Answer) -> list[str]:
    error = got.get("error")
    if "error" in expect:
        return [] if error and expect["error"] in error else [f"should be refused with {expect['error']!r}"]
    return [] if error is None else [f"was refused: {error}"]


def _buttons(expect: dict[str, Any], got: Answer) -> list[str]:
    offering = [reply for reply in got.get("replies", []) if reply["buttons"]]
    buttons = [button for row in offering[-1]["buttons"] for button in row] if offering else []
    verbs = [button["verb"] for button in buttons]
    labels = [button["label"] for button in buttons]
    found = [f"should offer {verb!r}, not {verbs}" for verb in _list(expect, "verbs") if verb not in verbs]
    found += [f"should not offer {verb!r}" for verb in _list(expect, "no_verbs") if verb in verbs]
    found += [
        f"should offer {name!r}, not {labels}" for name in _list(expect, "labels") if name not in labels
    ]
    if "choices" in expect and verbs.count("choose") != expect["choices"]:
        found.append(f"should offer {expect['choices']} choices, not {verbs.count('choose')}")
    return found


def _drafts(got: Answer) -> list[Answer]:
    cards = [reply["drafts"] for reply in got.get("replies", []) if reply["drafts"]]
    return cards[-1] if cards else []


def _rows(what: str, wanted: list[Answer], rows: list[Answer]) -> list[str]:
    found = (
        []
        if len(wanted) == len(rows)
        else [f"should be {len(wanted)} {what}s, not {len(rows)}: {_brief(rows)}"]
    )
    for number, (part, row) in enumerate(zip(wanted, rows, strict=False), 1):
        found += [
            f"{what} {number}: {name} should be {value!r}, not {row.get(name)!r}"
            for name, value in part.items()
            if not _fits(name, value, row.get(name))
        ]
    return found


def _fits(name: str, wanted: Any, got: Any) -> bool:
    if name in SENTENCES:
        return all(any(words in line for line in got) for words in wanted) and bool(wanted) == bool(got)
    return _meant(name, wanted) == _meant(name, got)


def _meant(name: str, value: Any) -> Any:
    """What two ways of writing the same have in common: parts of a rule in any order, an instant in any zone."""
    if name == "rrule" and value:
        return frozenset(value.split(";"))
    return datetime.fromisoformat(value) if name in ("start", "end") and "T" in str(value) else value


def _token(wanted: str, answer: Answer) -> str:
    for reply in answer["replies"]:
        for button in (button for row in reply["buttons"] for button in row):
            if wanted in (button["verb"], button["label"]):
                return button["token"]
    raise AssertionError(f"no button {wanted!r} was offered there")


def transcript(journey: Journey, answers: list[Answer]) -> str:
    """The whole conversation, to be read by a person."""
    lines = []
    for number, (step, got) in enumerate(zip(journey.steps, answers, strict=False)):
        lines.append(f"{number} > {_short(step.line)}")
        lines += [f"      {line}" for reply in got.get("replies", []) for line in _shown(reply)]
        lines += [f"      {_brief([row])}" for row in got.get("events", [])]
        lines += [f"      error: {got['error']}"] if "error" in got else []
    return "\n".join(lines)


def _shown(reply: Answer) -> list[str]:
    buttons = " ".join(f"[{b['label']}]" for row in reply["buttons"] for b in row)
    return [*(line for line in reply["text"].split("\n") if line), *([buttons] if buttons else []), ""]


def _short(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False)[:160]


def _brief(rows: list[Answer]) -> str:
    return "; ".join(
        f"{r['title']} {r['start']}–{r['end']} {r['location'] or ''} {r['rrule'] or ''}" for r in rows
    )
