"""Every sentence and label about chat platforms in Korean."""

from __future__ import annotations

from core.dialogue.message import Unread

_UNREAD: dict[Unread, str] = {
    "voice": "음성은 아직 듣지 못해요. 일정을 글이나 사진으로 보내 주세요.",
    "video": "동영상은 아직 보지 못해요. 일정이 보이는 장면을 사진으로 보내 주세요.",
    "sticker": "😊 일정이 있으면 글이나 사진으로 보내 주세요.",
    "file": "이 파일은 읽지 못해요. 사진(JPG, PNG, WebP, HEIC), PDF, 캘린더 파일(.ics), 글로 보내 주세요.",
    "place": "위치는 받았지만 언제인지 모르겠어요. “내일 3시 강남역에서 커피”처럼 글로 적어 주세요.",
    "contact": "연락처만으로는 일정을 만들 수 없어요. “내일 3시 민수랑 커피”처럼 글로 적어 주세요.",
    "other": "이런 메시지는 아직 읽지 못해요. 일정을 글이나 사진으로 보내 주세요.",
}
join = "나도 추가"
own_card = "본인 카드예요. 위에 있는 버튼을 눌러 주세요."
ask_in_private = "여기서는 다른 분도 함께 보니 캘린더를 말하지 않을게요. 저와 둘만의 대화에서 물어봐 주세요."
card_is_gone = "그 카드는 이제 없어요. 일정을 다시 적어 주세요."


def unread(kind: Unread) -> str:
    return _UNREAD[kind]


def their_zone(place: str, time: str) -> str:
    return f"글을 쓴 분의 시간대로 읽었어요 ({place}에서는 {time})"
