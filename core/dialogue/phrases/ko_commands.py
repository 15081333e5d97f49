"""Every sentence about commands in Korean."""

from __future__ import annotations

from collections.abc import Mapping

commands: Mapping[str, str] = {
    "telegram": (
        "명령어로도 돼요.\n"
        "• 보기: /today /tomorrow /week /agenda /find\n"
        "• 추가와 되돌리기: /add /undo /drafts\n"
        "• 설정: /settings /tz /lang\n"
        "• 연결: /connect /disconnect /link\n"
        "• 내 정보: /privacy /export /delete_me\n"
        "• 사용법: /help"
    ),
    "slack": (
        "어느 채널에서나 /cal 뒤에 적어도 돼요. 답은 나에게만 보여요.\n"
        "• 추가: /cal 내일 3시 회의\n"
        "• 보기: 오늘, 내일, 이번주, 일정, 찾기 치과\n"
        "• 되돌리기, 카드(다른 곳에 열린 카드 가져오기)\n"
        "• 설정, 시간대 베를린, 언어 English\n"
        "• 연결, 연결 해제, 연결 코드(다른 대화와 하나로 잇기)\n"
        "• 개인정보, 내보내기, 모두 지우기\n"
        "• 도움말"
    ),
}
