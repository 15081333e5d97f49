"""Orders in one message, parted where the first of them ends: cancel lunch and book the dentist on Friday."""

from __future__ import annotations

import re

_VERBS = {
    "cancel": "delete", "delete": "delete", "remove": "delete", "book": "create", "schedule": "create", "add": "create",
    "create": "create", "set up": "create", "move": "change", "reschedule": "change", "postpone": "change",
    "show": "ask", "tell": "ask",
}  # fmt: skip
_VERB = "|".join(_VERBS)
_PARTED = re.compile(
    rf"(?P<first>(?:please )?(?P<one>{_VERB})\b.*?\S),?\s+(?:and then|and|then)\s+(?P<rest>(?:please )?(?P<other>{_VERB})\b.*\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


def orders(text: str) -> tuple[str, ...]:
    """The message, or its first order and all the rest. What is of one kind is one order."""
    found = _PARTED.match(text)
    if found is None or _VERBS[found["one"].lower()] == _VERBS[found["other"].lower()]:
        return (text,)
    return found["first"], found["rest"]
