"""Timetables, lists of dates, and calendars seen by the week."""

from __future__ import annotations

from datetime import date, time, timedelta

from tests.pictures.deck import ENGLISH_WEEK, MONTHS, WEEK, Deck, later
from tests.pictures.scene import Expected, Scene, event, moment, template

SUBJECTS = (
    "운영체제",
    "확률과 통계",
    "데이터베이스",
    "컴퓨터네트워크",
    "인공지능개론",
    "미분적분학",
    "한국사",
    "거시경제학",
    "심리학개론",
    "선형대수학",
    "마케팅원론",
    "유기화학",
)
COURSES = (
    "Linear Algebra",
    "World History",
    "Microeconomics",
    "Organic Chemistry",
    "Data Structures",
    "Art History",
    "Statistics",
    "Philosophy",
    "Genetics",
    "Marketing",
)
TEAMS = ("서울", "부산", "대구", "광주", "인천", "수원")
BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def grid(header: list[str], lines: list[list[str]], width: int = 0) -> str:
    """A table with lines around its cells."""
    cell = f"border:1px solid #999;padding:10px 8px;text-align:center;font-size:17px;{f'width:{width}px;' if width else ''}"
    head = "".join(f"<th style='{cell}background:#e8eef7'>{one}</th>" for one in header)
    body = "".join(
        "<tr>" + "".join(f"<td style='{cell}'>{one}</td>" for one in line) + "</tr>" for line in lines
    )
    return f"<table style='border-collapse:collapse;width:100%'><tr>{head}</tr>{body}</table>"


def sheet(title: str, below: str, table: str, foot: str = "") -> str:
    """A table with a heading."""
    return f"<body style='padding:34px;background:#fff'><h2>{title}</h2><p style='margin:10px 0 16px;font-size:17px'>{below}</p>{table}<p style='margin-top:14px;font-size:15px;color:#555'>{foot}</p>"


def spread(deck: Deck, count: int, first: int = 10) -> list[date]:
    """Several working days one after another."""
    day, days = deck.workday(first, first + 40), []
    while len(days) < count:
        if day.weekday() < 5:
            days.append(day)
        day += timedelta(days=deck.number(0, 1) if len(days) % 2 else 1)
    return sorted(days)


@template("table exams", photo=True)
def exams(deck: Deck) -> Scene:
    """Each row an exam."""
    what = deck.any(("기말고사", "중간고사"))
    names, days = deck.some(SUBJECTS, 4), spread(deck, 4)
    lines, events, used = [], [], set()
    for name, day in zip(names, days, strict=True):
        at = time(deck.number(9, 16), deck.any((0, 30)))
        while (day, at) in used:
            at = later(at, 30)
        used.add((day, at))
        end = later(at, 75)
        lines.append(
            [
                f"{day.month}월 {day.day}일({WEEK[day.weekday()]})",
                f"{at.hour:02}:{at.minute:02}~{end.hour:02}:{end.minute:02}",
                name,
                f"공학관 {deck.number(1, 5)}0{deck.number(1, 9)}호",
            ]
        )
        events.append(event((f"{name} {what}", name), day, at, end))
    return Scene(
        sheet(
            f"{what} 시간표",
            "컴퓨터공학과",
            grid(["일자", "시간", "과목명", "고사실"], lines),
            "※ 시험 10분 전까지 입실",
        ),
        tuple(events),
        (760, 520, 1.8),
    )


@template("table exams", "en", held=True)
def exams_english(deck: Deck) -> Scene:
    """Columns in another order."""
    names, days = deck.some(COURSES, 4), spread(deck, 4)
    lines, events = [], []
    for number, (name, day) in enumerate(zip(names, days, strict=True)):
        at = time(9 + 2 * number)
        end = later(at, 90)
        lines.append(
            [
                name,
                f"{ENGLISH_WEEK[day.weekday()][:3]}, {MONTHS[day.month - 1][:3]} {day.day}",
                f"{deck.english_clock(at)} - {deck.english_clock(end)}",
                f"Hall {deck.any('ABC')}{deck.number(1, 9)}",
            ]
        )
        events.append(event((f"{name} final exam", name), day, at, end))
    return Scene(
        sheet(
            "Final Exam Schedule", f"Fall {deck.now.year}", grid(["Course", "Date", "Time", "Room"], lines)
        ),
        tuple(events),
        (820, 460, 1.6),
        lang="en",
    )


