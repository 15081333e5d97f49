"""Reading `--name value` from a benchmark's options."""

from __future__ import annotations


def text(options: list[str], name: str, default: str) -> str:
    """The word after `name`."""
    return options[options.index(name) + 1] if name in options else default


def number(options: list[str], name: str, default: float) -> float:
    """The number after `name`."""
    return float(text(options, name, str(default)))
