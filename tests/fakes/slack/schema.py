"""Small rules for JSON, which say what is wrong in Slack's words and where, as JSON pointers.

A rule takes a value, its pointer and the findings so far; it adds to the findings what does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Findings = list[str]
Rule = Callable[[Any, str, Findings], None]


def say(findings: Findings, what: str, at: str) -> None:
    findings.append(f"{what} [json-pointer:{at}]")


def string(most: int, least: int = 1, form: str | None = None) -> Rule:
    """A string by its length in characters, and by its form."""

    def rule(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, str):
            say(findings, "must provide a string", at)
        elif len(value) < least:
            say(findings, f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            say(findings, f"must be less than {most + 1} characters", at)
        elif form and not re.fullmatch(form, value):
            say(findings, "does not match pattern", at)

    return rule


def number(least: int, most: int) -> Rule:
    def rule(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            say(findings, "must provide a number", at)
        elif not least <= value <= most:
            say(findings, f"must be between {least} and {most}", at)

    return rule


def flag(value: Any, at: str, findings: Findings) -> None:
    if not isinstance(value, bool):
        say(findings, "must provide a boolean", at)


def anything(_value: Any, _at: str, _findings: Findings) -> None:
    """What is not looked into."""


def among(*allowed: str) -> Rule:
    def rule(value: Any, at: str, findings: Findings) -> None:
        if value not in allowed:
            say(findings, "must be a valid enum value", at)

    return rule


def many(of: Rule, most: int, least: int = 1) -> Rule:
    """A list of so many, each by the rule given."""

    def rule(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, list):
            say(findings, "must provide an array", at)
            return
        if len(value) > most:
            say(findings, f"no more than {most} items allowed", at)
        if len(value) < least:
            say(findings, f"no less than {least} items allowed", at)
        for index, item in enumerate(value):
            of(item, f"{at}/{index}", findings)

    return rule


def thing(required: Mapping[str, Rule], optional: Mapping[str, Rule]) -> Rule:
    """An object with these properties and no others. A property that is null counts as given."""
    known = {**required, **optional}

    def rule(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, dict):
            say(findings, "must provide an object", at)
            return
        for name in required:
            if name not in value:
                say(findings, f"missing required field: {name}", at)
        for name, item in value.items():
            if name not in known:
                say(findings, f"invalid additional property: {name}", at)
            else:
                known[name](item, f"{at}/{name}", findings)

    return rule


def kinds(table: Mapping[str, Rule], only: frozenset[str] | None = None) -> Rule:
    """One of several objects, told apart by `type`; `only` narrows which may stand here."""

    def rule(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, dict):
            say(findings, "must provide an object", at)
            return
        kind = value.get("type")
        if kind is None:
            say(findings, "missing required field: type", at)
        elif kind not in table or (only is not None and kind not in only):
            say(findings, f"unsupported type: {kind}", f"{at}/type")
        else:
            table[kind](value, at, findings)

    return rule


def both(*rules: Rule) -> Rule:
    def rule(value: Any, at: str, findings: Findings) -> None:
        for one in rules:
            one(value, at, findings)

    return rule


def when(holds: Callable[[Mapping[str, Any]], bool], what: str) -> Rule:
    """An object must hold to this, else `what` is said of it."""

    def rule(value: Any, at: str, findings: Findings) -> None:
        if isinstance(value, dict) and not holds(value):
            say(findings, what, at)

    return rule
