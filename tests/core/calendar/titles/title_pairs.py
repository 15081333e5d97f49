"""Titles that mean one thing and titles that mean two, as people write them in Korean and English."""

from __future__ import annotations

SAME = """
치과 예약 | 치과 진료 예약
팀 회의 | 팀회의
팀 회의 | 팀 회으
팀 회의 | 팀회으
팀 회의 | 팀 미팅
치과 | 치과 예약
치과 진료 | 치과 예약
주간 회의 | 주간회의
주간 회의 | 주간 미팅
하은이 생일 | 하은 생일
하은이랑 점심 | 하은 점심 약속
민수와 저녁 | 민수랑 저녁 식사
김 부장님 미팅 | 김부장님과 미팅
건강검진 | 건강 검진
건강검진 | 건강검진 예약
미용실 예약 | 미용실
기말고사 | 기말 고사
엄마 생신 | 어머니 생일
엄마 생일파티 | 엄마 생일 파티
점심 약속 | 점심약속
필라테스 | 필라테쓰
필라테스 수업 | 필라테스 클래스
영어 수업 | 영어수업
영화 보기 | 영화 관람
병원 가기 | 병원
병원 예약 | 병원 에약
서연이 결혼식 | 서연 결혼식 참석
제주도 여행 | 제주 여행
개발팀 회의 | 개발 회의
디자인 리뷰 미팅 | 디자인 리뷰
고객사 미팅 (온라인) | 고객사 미팅
3분기 실적 발표 | 3분기 실적발표
프로젝트 킥오프 | 프로젝트 킥오프 미팅
이사회 | 이사회 참석
아이 소아과 예약 | 소아과 예약
팀 회식 | 팀회식
한강 러닝 | 한강 달리기
요가 | 요가 수업
스탠드업 | 데일리 스탠드업
동창 모임 | 동창모임
강아지 예방접종 | 강아지 접종
lunch with Ben | Lunch w/ Ben
lunch with Ben | Ben lunch
lunch with Ben | lunch with Ben at Joe's
dentist | Dentist appointment
dentist appointment | dentist appt
team meeting | Team Meeting
team meeting | team mtg
team meeting | team meetng
standup | daily stand-up
Mom's birthday | mom birthday
mom's bday | Mom birthday
doctor appointment | Doctor's appointment
math exam | maths exam
Project kickoff | project kick-off meeting
call with Sarah | call Sarah
piano lesson | Piano lessons
haircut | Haircut appointment
dinner with parents | Dinner with my parents
1:1 with Jane | 1on1 Jane
1-on-1 Jane | 1:1 with Jane
yoga class | Yoga
flight to Tokyo | Tokyo flight
quarterly review | quarterly reveiw
book club | Book Club meeting
gym session | gym
Weekly team sync | weekly team sync (zoom)
swimming | swim class
팀 회의 | team meeting
치과 예약 | dentist appointment
요가 | yoga class
한의원 침 | 한의원 침 치료
정형외과 | 정형외과 진료
피부과 예약 | 피부과
카센터 방문 | 카센터
자동차 정기검사 | 자동차 정기 검사
자동차 검사 | 자동차 정기검사
운전면허 갱신 | 면허 갱신
아이 유치원 상담 | 유치원 상담
학부모 상담 | 학부모상담
독서모임 | 독서 모임
독서 모임 | 북클럽
수영 강습 | 수영강습
수영 레슨 | 수영 강습
부모님과 저녁 식사 | 부모님 저녁
대학 동기 모임 | 대학동기 모임
박 과장님 면담 | 박과장 면담
전세 계약 | 전세계약
전세 계약 | 전세 계약서 작성
인터뷰 준비 회의 | 인터뷰준비 회의
택배 수령 | 택배 받기
제안서 마감 | 제안서 제출 마감
주말 농장 | 주말농장
친구들이랑 캠핑 | 친구들과 캠핑
김장 | 김장하기
헬스 PT | 헬스 피티
세미나 참석 | 세미나
온라인 세미나 | 세미나 (온라인)
워크샵 | 팀 워크숍
퇴근 후 맥주 | 퇴근후 맥주
코드 리뷰 | 코드리뷰
디자인 싱크 | 디자인 싱크업
배포 | 서비스 배포
가족 여행 | 가족여행
가족사진 촬영 | 가족 사진 촬영
할머니댁 방문 | 할머니 댁
안경점 방문 | 안경점
신경외과 진료 | 신경외과
태권도 학원 | 태권도학원 등원
유나 발레 발표회 | 유나 발레발표회
회사 워크숍 | 회사 워크샵
거래처 미팅 | 거래처 방문 미팅
이 대리 결혼식 | 이대리님 결혼식
은행 대출 상담 | 은행 대출상담
집 보러 가기 | 집 보기
송년회 | 부서 송년회
신입사원 교육 | 신입 사원 교육
사랑니 발치 | 치과 사랑니 발치
네일 예약 | 네일 애약
마트 장보기 | 마트장보기
조카 돌잔치 | 조카 돌잔치 참석
민준이랑 축구 | 민준 축구
민준이 축구 시합 | 민준 축구 경기
정기 주간 회의 | 주간 회의
HR 면담 | HR 면담 (줌)
투자자 미팅 | 투자자 미텅
vet appointment | Vet
oil change | car oil change
parent-teacher conference | parent teacher conference
PTA meeting | PTA mtg
dinner at Mario's | Mario's dinner
coffee w Anna | Coffee with Anna
Anna coffee chat | coffee chat with Anna
board meeting | Board Mtg.
eye exam | eye examination
doctor's visit | doctor
pick up kids | Pickup kids
quarterly business review | QBR quarterly business review
interview: John | John interview
movie night | Movie night with friends
wedding of Tom & Ann | Tom and Ann's wedding
submit tax return | tax return submission
annual checkup | Annual check-up
orthodontist | orthodontist appt
marketing mtg | Marketing meeting
design review | Design reviews
house viewing | House viewing at Elm St
driving lesson | driving lessons
parents dinner | Dinner w/ parents
Emma's recital | Emma recital
performance review | perfomance review
sprint retro | sprint retrospective
haircut with Joe | haircut Joe
oncology appt | Oncology appointment
coffee with Priya | Priya coffee
dinner with Lee family | Lee family dinner
town hall | company town hall
"""

