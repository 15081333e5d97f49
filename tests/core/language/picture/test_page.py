"""How a reading becomes rows, and how a page without boxes is still a page."""

from __future__ import annotations

from core.dialogue.reading import Reading
from core.language.picture.page import page_of, tidy
from tests.core.language.picture.layout import line, phone, reading, sheet
from tests.core.language.picture.seen import Seen, seen


def test_cells_of_one_height_are_one_row_from_left_to_right():
    cells = [line("장소", 80, 205), line("12월 3일", 500, 104), line("일시", 80, 100), line("3층", 500, 200)]
    assert [row.text for row in page_of(reading(cells, 900, 600)).rows] == ["일시  12월 3일", "장소  3층"]


def test_specks_are_no_writing():
    rows = page_of(reading([line("별", 80, 100, confidence=20), line("공연", 80, 300)], 900, 600)).rows
    assert [row.text for row in rows] == ["공연"]


def test_the_status_bar_of_a_telephone_is_left_out_and_the_clock_of_a_poster_is_not():
    assert [row.text for row in page_of(phone("박지은", hint="")).rows] == ["박지은"]
    assert page_of(sheet("10:00")).rows[0].text == "10:00"


def test_signs_that_look_alike_are_spelled_alike_and_laughter_stays():
    assert tidy("10:00～11:00 ㆍ３층 ㅋㅋㅎㅎ") == "10:00~11:00 ·3층 ㅋㅋㅎㅎ"
    assert tidy("본관 2증 검사실") == "본관 2층 검사실"


def test_an_engine_without_boxes_is_read_line_by_line():
    text = "동네 플리마켓\n일시: 2026년 12월 13일(일) 11:00~16:00\n장소:  망원한강공원"
    assert seen(Reading(text)) == [
        Seen("동네 플리마켓", "2026-12-13T11:00:00", "2026-12-13T16:00:00", "망원한강공원")
    ]


def test_an_empty_picture_means_nothing():
    assert seen(Reading("")) == []
