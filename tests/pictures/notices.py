"""Short messages from businesses, and the confirmations of what was booked."""

from __future__ import annotations

from datetime import time, timedelta

from tests.pictures.deck import WEEK, Deck, later
from tests.pictures.scene import Expected, Scene, event, moment, rows, template
from tests.pictures.talks import status

CLINICS = (
    "서울밝은안과의원",
    "연세바른치과",
    "한빛내과",
    "미소가정의학과의원",
    "우리아이소아청소년과",
    "튼튼정형외과",
    "맑은피부과의원",
    "하늘이비인후과",
)
SALONS = (
    "준오헤어 판교점",
    "헤어살롱 모아",
    "블루밍 네일",
    "이철헤어커커 강남점",
    "살롱드미엘",
    "차홍아르더 청담점",
)
DINERS = ("오마카세 수담", "라비올로 한남", "스시 하루", "더 플레이트 키친", "한식당 온유", "비스트로 노을")
HOTELS = (
    "그랜드 블루 호텔 제주",
    "호텔 라움 부산",
    "남산 스테이 호텔",
    "해운대 파라솔 리조트",
    "속초 바다마루 펜션",
    "경주 한옥스테이 온",
)
STAYS = (
    "Sunny Loft near the Old Town",
    "Cozy Studio by the River",
    "Hillside Cabin with Sauna",
    "Harbor View Apartment",
)
NAMES = ("홍길동", "김하나", "이철수", "박보영", "최민호", "정수빈")


def sms(number: str, line: str, *text: str) -> str:
    """A gray bubble below the number that sent it."""
    return (
        f"<body style='background:#fff;height:780px'>{status('10:05')}<div style='text-align:center;padding:14px;font-size:16px'>{number}</div>"
        f"<div style='text-align:center;color:#888;font-size:11px;margin:8px'>{line}</div>"
        f"<div style='background:#e9e9eb;border-radius:18px;margin:6px 14px;padding:11px 14px;width:285px;font-size:14.5px;line-height:1.45'>{rows(*text)}</div>"
        "<div style='position:absolute;bottom:14px;left:50px;color:#999;font-size:14px'>문자 메시지</div>"
    )


def card(title: str, *pairs: tuple[str, str], colour: str = "#14532d", foot: str = "") -> str:
    """The page of a booking: a heading, and labels with their values beside them."""
    lines = "".join(
        f"<div style='display:flex;justify-content:space-between;padding:11px 0;border-bottom:1px solid #eee;font-size:14px'>"
        f"<span style='color:#777'>{label}</span><b style='text-align:right;max-width:230px'>{value}</b></div>"
        for label, value in pairs
    )
    return (
        f"<body style='background:#fff;min-height:780px'>{status('11:32')}<div style='background:{colour};color:#fff;padding:24px 18px;font-size:19px;font-weight:700'>{title}</div>"
        f"<div style='padding:14px 18px'>{lines}<p style='font-size:12px;color:#888;margin-top:14px;line-height:1.5'>{foot}</p></div>"
    )


@template("sms appointment")
def hospital(deck: Deck) -> Scene:
    """Labelled lines."""
    clinic, day, at = deck.pick(CLINICS), deck.workday(), deck.clock(9, 17)
    what = deck.pick(("정기검진", "임플란트 상담", "백내장 검사", "스케일링", "위내시경 검사", "예방접종"))
    text = (
        "[Web발신]",
        f"[{clinic}]",
        f"{deck.pick(NAMES)}님, {what} 예약 안내드립니다.",
        f"일시: {deck.korean_day(day)} {deck.korean_clock(at)}",
        f"장소: 본관 {deck.number(1, 5)}층",
        f"변경·취소: {deck.phone()}",
    )
    return Scene(
        sms(deck.phone(), f"오늘 오전 {deck.number(8, 11)}:{deck.number(10, 59)}", *text),
        (event((f"{clinic} {what}", what), day, at),),
    )


