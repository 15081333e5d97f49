"""Invitations, obituaries, posters and the letters of schools."""

from __future__ import annotations

from datetime import time, timedelta

from tests.pictures.deck import ENGLISH_WEEK, MONTHS, WEEK, Deck, later
from tests.pictures.scene import PAGE, Expected, Scene, event, template
from tests.pictures.talks import status

GROOMS = ("이준호", "김도현", "박시우", "정민재", "강현우", "조성민")
BRIDES = ("최수아", "한지유", "윤서연", "임채원", "송하린", "오예진")
HALLS = (
    "더채플앳청담 3층 그랜드홀",
    "아펠가모 광화문 로즈홀",
    "라마다서울호텔 신의정원",
    "루이비스 중구 단독홀",
    "엘타워 6층 그레이스홀",
    "빌라드지디 수서",
)
HALL = (
    "예술의전당 콘서트홀",
    "올림픽공원 올림픽홀",
    "블루스퀘어 마스터카드홀",
    "세종문화회관 대극장",
    "부산문화회관 중극장",
    "대구오페라하우스",
)
SHOWS = (
    "별빛 콘서트",
    "가을밤 재즈 페스티벌",
    "겨울나그네 리사이틀",
    "청춘 뮤지컬 갈라",
    "봄의 왈츠 연주회",
    "한여름 록 페스티벌",
)
SCHOOLS = ("한빛초등학교", "새솔중학교", "푸른숲유치원", "대덕고등학교")
ENGLISH_SHOWS = (
    "Autumn Jazz Festival",
    "Summer Book Fair",
    "Community Art Exhibition",
    "Riverside Food Festival",
    "Robotics Workshop",
    "Charity Gala Concert",
)


def twelve(at: time) -> str:
    """낮 12시 30분."""
    half = "오전" if at.hour < 12 else "낮" if at.hour == 12 else "오후"
    return f"{half} {(at.hour - 1) % 12 + 1}시" + (f" {at.minute}분" if at.minute else "")


@template("wedding")
def wedding_mobile(deck: Deck) -> Scene:
    """A long page for a telephone."""
    a, b, day, at = (
        deck.pick(GROOMS),
        deck.pick(BRIDES),
        deck.weekend(20, 150),
        time(deck.number(11, 15), deck.any((0, 30))),
    )
    html = (
        f"<body style='background:#fbf7f2;text-align:center;min-height:780px;font-family:Noto Serif CJK KR'>{status('1:12')}<p style='margin-top:40px;color:#a88'>WEDDING INVITATION</p>"
        f"<h1 style='font-size:27px;margin:26px 0'>{a} ♥ {b}</h1><p style='line-height:2;font-size:14px'>서로가 마주보며 다져온 사랑을<br>이제 함께 한 곳을 바라보며<br>걸어가고자 합니다.</p>"
        f"<p style='font-size:18px;margin:30px 0 8px'>{day.year}년 {day.month}월 {day.day}일 {WEEK[day.weekday()]}요일 {twelve(at)}</p><p style='font-size:16px'>{deck.pick(HALLS)}</p>"
        f"<p style='margin-top:30px;font-size:13px;color:#777'>신랑측 혼주 {deck.phone()}<br>신부측 혼주 {deck.phone()}</p>"
    )
    return Scene(html, (event((f"{a} {b} 결혼식", f"{a}·{b} 결혼식"), day, at),))


@template("wedding", held=True, photo=True)
def wedding_card(deck: Deck) -> Scene:
    """A printed card with labelled lines and the parents' names."""
    a, b, day, at = (
        deck.pick(GROOMS),
        deck.pick(BRIDES),
        deck.weekend(20, 150),
        time(deck.number(11, 15), deck.any((0, 30))),
    )
    html = (
        "<body style='padding:60px;background:#fffdf8;text-align:center;line-height:2.1;font-size:20px;font-family:Noto Serif CJK KR'><h2 style='letter-spacing:6px'>초대합니다</h2>"
        f"<p>이영수 · 김정희의 장남 <b>{a[1:]}</b></p><p>최동건 · 박미경의 차녀 <b>{b[1:]}</b></p><p style='margin:24px 0'>두 사람이 사랑으로 만나<br>진실과 이해로써 하나를 이루려 합니다.</p>"
        f"<p>신랑 {a} · 신부 {b}</p><p><b>일시</b> {deck.korean_day(day, year=True)} {twelve(at)}</p><p><b>장소</b> {deck.pick(HALLS)}</p><p style='font-size:16px'>주차 2시간 무료 · 지하철 2호선 3번 출구</p>"
    )
    return Scene(html, (event((f"{a} {b} 결혼식", f"{a}·{b} 결혼식"), day, at),), PAGE)


