"""What an event is called: the user's own words without the time, the place, the people and the asking."""

from __future__ import annotations

import re

from core.language.korean.particles import bare
from core.language.korean.scene import GONE
from core.language.korean.wording import Late, any_of

_GIVES = """
    줘요? 주세요 주라 줄래요? 주실래요 주시겠어요 주십시오 주렴 줄_수_있(?:어|나|을까|나요|어요|을까요) 주실_수_있(?:나요|을까요|으신가요|을지요?|어요) 놔 놔줘 둬 두자 놓아 달라고 바람 바랍니다
    부탁(?:해요?|드려요?|드립니다|드릴게요|합니다)?
"""
_GIVE = rf"(?:\s?{any_of(_GIVES)})"
_SAVED = "기억 등록 추가 저장 기록 입력 생성 메모 반영 기입 세팅"
_SAVE = any_of(_SAVED)
_PUT = any_of("잡아 넣어 적어 올려 만들어 남겨 써 박아 끼워")
_ENDING = r"[\s.!~?^;ㅎㅋㅠㅜ…]*$"
_INTO = r"(?:내\s)?(?:일정|스케줄|캘린더|달력|예정)표?(?:에다가?|에|으로|로|을|를|도|이)?\s?"
_CHORES = tuple(
    Late(pattern + _ENDING, needs.split())
    for pattern, needs in (
        (
            rf"(?:\s|^)(?:{_INTO})?(?:좀\s|하나\s|꼭\s)*"
            rf"(?:{_SAVE}[을를]?(?:(?:\s?해|\s?하|\s?ㄱ+|\s?요청){_GIVE}?|{_GIVE})(?:요|자|기)?|{_PUT}{_GIVE}?요?)",
            "기억 등록 추가 저장 기록 입력 생성 메모 반영 기입 세팅 잡아 넣어 적어 올려 만들어 남겨 써 박아 끼워",
        ),
        (
            r"(?:\s|^)?(?:이라고\s|(?<![으하가사보오시내기타리쓰주치])라고\s)?(?:좀\s|미리\s|꼭\s)*"
            rf"(?:알려|알람|리마인드|리마인더|깨워|노티|알림)(?:\s?(?:맞춰|설정|좀|해|울려|보내))*{_GIVE}",
            "알려 알람 리마인드 리마인더 깨워 노티 알림",
        ),
        (rf"(?<=[가-힣])(?:\s?좀)?\s?해{_GIVE}", "해"),
        (
            r"(?:\s꼭)?\s(?:안\s?)?(?:잊|까먹)(?:어버리)?(?:지\s?(?:말|않)게?|게)(?:\s?(?:좀\s)?(?:해|알려|챙겨)\s?(?:줘|주세요|주라|줄래))?요?",
            "잊 까먹",
        ),
        (r"\s(?:좀\s)?(?:부탁(?:해|드려|드립니다)?요?|ㄱ+|고고|바람|바랍니다)", "부탁 ㄱ 고고 바람 바랍"),
        (
            r"[을를]?\s(?:예매|예약|등록|신청|접수|결제|구매)?\s?(?:해\s?(?:뒀|놨|두었|놓았)|했|잡아\s?(?:뒀|놨)|끊어\s?(?:뒀|놨)|끊었)(?:어|음|다|습니다|지|네|거든)?요?",
            "뒀 놨 두었 놓았 했 끊었",
        ),
        (rf"[이가도]?\s있{any_of('어요? 음 다 습니다 슴 네 거든 는데')}", "있"),
        (
            rf"[이가도]?\s(?:잡혔|생겼|잡았|정했|예약했|확정됐|확정됨){any_of('어요? 다 음 습니다')}?",
            "잡혔 생겼 잡았 정했 예약했 확정",
        ),
        (
            r"[이가]?\s?(?:확정|완료|접수|예약)(?:이\s?)?(?:\s?(?:되었|됐)(?:습니다|어요|음|다)|\s?(?:됨|완료|합니다))",
            "확정 완료 접수 예약",
        ),
        (r"[이가도]?\s(?:잡힘|생김|예정(?:이야|입니다|임)?)", "잡힘 생김 예정"),
        (r"(?<=[가-힣]{2})(?:이야|이에요|이예요|예요|이요|입니다)", "이야 이에요 이예요 예요 이요 입니다"),
        (
            r"(?<=[차가])\s?(?:쓸게요?|쓸래요?|낼게요?|낼래요?|씀|냄|쓴다|낸다|써야지)",
            "쓸 낼 씀 냄 쓴 낸 써야",
        ),
        (r"(?<=기)로(?:\s?(?:했어|함|했다|했음|했어요|했습니다))?", "기로"),
        (
            r"(?:\s가야|\s?해야)\s?(?:해|돼|함|됨|한다|된다|해요|돼요|합니다|됩니다|지|되는데|하는데|돼서|해서)",
            "가야 해야",
        ),
        (r"(?<=[가-힣])\s(?:먹자|하자|가자|보자)(?:고)?", "먹자 하자 가자 보자"),
    )
)
_ANY_CHORE = re.compile("|".join(sorted({word for chore in _CHORES for word in chore.needs})))
_THANKS = Late(
    r"(?<=[가-힣])[\s.,!~^]+(?:미리\s)?(?:감사(?:합니다|해요|드립니다|요)?|고마워요?|고맙습니다|ㄱㅅ|땡큐|수고하세요|부탁해요?)[\s.!~?^;ㅎㅋㅠㅜ…]*$",
    "감사 고마 고맙 ㄱㅅ 땡큐 수고 부탁".split(),
)
_INVITES = """
    (?:(?:보|먹으|마시|하|타|치)러_)?(?:하실|드실|먹을|마실|보실|볼|가실|갈|만나실|만날|오실|올|할)(?:래요?|까요?)
    (?:하시|드시|가시|보시|만나시)(?:죠|지요|겠어요) 어떠(?:세요|신가요|신지요?|십니까) 어때요? 괜찮(?:으세요|으신가요|으실까요|을까요) 가능(?:하세요|하신가요|할까요)
"""
INVITATION = Late(
    rf"(?:^|(?<=\x00)|\s)(?:(?:다\s?)?(?:같이|함께)\s?)?{any_of(_INVITES)}[\s.!~?^ㅎㅋㅠㅜ]*$",
    "래 까 죠 지 겠 어 괜찮 가능".split(),
)
_SAVE_IT = Late(rf"(?:\s|^|(?<=\x00))(?:{_INTO})?{_SAVE}{_ENDING}", _SAVED.split())
_AFTERWARDS = Late(
    rf"\s?{any_of('들[렀렸]다가? 들러서 갔다가 (?<!국)가고 끝나고 마치고 그리고 하고 먹고 다음에? 이어서 랑 이랑 및')}\s*$"
)
_LEADS = r"""
    헐+ 앗+ 아이고 어머 있잖아 저기요 참고로 (?:까먹|깜빡|잊)(?:을|할|기|하기)_?(?:뻔(?:했[다네어])?|전에) 기억해_?(?:줘|둬|놔|주세요)? (?:새_)?(?:일정|스케줄|약속|캘린더)_?(?:추가|등록|저장|메모|기록)[:：]?
    야+ 얘들아 각각 (?:알림|알람|리마인드)_?(?:좀_)?(?:줘|해_줘|해_주세요|맞춰_줘|부탁해?) 그리고 그럼 그러면 아_참 아_맞다 참 음+ 아+ 어+ 저기 하루야 헤이_하루 (?:일정|스케줄|캘린더|달력)표?에(?:다가?)? 이제 일단 혹시 또 나 난 나는 저 저는 저도 나도 내 제 우리
"""
_LEAD = Late(rf"^(?:{any_of(_LEADS)}(?:[\s,]+|$))+")
_TAIL_COUNT = Late(r"\s(?:하나만?|한\s?개|한\s?건|1건|좀|꼭)$", "하나 한 1건 좀 꼭".split())
_EDGES = " \t\r\n,.;:·-–—~!?/\\\"'“”‘’|•*#>…→<>★☆◆◇■□●○◎♥♡▶▷※《》【】✨🎉📌📢✅"
_GENERIC = Late(
    rf"(?:[새내제그이저]?\s?{any_of('일정 스케줄 캘린더 이벤트 예정 할_일')})[을를이은도]?",
    "일정 스케줄 캘린더 이벤트 예정 할".split(),
)
_MEETING = Late(
    any_of("만나(?:자|요|기로|래)? 보자 봐요? 보기로 뵙기로 뵐게요 볼래 (?:먹|마시|가|하)자고?"),
    "만나 보자 봐 보기로 뵙기로 뵐게요 볼래 자".split(),
)
_LEFTOVER = Late(any_of("해_(?:줘|주세요) 할게요? 하자 부탁해요? 이?요 로 으로 시간 날짜 일시 시각"))
_SLANG = Late(
    r"(?:(?:\s|^|(?<=[가-힣]))(?:ㄱ+|ㅇ[ㅇㅋ]|ㅎ+|ㅋ+|ㅠ+|ㅜ+)|(?:\s|^)(?:고고|go))(?=\s|$)",
    "ㄱ ㅇ ㅎ ㅋ ㅠ ㅜ 고고 go".split(),
)
_ORDERED = Late(r"(?:(?<=[가-힣])(?:으)?라고|(?<=[하보사먹타])러)$", ("라고", "러"))
_CAUSE = Late(
    rf"(?<=[가-힣]{{2}})(?:이라서?|라서|이어서|이여서|때문에)(?=\s*{GONE})", "라 어서 여서 때문".split()
)
_LABEL = Late(
    r"(?:^|(?<=[\s,*•\-]))(?:(?:[가-힣]{2})?(?:일시|일자|날짜|시간|시각)|언제|일정|기간|때|예약일시?|방문일시?|관람일시?|(?:줌|미팅|회의|접속|화상)?\s?(?:링크|URL|url))\s?[:：]\s*$"
    r"|(?:줌|미팅|회의|접속|화상|(?i:zoom))\s(?:링크|주소|(?i:url))\s*$",
    (":", "：", "링크", "주소", "url", "URL"),
)
_BEGINS = Late(rf"{GONE}\s?(?:에\s)?시작(?:함|해요?|합니다|이야|이에요|임)?[\s.!~]*$", "시작".split())
_EACH = Late(r"(?:하나|둘|한\s?[건개번])[은는이도]?(?:\s?있[어음다]요?)?", ("하나", "둘", "한"))
_COUNTED = Late(
    r"(?<=[가-힣A-Za-z])(?:[이가]|\s)?\s?(?:\d\d?|두|세|네|다섯)\s?(?:건|개)[이가]?(?:\s?(?:있[어음다]요?|있습니다|있는데|잡혔어요?|잡힘))?[.,]?$",
    ("건", "개"),
)
_EMPTY_BRACKETS = Late(r"\(\s*\)|\[\s*\]", "( [".split())