@template("list academic")
def academic(deck: Deck) -> Scene:
    """Days and spans with what happens then."""
    day = date(deck.now.year, deck.now.month, 1) + timedelta(days=62)
    names = deck.some(
        (
            "수강신청",
            "개강",
            "등록금 납부",
            "중간고사",
            "축제",
            "체육대회",
            "졸업사진 촬영",
            "기말고사",
            "종강",
            "성적 열람",
        ),
        4,
    )
    lines, events = [], []
    for name in names:
        last = day + timedelta(days=deck.any((0, 0, 3)))
        text = f"{day.month}.{day.day}({WEEK[day.weekday()]})" + (
            f" ~ {last.month}.{last.day}({WEEK[last.weekday()]})" if last > day else ""
        )
        lines.append([text, name])
        events.append(event(name, day, None, last))
        day = last + timedelta(days=deck.number(3, 12))
    return Scene(
        sheet("학사일정", f"{deck.now.year}학년도", grid(["기간", "내용"], lines)),
        tuple(events),
        (620, 480, 1.8),
    )


@template("list academic", "en", held=True)
def academic_english(deck: Deck) -> Scene:
    """A list without lines around it."""
    day = date(deck.now.year, deck.now.month, 1) + timedelta(days=62)
    names = deck.some(
        (
            "Orientation",
            "First day of classes",
            "Midterm exams",
            "Career fair",
            "Spring break",
            "Last day of classes",
            "Commencement",
            "Book sale",
        ),
        4,
    )
    text, events = "", []
    for name in names:
        text += f"<div style='display:flex;padding:9px 0;font-size:19px'><b style='width:220px'>{MONTHS[day.month - 1][:3]} {day.day} ({ENGLISH_WEEK[day.weekday()][:3]})</b><span>{name}</span></div>"
        events.append(event(name, day))
        day += timedelta(days=deck.number(4, 16))
    return Scene(
        sheet("Academic Calendar", f"{deck.now.year} - {deck.now.year + 1}", text),
        tuple(events),
        (640, 420, 1.8),
        lang="en",
    )


@template("list fixtures")
def fixtures(deck: Deck) -> Scene:
    """Matches with their times and grounds."""
    home = deck.pick(TEAMS)
    day, lines, events = deck.weekend(5, 30), [], []
    for _ in range(4):
        away, at = (
            deck.any([team for team in TEAMS if team != home]),
            deck.any((time(14), time(16, 30), time(18, 30))),
        )
        pair = f"{home} vs {away}"
        lines.append(
            [
                f"{day.month}/{day.day}({WEEK[day.weekday()]})",
                f"{at.hour:02}:{at.minute:02}",
                pair,
                f"{home}월드컵경기장",
            ]
        )
        events.append(event(pair, day, at))
        day += timedelta(days=deck.number(3, 7))
    return Scene(
        sheet("프로축구 경기 일정", "홈경기", grid(["날짜", "시간", "경기", "장소"], lines)),
        tuple(events),
        (720, 480, 1.8),
    )


@template("list fixtures", held=True)
def programme(deck: Deck) -> Scene:
    """A list without a table: one line for each."""
    day, text, events = deck.weekend(5, 20), "", []
    for name in deck.some(
        (
            "캘리그라피 원데이클래스",
            "가족 영화 상영",
            "전통주 시음회",
            "어린이 과학교실",
            "주말 요가 수업",
            "재즈 공연",
            "독서 토론",
            "도예 체험",
        ),
        4,
    ):
        at = time(deck.number(10, 19), deck.any((0, 30)))
        text += f"<p style='font-size:20px;padding:8px 0'>{day.month}월 {day.day}일({WEEK[day.weekday()]}) {at.hour:02}:{at.minute:02}  {name}</p>"
        events.append(event(name, day, at))
        day += timedelta(days=7)
    return Scene(
        sheet(f"{deck.any(('마을', '구립'))} 문화센터 프로그램", "신청: 홈페이지", text),
        tuple(events),
        (700, 460, 1.8),
    )