@template("wedding", "en", held=True)
def wedding_english(deck: Deck) -> Scene:
    """Words for the hour avoided, figures used."""
    a, b = (
        deck.pick(("Daniel", "James", "Oliver", "William")),
        deck.pick(("Sophie", "Hannah", "Chloe", "Isabel")),
    )
    day, at = deck.weekend(20, 150), time(deck.number(13, 17), deck.any((0, 30)))
    html = (
        f"<body style='padding:70px;text-align:center;font-family:Noto Serif CJK KR;line-height:2'><p>TOGETHER WITH THEIR FAMILIES</p><h1>{a} &amp; {b}</h1><p>invite you to celebrate their wedding</p>"
        f"<p style='font-size:22px'>{ENGLISH_WEEK[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}</p><p style='font-size:22px'>at {deck.english_clock(at)}</p><p>Rosewood Garden Hotel<br>128 Lakeview Avenue</p><p style='font-size:15px'>Dinner and dancing to follow</p>"
    )
    return Scene(html, (event((f"{a} & {b} wedding", f"{a} and {b}'s wedding"), day, at),), PAGE, lang="en")


@template("funeral")
def obituary(deck: Deck) -> Scene:
    """The funeral procession is the event; the day of death is not."""
    late, died = deck.pick(("김영수", "박순자", "이정호", "최복순")), deck.now.date() - timedelta(days=1)
    day, at = deck.now.date() + timedelta(days=deck.number(1, 2)), time(deck.number(6, 9), deck.any((0, 30)))
    place = deck.pick(
        (
            "서울대학교병원 장례식장 3호실",
            "연세장례식장 특2호실",
            "아산병원 장례식장 20호실",
            "성모장례식장 5호실",
        )
    )
    half = f"오전 {at.hour}시" + (f" {at.minute}분" if at.minute else "")
    html = (
        f"<body style='background:#fff;text-align:center;line-height:2;min-height:780px'>{status('6:45')}<h2 style='margin:30px 0 10px'>부고</h2><p>故 {late}님께서 {died.month}월 {died.day}일 별세하셨기에<br>삼가 알려드립니다.</p>"
        f"<div style='text-align:left;padding:20px 34px'><p>빈소 : {place}</p><p>입관 : 별도 안내</p><p>발인 : {deck.korean_day(day, year=True)} {half}</p><p>장지 : 서울추모공원</p></div><p style='font-size:13px'>마음 전하실 곳 {deck.number(100, 999)}-{deck.number(10, 99)}-{deck.number(100000, 999999)}</p>"
    )
    return Scene(html, (event((f"{late} 발인", f"故 {late} 발인"), day, at),))


@template("poster", photo=True)
def concert(deck: Deck) -> Scene:
    """Large letters and small print."""
    show, day, at = deck.pick(SHOWS), deck.weekend(10, 150), time(deck.number(17, 20), deck.any((0, 30)))
    html = (
        f"<body style='background:#111b3c;color:#fff;padding:60px;min-height:960px'><p style='letter-spacing:5px'>2026-2027 SEASON</p><h1 style='font-size:64px;margin:60px 0;line-height:1.3'>{show}</h1>"
        f"<p style='font-size:30px'>{deck.korean_day(day)} {twelve(at)}</p><p style='font-size:26px;margin-top:14px'>{deck.pick(HALL)}</p><p style='margin-top:120px;font-size:18px'>R석 {deck.number(9, 15)}만원 · S석 {deck.number(5, 8)}만원 · A석 3만원</p>"
        f"<p style='font-size:16px'>예매 인터파크 1544-{deck.number(1000, 9999)} | 만 7세 이상 | 러닝타임 120분</p>"
    )
    return Scene(html, (event(show, day, at),), PAGE)


