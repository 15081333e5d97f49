"""How findings are told: a table, or one line where something cannot start."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from bot.doctor import Finding, Health, healthy


def words_in(lang: str | None = None) -> Mapping[str, str]:
    """What `haru doctor` can say, in `lang` (ko or en), or in the language of the terminal."""
    from bot import doctor_phrases, s3_phrases

    if (lang or terminal_language()).startswith("ko"):
        return {**doctor_phrases.KO, **s3_phrases.KO}
    return {**doctor_phrases.EN, **s3_phrases.EN}


def line(finding: Finding) -> str:
    """One finding with what to type."""
    words = words_in()
    chosen = words[f"chosen.{finding.chosen}"].format(**finding.facts)
    state = words[f"state.{finding.state}"].format(**finding.facts)
    advice = f" → {words[f'advice.{finding.advice}'].format(**finding.facts)}" if finding.advice else ""
    return f"{words[f'need.{finding.need}']}: {chosen} · {state}{advice}"


def render(findings: list[Finding], lang: str | None = None) -> str:
    """The report as a table, in `lang` (ko or en), or in the language of the terminal."""
    return "\n".join(_lines(findings, words_in(lang))) + "\n"


def terminal_language() -> str:
    """What the terminal was set to, e.g. ko_KR.UTF-8."""
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")


def _lines(findings: list[Finding], words: Mapping[str, str]) -> Iterator[str]:
    needs = [words[f"need.{finding.need}"] for finding in findings]
    room = max(map(_columns, needs))
    yield words["title"]
    yield ""
    for finding, need in zip(findings, needs, strict=True):
        chosen = words[f"chosen.{finding.chosen}"].format(**finding.facts)
        state = words[f"state.{finding.state}"].format(**finding.facts)
        yield f" {MARKS[finding.health]} {need}{' ' * (room - _columns(need))}  {chosen} · {state}"
        if finding.advice:
            yield f"   {' ' * room}  → {words[f'advice.{finding.advice}'].format(**finding.facts)}"
    yield ""
    yield words["healthy" if healthy(findings) else "ill"]


MARKS: Mapping[Health, str] = {"fine": "✓", "note": "!", "wrong": "✗"}


def _columns(text: str) -> int:
    """How wide a text is on a terminal: Korean letters take two columns."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
