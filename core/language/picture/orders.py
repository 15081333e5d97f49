"""Text in a picture that would like to be obeyed. It is cut out, and nothing near it is read as an event."""

from __future__ import annotations

import re

from core.language.picture.page import Row

ORDERS = re.compile(
    r"""
    </?\w*[_ ]?(?:image|system|user|assistant|prompt|instructions?|context|tool)\w*>
    | \b(?:system|assistant|user|developer|tool)\s*(?:prompt|message|override)?\s*[:>]
    | ^\W*(?:시스템|관리자|어시스턴트|운영자)\s*(?:프롬프트|메시지|명령|공지|지시)?\s*[:>\]]
    | (?:관리자|개발자|admin|developer|debug|root)\s*(?:모드|mode|권한|access)
    | \b(?:ignore|disregard|forget|override)\b .{0,30} \b(?:instructions?|prompts?|rules|above|previous|prior)\b
    | (?:이전|앞선|위의?|모든|기존)\s*(?:지시|명령|규칙|프롬프트|지침|안내|대화) .{0,12} (?:무시|잊|따르지)
    | (?:지시|명령|규칙|프롬프트|지침) .{0,6} 무시
    | \b(?:delete|remove|erase|wipe|cancel|clear|export)\b .{0,12} \b(?:all|every\w*|any|existing|user'?s)\b
    | \b(?:delete|remove|erase|wipe)\b .{0,24} \b(?:events?|calendars?|schedule|data|contacts?)\b
    | \bshare\b .{0,24} \bcalendars?\b \s+ with | \b(?:send|forward|mail)\b .{0,40} \bto\s+\S+@\S+
    | \b(?:create|add|insert|schedule|make)\s+\d+\s+(?:events?|meetings?|entries|reminders?)
    | \bevents?\s+(?:titled|named|called)\b
    | (?:모든|전체|전부|다른|내|기존)\s*(?:일정|캘린더|약속|이벤트) .{0,14} (?:삭제|지우|지워|취소|공유|전송|보내|내보내|초기화|변경|수정|비우|비워)
    | (?:일정|캘린더|약속|이벤트)(?:을|를|들을)?\s*(?:모두|전부|다|싹)\s* .{0,6} (?:삭제|지우|지워|취소|공유|비우|비워)
    | (?:일정|이벤트)(?:을|를)?\s*\d+\s*(?:개|건)
    | (?:확인|승인|동의|허락|묻지)\s*(?:절차)?\s*(?:없이|말고|생략|않고|건너) .{0,30} (?:실행|추가|등록|삭제|저장|진행|처리|공유)?
    | \bwithout\s+(?:asking|confirm\w*|approval|permission)\b | \bdo\s+not\s+(?:ask|confirm|tell)\b
    | \byou\s+are\s+now\b | \bas\s+an?\s+(?:ai|assistant)\b | \b(?:ai|llm|chat\s?gpt|gpt|assistant|bot)\b\s*[:,]
    | (?:인공지능|챗봇|비서|AI|봇)(?:에게|야|아|님)?\s*[,:!]\s*
    | \b(?:jailbreak|prompt\s+injection|tool_call|function_call|delete_?event|create_?event|confirm_?all)\w*
    | \bhacked\b | 해킹(?:됨|당함)
    | ["']\s*[:;]\s*(?:["'\[{]|true|false|null|\d) | ^\s*[{}\[\]"',:]+\s*$ | [{}]\s*["']?\w+["']?\s*[:}]
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_order(text: str) -> bool:
    """Whether a line speaks to a machine."""
    return bool(ORDERS.search(text))


def _same_block(above: Row, below: Row) -> bool:
    return below.top - above.bottom < 1.2 * above.height and abs(below.left - above.left) < 3 * above.height


def without_orders(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that are no orders, do not stand between two, and do not carry on the sentence of one."""
    bad = [is_order(row.text) for row in rows]
    last = max((at for at, is_bad in enumerate(bad) if is_bad), default=-1)
    kept: list[Row] = []
    inside = False
    for at, row in enumerate(rows):
        inside = bad[at] or (inside and at < last and _same_block(rows[at - 1], row))
        if not inside:
            kept.append(row)
    return tuple(kept)
