"""Whether people in a zone write the day before the month (3/4 is the third of April)."""

from __future__ import annotations

_DAY_FIRST_REGIONS = ("Africa", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_MONTH_FIRST = frozenset(
    """
    Asia/Seoul Asia/Pyongyang Asia/Tokyo Asia/Shanghai Asia/Chongqing Asia/Harbin Asia/Urumqi Asia/Taipei
    Asia/Manila Asia/Ulaanbaatar Pacific/Honolulu Pacific/Guam Pacific/Saipan Pacific/Pago_Pago
    """.split()
)
_DAY_FIRST_AMERICAS = frozenset(
    """
    Mexico_City Monterrey Tijuana Cancun Sao_Paulo Bahia Fortaleza Recife Manaus Buenos_Aires Bogota Lima
    Santiago Caracas Montevideo Asuncion La_Paz Guayaquil Costa_Rica Guatemala El_Salvador Havana Jamaica
    """.split()
)


def day_first_in(zone: str) -> bool:
    """What is usual in an IANA zone; month first where nothing is known."""
    region, _, city = zone.partition("/")
    if region == "America":
        return city in _DAY_FIRST_AMERICAS or city.startswith("Argentina/")
    return zone in {"GB", "Eire", "NZ"} or (region in _DAY_FIRST_REGIONS and zone not in _MONTH_FIRST)
