"""Pasted messages: stamps and names of a chat are blanked, labelled lines are told apart, formal endings are cut."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.language.korean.wording import Late

_CLOCK = r"(?:오전|오후)\s?\d{1,2}:\d\d"
_STAMP = Late(
    r"(?m)^[ \t]*(?:"
    rf"\[[^\]\n]{{1,20}}\]\s?\[{_CLOCK}\]"
    rf"|\[{_CLOCK}\]\s?[^:\n]{{1,20}}\s?:"
    rf"|20\d\d(?:년\s?|[.]\s?)\d\d?(?:월\s?|[.]\s?)\d\d?[일.]?,?\s{_CLOCK},\s?[^:\n]{{1,20}}\s?:"
    r"|\[(?:카카오톡|카톡|KakaoTalk|문자|라인)\]\s?(?:[^:\n]{1,12}\s?:)?"
    r"|(?:나|[가-힣]{2,4})\s?:(?=\s[^\n]*(?:\n[ \t]*(?:나|[가-힣]{2,4})\s?:\s|[?!~]|까|자|어때|봐|볼래|보자)))",
    "[ :".split(),
)
_SPACED = Late(r"(?<![가-힣])([일장내시대기비주])\s([시소용간상고제의])\s?[:：]")
_NOT_NAMES = Late(
    r"\s*(?:장소|위치|시간|일시|날짜|일자|내용|제목|메모|비고|주제|안건|참석|참석자|대상|인원|회비|담당|문의|기간|준비물|일정|극장|영화|매장|공연|요일|정정|추가|곳|때)\s?:"
)
_ANSWERED = Late(
    r"(?:(?<=[\n?!.~])|(?<=[까래자때]\s))[ \t]*(?:나|[가-힣]{2,4})?\s?:?\s?"
    r"(?:ㅇㅋ+|ㅇㅇ+|ㅇㅋㅇㅋ|ㄱㄱ+|콜+|넵+|넹|네+|응+|웅|좋아요?|좋지|오키+|오케이|굿+|그래요?|알겠(?:어|습니다)|확인)[\s.!~^ㅎㅋ]*(?=\n|$)",
    "ㅇ ㄱ 콜 넵 넹 네 응 웅 좋 오 굿 그래 알겠 확인".split(),
)
_NOISE = Late(
    r"(?:^|(?<=[\n/|,\x00]))[ \t•*·\-]*(?:인원|회비|참가비|비용|금액|결제\S*|담당\S*|연락처|문의\S*|전화\S*|tel|TEL|준비물|예약\s?번호|예약자\S*|예매\s?번호|좌석|변경|취소|대상|주최|주관|업체명|성함|이름|링크|계좌|드레스코드|주차)"
    r"\s?[:：][^\n/|,]*|(?:^|(?<=[\n/|,\x00\s]))(?:회비|참가비|1인당)\s?(?:약\s)?\d[\d,.]*\s?(?:만|천)?\s?원[^\n/|,]*"
)
_FORMAL = Late(
    r"(?:[이가은는을를로]|으로)?\s?(?:예정\s?(?:되어|돼|이오니|이니|이며|입니다|되었)|진행(?:됩|될|되|하|합|예정)|개최(?:됩|될|되|하|합|예정)|실시(?:됩|될|되|하|합|예정)"
    r"|열립|열릴|열리|있습니다|있사오니|있으니|시작됩|시작합)[^\x00\n]*$",
    "예정 진행 개최 실시 열 있 시작".split(),
)
_PLEASE = Late(
    r"\s?(?:입니다|이오니|이니)?[\s,.!]*(?:꼭|많은|많이|다들|모두|부디|반드시|바쁘시더라도|여러분의)?\s?(?:참석|참여|관심|양해|협조|방문|초대|성원)\S{0,3}?"
    r"\s?(?:부탁|바랍|바라|드립|합니다|해\s?주|주시|주세|해(?=\W*$))\S*(?:\s(?:부탁|바랍|바라|드립|주시|주세)\S*)*[\s.!~^]*$"
    r"|[\s,.!]+(?:입니다[\s,.!]*)?(?:꼭|모두|다들|많이|부디|반드시)\s(?:참석|참여|방문|협조)$",
    "참석 참여 관심 양해 협조 방문 초대 성원".split(),
)
_HELLO = Late(
    r"^(?:(?:안녕하세요|안녕하십니까|고객님의?|회원님의?|여러분)(?=[\s,.!^~])[\s,.!^~]*)+(?:[가-힣A-Za-z]{2,16}입니다[.!]?\s+)?|^[가-힣A-Za-z]{2,16}입니다[.!]?\s+(?=\S)",
    "안녕 고객 회원 여러분 입니다".split(),
)
_COPULA = Late(r"[은는이가]?\s(?:입니다|이에요|예요|이다|임)[\s.!]*$", "입니다 이에요 예요 이다 임".split())
_PATIENT = Late(
    r"^[가-힣]{2,4}\s?님[은의,]?\s+(?=\S.*(?:예약|진료|검진|방문|상담|배송|시술|접종)$)", "님".split()
)
_INVITED = Late(
    r"(?:^|[\n.!]\s?)(?:저희\s|제\s|우리\s)?(?P<what>[^\n.!\x00]{2,24}?)에\s(?:여러분을\s|귀하를\s)?(?:초대|모십|모시)",
    "초대 모십 모시".split(),
)
_SEPARATED = Late(r"\n|\s[/|]\s")
_BRACKETED = Late(r"^\s*[\[【<(]\s?(?P<inside>[^\]】>)]*)[\]】>)]\s*(?P<after>(?s:.*))$")
_TAGS = Late(r"예약|확정|발신|안내|알림|공지|광고|예매|접수|완료|변경")
_ABOVE = Late(r"^[^\n\x00]+\n[ \t]*(?:[-•·*]|\d{1,2}[.)])\s(?=[^\n]*\x00)")
_EMPTY = Late(r"[\s\x00\W]*(?:일시|일자|날짜|시간|일정|기간|때)?[\s\x00\W]*")


def blanked(text: str) -> str:
    """The text of a chat with spaces in place of who wrote when, and of mere assent; every letter keeps its place."""
    if ":" not in text and "：" not in text:
        return text
    text = _SPACED.sub(_tight_label, text)
    found = [match.span() for match in _STAMP.finditer(text) if not _NOT_NAMES.match(match[0])]
    if not found:
        return text
    text = _without(text, found)
    return _without(text, [match.span() for match in _ANSWERED.finditer(text)])


def _tight_label(match: re.Match[str]) -> str:
    """일 시 : is 일시:, in as many letters."""
    return f"{match[1]}{match[2]}:".ljust(len(match[0]))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def without_noise(text: str) -> str:
    """No labelled lines that are about something else: 회비: 3만원."""
    return _NOISE.sub(lambda match: "\x00" * len(match[0]), text)


def headline(text: str, told: Iterable[tuple[int, int]]) -> str:
    """What the first of several lines or fields says, where others tell nothing but the time."""
    spans = list(told)
    fields = _fields(text)
    timed = [(start, end) for start, end in fields if any(start <= first < end for first, _ in spans)]
    if len(fields) < 2 or not any(_EMPTY.fullmatch(text[start:end]) for start, end in timed):
        return ""
    return next((words for span in fields if span not in timed and (words := _words(text[slice(*span)]))), "")


def _fields(text: str) -> list[tuple[int, int]]:
    edges = [0, *(edge for match in _SEPARATED.finditer(text) for edge in match.span()), len(text)]
    pairs = list(zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in pairs if text[start:end].strip()]


def _words(field: str) -> str:
    """[예약확정] 헤어살롱 미소 → 헤어살롱 미소; [CGV] 예매완료 and a field that was read already say nothing."""
    match = _BRACKETED.match(field)
    if match is not None:
        inside, after = match["inside"], match["after"]
        field = after.strip() or (inside if not _TAGS.fullmatch(inside) else "")
    return "" if "\x00" in field or ":" in field or _TAGS.search(field[:4]) else field.strip()


def plainly(title: str) -> str:
    """정기 점검이 예정되어 있습니다 → 정기 점검."""
    told = _FORMAL.sub("", _PLEASE.sub("", _HELLO.sub("", title)))
    told = _PATIENT.sub("", _COPULA.sub("", told))
    return told if len(told.strip()) > 1 else title


def row(text: str) -> str:
    """Without the line above a list: 시험 일정, and below it - 국어."""
    return _ABOVE.sub("", text)


def invitation(text: str) -> str:
    """제 결혼식에 초대합니다 → 결혼식."""
    match = _INVITED.search(text)
    return match["what"].strip() if match else ""