@template("sms appointment")
def hair(deck: Deck) -> Scene:
    """One sentence."""
    salon, day, at = deck.pick(SALONS), deck.day(2, 30), deck.clock(11, 19)
    what = deck.pick(("커트", "디지털펌", "전체염색", "클리닉"))
    text = (
        "[Web발신]",
        f"{salon}입니다. {deck.pick(NAMES)}님 {deck.korean_day(day, year=False)} {deck.korean_clock(at)} {what} 예약이 확정되었습니다.",
        f"문의 {deck.phone()}",
    )
    return Scene(
        sms("1588-" + str(deck.number(1000, 9999)), "오늘 오후 1:24", *text),
        (event((f"{salon} {what}", what, salon), day, at),),
    )


@template("sms appointment", held=True)
def dentist(deck: Deck) -> Scene:
    """Bare lines without labels."""
    clinic, day, at = deck.pick(CLINICS), deck.workday(), deck.clock(9, 17)
    text = (
        "[Web발신]",
        f"({clinic}) {deck.pick(NAMES)}님",
        f"▶ 예약일시 : {deck.korean_day(day, year=True)} {deck.korean_clock(at)}",
        "▶ 준비물 : 신분증",
        "※ 진료시간 09:00~18:00 (점심 13:00~14:00)",
        f"☎ {deck.phone()}",
    )
    return Scene(
        sms(deck.phone(), "오늘 오전 9:58", *text),
        (event((f"{clinic} 예약", f"{clinic} 진료", clinic), day, at),),
    )


@template("sms appointment", "en")
def dentist_english(deck: Deck) -> Scene:
    """A reminder in one sentence."""
    who, day, at = (
        deck.pick(
            ("Bright Smile Dental", "Oakwood Medical Clinic", "Vision Plus Eye Care", "Lakeside Hair Salon")
        ),
        deck.workday(),
        deck.clock(9, 17),
    )
    text = (
        f"{who}: Hi {deck.any(('Sam', 'Jo', 'Alex'))}, this is a reminder of your appointment on {deck.english_day(day)} at {deck.english_clock(at)}.",
        f"Reply C to confirm or call ({deck.number(200, 900)}) 555-01{deck.number(10, 99)} to reschedule.",
    )
    return Scene(
        sms(f"+1 ({deck.number(200, 900)}) 555-0{deck.number(100, 199)}", "Today 9:02 AM", *text),
        (event((f"{who} appointment", "appointment"), day, at),),
        lang="en",
    )


@template("sms deadline")
def bank(deck: Deck) -> Scene:
    """A day by which something must be done."""
    day = deck.workday(3, 40)
    bank_name = deck.pick(("하나로은행", "우리동네신협", "새길카드", "든든손해보험"))
    what = deck.pick(("자동차보험 갱신", "대출 연장 서류 제출", "재산세 납부", "적금 만기 신청"))
    text = (
        "[Web발신]",
        f"[{bank_name}] {deck.pick(NAMES)} 고객님",
        f"{what} 기한은 {deck.korean_day(day)}까지입니다.",
        f"문의: {deck.phone()}",
    )
    return Scene(
        sms("1599-" + str(deck.number(1000, 9999)), "오늘 오전 10:11", *text),
        (event((what, f"{what} 마감"), day),),
    )


@template("sms deadline", held=True)
def form(deck: Deck) -> Scene:
    """A deadline with a time."""
    day, at = deck.workday(3, 30), time(deck.any((17, 18)), 0)
    what = deck.pick(("수강 정정 신청", "장학금 신청", "기숙사 신청", "졸업논문 제출"))
    text = (
        "[Web발신]",
        "[한국대학교 학사팀]",
        f"{what} 마감 안내",
        f"- 마감: {deck.korean_day(day)} {deck.korean_clock(at)}까지",
        "- 방법: 포털 > 신청 메뉴",
    )
    return Scene(
        sms("02-880-" + str(deck.number(1000, 9999)), "오늘 오후 3:40", *text),
        (event((what, f"{what} 마감"), day, at),),
    )