def week_table(
    deck: Deck, names: tuple[str, ...], days: list[str], hours: list[str]
) -> tuple[list[list[str]], list[tuple[str, int, int]]]:
    """Lines of a timetable and (name, weekday, hour) of what is in it; each subject comes once or twice."""
    cells: dict[tuple[int, int], str] = {}
    for name in deck.some(names, min(4, len(names) // 2)):
        for _ in range(deck.number(1, 2)):
            cells.setdefault((deck.number(0, len(days) - 1), deck.number(0, len(hours) - 1)), name)
    lines = [
        [hours[row]] + [cells.get((column, row), "") for column in range(len(days))]
        for row in range(len(hours))
    ]
    return lines, sorted((name, column, row) for (column, row), name in cells.items())


def first_of(day: date, weekday: int) -> date:
    """The first such weekday from a day on."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


@template("timetable term")
def classes(deck: Deck) -> Scene:
    """Weekdays side by side, hours down the side, the dates of the term above."""
    begin = deck.now.date() + timedelta(days=deck.number(4, 20))
    begin += timedelta(days=-begin.weekday() % 7)
    last = begin + timedelta(days=7 * 15 + 4)
    starts = [9, 10, 11, 13, 14]
    hours = [f"{hour:02}:00~{hour:02}:50" for hour in starts]
    lines, found = week_table(deck, SUBJECTS, list("월화수목금"), hours)
    title = f"{begin.year}학년도 {deck.any((1, 2))}학기 시간표"
    term = (
        f"수업기간: {begin.year}.{begin.month:02}.{begin.day:02} ~ {last.year}.{last.month:02}.{last.day:02}"
    )
    events = tuple(
        weekly(name, first_of(begin, day), time(starts[row]), time(starts[row], 50), day, last)
        for name, day, row in found
    )
    return Scene(sheet(title, term, grid(["시간", *"월화수목금"], lines, 110)), events, (820, 560, 1.7))


def weekly(name: str, day: date, at: time, end: time | None, weekday: int, last: date | None) -> Expected:
    """An event of every week until a day."""
    return Expected(
        (name,),
        moment(day, at),
        moment(day, end) if end else None,
        (BYDAY[weekday], last.strftime("%Y%m%d") if last else None),
    )


@template("timetable term", "en", held=True)
def classes_english(deck: Deck) -> Scene:
    """The same in English, with other hours."""
    begin = deck.now.date() + timedelta(days=deck.number(4, 20))
    begin += timedelta(days=-begin.weekday() % 7)
    last = begin + timedelta(days=7 * 12 + 4)
    starts = [9, 10, 11, 13, 15]
    hours = [
        f"{(h - 1) % 12 + 1}:00 {'AM' if h < 12 else 'PM'} - {(h - 1) % 12 + 1}:50 {'AM' if h < 12 else 'PM'}"
        for h in starts
    ]
    lines, found = week_table(deck, COURSES, list("MTWTF"), hours)
    term = f"Term: {MONTHS[begin.month - 1]} {begin.day}, {begin.year} - {MONTHS[last.month - 1]} {last.day}, {last.year}"
    events = tuple(
        weekly(name, first_of(begin, day), time(starts[row]), time(starts[row], 50), day, last)
        for name, day, row in found
    )
    return Scene(
        sheet("Class Schedule", term, grid(["Time", "Mon", "Tue", "Wed", "Thu", "Fri"], lines, 130)),
        events,
        (980, 560, 1.5),
        lang="en",
    )


@template("timetable bare")
def everytime(deck: Deck) -> Scene:
    """A student's app: coloured blocks as tall as they last, only hours at the side."""
    names = deck.some(SUBJECTS, 4)
    blocks, events = "", []
    for number, name in enumerate(names):
        weekday, start, length = number, deck.number(9, 15), deck.any((1, 2))
        blocks += (
            f"<div style='position:absolute;left:{26 + weekday * 66}px;top:{30 + (start - 9) * 60}px;width:64px;height:{length * 60 - 2}px;background:{deck.any(('#fca5a5', '#86efac', '#93c5fd', '#fcd34d'))};"
            f"font-size:11px;padding:4px;line-height:1.3'><b>{name}</b><br>공{deck.number(100, 499)}</div>"
        )
        day = first_of(deck.now.date(), weekday)
        day += timedelta(days=7 if day == deck.now.date() and start <= deck.now.hour else 0)
        events.append(weekly(name, day, time(start), None, weekday, None))
    marks = "".join(
        f"<div style='position:absolute;left:6px;top:{32 + (hour - 9) * 60}px;font-size:11px;color:#888'>{hour if hour < 13 else hour - 12}</div>"
        for hour in range(9, 19)
    )
    heads = "".join(
        f"<div style='position:absolute;left:{52 + at * 66}px;top:8px;font-size:12px'>{name}</div>"
        for at, name in enumerate("월화수목금")
    )
    html = f"<body style='background:#fff'><div style='padding:12px 16px;font-weight:700'>{deck.now.year}년 2학기 시간표</div><div style='position:relative;height:660px'>{heads}{marks}{blocks}</div>"
    return Scene(html, tuple(events))


@template("week view")
def week_app(deck: Deck) -> Scene:
    """A week of a calendar app: days with their numbers, blocks that tell their hours."""
    begin = deck.now.date() + timedelta(days=7 - deck.now.weekday())
    blocks, events = "", []
    for number, name in enumerate(
        deck.some(
            ("주간 회의", "치과", "팀 점심", "요가 수업", "면접", "보고서 리뷰", "헬스 PT", "고객 미팅"), 4
        )
    ):
        column, start = number + deck.number(0, 1), deck.number(9, 16)
        end = time(start + 1)
        blocks += f"<div style='position:absolute;left:{60 + column * 124}px;top:{70 + (start - 8) * 50}px;width:118px;height:48px;background:#c7d2fe;font-size:14px;padding:3px 6px;line-height:1.4'><b>{name}</b><br>{start:02}:00~{end.hour:02}:00</div>"
        events.append(event(name, begin + timedelta(days=column), time(start), end))
    heads = "".join(
        f"<div style='position:absolute;left:{90 + at * 124}px;top:14px;text-align:center;font-size:16px'>{WEEK[at]} {(begin + timedelta(days=at)).day}</div>"
        for at in range(5)
    )
    marks = "".join(
        f"<div style='position:absolute;left:6px;top:{66 + (hour - 8) * 50}px;font-size:12px;color:#888'>{hour:02}:00</div>"
        for hour in range(8, 19)
    )
    html = f"<body style='background:#fff'><h2 style='padding:14px 20px'>{begin.year}년 {begin.month}월</h2><div style='position:relative;height:640px'>{heads}{marks}{blocks}</div>"
    return Scene(html, tuple(events), (720, 720, 1.7))


@template("week view", "en", held=True)
def week_app_english(deck: Deck) -> Scene:
    """The same in English."""
    begin = deck.now.date() + timedelta(days=7 - deck.now.weekday())
    blocks, events = "", []
    for number, name in enumerate(
        deck.some(
            (
                "Team sync",
                "Dentist",
                "Budget review",
                "Yoga class",
                "Lunch with Sam",
                "Interview",
                "Client demo",
                "1:1 with Kim",
            ),
            4,
        )
    ):
        column, start = number + deck.number(0, 1), deck.number(9, 16)
        label = f"{deck.english_clock(time(start))}"
        blocks += f"<div style='position:absolute;left:{70 + column * 124}px;top:{70 + (start - 8) * 50}px;width:118px;height:48px;background:#bbf7d0;font-size:14px;padding:3px 6px;line-height:1.4'><b>{name}</b><br>{label}</div>"
        events.append(event(name, begin + timedelta(days=column), time(start)))
    heads = "".join(
        f"<div style='position:absolute;left:{95 + at * 124}px;top:10px;font-size:16px'>{ENGLISH_WEEK[at][:3]} {(begin + timedelta(days=at)).day}</div>"
        for at in range(5)
    )
    marks = "".join(
        f"<div style='position:absolute;left:6px;top:{66 + (hour - 8) * 50}px;font-size:12px;color:#888'>{(hour - 1) % 12 + 1} {'AM' if hour < 12 else 'PM'}</div>"
        for hour in range(8, 19)
    )
    html = f"<body style='background:#fff'><h2 style='padding:14px 20px'>{MONTHS[begin.month - 1]} {begin.year}</h2><div style='position:relative;height:640px'>{heads}{marks}{blocks}</div>"
    return Scene(html, tuple(events), (720, 720, 1.7), lang="en")