@template("poster")
def exhibition(deck: Deck) -> Scene:
    """Several weeks, with opening hours that are not the event's."""
    day = deck.day(5, 40)
    last = day + timedelta(days=deck.number(20, 80))
    show = deck.pick(
        ("빛의 정원 특별전", "조선의 색 전시회", "바다를 건넌 그림 사진전", "오늘의 건축 기획전")
    )
    html = (
        f"<body style='background:#f3efe6;padding:60px;min-height:960px'><h1 style='font-size:56px;line-height:1.3'>{show}</h1><p style='font-size:26px;margin:50px 0 10px'>{day.year}. {day.month}. {day.day}.({WEEK[day.weekday()]}) ~ {last.year}. {last.month}. {last.day}.({WEEK[last.weekday()]})</p>"
        f"<p style='font-size:22px'>국립중앙박물관 기획전시실</p><p style='margin-top:80px;font-size:17px'>관람시간 10:00 ~ 18:00 (입장마감 17:30)</p><p style='font-size:17px'>매주 월요일 휴관 · 입장료 {deck.number(5, 15)},000원</p>"
    )
    return Scene(html, (event(show, day, None, last),), PAGE)


@template("poster", "en", photo=True)
def fair(deck: Deck) -> Scene:
    """From one hour to another."""
    show, day, at = deck.pick(ENGLISH_SHOWS), deck.weekend(10, 150), time(deck.number(10, 17))
    end = later(at, 60 * deck.number(2, 5))
    html = (
        f"<body style='background:#fde68a;padding:60px;min-height:960px;text-align:center'><h1 style='font-size:72px;line-height:1.2;margin:50px 0'>{show}</h1><p style='font-size:30px'>{deck.english_day(day)}</p>"
        f"<p style='font-size:30px'>{deck.english_clock(at)} - {deck.english_clock(end)}</p><p style='font-size:26px;margin-top:20px'>Riverside Community Center</p><p style='margin-top:90px;font-size:20px'>Free admission · All ages welcome · www.riverside.example</p>"
    )
    return Scene(html, (event(show, day, at, end),), PAGE, lang="en")


@template("poster", held=True, photo=True)
def lecture(deck: Deck) -> Scene:
    """Labelled lines, an application period and a telephone number."""
    day, at = deck.workday(12, 60), time(deck.number(14, 19), deck.any((0, 30)))
    end, close = later(at, 120), day - timedelta(days=5)
    what = deck.pick(
        ("인공지능 시대의 글쓰기 특강", "청년 창업 세미나", "부모 교육 강연", "생성형 AI 실무 워크숍")
    )
    html = (
        f"<body style='background:#eef6ff;padding:56px;min-height:960px;line-height:1.9;font-size:22px'><p style='color:#2563eb'>시민과 함께하는</p><h1 style='font-size:50px;line-height:1.35;margin-bottom:40px'>{what}</h1>"
        f"<p><b>일시</b> | {deck.korean_day(day, year=True)} {at.hour}:{at.minute:02}~{end.hour}:{end.minute:02}</p><p><b>장소</b> | 시립도서관 2층 시청각실</p><p><b>대상</b> | 성인 선착순 50명</p>"
        f"<p><b>신청</b> | {close.month}. {close.day}.({WEEK[close.weekday()]}) 18:00까지 홈페이지</p><p><b>문의</b> | {deck.phone()}</p>"
    )
    closing = Expected(
        (f"{what} 신청 마감", "신청 마감"), f"{close.isoformat()}T18:00:00+09:00", optional=True
    )
    return Scene(html, (event(what, day, at, end), closing), PAGE)


@template("poster", "en", held=True)
def meetup(deck: Deck) -> Scene:
    """A date with a time range, doors and RSVP."""
    day, at = deck.workday(10, 60), time(deck.number(18, 19), deck.any((0, 30)))
    close = day - timedelta(days=4)
    what = deck.pick(
        (
            "Python Developers Meetup",
            "Women in Tech Panel Talk",
            "Startup Pitch Night",
            "Data Science Workshop",
        )
    )
    html = (
        f"<body style='background:#0f172a;color:#fff;padding:60px;min-height:960px;line-height:1.8;font-size:24px'><h1 style='font-size:60px;line-height:1.25;margin:40px 0'>{what}</h1><p>{deck.english_day(day)} | {deck.english_clock(at)}</p>"
        f"<p>Hub Coworking, 5th Floor Lounge</p><p style='margin-top:60px;font-size:20px'>Doors open 30 minutes early. Pizza and drinks included.</p><p style='font-size:20px'>RSVP by {MONTHS[close.month - 1]} {close.day}: events@hub.example</p>"
    )
    return Scene(
        html,
        (event(what, day, at), Expected(("RSVP deadline", f"{what} RSVP"), close.isoformat(), optional=True)),
        PAGE,
        lang="en",
    )


