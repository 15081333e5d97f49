"""A page as notes: rows with their label and the times in them, broken sentences put together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.dialogue.reading import Line
from core.language.found import Found
from core.language.picture.clocks import tells_24_hours
from core.language.picture.labels import Labelled, labelled, role_of, without_bullet
from core.language.picture.moments import blank_out, find_moments
from core.language.picture.page import Row, joined


@dataclass(frozen=True, slots=True)
class Note:
    """One row, or a sentence over several. `at` counts notes from the top."""

    at: int
    row: Row
    text: str
    label: Labelled | None
    moments: tuple[Found, ...]

    @property
    def rest(self) -> str:
        """What is left beside the times."""
        text = self.text
        for found in reversed(self.moments):
            text = f"{text[: found.start]} {text[found.end :]}"
        return " ".join(without_bullet(text).split())


def _flows_on(above: Row, below: Row, edge: float) -> bool:
    """Whether a sentence runs over from one row into the next."""
    alone = len(above.cells) == 1 and len(below.cells) == 1
    near = below.top - above.bottom < 0.9 * above.height and abs(above.left - below.left) < above.height
    alike = 0.7 < above.height / max(below.height, 1) < 1.4
    says = len(re.sub(r"[\W\d]", "", above.text)) > 10
    begins = _begins_with_time(below) and _begins_with_time(above)
    begins = begins or without_bullet(below.text) != below.text or labelled(below) is not None
    return (
        alone
        and near
        and alike
        and says
        and not begins
        and above.right > 0.85 * edge
        and len(above.text) > 14
    )


def _begins_with_time(row: Row) -> bool:
    return any(found.start < 3 for found in find_moments(row.text))


def _together(rows: tuple[Row, ...]) -> list[list[Row]]:
    edge = max((row.right for row in rows), default=0)
    groups: list[list[Row]] = []
    for row in rows:
        if groups and _flows_on(groups[-1][-1], row, edge):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _one_row(group: list[Row]) -> Row:
    """A sentence over several rows as one; a word of one or two letters was torn off the last one."""
    if len(group) == 1:
        return group[0]
    text = group[0].text
    for row in group[1:]:
        text = joined(text, row.text)
    first = group[0]
    line = Line(
        text,
        min(cell.confidence for row in group for cell in row.cells),
        first.left,
        first.top,
        max(row.right for row in group),
        first.top + first.height,
    )
    return Row((line,))


def _lone_label(row: Row) -> bool:
    """A label that stands alone above its value."""
    return (
        len(row.cells) == 1
        and len(row.text) <= 12
        and not re.search(r"\d", row.text)
        and role_of(row.text) in ("when", "start", "end", "where", "title", "what")
    )


def notes_of(rows: tuple[Row, ...]) -> tuple[Note, ...]:
    """The notes of a page, in order."""
    whole_day = tells_24_hours(blank_out("\n".join(row.text for row in rows)))
    notes: list[Note] = []
    above: Row | None = None
    for group in _together(rows):
        row = _one_row(group)
        label = labelled(row)
        if label is None and above is not None and role_of(row.text) is None:
            label = Labelled(role_of(above.text) or "named", above.text, row.text)
        above = row if label is None and _lone_label(row) else None
        notes.append(Note(len(notes), row, row.text, label, find_moments(row.text, whole_day)))
    return tuple(notes)