@template("sms delivery")
def delivery(deck: Deck) -> Scene:
    """A fitter comes between two hours."""
    day, at = deck.workday(1, 12), time(deck.number(10, 16))
    what = deck.pick(("에어컨 설치", "정수기 점검", "세탁기 설치", "인터넷 설치"))
    text = (
        "[Web발신]",
        f"[{deck.pick(('쿨링서비스', '한집설비', '바로설치', '홈케어'))}] {what} 방문 안내",
        f"방문일시: {deck.korean_day(day)} {at.hour}시~{at.hour + 2}시",
        f"담당기사: {deck.pick(NAMES)} ({deck.phone()})",
    )
    return Scene(
        sms("1544-" + str(deck.number(1000, 9999)), "오늘 오전 10:31", *text),
        (event((what, f"{what} 방문"), day, at, time(at.hour + 2)),),
    )


@template("booking restaurant")
def table(deck: Deck) -> Scene:
    """The page of an app."""
    diner, day, at = deck.pick(DINERS), deck.day(2, 40), deck.clock(17, 20)
    html = card(
        "예약이 확정되었습니다",
        ("매장명", diner),
        ("예약일", deck.korean_day(day)),
        ("시간", deck.korean_clock(at)),
        ("인원", f"{deck.number(2, 6)}명"),
        ("예약번호", f"R{deck.number(10, 99)}-{deck.number(100000, 999999)}"),
        ("예약금", f"{deck.number(1, 9)}0,000원"),
        foot="예약 시간 15분 경과 시 자동 취소됩니다. 하루 전 21:00까지 무료 취소",
    )
    return Scene(html, (event((f"{diner} 예약", diner), day, at),))


@template("booking restaurant", "en", held=True)
def table_english(deck: Deck) -> Scene:
    """An e-mail."""
    diner, day, at = (
        deck.pick(("Harbor Grill", "Luna Bistro", "Maple Kitchen", "Trattoria Roma")),
        deck.day(2, 40),
        deck.clock(17, 20),
    )
    html = card(
        "Your reservation is confirmed",
        ("Restaurant", diner),
        ("Date", deck.english_day(day)),
        ("Time", deck.english_clock(at)),
        ("Party size", f"{deck.number(2, 6)} people"),
        ("Confirmation", f"{deck.number(10000, 99999)}"),
        foot=f"Need to change? Call (212) 555-01{deck.number(10, 99)}. Open daily 11:00 AM - 10:00 PM.",
        colour="#7c2d12",
    )
    return Scene(html, (event((f"{diner} reservation", diner), day, at),), lang="en")


@template("booking hotel")
def hotel(deck: Deck) -> Scene:
    """Several nights: from the time of arrival to that of departure."""
    name, day, nights = deck.pick(HOTELS), deck.day(5, 90), deck.number(1, 4)
    last, begin, end = day + timedelta(days=nights), time(15), time(11)
    html = card(
        "예약 완료",
        ("숙소", name),
        ("체크인", f"{deck.korean_day(day, year=True)} 15:00"),
        ("체크아웃", f"{deck.korean_day(last, year=True)} 11:00"),
        ("객실", "디럭스 더블"),
        ("투숙인원", "성인 2명"),
        ("예약번호", f"H{deck.number(1000000, 9999999)}"),
        ("결제금액", f"{deck.number(110, 480)},000원"),
        colour="#1e3a8a",
    )
    return Scene(
        html,
        (
            Expected(
                (name, f"{name} 체크인", f"{name} 숙박", f"{name} 예약"),
                moment(day, begin),
                moment(last, end),
            ),
        ),
    )