@template("school letter", photo=True)
def parents(deck: Deck) -> Scene:
    """Numbered lines, a deadline, and the date of the letter at its foot."""
    school, day, at = deck.pick(SCHOOLS), deck.workday(10, 40), time(deck.number(9, 15), deck.any((0, 30)))
    end, close = later(at, 120), day - timedelta(days=4)
    what = deck.pick(("학부모 공개수업", "학교 설명회", "학부모 총회", "가을 운동회"))
    html = (
        f"<body style='padding:60px;line-height:2;font-size:20px'><p style='text-align:center;letter-spacing:8px'>가정통신문</p><h2 style='text-align:center;margin:16px'>{deck.now.year}학년도 {what} 안내</h2><p>학부모님 안녕하십니까? 가정에 늘 건강과 행복이 함께하시기를 기원합니다. 본교에서는 아래와 같이 행사를 실시하오니 많은 참석 바랍니다.</p>"
        f"<p style='margin-top:20px'>1. 일시: {deck.korean_day(day, year=True)} {at.hour}:{at.minute:02} ~ {end.hour}:{end.minute:02}</p><p>2. 장소: 본교 체육관</p><p>3. 대상: 1~6학년 학부모</p><p>4. 참가 신청서 제출: {close.month}월 {close.day}일({WEEK[close.weekday()]})까지 담임교사</p>"
        f"<p style='text-align:center;margin-top:50px'>{deck.now.year}년 {deck.now.month}월 {deck.now.day}일</p><h3 style='text-align:center'>{school}장</h3>"
    )
    titles = ("참가 신청 마감", "신청서 제출", "참가 신청서 제출", f"{what} 신청 마감")
    return Scene(
        html,
        (event(what, day, at, end), Expected(titles, close.isoformat(), close.isoformat(), optional=True)),
        PAGE,
    )


@template("school letter", held=True, photo=True)
def trip(deck: Deck) -> Scene:
    """An excursion of several days and a briefing before it."""
    school, day, days = deck.pick(SCHOOLS), deck.workday(25, 60), deck.number(1, 2)
    last, briefing = day + timedelta(days=days), day - timedelta(days=12)
    at = time(18, 30)
    what = deck.pick(("제주 수학여행", "경주 수학여행", "현장체험학습", "수련회"))
    html = (
        f"<body style='padding:60px;line-height:2;font-size:20px'><p>{school} 제2026-{deck.number(10, 99)}호</p><h2 style='text-align:center;margin:16px'>{what} 안내</h2><p>다음과 같이 {what}을 실시하오니 협조 부탁드립니다.</p>"
        f"<p style='margin-top:20px'>가. 기간 : {day.year}. {day.month}. {day.day}.({WEEK[day.weekday()]}) ~ {last.month}. {last.day}.({WEEK[last.weekday()]})</p><p>나. 비용 : {deck.number(120, 390)},000원</p>"
        f"<p>다. 학부모 설명회 : {briefing.month}. {briefing.day}.({WEEK[briefing.weekday()]}) 18:30 시청각실</p><p style='text-align:center;margin-top:50px'>{deck.now.year}. {deck.now.month}. {deck.now.day}.</p><h3 style='text-align:center'>{school}장 (직인생략)</h3>"
    )
    return Scene(
        html,
        (event(what, day, None, last), event(("학부모 설명회", f"{what} 학부모 설명회"), briefing, at)),
        PAGE,
    )


@template("school letter", "en", held=True)
def parents_english(deck: Deck) -> Scene:
    """A letter in sentences."""
    day, at = deck.workday(10, 40), time(deck.number(13, 18), deck.any((0, 30)))
    what = deck.pick(("Parent-Teacher Conference", "Science Fair", "Spring Concert", "Open House"))
    html = (
        f"<body style='padding:60px;line-height:1.9;font-size:20px'><h2>Maple Grove Elementary School</h2><p style='margin:14px 0'>{MONTHS[deck.now.month - 1]} {deck.now.day}, {deck.now.year}</p><p>Dear Families,</p>"
        f"<p style='margin:14px 0'>We are pleased to invite you to our {what}. We hope that all of you can come.</p><p>Date: {deck.english_day(day, year=True)}</p><p>Time: {deck.english_clock(at)}</p><p>Place: School Auditorium</p><p style='margin-top:14px'>Questions? Call the office at 555-0{deck.number(100, 199)}, Monday to Friday, 8:00 AM - 4:00 PM.</p>"
    )
    return Scene(html, (event(what, day, at),), PAGE, lang="en")