def strip_asking(text: str) -> str:
    """The text without the request at its end: 등록해줘, 잡아 주세요, 있어."""
    text = _THANKS.sub("", text)
    if _ANY_CHORE.search(text):
        for chore in _CHORES:
            text = chore.sub("", text)
    return INVITATION.sub("", text)


def without_count(title: str) -> str:
    """회의 2건 있어, of which each is told: 회의."""
    return "" if _EACH.fullmatch(title) else _COUNTED.sub("", title)


def title_of(text: str) -> str:
    """The title in what is left of a text; what has been read already stands in it as NUL characters."""
    text = _BEGINS.sub("", _SAVE_IT.sub("", _CAUSE.sub("", text).rstrip(_EDGES)))
    text = strip_asking(text.rstrip(_EDGES + GONE))
    chunks = (_clean(chunk) for chunk in text.split(GONE))
    title = " ".join(chunk for chunk in chunks if chunk)
    title = _TAIL_COUNT.sub("", _AFTERWARDS.sub("", strip_asking(title)))
    title = _ORDERED.sub("기", title)
    title = bare(_LEAD.sub("", title).strip(_EDGES), "을를은는")
    nothing = any(pattern.fullmatch(title) for pattern in (_GENERIC, _MEETING, _LEFTOVER))
    return "" if nothing else _balanced(title)


def _clean(chunk: str) -> str:
    chunk = _LABEL.sub(" ", chunk)
    chunk = _EMPTY_BRACKETS.sub(" ", _SLANG.sub(" ", chunk))
    return " ".join(_LEAD.sub("", chunk.strip(_EDGES) + " ").split()).strip(_EDGES)


def _balanced(title: str) -> str:
    for opened, closed in ("()", "[]"):
        if (opened in title) != (closed in title):
            title = title.replace(opened, " ").replace(closed, " ")
    title = " ".join(title.split()).strip(_EDGES)
    return title.replace('"', "") if title.count('"') % 2 else title


def without_generic(title: str) -> str:
    """회의 일정 → 회의; 내일 일정 → nothing."""
    title = re.sub(r"(?:^|\s)(?:일정|스케줄|약속)(?:들)?[을를이은도]?$", "", title).strip()
    return "" if _GENERIC.fullmatch(title) else title
