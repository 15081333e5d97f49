"""Mail addresses in pictures: whom to write to belongs to no event, and nothing is called or placed by an address."""

import pytest

from core.dialogue.interpretation import CreateEvents, Request
from core.dialogue.reading import Reading
from core.language.understand import understand


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("면접\n11월 20일 오후 3시 문의 help@company.kr", "면접", ""),
        ("동창회 (문의: help@company.kr)\n11월 20일 19시\n장소: 더테이블", "동창회", "더테이블"),
        ("동창회\n문의: help@company.kr\n11월 20일 19시\n장소: 더테이블", "동창회", "더테이블"),
        ("정기 세미나\n일시: 11월 20일 14:00\n장소: 코엑스 help@company.kr", "정기 세미나", "코엑스"),
        (
            "정기 세미나\n일시: 11월 20일 14:00\n장소: 코엑스 (이메일: help@company.kr)",
            "정기 세미나",
            "코엑스",
        ),
        ("Team dinner\nContact us at help@company.com\nNov 20, 7:00 PM\nWhere: Nobu", "Team dinner", "Nobu"),
        ("Workshop\nWhen: Nov 20, 2pm\nWhere: Hall B help@company.com", "Workshop", "Hall B"),
        ("Workshop\nWhen: Nov 20, 2pm\nWhere: Hall B @ level 2", "Workshop", "Hall B @ level 2"),
    ],
)
def test_an_address_is_left_out(text, title, place):
    meant = understand(Request("", "ko", reading=Reading(text))).meaning
    assert isinstance(meant, CreateEvents)
    [event] = meant.events
    assert (event.title, event.location, event.attendees) == (title, place, ())
