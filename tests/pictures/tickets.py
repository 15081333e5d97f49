"""Tickets: concerts, films, trains, flights, coaches."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

from tests.pictures.deck import MONTHS, WEEK, Deck, later
from tests.pictures.notices import card
from tests.pictures.papers import HALL, SHOWS
from tests.pictures.scene import Expected, Scene, event, moment, template
from tests.pictures.talks import status

STATIONS = ("서울", "부산", "동대구", "대전", "광주송정", "울산", "강릉", "여수엑스포")
FILMS = ("별을 걷는 소년", "마지막 등대", "봄밤의 기록", "겨울의 도서관", "파란 우산", "도시의 고래")
FLIGHTS = (
    ("KE", "ICN", "서울/인천", "NRT", "도쿄/나리타", "Asia/Tokyo"),
    ("OZ", "ICN", "인천", "LAX", "로스앤젤레스", "America/Los_Angeles"),
    ("7C", "GMP", "김포", "CJU", "제주", "Asia/Seoul"),
    ("KE", "ICN", "인천", "CDG", "파리", "Europe/Paris"),
)


@template("ticket concert")
def concert_ticket(deck: Deck) -> Scene:
    """The page of a ticket seller, with the day of the sale."""
    show, day, at = deck.pick(SHOWS), deck.weekend(5, 100), time(deck.number(15, 20), deck.any((0, 30)))
    sold = deck.now.date()
    html = card(
        "예매완료",
        ("공연명", show),
        ("일시", f"{deck.korean_day(day, year=True)} {deck.korean_clock(at)}"),
        ("장소", deck.pick(HALL)),
        ("좌석", f"1층 {deck.any('ABC')}구역 {deck.number(1, 20)}열 {deck.number(1, 30)}번"),
        ("예매번호", f"T{deck.number(1000000, 9999999)}"),
        ("예매일", f"{sold.year}.{sold.month:02}.{sold.day:02} 14:22"),
        ("결제금액", "132,000원"),
        colour="#4c1d95",
        foot="취소 마감: 관람일 전일 17:00까지",
    )
    return Scene(html, (event(show, day, at),))


@template("ticket film")
def film(deck: Deck) -> Scene:
    """A film, from its beginning to its end."""
    name, day, at = deck.pick(FILMS), deck.day(1, 20), deck.clock(10, 21, 5)
    end = later(at, deck.number(95, 150))
    html = (
        f"<body style='background:#fff;min-height:780px'>{status('5:31')}<div style='padding:20px;line-height:1.9'><p style='color:#e11d48'>모바일 티켓</p><h2>{name}</h2><p>2D | 12세 이상 관람가</p>"
        f"<p style='font-size:19px;margin-top:14px'>{deck.korean_day(day)} {at.hour:02}:{at.minute:02} ~ {end.hour:02}:{end.minute:02}</p><p>{deck.any(('씨네큐브 광화문', '메가박스 코엑스', '롯데시네마 월드타워', 'CGV 용산아이파크몰'))} {deck.number(1, 9)}관</p><p>성인 2명 · {deck.any('FGH')}{deck.number(1, 9)}, {deck.any('FGH')}{deck.number(10, 15)}</p><p>예매번호 {deck.number(1000, 9999)}-{deck.number(100, 999)}-{deck.number(10000, 99999)}</p></div>"
    )
    return Scene(html, (event(name, day, at, end),))


@template("ticket film", "en", held=True)
def film_english(deck: Deck) -> Scene:
    """Labels above their values."""
    name, day, at = (
        deck.pick(("The Quiet Harbor", "Paper Moons", "Last Train West", "A Winter Garden")),
        deck.day(1, 20),
        deck.clock(11, 21, 15),
    )
    pairs = (
        ("DATE", deck.english_day(day)),
        ("TIME", deck.english_clock(at)),
        ("THEATER", "Screen " + str(deck.number(1, 12))),
        ("SEATS", f"{deck.any('EFG')}{deck.number(1, 14)}"),
    )
    cells = "".join(
        f"<div style='width:50%;padding:12px 0'><p style='font-size:12px;color:#888'>{label}</p><b style='font-size:17px'>{value}</b></div>"
        for label, value in pairs
    )
    html = f"<body style='background:#fff;min-height:780px'>{status('5:31')}<div style='padding:22px'><p>Regent Cinemas Downtown</p><h1 style='font-size:28px;margin:14px 0'>{name}</h1><div style='display:flex;flex-wrap:wrap'>{cells}</div><p>Booking ID W{deck.number(100000, 999999)}</p><p>Total $24.50</p></div>"
    return Scene(html, (event(name, day, at),), lang="en")


def journey(deck: Deck) -> tuple[str, str, date, time, time]:
    """(from, to, day, departure, arrival)."""
    a, b = deck.some(STATIONS, 2)
    leave = deck.clock(6, 20, 1)
    return a, b, deck.day(1, 40), leave, later(leave, deck.number(60, 170))


@template("ticket train")
def train(deck: Deck) -> Scene:
    """Stations side by side with their times below."""
    a, b, day, leave, arrive = journey(deck)
    number = deck.number(101, 289)
    html = (
        f"<body style='background:#eef2f7;min-height:780px'>{status('6:30')}<div style='background:#fff;margin:16px;padding:20px;border-radius:12px;line-height:1.8'><p style='color:#1d4ed8;font-weight:700'>승차권 · KTX {number}</p>"
        f"<p>{day.year}년 {day.month:02}월 {day.day:02}일({WEEK[day.weekday()]})</p><div style='display:flex;justify-content:space-between;font-size:26px;font-weight:700;margin-top:12px'><span>{a}</span><span>→</span><span>{b}</span></div>"
        f"<div style='display:flex;justify-content:space-between;font-size:20px'><span>{leave.hour:02}:{leave.minute:02}</span><span>{arrive.hour:02}:{arrive.minute:02}</span></div><p style='margin-top:16px'>{deck.number(1, 18)}호차 {deck.number(1, 14)}{deck.any('ABCD')}석 · 일반실</p><p>운임 {deck.number(20, 59)},800원</p><p>승차권번호 {deck.number(10000, 99999)}-{deck.number(1000, 9999)}</p></div>"
    )
    return Scene(html, (event((f"KTX {number} {a}→{b}", f"{a}→{b}", f"{a} → {b} KTX"), day, leave, arrive),))


@template("ticket train", held=True)
def train_labels(deck: Deck) -> Scene:
    """Labels with values, departure and arrival on rows of their own."""
    a, b, day, leave, arrive = journey(deck)
    number = deck.number(301, 389)
    html = card(
        "SRT 승차권 예매 확인",
        ("열차", f"SRT {number}"),
        ("구간", f"{a} → {b}"),
        ("출발", f"{deck.korean_day(day, year=True)} {leave.hour:02}:{leave.minute:02}"),
        ("도착", f"{arrive.hour:02}:{arrive.minute:02}"),
        ("좌석", f"{deck.number(1, 8)}호차 {deck.number(1, 14)}{deck.any('ABCD')}"),
        ("결제금액", f"{deck.number(20, 59)},200원"),
        colour="#581c87",
    )
    return Scene(html, (event((f"SRT {number} {a}→{b}", f"{a}→{b}", f"{a} → {b} SRT"), day, leave, arrive),))


@template("ticket flight")
def flight(deck: Deck) -> Scene:
    """Each end in the clock of its own place."""
    line, a, name_a, b, name_b, zone = deck.pick(FLIGHTS)
    day, number = deck.day(5, 80), deck.number(101, 989)
    leave, arrive = deck.clock(7, 11, 5), deck.clock(13, 20, 5)
    code = f"{line}{number}"
    html = (
        f"<body style='background:#fff;min-height:780px'>{status('4:02')}<div style='padding:20px;line-height:1.8'><h3>항공권 예약 확인 (e-Ticket)</h3><p>예약번호 {deck.any('ABC')}{deck.number(10000, 99999)}</p><p>편명 {code}</p><div style='display:flex;justify-content:space-between;margin-top:14px;font-size:26px;font-weight:700'><span>{a}</span><span>→</span><span>{b}</span></div>"
        f"<div style='display:flex;justify-content:space-between;font-size:14px'><span>{name_a}</span><span>{name_b}</span></div><p style='margin-top:14px'>출발 {deck.korean_day(day, year=True)} {leave.hour:02}:{leave.minute:02}</p><p>도착 {deck.korean_day(day, year=True)} {arrive.hour:02}:{arrive.minute:02}</p><p>좌석 {deck.number(10, 45)}{deck.any('ABCDEF')} · 수하물 23kg</p><p>탑승 마감 출발 10분 전</p></div>"
    )
    end = moment(day, arrive, ZoneInfo(zone))
    return Scene(
        html,
        (Expected((f"{code} {name_a}→{name_b}", f"{a}→{b}", f"{code} {a}→{b}"), moment(day, leave), end),),
    )


@template("ticket flight", "en", held=True)
def boarding_pass(deck: Deck) -> Scene:
    """A boarding pass: the boarding time is not that of departure."""
    day, number = deck.day(2, 60), deck.number(101, 989)
    leave = deck.clock(7, 21, 5)
    boards = later(leave, -40)
    html = (
        f"<body style='background:#dbeafe;min-height:780px'>{status('4:02')}<div style='background:#fff;margin:16px;padding:20px;border-radius:12px;line-height:1.8'><p>BOARDING PASS</p><p>Flight <b>KE{number}</b></p><div style='display:flex;justify-content:space-between;font-size:30px;font-weight:700'><span>ICN</span><span>→</span><span>SIN</span></div>"
        f"<p>Date {day.day:02} {MONTHS[day.month - 1][:3].upper()} {day.year}</p><p>Departure {leave.hour:02}:{leave.minute:02}</p><p>Boarding {boards.hour:02}:{boards.minute:02}</p><p>Gate {deck.number(5, 48)} · Seat {deck.number(10, 45)}{deck.any('ABC')}</p><p>Passenger KIM/HANA</p></div>"
    )
    return Scene(html, (event((f"KE{number} ICN→SIN", f"KE{number}", "ICN→SIN"), day, leave),), lang="en")


@template("ticket coach", held=True)
def coach(deck: Deck) -> Scene:
    """A coach with no time of arrival."""
    a, b = deck.some(("서울경부", "강릉", "속초", "전주", "센트럴시티", "목포"), 2)
    day, leave = deck.day(1, 30), deck.clock(6, 21, 10)
    html = card(
        "고속버스 모바일 승차권",
        ("출발지", a),
        ("도착지", b),
        ("출발일시", f"{deck.korean_day(day)} {leave.hour:02}:{leave.minute:02}"),
        ("등급", "우등"),
        ("좌석", str(deck.number(1, 28))),
        ("승차홈", str(deck.number(1, 20))),
        ("요금", f"{deck.number(15, 39)},400원"),
        colour="#0f766e",
    )
    return Scene(html, (event((f"{a}→{b}", f"고속버스 {a}→{b}"), day, leave),))
