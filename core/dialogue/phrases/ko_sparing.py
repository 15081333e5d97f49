"""Every sentence about how much a model was used, in Korean."""

from __future__ import annotations


def spent(again: str, model: str) -> str:
    return (
        f"💤 오늘 쓸 수 있는 {model} AI의 몫을 다 썼어요. {again}부터 다시 함께 읽을게요.\n"
        "그때까지는 제 규칙으로 읽으니, 일정은 그대로 편하게 말씀해 주세요. 조금 더 또박또박 말씀해 주시면 더 잘 알아들어요.\n"
        "오늘 얼마나 썼는지는 저와의 1:1 대화에서 “내 정보 보여줘”라고 하시면 알려 드려요."
    )


def used(tokens: str, most: str, dollars: str, again: str) -> str:
    bound = f" / {most}" if most else ""
    cost = f" (약 {dollars})" if dollars else ""
    return f"• 오늘 AI가 읽은 양: {tokens}{bound}토큰{cost}. {again}에 새로 시작해요."
