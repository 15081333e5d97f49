"""What people call time zones: cities and countries with one zone, and those with several to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Words: TypeAlias = tuple[str, ...]


def _names(table: str) -> dict[str, tuple[Words, Words]]:
    found: dict[str, tuple[Words, Words]] = {}
    for line in table.strip().splitlines():
        zone, korean, english = (part.strip() for part in line.split("|"))
        found[zone] = _words(korean), _words(english)
    return found


def _words(text: str) -> Words:
    return tuple(word.strip() for word in text.split(","))


NAMES: Mapping[str, tuple[Words, Words]] = _names(
    """
Asia/Seoul | 서울, 한국, 대한민국, 부산, 인천, 대구, 대전, 광주, 제주, 울산 | Seoul, Korea, South Korea, Busan, Incheon, Jeju, KST
Asia/Tokyo | 도쿄, 일본, 동경, 오사카, 교토, 후쿠오카, 삿포로, 나고야, 오키나와 | Tokyo, Japan, Osaka, Kyoto, Fukuoka, Sapporo, JST
Asia/Shanghai | 상하이, 중국, 상해, 베이징, 북경, 선전, 심천, 광저우, 칭다오 | Shanghai, China, Beijing, Shenzhen, Guangzhou
Asia/Hong_Kong | 홍콩 | Hong Kong, HKT
Asia/Taipei | 타이베이, 대만, 타이완, 타이페이 | Taipei, Taiwan
Asia/Singapore | 싱가포르, 싱가폴 | Singapore, SGT
Asia/Kuala_Lumpur | 쿠알라룸푸르, 말레이시아 | Kuala Lumpur, Malaysia
Asia/Bangkok | 방콕, 태국, 푸껫, 푸켓, 치앙마이 | Bangkok, Thailand, Phuket
Asia/Ho_Chi_Minh | 호찌민, 호치민, 베트남, 하노이, 다낭 | Ho Chi Minh City, Vietnam, Hanoi, Da Nang, Saigon
Asia/Manila | 마닐라, 필리핀, 세부, 보라카이 | Manila, Philippines, Cebu
Asia/Jakarta | 자카르타 | Jakarta
Asia/Makassar | 발리 | Bali
Asia/Kolkata | 델리, 인도, 뉴델리, 뭄바이, 벵갈루루, 콜카타 | Delhi, India, New Delhi, Mumbai, Bangalore, Bengaluru, Chennai
Asia/Kathmandu | 카트만두, 네팔 | Kathmandu, Nepal
Asia/Almaty | 알마티, 카자흐스탄 | Almaty, Kazakhstan
Asia/Tashkent | 타슈켄트, 우즈베키스탄 | Tashkent, Uzbekistan
Asia/Dubai | 두바이, 아부다비, 아랍에미리트, UAE | Dubai, Abu Dhabi, United Arab Emirates
Asia/Riyadh | 리야드, 사우디, 사우디아라비아 | Riyadh, Saudi Arabia
Asia/Jerusalem | 예루살렘, 이스라엘, 텔아비브 | Jerusalem, Israel, Tel Aviv
Asia/Ulaanbaatar | 울란바토르, 몽골 | Ulaanbaatar, Mongolia
Europe/London | 런던, 영국, 에든버러, 맨체스터 | London, UK, United Kingdom, England, Edinburgh, Manchester, BST
Europe/Dublin | 더블린, 아일랜드 | Dublin, Ireland
Europe/Lisbon | 리스본, 포르투갈, 포르투 | Lisbon, Portugal, Porto
Europe/Paris | 파리, 프랑스, 니스 | Paris, France, Nice, CET, CEST
Europe/Berlin | 베를린, 독일, 뮌헨, 프랑크푸르트, 함부르크 | Berlin, Germany, Munich, Frankfurt, Hamburg
Europe/Madrid | 마드리드, 스페인, 바르셀로나 | Madrid, Spain, Barcelona
Europe/Rome | 로마, 이탈리아, 밀라노, 피렌체, 베네치아 | Rome, Italy, Milan, Florence, Venice
Europe/Amsterdam | 암스테르담, 네덜란드 | Amsterdam, Netherlands
Europe/Brussels | 브뤼셀, 벨기에 | Brussels, Belgium
Europe/Zurich | 취리히, 스위스, 제네바 | Zurich, Switzerland, Geneva
Europe/Vienna | 빈, 비엔나, 오스트리아 | Vienna, Austria
Europe/Prague | 프라하, 체코 | Prague, Czechia, Czech Republic
Europe/Budapest | 부다페스트, 헝가리 | Budapest, Hungary
Europe/Warsaw | 바르샤바, 폴란드 | Warsaw, Poland
Europe/Stockholm | 스톡홀름, 스웨덴 | Stockholm, Sweden
Europe/Copenhagen | 코펜하겐, 덴마크 | Copenhagen, Denmark
Europe/Oslo | 오슬로, 노르웨이 | Oslo, Norway
Europe/Helsinki | 헬싱키, 핀란드 | Helsinki, Finland
Europe/Athens | 아테네, 그리스 | Athens, Greece
Europe/Istanbul | 이스탄불, 튀르키예, 터키 | Istanbul, Turkey, Türkiye
Europe/Kyiv | 키이우, 우크라이나, 키예프 | Kyiv, Ukraine
Europe/Moscow | 모스크바 | Moscow
Asia/Vladivostok | 블라디보스토크 | Vladivostok
Africa/Cairo | 카이로, 이집트 | Cairo, Egypt
Africa/Lagos | 라고스, 나이지리아 | Lagos, Nigeria
Africa/Nairobi | 나이로비, 케냐 | Nairobi, Kenya
Africa/Johannesburg | 요하네스버그, 남아공, 케이프타운 | Johannesburg, South Africa, Cape Town
America/New_York | 뉴욕, 미국 동부, 미동부, 동부, 워싱턴, 보스턴, 애틀랜타, 마이애미 | New York, Eastern, US Eastern, Washington, Boston, Atlanta, Miami, NYC, EST, EDT, ET
America/Chicago | 시카고, 미국 중부, 중부, 댈러스, 휴스턴, 오스틴 | Chicago, Central, US Central, Dallas, Houston, Austin, CDT
America/Denver | 덴버, 미국 산악, 솔트레이크시티 | Denver, Mountain, US Mountain, Salt Lake City, MST, MDT
America/Phoenix | 피닉스, 애리조나 | Phoenix, Arizona
America/Los_Angeles | 로스앤젤레스, 미국 서부, 미서부, 서부, 엘에이, LA, 샌프란시스코, 시애틀, 실리콘밸리, 라스베이거스, 라스베가스, 샌디에이고 | Los Angeles, Pacific, US Pacific, San Francisco, Seattle, Silicon Valley, Las Vegas, San Diego, SF, PST, PDT, PT
America/Anchorage | 앵커리지, 알래스카 | Anchorage, Alaska
Pacific/Honolulu | 호놀룰루, 하와이 | Honolulu, Hawaii, HST
America/Toronto | 토론토, 몬트리올, 오타와 | Toronto, Montreal, Ottawa
America/Vancouver | 밴쿠버 | Vancouver
America/Mexico_City | 멕시코시티 | Mexico City
America/Bogota | 보고타, 콜롬비아 | Bogotá, Bogota, Colombia
America/Lima | 리마, 페루 | Lima, Peru
America/Santiago | 산티아고, 칠레 | Santiago, Chile
America/Argentina/Buenos_Aires | 부에노스아이레스, 아르헨티나 | Buenos Aires, Argentina
America/Sao_Paulo | 상파울루, 리우, 리우데자네이루 | São Paulo, Sao Paulo, Rio, Rio de Janeiro
Australia/Sydney | 시드니, 멜버른, 캔버라 | Sydney, Melbourne, Canberra
Australia/Brisbane | 브리즈번, 골드코스트 | Brisbane, Gold Coast
Australia/Adelaide | 애들레이드 | Adelaide
Australia/Perth | 퍼스 | Perth
Pacific/Auckland | 오클랜드, 뉴질랜드 | Auckland, New Zealand, Wellington
Pacific/Guam | 괌, 사이판 | Guam, Saipan
UTC | UTC, 협정 세계시, 세계 표준시, 표준시 | UTC, GMT, Zulu
"""
)
SEVERAL: Mapping[Words, Words] = {
    ("미국", "usa", "us", "america", "united states", "the us", "the states"): (
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Pacific/Honolulu",
    ),
    ("캐나다", "canada"): ("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Halifax"),
    ("호주", "오스트레일리아", "australia"): (
        "Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth",
    ),
    ("러시아", "russia"): ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    ("인도네시아", "indonesia"): ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    ("멕시코", "mexico"): ("America/Mexico_City", "America/Tijuana", "America/Cancun"),
    ("브라질", "brazil"): ("America/Sao_Paulo", "America/Manaus"),
    ("유럽", "europe"): ("Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Athens"),
    ("포틀랜드", "portland"): ("America/Los_Angeles", "America/New_York"),
    ("cst",): ("America/Chicago", "Asia/Shanghai"),
    ("ist",): ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
}  # fmt: skip
