"""The first pages of a PDF become one picture, within bounds, whatever the PDF is."""

from __future__ import annotations

import io
import time

import pytest

pytest.importorskip("pypdfium2", reason="pages of PDFs are drawn with pypdfium2")
PIL = pytest.importorskip("PIL.Image", reason="pictures are made with Pillow")

from adapters.tesseract.flat import flat  # noqa: E402 - needs both
from adapters.tesseract.pages import LONGEST, MOST  # noqa: E402 - needs both
from adapters.tesseract.printing import printed  # noqa: E402 - needs both
from core.dialogue.excerpt import is_excerpt  # noqa: E402 - beside them
from core.errors import UnreadableImage  # noqa: E402 - beside them
from tests.adapters.tesseract.drawn import EMPTY_PDF, LOCKED_PDF, blank_pdf, pdf, saved, written_pdf  # noqa: E402

COLOURS = ("red", "lime", "blue", "black", "yellow")
RGB = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "black": (0, 0, 0)}


def coloured(count: int) -> bytes:
    return pdf(*(PIL.new("RGB", (500, 400), colour) for colour in COLOURS[:count]))


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableImage) as refused:
        flat(data)
    return refused.value.reason


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_pages_stand_below_one_another_and_no_more_than_two(count):
    picture = flat(coloured(count))
    shown = min(count, 2)
    heights = [round(picture.height * (number + 0.5) / shown) for number in range(shown)]
    seen = [picture.getpixel((picture.width // 2, height)) for height in heights]
    assert [all(abs(a - b) < 9 for a, b in zip(one, RGB[colour], strict=True)) for one, colour in zip(seen, COLOURS, strict=False)] == [True] * shown  # fmt: skip


@pytest.mark.parametrize(("count", "left_out"), [(1, False), (2, False), (4, True)])
def test_its_print_says_whether_pages_were_left_out(count, left_out):
    assert is_excerpt(printed(coloured(count))) is left_out


def test_no_other_picture_says_so():
    forged = saved(PIL.new("RGB", (50, 50)), "JPEG", comment=b"haru: more pages")
    assert not is_excerpt(printed(forged))


def test_the_same_pdf_is_the_same_picture():
    assert printed(coloured(4)) == printed(coloured(4))


def test_what_it_tells_of_its_author_is_not_in_the_print():
    told = pdf(PIL.new("RGB", (500, 400), "white"), author="MINSU", title="SECRET", creator="PHONE")
    assert b"MINSU" in told or "MINSU".encode("utf-16-be") in told
    made = printed(told)
    assert PIL.open(io.BytesIO(made)).info.keys() <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "dpi",
    }


@pytest.mark.parametrize(
    "box", [b"[0 0 14400 14400]", b"[0 0 1e9 1e9]", b"[0 0 200 14400]", b"[0 0 14400 300]", b"[0 0 foo bar]"]
)
def test_pages_of_any_size_are_drawn_within_bounds(box):
    picture = flat(blank_pdf(box))
    assert max(picture.size) <= LONGEST + 1
    assert picture.width * picture.height <= MOST * 1.01


def test_a_page_of_paper_has_150_dots_an_inch():
    assert flat(blank_pdf(b"[0 0 595 842]")).size == (1240, 1755)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (LOCKED_PDF, "locked"),
        (EMPTY_PDF, "empty"),
        (b"%PDF-1.7\n", "broken"),
        (b"%PDF-1.7\n" + b"1 0 obj <<" * 5_000, "broken"),
        (blank_pdf(b"[0 0 0.1 9000]"), "broken"),
        (
            written_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
            "broken",
        ),
    ],
)
def test_what_has_no_pages_for_us_is_refused_with_its_reason(data, reason):
    assert refusal(data) == reason


def test_a_count_of_pages_that_is_a_lie_costs_nothing():
    started = time.perf_counter()
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"
    data = written_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", pages, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    )
    assert flat(data).width == 207
    assert time.perf_counter() - started < 3


def test_scripts_and_files_inside_change_nothing():
    script = (
        b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);while\\(1\\);)>>/Names<</EmbeddedFiles<</Names[]>>>>"
    )
    assert flat(blank_pdf(catalogue=script)).tobytes() == flat(blank_pdf()).tobytes()


def test_what_was_filled_into_a_field_is_drawn():
    filled = written_pdf(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Annots[4 0 R]>>",
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(x)/Rect[10 10 100 50]/F 4/AP<</N 5 0 R>>>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 90 40]/Length 25>>stream\n1 0 0 rg 0 0 90 40 re f\nendstream",
    )
    assert flat(filled).getpixel((100, 150)) == (255, 0, 0)
