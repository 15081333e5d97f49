"""A reading as a page: tidy lines, grouped into the rows on which a person would read them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from core.dialogue.reading import Line, Reading

FAINT = 25
SIGNS = str.maketrans(
    {"～": "~", "〜": "~", "∼": "~", "–": "-", "—": "-", "−": "-", "‐": "-", "ㆍ": "·", "・": "·", "•": "·"}
    | {"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "➔": "→", "➜": "→", "⟶": "→", "▶": "→"}
)
# What an engine takes for one another, mended only where a neighbour tells which it must be.
MENDS = (
    (re.compile(r"(?<=\d:)[Oo]{2}"), "00"),
    (re.compile(r"(?<=:\d)[Oo]\b"), "0"),
    (re.compile(r"(?<=\d)[Oo](?=[\d:시월일년])|(?<=[:.\s])[Oo](?=\d)"), "0"),
    (re.compile(r"(?<![A-Za-z\d])[lI|](?=\d(?:[월일시:/]|\d[월일시:]))"), "1"),
    (re.compile(r"(?<=\d)\s?[윌웓](?=\s|\d|$)"), "월"),
    (re.compile(r"(?<=\d);(?=\d\d)"), ":"),
    (re.compile(r"\bL(?=[ap]m\b)|(?<=\bat )[Ll1I]{1,2}i?(?=[ap]m\b)"), "11"),
    (re.compile(r"(?<![A-Za-z\d])[lIi|](?=(?:[ap]m|[AP]M)\b)"), "1"),
    (re.compile(r"(?<![A-Za-z\d])T(?=[ap]m\b)", re.IGNORECASE), "7"),
    (re.compile(r"(?<=\d)증(?=[\s,.)]|$)"), "층"),
    (re.compile(r"[(\[]([월윌화수목금토일])[)\]}]"), lambda found: f"({found[1].replace('윌', '월')})"),
)
TORN = re.compile(
    r"까\n지|부\n터|에\n서|오\n[전후]|\d\n\d*[월일시분]|[가-힣]\n(?:[가-힣]|니다|세요|어요|아요|해요|에요|예요|까지|부터|에서|에게|으로|이다|하다|한다|된다)(?![가-힣])"
)
NORMAL = re.compile("[^ㄱ-ㆎ]+")  # ㅋㅋ and ㅎㅎ stay what they are
TIMELY = re.compile(r"\d{1,2}\s?[:/.월]\s?\d{1,2}")
CLOCK_ALONE = re.compile(r"^\W*\d{1,2}:\d{2}\W*(?:\w{1,4}\W*)?$")
STATUS = re.compile(r"(?:LTE|[45]G|Wi-?Fi|SKT|KT|LG ?U\+?|\d{1,3} ?%)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that stand beside one another, left to right."""

    cells: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All cells, two spaces apart."""
        return "  ".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(cell.right for cell in self.cells)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(cell.bottom for cell in self.cells)

    @property
    def height(self) -> float:
        """How tall its writing is."""
        return max(cell.bottom - cell.top for cell in self.cells)

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a picture, from the top. Where an engine gave no boxes they are made up, line by line."""

    rows: tuple[Row, ...]
    width: float
    height: float


def tidy(text: str) -> str:
    """One spelling for signs that look alike, and digits that were taken for letters put right."""
    text = NORMAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text.translate(SIGNS))
    text = text.translate(SIGNS)
    for wrong, right in MENDS:
        text = wrong.sub(right, text)
    return text.strip()


def joined(above: str, below: str, *, tight: bool = False) -> str:
    """Two rows as one text; a word that was torn between them is put back."""
    torn = TORN.search(f"{above[-1:]}\n{below.split(maxsplit=1)[0]}") if above and below.split() else None
    hangul = "가" <= above[-1:] <= "힣" and "가" <= below[:1] <= "힣"
    return above + below if torn or (tight and hangul) else f"{above} {below}"


def _made_up(text: str) -> list[Line]:
    rows = [line for line in text.splitlines() if line.strip()]
    return [
        Line(cell, 100, left, 50.0 * at, left + 20.0 * len(cell), 50.0 * at + 30)
        for at, row in enumerate(rows)
        for left, cell in ((400.0 * n, cell) for n, cell in enumerate(re.split(r"\s{2,}", row.strip())))
    ]


def _same_row(row: list[Line], line: Line) -> bool:
    first = row[0]
    distance = abs((first.top + first.bottom) - (line.top + line.bottom)) / 2
    return distance < 0.5 * min(first.bottom - first.top, line.bottom - line.top)


def _grouped(lines: list[Line]) -> list[Row]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top + line.bottom):
        home = next((row for row in rows[-4:][::-1] if _same_row(row, line)), None)
        if home is None:
            rows.append([line])
        else:
            home.append(line)
    return [Row(tuple(sorted(row, key=lambda line: line.left))) for row in rows]


def _is_status_bar(row: Row, page_height: float) -> bool:
    """The clock, the network and the battery at the top of a telephone."""
    high = row.bottom < 0.09 * page_height and not any("가" <= letter <= "힣" for letter in row.text)
    return high and bool(STATUS.search(row.text) or CLOCK_ALONE.match(row.text))


def _says_something(text: str) -> bool:
    """A faint line is kept where it is long, or looks like a time."""
    return len(text) > 6 or bool(TIMELY.search(text))


def page_of(reading: Reading) -> Page:
    """The page without its status bar and without specks that are no writing."""
    lines = [replace(line, text=tidy(line.text)) for line in reading.lines or _made_up(reading.text)]
    readable = [
        line for line in lines if line.text and (line.confidence >= FAINT or _says_something(line.text))
    ]
    rows = _grouped(readable)
    height = reading.height or max((row.bottom for row in rows), default=0)
    width = reading.width or max((row.right for row in rows), default=0)
    phone = height > 1.5 * width
    return Page(tuple(row for row in rows if not (phone and _is_status_bar(row, height))), width, height)
