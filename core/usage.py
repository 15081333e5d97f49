"""What asking a model cost, in the model's own tokens: whoever keeps a budget adds it up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens `asked` of a model and `answered` by it; `cached` of those asked were cheaper.

    `calls` is how many answers were asked for. What a token costs is not known here.
    """

    model: str
    asked: int = 0
    answered: int = 0
    cached: int = 0
    calls: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.model,
            self.asked + other.asked,
            self.answered + other.answered,
            self.cached + other.cached,
            self.calls + other.calls,
        )