DIFFERENT = """
1팀 회의 | 2팀 회의
치과 | 안과
치과 예약 | 미용실 예약
수학 시험 | 영어 시험
점심 약속 | 저녁 약속
하은 생일 | 하윤 생일
민수 생일 | 민지 생일
김민수 미팅 | 이민수 미팅
영업팀 회의 | 개발팀 회의
주간 회의 | 월간 회의
1차 면접 | 2차 면접
생일 | 생일 선물 사기
시험 | 시험 공부
회의 | 회의 준비
회의 | 회의록 작성
결혼식 | 결혼식 축의금 보내기
영화 | 영화 예매
콘서트 | 콘서트 티켓팅 준비
엄마 전화 | 아빠 전화
엄마랑 점심 | 아빠랑 점심
아침 운동 | 저녁 운동
오전 회의 | 오후 회의
내과 | 외과
피아노 레슨 | 기타 레슨
서울 출장 | 부산 출장
제주 여행 | 강릉 여행
3분기 결산 | 4분기 결산
2025년 송년회 | 2026년 송년회
요가 | 필라테스
축구 경기 | 야구 경기
팀 회식 | 팀 회의
고객 미팅 | 고객 저녁
민수 미팅 | 민수 점심
은행 | 병원
지수랑 커피 | 지우랑 커피
월세 | 월급
국어 수업 | 수영 수업
전략 회의 | 예산 회의
약속 | 치과
프로젝트 A 리뷰 | 프로젝트 B 리뷰
여권 갱신 | 면허 갱신
서연 결혼식 | 서윤 결혼식
math exam | history exam
lunch with Ben | lunch with Jen
lunch with Ben | dinner with Ben
call mom | call dad
product launch | product lunch
dentist | doctor
team meeting | board meeting
Q3 review | Q4 review
sprint planning | sprint review
interview with Kim | interview with Lee
flight to Tokyo | flight to Osaka
yoga | yoga mat return
birthday | birthday cake pickup
piano lesson | piano recital
chapter 1 | chapter 2
Jenny's party | Jenna's party
concert | concert tickets
meeting | meeting notes
exam | exam prep
gym | gum
Daniel wedding | Daniela wedding
room 301 meeting | room 302 meeting
rent | tent
weekly sync | monthly sync
dog walk | dog food
morning run | evening run
standup | retro
tax filing | tax refund
팀 회의 | board meeting
치과 예약 | doctor appointment
한의원 | 한우집
정형외과 | 성형외과
소아과 | 산부인과
자동차 검사 | 자동차 보험
유치원 상담 | 학원 상담
수영 강습 | 테니스 강습
부모님 저녁 | 친구들 저녁
대학 동기 모임 | 고등학교 동기 모임
박 과장 면담 | 백 과장 면담
전세 계약 | 전세 대출
택배 수령 | 택배 보내기
제안서 마감 | 보고서 마감
지민이 돌잔치 | 지인 돌잔치
지윤 과외 | 지은 과외
영어 과외 | 수학 과외
코드 리뷰 | 디자인 리뷰
서버 점검 | 서버 배포
가족 여행 | 회사 여행
할머니 생신 | 할아버지 생신
한국사 시험 | 세계사 시험
1주차 과제 | 2주차 과제
5층 회의실 청소 | 6층 회의실 청소
A반 수업 | B반 수업
운동 | 운동회
요리 수업 | 요가 수업
발표 | 발표 자료 만들기
여행 | 여행 짐 싸기
이사 | 이사 견적
졸업식 | 입학식
면접 | 면접 결과 발표
정민 결혼식 | 정빈 결혼식
강남역 미팅 | 홍대 미팅
안경점 | 안과
신경외과 | 신경과
태권도 학원 | 피아노 학원
유나 발표회 | 유진 발표회
졸업 사진 | 여권 사진
거래처 미팅 | 투자자 미팅
이 대리 결혼식 | 최 대리 결혼식
은행 대출 상담 | 은행 계좌 개설
관리비 납부 | 전기세 납부
부서 송년회 | 동창 송년회
등산 모임 | 등산화 구매
101동 반상회 | 102동 반상회
시댁 방문 | 친정 방문
토익 시험 | 토플 시험
토익 시험 | 토익 접수
발표 연습 | 발표
동생 생일 | 언니 생일
서울역 | 서울숲
강남점 점검 | 강북점 점검
프로젝트 마감 | 프로젝트 킥오프
vet appointment | vest fitting
oil change | tire change
soccer practice | soccer game
dinner at Mario's | dinner at Luigi's
coffee with Anna | coffee with Hanna
coffee with Anna | coffee with Ann
board meeting | boat meeting
eye exam | final exam
movie night | game night
Tom's wedding | Tim's wedding
annual checkup | annual report
client call | client dinner
release 1.2 | release 1.3
phase 1 kickoff | phase 2 kickoff
Maria piano | Marie piano
bank | park
car wash | car insurance
sales sync | marketing sync
Sam's graduation | Sam's birthday
kids' dentist | my dentist
interview John | interview Joan
laundry | dry cleaning pickup
orthodontist | optometrist
marketing meeting | market visit
design review | design sprint
driving lesson | driving test
parents dinner | in-laws dinner
Emma's recital | Ella's recital
sprint retro | sprint demo
haircut | hair dye
Lee dinner | Leo dinner
terminal 1 pickup | terminal 2 pickup
invoice Acme | invoice Apex
run 5k | run 10k
stats midterm | stats final
"""


def pairs(text: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" | ")) for line in text.strip().splitlines()]
