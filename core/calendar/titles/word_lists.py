"""Words that titles are made of, in Korean and English, and what they tell."""

from __future__ import annotations

_SAME = """
회의 미팅 meeting meet mtg
화상회의 videocall
점심 런치 오찬 lunch
저녁 디너 만찬 dinner supper
아침식사 조식 breakfast
브런치 brunch
치과 dentist dental
병원 의원 clinic hospital doctor doc
안과 optician
미용실 헤어샵 헤어 haircut hairdresser
생일 생신 birthday bday
시험 exam examination test
퀴즈 quiz
수업 강의 클래스 class lesson lecture course
강습 레슨
운동 workout exercise training
헬스 헬스장 gym
피티 pt
면접 인터뷰 interview
발표 프레젠테이션 피티발표 presentation
결혼식 결혼 wedding
회식 teamdinner
여행 trip travel vacation
휴가 연차 holiday leave
비행기 비행 항공편 flight
기차 열차 train
전화 통화 콜 call phone
커피 coffee
카페 cafe
스탠드업 standup
워크샵 워크숍 workshop
세미나 seminar
파티 party
영화 movie film
콘서트 공연 concert gig
경기 시합 게임 match game
축구 soccer football
농구 basketball
야구 baseball
테니스 tennis
골프 golf
요가 yoga
필라테스 pilates
수영 swim swimming
달리기 러닝 조깅 run running jog jogging
등산 hike hiking
산책 walk
회고 레트로 retro retrospective
킥오프 kickoff
리뷰 검토 review
데모 demo
싱크 sync
마감 데드라인 deadline due
제출 submission submit
모임 gathering meetup
독서 book
스터디 study
청소 cleaning
세탁 빨래 laundry
장보기 grocery groceries
쇼핑 shopping
이사 moving
검진 checkup
백신 예방접종 접종 vaccine vaccination
엄마 어머니 mom mum mother
아빠 아버지 dad father
할머니 grandma grandmother
할아버지 grandpa grandfather
가족 family
친구 friend friends
팀 team
프로젝트 project
디자인 design
마케팅 marketing
개발 dev development
영업 sales
예산 budget
수학 math maths
영어 english
과학 science
역사 history
학교 school
동창회 reunion
집들이 housewarming
송년회 망년회
졸업식 졸업 graduation
입학식 입학
장례식 funeral
월세 rent
은행 bank
주간 위클리 weekly
월간 먼슬리 monthly
데일리 일일 daily
아이 애들 kids kid children
픽업 수령 찾기 받기 pickup collect
보내기 발송 부치기 send
자동차 차량 car
정비 수리 repair service
원온원 일대일 oneonone
"""
_FILLERS = """
약속 예약 일정 방문 진료 참석 참가 참여 가기 보기 먹기 하기 만나기 만남 식사 상담예약 스케줄 건 관람
온라인 오프라인 화상 대면 비대면 줌 시간 모이기 appointment appt reservation booking visit event
session schedule plan plans attend go see have get do date zoom online
"""
_LOOSE = """
회의 수업 시험 모임 전화 발표 면접 리뷰 파티 경기 운동 여행 강습 스터디 싱크 검진 제출 마감
"""
_TURNING = """
준비 공부 작성 구매 사기 선물 리허설 뒤풀이 회고 취소 연습 결과 접수 신청 등록 보고서 자료 회의록
정산 축의금 케이크 계획 견적 짐 문의 변경 확인 답사 대관 초대장 청첩장 예산 전화 통화 납부 입금 예습
복습 숙제 과제 티켓 예매 결제 환불 후기 정리 공유 답례 답장 준비물 원서 시험지 대비 오답 prep
prepare preparation buy gift present rehearsal practice results result report notes minutes followup
cake ticket tickets homework assignment afterparty cancel refund cleanup slides agenda register
registration signup planning rsvp quote estimate invite invitations pay payment bill return email
form application photos order call phone
"""
_OTHERS = """
성형외과 신경외과 신경과 비뇨기과 운동회 정기 임시 주말 오전 오후 아침 새벽 밤 본사 지사 고객 고객사
부장 과장 대리 팀장 사장 교수 선생 동생 언니 오빠 누나 형 산책 요리 캠핑 낚시 소풍 체험 견학 박람회
전시회 전시 박물관 미술관 도서관 약국 마트 학원 유치원 어린이집 공항 호텔 식당 세탁소 보험 세금 국어
사회 음악 미술 체육 피아노 기타 바이올린 발레 태권도 내과 외과 피부과 정형외과 이비인후과 소아과
산부인과 한의원 건강검진 초음파 주사 수술 입원 퇴원 상담 교육 연수 협의 인수인계 배포 출시 점검 평가
기획 전략 매출 실적 정산 회계 인사 채용 홍보 기말고사 중간고사 모의고사 돌잔치 환갑 칠순 기념일 제사
차례 성묘 벌초 예배 미사 법회 봉사 외근 출장 client customer manager monthly quarterly annual
product strategy planning launch branch fight preview diner inner punch bunch glass piano guitar
violin ballet church service volunteer airport hotel restaurant museum library pharmacy market
insurance oil change water plants night club board finance hiring legal security office physics
chemistry biology morning afternoon evening breach beach concert convert tasting fitting therapy
massage nails passport visa renewal
"""
_LIKE_NAMES = "수영 영화 전화 강의 여행 이사 기차 기타 정기 주간 수리 하기 영어 미사 미술"

MEANINGS = {word: group.split()[0] for group in _SAME.strip().splitlines() for word in group.split()}
FILLERS = frozenset(_FILLERS.split())
"""Tell nothing alone: a dentist is a dentist, with or without an appointment."""
LOOSE = frozenset(_LOOSE.split())
"""Stand for many things a day: which meeting?"""
TURNING = frozenset(_TURNING.split())
"""Make another thing of the words beside them: the ticket is not the concert."""
KNOWN = frozenset(MEANINGS) | FILLERS | LOOSE | TURNING | frozenset(_OTHERS.split())
LIKE_NAMES = frozenset(_LIKE_NAMES.split())
"""A letter away from the name of a person."""
STOP = frozenset(
    "with w the a an at in on for of to and my our your his her their from by re fw"
    " 및 와의 과의 님 씨 그리고 우리 제 내".split()
)
