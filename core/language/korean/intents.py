"""What a message wants: requests to add, things that only sound like a plan, chat."""

from __future__ import annotations

from core.language.korean.titles import INVITATION, strip_asking
from core.language.korean.wording import Late, any_of, stems

_END = r"[\s.!~?ㅋㅎㅠㅜ…^]*$"
_REQUEST = Late(
    r"(?:등록|추가|저장|기록|입력|생성|메모|예약|반영|설정|세팅)(?:을|를)?\s?(?:좀\s?)?(?:해|하|ㄱ|부탁|요청|$|[.!~])"
    r"|(?:잡아|넣어|적어|올려|만들어|남겨|박아|끼워)\s?(?:줘|주|달|놔|둬|두|줄|$)"
    r"|(?:계획|스케줄링)(?:을|를)?\s?(?:좀\s?)?해\s?(?:줘|주|줄)"
    r"|(?:라고|하라고|으라고)\s?(?:좀\s?)?(?:알려|리마인드|말해|얘기)|깨워\s?(?:줘|주)|(?:전에|미리)\s?알려"
    r"|알람\s?맞춰|리마인드\s?해|알림\s?(?:줘|설정|추가|등록|맞춰|해)",
    "등록 추가 저장 기록 입력 생성 메모 예약 반영 설정 세팅 잡아 넣어 적어 올려 만들어 남겨 박아 끼워 계획 스케줄링 알려 리마인드 말해 얘기 깨워 알람 알림".split(),
)
_PLANNED = Late(
    any_of(
        "기로_(?:했|함) 잡혔 생겼 (?:예약|예매|신청|접수|등록)_?했 (?:해|잡아|끊어)_?[뒀놨] 끊었 정했 잡았 확정 예정 잡힘 생김"
    )
    + r"|(?:예약|접수|등록)[이은가]?\s?(?:완료|접수|확정)?[이가]?\s?(?:되었습|됐습|되어\s?있)",
    "기로 잡혔 생겼 예약 예매 신청 뒀 놨 끊었 정했 잡았 확정 예정 잡힘 생김 접수 등록".split(),
)
_CALENDAR = Late(
    any_of(
        "일정 약속 스케줄 캘린더 회의 미팅 예약 모임 할_일 이벤트 계획 면접 수업 강의 회식 세미나 발표 시험 생일"
    ),
    "일정 약속 스케줄 캘린더 회의 미팅 예약 모임 할 이벤트 계획 면접 수업 강의 회식 세미나 발표 시험 생일".split(),
)
_EVENTS = """
    회의 약속 예약 미팅 모임 회식 면접 수업 강의 세미나 발표 시험 생일 파티 출장 여행 검진 진료 상담 면담 결혼식 돌잔치 장례식
    제사 차례 이사 공연 콘서트 영화 스터디 레슨 운동 헬스 요가 필라테스 데이트 소개팅 일정 워크샵 워크숍 행사 촬영 점검 배포
    마감 제출 동창회 송년회 집들이 치과 병원 미용실
"""
_EVENT_NOUN = Late(
    rf"(?:{any_of(_EVENTS)}|[가-힣]{{2}}기|[가-힣]\s[가-힣]+기)\s*[.!~]*$", (*stems(_EVENTS), "기")
)
_PAST = Late(
    r"[았었였했왔갔봤됐났렸졌샀잤줬썼쳤꼈탔켰컸웠겼뺐냈]"
    rf"{any_of('어 다 네 지 어요 습니다 는데 음 구나 나 네요 지요 죠 더라 더라고 거든 는걸 단다 대 던데')}?{_END}"
)
_FEELINGS = """
    좋[다네은] 좋아 좋겠 싫[다어네] 피곤 힘들 덥[다네] 더워 춥[다네] 추워 졸리 졸려 배고 심심 재밌 재미있 우울 행복 바쁘 바쁨 바빠 맑
    흐리 비_(?:온|와|오) 눈_(?:온|와|오) 화이팅 파이팅 홧팅 잘_자 잘_보내 보내(?:세|요|라|렴) 조심 축하(?:해|합|드) 기대(?:된|돼|되|중)
    고마 감사(?:합|해) 미안 괜찮 귀찮 아프 아파 대박 설레 떨려 떨린 짜증 망했 늦잠 몰라 모르겠 궁금 싶[다어네] 같[다아네] 지루 신난 신나
    외로 답답 화난 화나 슬프 슬퍼 무서 웃기 그렇구나 그렇군
"""
_FEELING = Late(
    rf"(?:{any_of(_FEELINGS)}[가-힣]{{0,4}}|(?:이|하)네|구나|군요|잖아|거든|길래|이었다){_END}",
    (*stems(_FEELINGS), *"네 구나 군요 잖아 거든 길래 이었다".split()),
)
_SEE_YOU = Late(
    rf"^\s*(?:에|또)?\s*{any_of('이다 이네요? 이구나 구나 이지 봐요? 보자고? 만나 뵙겠습니다 뵐게요 봅시다')}{_END}"
)
_OTHERS = (
    "지금_몇_시 날씨 기온 미세먼지 우산 환율 주가 코인_시세 뉴스 추천 로또 운세 기분 비_(?:와|오|올) 눈_(?:와|오|올)",
    "왜_(?:이렇게|이리|케|이래|안) 뭐_(?:먹|입|볼까|하고_놀) 먹(?:지|을까|었) 잤 어때 요일이(?:야|지|에요) 며칠이",
)
_NOT_OURS = Late(any_of(*_OTHERS), stems(*_OTHERS))
_ASKS_WHAT = Late(any_of("뭐 뭘 뭔 무엇 어디 언제 몇 누구 누가 무슨 어느 어떻게 일정 스케줄"))
_SENTENCE = Late(r"[다요까니네지군자래어아해냐죠?ㅋㅎㅠㅜ][\s.!~…^]*$")


def invites(text: str) -> bool:
    """같이 드실래요? · 영화 어때요?: asked of somebody, and no question about the calendar."""
    return INVITATION.search(text) is not None and not _ASKS_WHAT.search(text)


def asks_to_add(text: str) -> bool:
    """등록해줘, 잡아 줘, …라고 알려 줘."""
    return _REQUEST.search(text) is not None


def is_planned(text: str) -> bool:
    """만나기로 했어, 회식 잡혔어: told as news, meant as a plan."""
    return _PLANNED.search(text) is not None


def names_an_event(text: str) -> bool:
    """Ends with the name of something that is put into calendars, and is no sentence."""
    return len(text) <= 60 and _EVENT_NOUN.search(strip_asking(text)) is not None


def about_the_calendar(text: str) -> bool:
    """Speaks of plans, meetings or the calendar."""
    return _CALENDAR.search(text) is not None


def not_our_business(text: str) -> bool:
    """The weather, lunch menus, exchange rates."""
    return _NOT_OURS.search(text) is not None


def is_chat(text: str, left: str) -> bool:
    """Tells how things were or how one feels; `left` is the text after its time."""
    return bool(_PAST.search(text) or _FEELING.search(text) or _SEE_YOU.match(left))


def is_sentence(text: str) -> bool:
    """Ends like a sentence, not like a title."""
    return _SENTENCE.search(text) is not None
