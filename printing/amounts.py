"""Amounts of money as Vietnamese papers write them: grouped digits, and words."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")


def in_digits(amount: int) -> str:
    """Whole đồng with points between groups of three: "1.250.000 đồng"."""
    return f"{amount:,} đồng".replace(",", ".")


def in_words(amount: int) -> str:
    """Whole đồng in words, first letter large: "Một triệu hai trăm năm mươi nghìn đồng"."""
    words = _spoken(abs(amount)) if amount else "không"
    spoken = f"{'âm ' if amount < 0 else ''}{words} đồng"
    return spoken[0].upper() + spoken[1:]


def _spoken(number: int) -> str:
    """A number over 0: groups of nine digits are joined by "tỷ", those of three inside them."""
    billions, rest = divmod(number, 10**9)
    head = [f"{_spoken(billions)} tỷ"] if billions else []
    groups = [rest // 1000**place % 1000 for place in (2, 1, 0)]
    for place, group in zip((2, 1, 0), groups, strict=True):
        if group:
            head.append(f"{_hundreds(group, full=bool(head))} {_GROUPS[place]}".rstrip())
    return " ".join(head)


def _hundreds(group: int, *, full: bool) -> str:
    """1 to 999; `full`: a larger group stands before it, so empty places are spoken."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("lẻ")
    if ones:
        words.append(_last_digit(tens, ones))
    return " ".join(words)


def _last_digit(tens: int, ones: int) -> str:
    if ones == 5 and tens:
        return "lăm"
    if ones == 1 and tens > 1:
        return "mốt"
    return _DIGITS[ones]
