"""The models that there are, until when, and what they take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.fakes.openai.message import Refusal, Resource

EFFORTS = ("none", "low", "medium", "high", "xhigh")


@dataclass(frozen=True, slots=True)
class Model:
    id: str
    until: date | None = None
    efforts: tuple[str, ...] = EFFORTS
    schemas: bool = True
    sees: bool = True

    def told(self) -> Resource:
        found: Resource = {"id": self.id, "object": "model", "created": 1_770_000_000, "owned_by": "system"}
        return found | {"shutdown_date": self.until.isoformat() if self.until else None}


MODELS = (
    Model("gpt-6.2-sol"),
    Model("gpt-5.5"),
    Model("gpt-5.4"),
    Model("gpt-5.4-mini"),
    Model("gpt-5.4-nano", date(2027, 4, 1)),
    Model("gpt-5-mini", date(2026, 12, 11), ("minimal", "low", "medium", "high")),
    Model("gpt-4o-mini", date(2027, 1, 14), ()),
    Model("o3-mini", None, ("low", "medium", "high"), sees=False),
    Model("gpt-4.1-nano", date(2026, 10, 23), ()),
    Model("gpt-3.5-turbo", date(2026, 10, 23), (), schemas=False, sees=False),
)


class Catalogue:
    """`today` decides which models are gone."""

    def __init__(self, today: date | None = None, models: tuple[Model, ...] = MODELS) -> None:
        self.today = today or datetime.now(UTC).date()
        self._models = {model.id: model for model in models}

    def all(self) -> list[Model]:
        return [model for model in self._models.values() if not self._gone(model)]

    def find(self, name: str, unknown: int = 404) -> Model:
        """The model; refused with this status where there is none."""
        model = self._models.get(name)
        if model is None:
            raise Refusal(
                unknown,
                f"The model `{name}` does not exist or you do not have access to it.",
                "model_not_found",
                "model" if unknown == 400 else None,
            )
        if self._gone(model):
            raise Refusal(404, f"The model `{name}` has been deprecated.", "model_not_found")
        return model

    def _gone(self, model: Model) -> bool:
        return model.until is not None and model.until <= self.today
