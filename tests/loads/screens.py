"""Screenshots of a phone, drawn for a measurement: a text message about an appointment, at 1080×2340."""

from __future__ import annotations

import io
import random
from datetime import date, datetime, time, timedelta

from PIL import Image, ImageDraw, ImageFont

from tests.adapters.tesseract.drawn import FONT

SIZE = (1080, 2340)
PLACES = ("본관 2층 접수처", "강남역 11번 출구 앞", "3층 대회의실", "정문 안내데스크", "서울역 1층 로비")
NAMES = ("김민수", "이서연", "박지훈", "최유진", "정하늘")
WEEKDAYS = "월화수목금토일"


def moment(number: int, today: date) -> datetime:
    """What the screenshot of that number tells."""
    return _moment(random.Random(number), today)


def _moment(chance: random.Random, today: date) -> datetime:
    day = today + timedelta(days=chance.randrange(3, 300))
    return datetime.combine(day, time(chance.randrange(9, 19), chance.choice((0, 10, 20, 30, 40, 50))))


def screenshot(number: int, today: date) -> bytes:
    """A PNG. The same number draws the same picture on the same day."""
    chance = random.Random(number)
    day = _moment(chance, today)
    image = Image.new("RGB", SIZE, "#f2f3f7")
    pen = ImageDraw.Draw(image)
    letters = {size: ImageFont.truetype(str(FONT), size) for size in (36, 40, 44, 60)}
    pen.text(
        (60, 30), f"{chance.randrange(8, 12)}:{chance.randrange(10, 60)}", fill="black", font=letters[40]
    )
    pen.text((860, 30), "LTE 87%", fill="black", font=letters[40])
    pen.text((120, 150), "하늘치과의원", fill="black", font=letters[60])
    bubbles = (
        (f"[Web발신]\n{chance.choice(NAMES)}님, 안녕하세요.\n하늘치과의원입니다.", 420),
        (
            f"진료 예약이 확정되었습니다.\n\n■ 일시: {day.year}년 {day.month}월 {day.day}일"
            f"({WEEKDAYS[day.weekday()]}) {day:%H:%M}\n■ 장소: {chance.choice(PLACES)}\n"
            f"■ 예약번호: HC-{chance.randrange(10_000, 99_999)}",
            640,
        ),
        ("예약 10분 전까지 도착해 주세요.\n변경을 원하시면 하루 전까지\n연락 주시기 바랍니다.", 420),
    )
    top = 320
    for text, height in bubbles:
        pen.rounded_rectangle((60, top, 960, top + height - 60), 40, fill="white")
        pen.multiline_text((110, top + 40), text, fill="#1c1c1e", font=letters[44], spacing=26)
        top += height
    pen.text(
        (70, top),
        f"오후 {chance.randrange(1, 9)}:{chance.randrange(10, 59)}",
        fill="#8e8e93",
        font=letters[36],
    )
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
