"""People and Haru in Slack, from what they type to what is on their calendar."""

from __future__ import annotations


async def test_a_direct_message_becomes_a_card_and_a_tap_an_event(haru):
    haru.minji.dm("내일 오후 3시 강남역에서 회의")
    await haru.settle()
    assert haru.minji.sees() == (
        "민지: 내일 오후 3시 강남역에서 회의\n"
        "Haru: # 이렇게 추가할까요?\n"
        "    회의\n"
        "    🗓 11월 24일(화) 오후 3:00\n"
        "    📍 강남역\n"
        "    [추가]\n"
        "    [고치기] [취소]"
    )
    haru.minji.press(haru.minji.dms, "추가")
    await haru.settle()
    assert "# ✅ 추가했어요" in haru.minji.sees()
    assert await haru.events() == ["회의"]
    assert haru.world.complaints == []
