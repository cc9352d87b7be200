"""Vietnam's days off, year by year: announced for some years, proposed by rule for the others.

Days: Bộ luật Lao động 2019 Điều 112 khoản 1; a day off that falls on a weekend gives the next
working day (Điều 111 khoản 3); 24/11 since Nghị quyết 28/2026/QH16. Which five days form Tết and
which day joins 02/9 is announced each autumn; the proposal follows the habit of 2017 to 2027.
Lunar dates are those of +07:00, computed from the mean and true new moon and checked by hand.
"""

from datetime import date, timedelta

FIRST_DAY_OF_TET = {
    2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 2),
    2031: (1, 23), 2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8),
}  # fmt: skip
HUNG_KINGS_DAY = {
    2025: (4, 7), 2026: (4, 26), 2027: (4, 16), 2028: (4, 4), 2029: (4, 23), 2030: (4, 12),
    2031: (4, 1), 2032: (4, 19), 2033: (4, 9), 2034: (4, 28), 2035: (4, 17),
}  # fmt: skip
SWAPS = {
    date(2025, 5, 2): (date(2025, 4, 26), "Hoán đổi ngày làm việc dịp 30/4–01/5 năm 2025"),
    date(2026, 1, 2): (date(2026, 1, 10), "Văn bản 12729/VPCP-KGVX ngày 25/12/2025"),
    date(2026, 8, 31): (date(2026, 8, 22), "Kế hoạch nghỉ lễ, tết năm 2026 (9441/TB-BNV)"),
}
ANNOUNCED = {
    2025: "Thông báo 6150/TB-BLĐTBXH năm 2024",
    2026: "Thông báo 9441/TB-BNV năm 2025",
    2027: "Văn bản 10065/VPCP-KGVX ngày 02/10/2026",
}
CULTURE_DAY_SOURCE = "Nghị quyết 28/2026/QH16"
BY_LAW = "Bộ luật Lao động 2019 Điều 112"
IN_LIEU_BY_LAW = "Bộ luật Lao động 2019 Điều 111 khoản 3"
NOT_YET_ANNOUNCED = "Bộ luật Lao động 2019 Điều 111 khoản 3; chưa thấy thông báo riêng cho ngày này"
PROPOSED = "Tạm tính theo luật, chưa công bố"

_ONE_DAY = timedelta(days=1)
_TUESDAY, _SATURDAY = 1, 5


def days_of(year: int) -> list[dict[str, str]]:
    """The listed days of a year, in the form of a calendar file, in order."""
    holidays = _holidays(year)
    rows = {day: _row(day, "holiday", name, _source(day)) for day, name in holidays.items()}
    for day, name in sorted(holidays.items()):
        if day.weekday() >= _SATURDAY:
            in_lieu = _next_free_weekday(day, rows)
            rows[in_lieu] = _row(in_lieu, "comp_off", f"Nghỉ bù {name}", _lieu_source(in_lieu))
    for off, (worked, source) in SWAPS.items():
        if off.year == year:
            name = f"Nghỉ hoán đổi với {worked:%d/%m/%Y}"
            rows[off] = _row(off, "swap_off", name, source)
            name = f"Làm bù cho {off:%d/%m/%Y}"
            rows[worked] = _row(worked, "makeup_work", name, source)
    return [rows[day] for day in sorted(rows)]


def _holidays(year: int) -> dict[date, str]:
    tet = date(year, *FIRST_DAY_OF_TET[year])
    days = {date(year, 1, 1): "Tết Dương lịch", **_tet(tet)}
    days[date(year, *HUNG_KINGS_DAY[year])] = "Giỗ Tổ Hùng Vương"
    days[date(year, 4, 30)] = "Ngày Chiến thắng 30/4"
    days[date(year, 5, 1)] = "Ngày Quốc tế Lao động 01/5"
    national = date(year, 9, 2)
    days[national] = "Quốc khánh 02/9"
    before = national.weekday() in (1, 2, 4, 5)
    days[national - _ONE_DAY if before else national + _ONE_DAY] = "Nghỉ Quốc khánh"
    if year >= 2026:
        days[date(year, 11, 24)] = "Ngày Văn hóa Việt Nam"
    return days


def _tet(first: date) -> dict[date, str]:
    """Five days: one before the first day when that is a Tuesday, else two before."""
    before = 1 if first.weekday() == _TUESDAY else 2
    names = {-2: "Nghỉ Tết Nguyên đán (trước Giao thừa)", -1: "Giao thừa Tết Nguyên đán"}
    days = {}
    for offset in range(-before, 5 - before):
        name = names.get(offset, f"Mùng {offset + 1} Tết Nguyên đán")
        days[first + offset * _ONE_DAY] = name
    return days


def _next_free_weekday(day: date, taken: dict[date, dict[str, str]]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += _ONE_DAY
    return day


def _source(day: date) -> str:
    if day.year not in ANNOUNCED:
        return PROPOSED
    if (day.month, day.day) == (11, 24):
        return CULTURE_DAY_SOURCE
    return f"{ANNOUNCED[day.year]}; {BY_LAW}"


def _lieu_source(day: date) -> str:
    if day.year not in ANNOUNCED:
        return PROPOSED
    if day == date(2027, 5, 3):
        return NOT_YET_ANNOUNCED
    return f"{ANNOUNCED[day.year]}; {IN_LIEU_BY_LAW}"


def _row(day: date, kind: str, name: str, source: str) -> dict[str, str]:
    return {"on": day.isoformat(), "kind": kind, "name": name, "source": source}
