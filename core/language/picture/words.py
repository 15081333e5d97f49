"""The words by which a picture tells what it is about."""

from __future__ import annotations

import re

KIND = re.compile(
    r"(?:행사|콘서트|연주회|음악회|리사이틀|페스티벌|축제|뮤지컬|연극|공연|발레|오페라|전시회?|사진전|특별전|개인전|박람회|엑스포|마켓|장터|바자회"
    r"|세미나|포럼|컨퍼런스|콘퍼런스|심포지엄|학술대회|워크[숍샵]|강연|강좌|특강|설명회|간담회|공청회|발표회|토론회|총회|개강|종강|수료식|졸업식"
    r"|입학식|시상식|개막식|기념식|발대식|오리엔테이션|OT\b|MT\b|모임|회의|미팅|회식|송년회|신년회|망년회|파티|결혼식?|예식|돌잔치|첫돌|칠순|환갑"
    r"|기말고사|중간고사|시험|고사\b|평가|면접|수업|공개수업|상담|체험|견학|소풍|수학여행|운동회|체육대회|대회|마라톤|경기|리그|결승|훈련|캠프"
    r"|진료|검진|접종|검사|수술|시술|예약|입원|촬영|상영|영화|북토크|사인회|팬미팅|낭독회|플리마켓|벼룩시장|봉사|예배|미사|법회|집회|점검|공사|정전|단수"
    r"|발인|장례|추모|동창회|동문회|데모데이|해커톤|스터디|교육|연수|이사회|주주총회|입주|오픈\s?하우스|투어|산행|등산|캠핑|요가|클래스|원데이|웨비나|강습|레슨)(?!의?실|[장관소](?:\s|$|에)|\s\S{1,3}[시군]\s)"
    r"|\b(?:concert|festival|gig|recital|musical|play|opera|ballet|exhibition|exhibit|fair|expo|market|sale|seminar|forum|conference|symposium"
    r"|summit|workshop|lecture|talk|webinar|meetup|meeting|orientation|ceremony|graduation|party|wedding|birthday|shower|dinner|gala|brunch|lunch"
    r"|exams?|midterms?|finals?|quiz|interview|class|course|lesson|tournament|match|game|race|marathon|camp|screening|movie|film|premiere"
    r"|appointment|check-?up|reservation|booking|visit|tour|open house|reunion|potluck|picnic|fundraiser|hackathon|demo day|retreat|training"
    r"|session|recital|performance|show|parade|rehearsal|service|bootcamp|kick-?off|review|stand-?up|sync|launch|celebration|night|trip|clinic)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"(?:홀|회관|관|극장|아트홀|센터|공원|광장|호텔|리조트|웨딩|컨벤션|채플|성당|교회|사찰|대학교?|학교|유치원|캠퍼스|도서관|미술관|박물관|체육관|경기장|강당|강의실|교실"
    r"|회의실|스튜디오|갤러리|카페|식당|레스토랑|빌딩|타워|백화점|병원|의원|치과|터미널|역|공항|하우스|아레나|스타디움|라운지|플라자|장례식장|클럽하우스|마당|시장|해수욕장)"
    r"(?:\s|$|[,.(·])|\d+\s?(?:층|호실?|관)(?:\s|$|[,.)])|(?:로|길)\s?\d+(?:번길)?(?:\s|$|[-,.(])|\d+번\s?출구"
    r"|\b(?:hall|center|centre|park|hotel|resort|arena|stadium|theat(?:er|re)|auditorium|gallery|museum|library|school|university|campus|church"
    r"|room|ballroom|building|tower|plaza|cafe|café|restaurant|bar|pub|club|house|studio|street|st\.|avenue|ave\.?|road|rd\.?|blvd\.?|square|station"
    r"|floor|lounge|pavilion|gym|court|field|beach|garden)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    r"(?:니다|세요|어요|아요|해요|에요|예요|지요|까요|십시오|바랍|드립|하오니|하여|하고|하며|으며|이며|께서|합시다|한다|했다|된다|는다|였다|싶다)[.!?~]*\s*$"
    r"|[.?]\s*$|^(?:hi|hello|dear|hey|안녕)|\b(?:we|you|I|please|our|your|will|would|are|is)\b.*\b\w+\b.*\b\w+",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"^\W*(?:가정\s?통신문|안내문?|공지(?:사항)?|알림(?:장)?|초대(?:장|합니다)?|모시는\s?글|예약\s?(?:확인|카드|안내|내역|완료|정보)?|진료\s?예약\s?카드|예약카드"
    r"|(?:wedding\s+)?invitation|save\s+the\s+date|you(?:'|’)?re\s+invited!?|invite|notice|announcement|reminder|ticket|admit\s+one|e-?ticket|mobile\s*ticket"
    r"|모바일\s?티켓|입장권|티켓|관람권|영화\s?예매|예매\s?(?:확인|완료|내역|정보)|상세\s?(?:정보|보기)|아\s?래|web발신|국제발신|광고|다음|접기|더보기|공유|닫기|메뉴|홈|inbox|confirmed"
    r"|문자\s?메시지|iMessage|메시지\s?입력|text\s+message|subject|appointment\s+(?:card|reminder)|booking\s+confirm\w*|reservation\s+confirm\w*)\W*$",
    re.IGNORECASE,
)
ADDRESS_OF_NET = re.compile(r"\S+@\S+|https?:|www\.|\.(?:com|kr|net|org|io|example)\b", re.IGNORECASE)
PHONE = re.compile(r"(?:☎|\b0\d{1,2}[-)\s]\s?\d{3,4}-\d{4}|\b1[56]\d\d-\d{4})")
SENT = re.compile(
    r"^\s*(?:to|from|보낸|받는|받은|sent|on)\b.*\d|\bto\s+me\b|<\S+@\S+>|\bwrote:|작성자|조회\s?\d|댓글\s?\d|좋아요\s?\d|\bago\b|\d+분\s?전|기자\b|입력\s?20|수정\s?20",
    re.IGNORECASE,
)
NOTHING_TO_PLAN = re.compile(
    r"영수증|승인\s?번호|부가세|합계\s?금액|결제\s?금액|잔액|출금|체크카드|신용카드|인증\s?번호|운송장|배송|택배|\(광고\)|최고\s?기온|최저\s?기온|체감|미세먼지|강수|습도|℃|\d°"
    r"|속보|기자\s*=|무단\s?전재|밝혔다|전했다|보도했다|식단표?|급식|장바구니|구매하기|무료\s?배송|주문\s?시|리뷰 ?\d|유통\s?기한|소비\s?기한|제조\s?일"
    r"|\breceipt\b|\bsubtotal\b|\bVAT\b|\btax\b.*\d|\bchange due\b|\btracking\b|\bdelivered\b|\bout for delivery\b|\bverification code\b|\bpasscode\b"
    r"|\bhumidity\b|\bfeels like\b|\bforecast\b|\bbreaking news\b|\breported\b|\bbest before\b",
    re.IGNORECASE,
)
BOOKED = re.compile(
    r"예약|예매|좌석|상영|관람|탑승|체크인|열차|승차|입장|초대|결혼|항공편|비행기|기차|flight|train|진료|검진|일시|일정|행사|모임|콘서트|공연|seat|boarding|reservation|appointment|check-?in|admit|invited|event|venue|when:|"
    r"date:|showtime",
    re.IGNORECASE,
)
IS_OVER = re.compile(
    r"무단\s?전재|재배포\s?금지|\[속보\]|(?:이체|송금)\s?(?:완료|결과|확인증)|\btransfer\s+(?:complete|successful|receipt)",
    re.IGNORECASE,
)
SAME_DAY = re.compile(r"같은\s?날|당일|동일|\bsame\s+day\b", re.IGNORECASE)


def is_sentence(text: str) -> bool:
    """Whether a row says something rather than names it."""
    return bool(SENTENCE.search(text)) or len(text) > 60


def plans_nothing(text: str) -> bool:
    """Receipts, parcels, weather, news, codes and advertisements."""
    return bool(IS_OVER.search(text)) or (bool(NOTHING_TO_PLAN.search(text)) and not BOOKED.search(text))
