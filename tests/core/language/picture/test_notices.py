"""Messages, cards and letters: labelled lines, appointments, deadlines beside the event."""

from __future__ import annotations

import pytest

from tests.core.language.picture.layout import phone, sheet
from tests.core.language.picture.seen import Seen, seen

CASES = {
    "a clinic writes tomorrow with its date": (
        phone(
            "1588-0000",
            "--오늘 오전 9:58",
            ">[Web발신] / [바른정형외과] 내일(11/25) / 오후 3시 진료 예약되어 있습니다. / 변경 문의 02-555-0199 @",
            hint="문자 메시지",
        ),
        [
            Seen("바른정형외과 진료", "2026-11-25T15:00:00", None, ""),
        ],
    ),
    "a hair appointment by text": (
        phone(
            "준오헤어",
            "--오늘 오후 1:12",
            ">[Web발신] / [준오헤어 강남점] 예약이 확정되었습니다. / 일시: 2026-11-29(일) 14:00 / 시술: 커트+염색 / 디자이너: 민아 실장 / 예약변경은 1일 전까지 가능합니다. @",
            hint="문자 메시지",
        ),
        [
            Seen("준오헤어 강남점 커트+염색", "2026-11-29T14:00:00", None, ""),
        ],
    ),
    "a table is booked": (
        sheet(
            "# 예약이 확정되었어요",
            "",
            "## 스시 하루",
            "예약일시 || 2026.12.19 (토) 18:30",
            "인원 || 4명",
            "예약자 || 김민수",
            "주소 || 서울 강남구 논현로 152길 12",
            "예약번호 || R-20261119-03",
            columns=(80, 420),
        ),
        [
            Seen("스시 하루 예약", "2026-12-19T18:30:00", None, "서울 강남구 논현로 152길 12"),
        ],
    ),
    "an English appointment card": (
        sheet(
            "# Bright Smile Dental",
            "Appointment Card",
            "Name: Jiwoo Kim",
            "Date: Tue, Dec 8, 2026",
            "Time: 10:30 AM",
            "Dr. Lee / Cleaning",
            "Please call 02-555-0134 to reschedule.",
        ),
        [
            Seen("Bright Smile Dental appointment", "2026-12-08T10:30:00", None, ""),
        ],
    ),
    "an English reminder of an appointment": (
        phone(
            "Bright Smile",
            "--Today 9:12 AM",
            ">Reminder: your cleaning appointment / at Bright Smile Dental is on / Tue, Dec 8 at 10:30 AM. / Reply C to confirm. @",
            hint="Text Message",
        ),
        [
            Seen("Bright Smile Dental cleaning appointment", "2026-12-08T10:30:00", None, ""),
        ],
    ),
    "a doctor by text message": (
        phone(
            "Dr. Patel Office",
            "--Today 2:15 PM",
            ">Your appointment with Dr. Patel is / confirmed for Thursday, December 3 at / 3:45 PM. 120 Main Street, Suite 4. @",
            hint="Text Message",
        ),
        [
            Seen("Dr. Patel appointment", "2026-12-03T15:45:00", None, ""),
        ],
    ),
    "a vaccination notice": (
        sheet(
            "# 예방접종 안내문",
            "성명 || 김하늘",
            "접종명 || 인플루엔자 4가",
            "접종일시 || 2026. 12. 01. (화) 09:30",
            "접종기관 || 행복소아청소년과의원",
            "다음 접종은 담당의와 상담하세요.",
            columns=(80, 400),
        ),
        [
            Seen("행복소아청소년과의원 인플루엔자 4가 접종", "2026-12-01T09:30:00", None, ""),
        ],
    ),
    "a medical check-up": (
        sheet(
            "# 건강검진 예약 안내",
            "한마음건강검진센터",
            "수검자 || 홍길동 님",
            "검진일시 || 2026-12-15 (화) 오전 08:00",
            "검진장소 || 본관 5층 종합검진센터",
            "준비사항 || 전날 밤 9시 이후 금식",
            "문의 || 1588-0000",
            columns=(80, 420),
        ),
        [
            Seen("한마음건강검진센터", "2026-12-15T08:00:00", None, "본관 5층 종합검진센터"),
        ],
    ),
    "a car service": (
        sheet(
            "# 정비 예약 확인",
            "고객명 || 박지성",
            "차량번호 || 12가 3456",
            "예약일시 || 2026.12.01(화) 09:30",
            "정비소 || 한빛모터스 강서점",
            "정비내용 || 엔진오일 교환",
            columns=(80, 420),
        ),
        [
            Seen("한빛모터스 강서점 엔진오일 교환", "2026-12-01T09:30:00", None, ""),
        ],
    ),
    "a kindergarten letter with a reply date": (
        sheet(
            "가정통신문",
            "새솔유치원  제2026-55호",
            "## 학부모 참여수업 및 발표회 안내",
            "학부모님 안녕하십니까? 아래와 같이 발표회를 실시하오니 참석 부탁드립니다.",
            "1. 일 시: 2026년 12월 11일(금) 14:00 ~ 15:30",
            "2. 장 소: 본원 3층 강당",
            "3. 대 상: 6~7세 유아 및 학부모",
            "4. 참석 여부 회신: 12월 4일(금)까지",
            "2026년 11월 24일",
            "새솔유치원장",
        ),
        [
            Seen("학부모 참여수업 및 발표회", "2026-12-11T14:00:00", "2026-12-11T15:30:00", "본원 3층 강당"),
            Seen("참석 여부 회신 마감", "2026-12-04", "2026-12-04", ""),
        ],
    ),
    "a Korean company mail": (
        sheet(
            "# [공지] 4분기 전사 타운홀 미팅 안내",
            "보낸사람 피플팀 <people@corp.example>",
            "받는사람 전체",
            "2026년 11월 24일 (화) 오전 9:12",
            "안녕하세요, 피플팀입니다.",
            "4분기 타운홀 미팅을 아래와 같이 진행합니다.",
            "- 일시: 12월 3일(목) 16:00~17:30",
            "- 장소: 본사 12층 라운지",
            "- 온라인: https://meet.example/town",
            "많은 참석 부탁드립니다.",
        ),
        [
            Seen("4분기 전사 타운홀 미팅", "2026-12-03T16:00:00", "2026-12-03T17:30:00", "본사 12층 라운지"),
        ],
    ),
    "an interview in the middle of a mail": (
        sheet(
            "# Interview confirmation - Product Designer",
            "From: Talent Team <talent@acme.example>",
            "Sent: Monday, November 23, 2026 5:40 PM",
            "To: Minji Kim",
            "Hi Minji,",
            "Thank you for your interest. Your interview has been scheduled for Wednesday,",
            "December 2, 2026 from 2:00 PM to 3:00 PM (KST).",
            "It will take place at our office, Gangnam Finance Center, 15th floor.",
            "Best,",
            "Talent Team",
        ),
        [
            Seen(
                "Interview confirmation - Product Designer", "2026-12-02T14:00:00", "2026-12-02T15:00:00", ""
            ),
        ],
    ),
    "an interview with a Korean company": (
        sheet(
            "# 면접 일정 안내",
            "안녕하세요, 하늘소프트 채용팀입니다.",
            "서류 전형에 합격하신 것을 축하드립니다.",
            "면접 일시: 2026년 12월 2일 (수) 오후 3시 30분",
            "면접 장소: 서울 성동구 왕십리로 83, 9층",
            "소요 시간: 약 1시간",
            "회신 기한: 11월 30일(월)까지",
        ),
        [
            Seen("하늘소프트 면접", "2026-12-02T15:30:00", None, "서울 성동구 왕십리로 83, 9층"),
            Seen("회신 마감", "2026-11-30", "2026-11-30", ""),
        ],
    ),
    "a mail whose own date is no event": (
        sheet(
            "# Re: Coffee next week?",
            "Daniel Cho <daniel@x.example>",
            "Tue, Nov 24, 2026 at 8:41 AM",
            "Hi Mina,",
            "Wednesday works. Shall we say December 2 at 10:30 AM at Blue Bottle Samcheong?",
            "Best,",
            "Daniel",
        ),
        [
            Seen("Coffee", "2026-12-02T10:30:00", None, ""),
        ],
    ),
    "a calendar invitation": (
        sheet(
            "# Q4 Planning Sync",
            "When || Wed Dec 9, 2026 11am - 12pm (KST)",
            "Where || Meeting Room Seoul",
            "Who || minho@corp.example, jane@corp.example",
            "Going? Yes Maybe No",
            columns=(80, 300),
        ),
        [
            Seen("Q4 Planning Sync", "2026-12-09T11:00:00", "2026-12-09T12:00:00", "Meeting Room Seoul"),
        ],
    ),
    "a video call invitation": (
        sheet(
            "# Design critique",
            "Thursday, November 26 · 4:00 - 5:00pm",
            "Google Meet joining info",
            "Video call link: https://meet.example/abc",
            "Organizer: Hana Seo",
        ),
        [
            Seen("Design critique", "2026-11-26T16:00:00", "2026-11-26T17:00:00", ""),
        ],
    ),
    "an English school letter": (
        sheet(
            "# Winter Concert",
            "Dear Parents,",
            "Please join us for our annual Winter Concert.",
            "Date: Friday, December 18, 2026",
            "Time: 6:30 PM - 8:00 PM",
            "Place: School Auditorium",
            "Please return the form by December 11.",
        ),
        [
            Seen("Winter Concert", "2026-12-18T18:30:00", "2026-12-18T20:00:00", "School Auditorium"),
        ],
    ),
    "homework that is due": (
        sheet(
            "# 자료구조 과제 3 공지",
            "이진 탐색 트리를 구현하여 제출하세요.",
            "제출기한: 2026년 12월 6일(일) 23:59까지",
            "제출방법: LMS 업로드",
        ),
        [
            Seen("자료구조 과제 3 제출 마감", "2026-12-06T23:59:00", None, ""),
        ],
    ),
    "a lift inspection": (
        sheet(
            "# 승강기 정기점검 안내",
            "일시: 2026년 12월 1일(화) 09:00 ~ 12:00",
            "대상: 101동 1~2호기",
            "점검 중에는 승강기 운행이 중단됩니다.",
            "문의: 관리사무소 02-555-0100",
        ),
        [
            Seen("승강기 정기점검", "2026-12-01T09:00:00", "2026-12-01T12:00:00", ""),
        ],
    ),
    "the water is cut off": (
        sheet(
            "# 단수 안내문",
            "일시: 12월 3일(목) 10:00~16:00 (6시간)",
            "대상: 전 세대",
            "사유: 저수조 청소",
            "관리사무소장",
        ),
        [
            Seen("단수", "2026-12-03T10:00:00", "2026-12-03T16:00:00", ""),
        ],
    ),
    "a week of talks with parents": (
        sheet(
            "## 학부모 상담 주간 안내",
            "상담기간: 2026년 12월 7일(월) ~ 12월 11일(금)",
            "상담시간: 14:00 ~ 17:00",
            "신청: e알리미로 11월 30일(월)까지",
        ),
        [
            Seen("학부모 상담 주간", "2026-12-07", "2026-12-11", ""),
            Seen("신청 마감", "2026-11-30", "2026-11-30", ""),
        ],
    ),
    "a night in a hotel": (
        sheet(
            "# 호텔 오름 제주",
            "예약 확정",
            "체크인 || 2026.12.24 (목) 15:00",
            "체크아웃 || 2026.12.26 (토) 11:00",
            "객실 || 디럭스 트윈",
            "총 금액 || 420,000원",
            columns=(80, 420),
        ),
        [
            Seen("호텔 오름 제주 예약", "2026-12-24T15:00:00", "2026-12-26T11:00:00", "호텔 오름 제주"),
        ],
    ),
    "a funeral": (
        sheet(
            "# 訃告",
            "故 김영수 님께서 별세하셨기에 알려드립니다.",
            "빈소: 한국병원 장례식장 3호실",
            "발인: 2026년 11월 26일(목) 오전 7시",
            "장지: 분당추모공원",
        ),
        [
            Seen("김영수 발인", "2026-11-26T07:00:00", None, "한국병원 장례식장 3호실"),
        ],
    ),
    "a seminar with a closing date": (
        sheet(
            "# 생성형 AI 시대의 개인정보 보호",
            "## 제5회 정보보호 세미나",
            "일시 | 2026년 12월 8일(화) 14:00-17:00",
            "장소 | 한국대학교 공과대학 101호",
            "강연자 | 홍길동 교수",
            "사전등록: 12월 4일까지",
        ),
        [
            Seen(
                "생성형 AI 시대의 개인정보 보호 제5회 정보보호 세미나",
                "2026-12-08T14:00:00",
                "2026-12-08T17:00:00",
                "한국대학교 공과대학 101호",
            ),
            Seen("사전등록 마감", "2026-12-04", "2026-12-04", ""),
        ],
    ),
    "an appointment for a dog": (
        phone(
            "02-123-4567",
            "--11월 24일 (화) 오전 9:58",
            ">[Web발신] / [한강동물병원] 보리 보호자님, 11월 28일(토) 11:20 예방접종 예약되어 있습니다. 변경 시 전화 부탁드립니다. @",
            hint="문자 메시지",
        ),
        [
            Seen("한강동물병원 예방접종", "2026-11-28T11:20:00", None, ""),
        ],
    ),
    "a table by text message": (
        phone(
            "1600-0000",
            "--오늘 오후 2:10",
            ">[Web발신] / <캐치식당> / 김민수님, 예약 완료! / ▶ 매장: 온지음 / ▶ 일정: 2026.12.11(금) 19:00 / ▶ 인원: 2명 @",
            hint="문자 메시지",
        ),
        [
            Seen("온지음 예약", "2026-12-11T19:00:00", None, ""),
        ],
    ),
    "an English flight by text message": (
        phone(
            "AirLine",
            "--Today 9:12 AM",
            ">Your flight KE123 to Jeju departs / Dec 4 at 07:30 from Gimpo. / Check in opens 48h before. @",
            hint="Text Message",
        ),
        [
            Seen("Flight KE123 to Jeju", "2026-12-04T07:30:00", None, ""),
        ],
    ),
    "three dates of a school": (
        sheet(
            "# 가정통신문",
            "은솔중학교 || 2026. 11. 20.",
            "## 2026학년도 겨울방학식 및 하교 시간 안내",
            "1. 방학식: 2026. 12. 31.(목) 09:00 ~ 11:00",
            "2. 방학 기간: 2027. 1. 1.(금) ~ 2. 2.(화)",
            "3. 개학일: 2027. 2. 3.(수)",
            "은솔중학교장",
        ),
        [
            Seen("방학식", "2026-12-31T09:00:00", "2026-12-31T11:00:00", ""),
            Seen("방학", "2027-01-01", "2027-02-02", ""),
            Seen("개학", "2027-02-03", "2027-02-03", ""),
        ],
    ),
    "a dinner by mail": (
        sheet(
            "## Fwd: Dinner with the Kim family",
            "Grace Lee <grace@x.example>",
            "Mon, Nov 23, 6:02 PM",
            "Hey both,",
            "We're having everyone over on Saturday, November 28 at 6:30 PM.",
            "Our new address is 45 Hannam-daero, apt 1203.",
            "Bring nothing but yourselves!",
        ),
        [
            Seen("Dinner with the Kim family", "2026-11-28T18:30:00", None, ""),
        ],
    ),
    "a party of a company": (
        sheet(
            "# 2027년 신년회 참석 안내",
            "보낸 사람: 총무팀",
            "2026.11.24 (화) 11:20",
            "2027년 신년회를 다음과 같이 개최하오니 참석해 주시기 바랍니다.",
            "일 시 : 2027년 1월 8일(금) 18시 30분",
            "장 소 : 더플라자호텔 그랜드볼룸(지하 1층)",
            "드레스코드 : 비즈니스 캐주얼",
        ),
        [
            Seen("2027년 신년회", "2027-01-08T18:30:00", None, "더플라자호텔 그랜드볼룸(지하 1층)"),
        ],
    ),
    "a bill that is due": (
        sheet(
            "# 전기요금 고지서",
            "청구금액 43,210원",
            "납부기한 2026.12.25",
            "사용기간 10.15 ~ 11.14",
            "고객번호 12-3456-7890",
        ),
        [
            Seen("전기요금 고지서 납부 마감", "2026-12-25", "2026-12-25", ""),
        ],
    ),
}


@pytest.mark.parametrize(("reading", "expected"), CASES.values(), ids=CASES.keys())
def test_what_a_notice_says_is_proposed(reading, expected):
    assert seen(reading) == expected
