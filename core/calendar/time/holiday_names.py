"""What people call a holiday: Korean and English words to the keys of `holidays.py`, longest words first."""

from __future__ import annotations

from collections.abc import Mapping


def _by_words(names: dict[str, str]) -> Mapping[str, str]:
    return {words: key for key, said in names.items() for words in said.split("|")}


def _longest_first(names: Mapping[str, str]) -> Mapping[str, str]:
    return {words: names[words] for words in sorted(names, key=len, reverse=True)}


KOREAN: Mapping[str, str] = _longest_first(
    _by_words(
        {
            "any_substitute": "대체공휴일|대체 공휴일",
            "new_year": "신정|새해 첫날|새해첫날",
            "seollal": "설날|구정|음력설|음력 설|설 명절|설명절|춘절",
            "seollal_eve": "설 전날|설날 전날|까치설날",
            "daeboreum": "정월대보름|정월 대보름|대보름",
            "valentines": "발렌타인데이|밸런타인데이|발렌타인|발렌타인 데이|밸런타인 데이",
            "independence_movement_day": "삼일절|3.1절|3·1절|3ㆍ1절|31절",
            "white_day": "화이트데이|화이트 데이",
            "april_fools": "만우절",
            "arbor_day": "식목일",
            "buddhas_birthday": "부처님오신날|부처님 오신 날|부처님 오신날|석가탄신일|사월초파일|초파일",
            "may_day": "근로자의 날|근로자의날|노동절|노동자의 날",
            "childrens_day": "어린이날|어린이 날",
            "parents_day": "어버이날|어버이 날",
            "teachers_day": "스승의 날|스승의날",
            "couples_day": "부부의 날|부부의날",
            "dano": "단옷날|단오",
            "memorial_day_kr": "현충일",
            "constitution_day": "제헌절",
            "chilseok": "칠월칠석|칠석",
            "liberation_day": "광복절",
            "chuseok": "추석|한가위|중추절",
            "chuseok_eve": "추석 전날|추석전날",
            "armed_forces_day": "국군의 날|국군의날",
            "foundation_day": "개천절",
            "hangul_day": "한글날",
            "halloween": "할로윈데이|핼러윈데이|할로윈|핼러윈|할로윈 데이",
            "pepero_day": "빼빼로데이|빼빼로 데이",
            "black_friday": "블랙프라이데이|블랙 프라이데이",
            "cyber_monday": "사이버먼데이|사이버 먼데이",
            "mlk_day_us": "마틴 루터 킹 데이|마틴 루터 킹의 날|마틴루터킹 데이",
            "presidents_day_us": "대통령의 날",
            "st_patricks": "성 패트릭의 날|성 패트릭 데이|세인트 패트릭 데이",
            "memorial_day_us": "미국 현충일|메모리얼 데이|메모리얼데이",
            "juneteenth": "노예해방기념일|준틴스",
            "labor_day_us": "미국 노동절|레이버 데이|레이버데이",
            "columbus_day_us": "콜럼버스의 날|콜럼버스 데이",
            "veterans_day_us": "재향군인의 날|미국 재향군인의 날",
            "boxing_day_uk": "박싱 데이|박싱데이",
            "thanksgiving_us": "추수감사절",
            "easter": "부활절",
            "independence_day_us": "미국 독립기념일|미국 독립 기념일|독립기념일|독립 기념일",
            "fathers_day": "아버지의 날|아버지의날",
            "mothers_day_us": "어머니의 날|어머니의날",
            "christmas_eve": "크리스마스이브|크리스마스 이브|성탄 전야|성탄전야|성탄절 전날|크리스마스 전날",
            "christmas": "크리스마스|성탄절|기독탄신일",
            "new_years_eve": "한 해의 마지막 날|한해의 마지막날|제야|새해 전날|새해 전야",
        }
    )
)

ENGLISH: Mapping[str, str] = _longest_first(
    _by_words(
        {
            "new_year": "new year's day|new years day|new year's|new years|new year",
            "new_years_eve": "new year's eve|new years eve|new year eve|nye",
            "mlk_day_us": "mlk day|martin luther king day|martin luther king jr day",
            "seollal": "lunar new year|korean new year|seollal",
            "valentines": "valentine's day|valentines day|valentine's|valentines|valentine day",
            "presidents_day_us": "presidents' day|presidents day|president's day",
            "white_day": "white day",
            "st_patricks": "st patrick's day|st patricks day|st. patrick's day|st paddy's day",
            "april_fools": "april fools' day|april fools day|april fool's day|april fools",
            "ash_wednesday": "ash wednesday",
            "palm_sunday": "palm sunday",
            "good_friday": "good friday",
            "easter": "easter sunday|easter day|easter",
            "easter_monday": "easter monday",
            "pentecost": "pentecost|whit sunday",
            "may_day": "may day|international workers' day",
            "early_may_uk": "early may bank holiday|may bank holiday",
            "childrens_day": "children's day|childrens day",
            "mothers_day_us": "mother's day|mothers day|mothers' day",
            "mothers_day_uk": "mothering sunday",
            "buddhas_birthday": "buddha's birthday|buddhas birthday",
            "memorial_day_us": "memorial day",
            "spring_bank_uk": "spring bank holiday",
            "fathers_day": "father's day|fathers day|fathers' day",
            "juneteenth": "juneteenth",
            "independence_day_us": "independence day|fourth of july|4th of july",
            "liberation_day": "korean liberation day",
            "summer_bank_uk": "august bank holiday|summer bank holiday",
            "labor_day_us": "labor day|labour day",
            "chuseok": "chuseok|korean thanksgiving",
            "columbus_day_us": "columbus day|indigenous peoples' day|indigenous peoples day",
            "halloween": "halloween|hallowe'en",
            "guy_fawkes_uk": "guy fawkes night|guy fawkes day|guy fawkes|bonfire night",
            "veterans_day_us": "veterans day|veterans' day|veteran's day",
            "thanksgiving_us": "thanksgiving day|thanksgiving",
            "black_friday": "black friday",
            "cyber_monday": "cyber monday",
            "christmas_eve": "christmas eve|xmas eve|x-mas eve",
            "christmas": "christmas day|christmas|xmas day|xmas|x-mas",
            "boxing_day_uk": "boxing day",
        }
    )
)
