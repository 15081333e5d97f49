"""Tickets: departure to arrival, each leg an event; shows from their printed ticket."""

from __future__ import annotations

import pytest

from tests.core.language.picture.layout import sheet
from tests.core.language.picture.seen import Seen, seen

CASES = {
    "a train": (
        sheet(
            "## 승차권",
            "2026년 12월 11일 (금)",
            "# 서울 → 부산",
            "# 09:00 || 11:38",
            "KTX 013",
            "5호차 || 7A",
            "운임 59,800원",
            "승차권번호 82101-1119-12345-67",
        ),
        [
            Seen("KTX 013 서울→부산", "2026-12-11T09:00:00", "2026-12-11T11:38:00", "서울"),
        ],
    ),
    "a boarding pass": (
        sheet(
            "## BOARDING PASS",
            "# ICN → NRT",
            "KE 703",
            "DATE || BOARDING || GATE || SEAT",
            "20 DEC 2026 || 08:55 || 251 || 32A",
            "DEPARTURE 09:35",
            "ARRIVAL 12:00",
            "KIM/MINSU MR",
            columns=(80, 400, 700, 900),
        ),
        [
            Seen("KE703 ICN→NRT", "2026-12-20T09:35:00", "2026-12-20T12:00:00", "ICN"),
        ],
    ),
    "a coach": (
        sheet(
            "## 고속버스 모바일 승차권",
            "# 서울경부 → 대전복합",
            "출발 2026. 12. 12(토) 08:30",
            "소요시간 약 2시간",
            "우등 || 좌석 12",
        ),
        [
            Seen("고속버스 서울경부→대전복합", "2026-12-12T08:30:00", None, "서울경부"),
        ],
    ),
    "a return flight": (
        sheet(
            "## e-티켓 확인증",
            "여정 1",
            "서울(ICN) → 오사카(KIX)",
            "편명 LJ231",
            "출발 2026년 12월 24일(목) 07:55",
            "도착 2026년 12월 24일(목) 09:50",
            "여정 2",
            "오사카(KIX) → 서울(ICN)",
            "편명 LJ236",
            "출발 2026년 12월 27일(일) 19:40",
            "도착 2026년 12월 27일(일) 21:45",
        ),
        [
            Seen("LJ231 서울→오사카", "2026-12-24T07:55:00", "2026-12-24T09:50:00", "서울"),
            Seen("LJ236 오사카→서울", "2026-12-27T19:40:00", "2026-12-27T21:45:00", "오사카"),
        ],
    ),
    "a film": (
        sheet(
            "## CGV 모바일티켓",
            "# 겨울의 노래",
            "2026.12.05 (토) 19:20 ~ 21:34",
            "CGV 용산아이파크몰 || IMAX관",
            "좌석 || H열 12번, 13번",
            "관람인원 || 일반 2명",
            "예매번호 0123-4567-890",
            "결제금액 32,000원",
        ),
        [
            Seen("겨울의 노래", "2026-12-05T19:20:00", "2026-12-05T21:34:00", "CGV 용산아이파크몰 IMAX관"),
        ],
    ),
    "a musical by its ticket": (
        sheet(
            "## 예매확인서",
            "공연명 || 뮤지컬 별의 노래",
            "일시 || 2026년 12월 26일(토) 14시 00분",
            "장소 || 블루스퀘어 신한카드홀",
            "좌석 || 1층 B구역 12열 7번",
            "예매일 || 2026.11.20",
            "예매번호 || M1234567",
            columns=(80, 420),
        ),
        [
            Seen("뮤지컬 별의 노래", "2026-12-26T14:00:00", None, "블루스퀘어 신한카드홀"),
        ],
    ),
}


@pytest.mark.parametrize(("reading", "expected"), CASES.values(), ids=CASES.keys())
def test_what_a_ticket_is_for_is_proposed(reading, expected):
    assert seen(reading) == expected