@template("booking hotel", held=True)
def hotel_two_columns(deck: Deck) -> Scene:
    """Arrival and departure side by side, days and hours below them, no year."""
    name, day, nights = deck.pick(HOTELS), deck.day(5, 90), deck.number(1, 4)
    last = day + timedelta(days=nights)
    columns = "".join(
        f"<div style='flex:1'><p style='color:#888;font-size:13px'>{label}</p><b style='font-size:17px'>{one.month}월 {one.day}일 ({WEEK[one.weekday()]})</b><p>{clock}</p></div>"
        for label, one, clock in (("체크인", day, "15:00"), ("체크아웃", last, "11:00"))
    )
    html = (
        f"<body style='background:#fff'>{status('8:10')}<div style='padding:18px'><p style='font-size:13px;color:#0a7'>예약 확정</p><h2 style='font-size:20px;margin:6px 0 16px'>{name}</h2>"
        f"<div style='display:flex;line-height:1.7'>{columns}</div><hr style='margin:16px 0'><p>총 {nights}박 · 성인 2</p><p style='margin-top:8px'>결제 금액 {deck.number(90, 300)},000원</p></div>"
    )
    return Scene(
        html,
        (Expected((name, f"{name} 체크인", f"{name} 숙박"), moment(day, time(15)), moment(last, time(11))),),
    )


@template("booking hotel", "en")
def stay_english(deck: Deck) -> Scene:
    """A flat for some nights."""
    name, day, nights = deck.pick(STAYS), deck.day(5, 90), deck.number(2, 6)
    last = day + timedelta(days=nights)
    html = card(
        "Your trip is booked!",
        ("Stay", name),
        ("Check-in", f"{deck.english_day(day, year=True)} 3:00 PM"),
        ("Checkout", f"{deck.english_day(last, year=True)} 11:00 AM"),
        ("Guests", "2 adults"),
        ("Confirmation code", "HM" + "".join(deck.any("ABCDEFGHJKLMNP23456789") for _ in range(8))),
        ("Total", f"${deck.number(200, 900)}.00"),
        colour="#be123c",
    )
    return Scene(
        html,
        (
            Expected(
                (name, f"{name} check-in", "Stay", "Check-in"), moment(day, time(15)), moment(last, time(11))
            ),
        ),
        lang="en",
    )


@template("booking hospital app", held=True)
def app(deck: Deck) -> Scene:
    """A page of a clinic's app, date and time in big letters, a timetable of opening hours at the foot."""
    clinic, day, at = deck.pick(CLINICS), deck.workday(), deck.clock(9, 17, 10)
    html = (
        f"<body style='background:#f5f7fa;min-height:780px'>{status('7:55')}<div style='padding:20px'><p style='color:#2563eb;font-weight:700'>진료예약이 완료되었어요</p>"
        f"<h2 style='margin:10px 0'>{clinic}</h2><div style='background:#fff;border-radius:12px;padding:18px;margin:14px 0'><h3 style='font-size:22px'>{deck.korean_day(day, year=False)} {deck.korean_clock(at)}</h3>"
        f"<p style='margin-top:8px'>진료과 {deck.any(('일반진료', '초진 진료', '재진'))}</p><p>환자 {deck.pick(NAMES)}</p></div>"
        f"<p style='font-size:13px;color:#777;line-height:1.7'>운영시간<br>평일 09:00 ~ 18:30<br>토요일 09:00 ~ 13:00<br>전화 {deck.phone()}</p></div>"
    )
    return Scene(html, (event((f"{clinic} 진료", f"{clinic} 예약", clinic), day, at),))


@template("booking video call", "en")
def call(deck: Deck) -> Scene:
    """An invitation with a link to a call."""
    day, at = deck.workday(), time(deck.number(9, 16), deck.any((0, 30)))
    end = later(at, deck.any((30, 60)))
    what = deck.pick(
        (
            "Quarterly Planning Review",
            "Portfolio Interview",
            "Customer Onboarding Call",
            "Budget Review Meeting",
        )
    )
    html = (
        f"<body style='padding:26px;line-height:1.8;font-size:16px'><h2>{what}</h2><p>When: {deck.english_day(day, year=True)}, {deck.english_clock(at)} - {deck.english_clock(end)}</p>"
        f"<p>Where: https://meet.example.com/{deck.any(('abc-defg-hij', 'kfa-uyqp-dxe'))}</p><p>Organizer: {deck.any(('Dana', 'Chris'))} Lee &lt;dana@corp.example&gt;</p><p>Going? Yes No Maybe</p>"
    )
    return Scene(html, (event(what, day, at, end),), (720, 420, 1.6), lang="en")
