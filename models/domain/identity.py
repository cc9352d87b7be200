"""Numbers that name a person or an organisation: checks, one clean form, a masked form.

A check returns None when the text is fine, else one short code:
empty, characters, length, nine_digits, prefix, old_mobile, format, check_digit, future, too_old,
before_birth. What only looks odd is a warning (W_…): the person at the counter knows better.
The layout of the 12-digit number (province, sex and century, year, six random digits) has no
check digit; the text of the decree on it was not seen, so disagreement is only ever a warning.
"""

from __future__ import annotations

import re
from datetime import date

SEX_MALE = "Nam"
SEX_FEMALE = "Nữ"

W_PROVINCE_UNKNOWN = "W_ID_PROVINCE_UNKNOWN"
W_SEX_MISMATCH = "W_ID_SEX_MISMATCH"
W_YEAR_MISMATCH = "W_ID_YEAR_MISMATCH"

W_PHONE_PREFIX = "W_PHONE_PREFIX"
W_TAX_CODE_NOT_THE_PERSON = "W_TAX_CODE_NOT_THE_PERSON"

EARLIEST_BIRTH_YEAR = 1900
LONGEST_LIFE_YEARS = 130

PROVINCES: dict[str, str] = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn",
    "008": "Tuyên Quang", "010": "Lào Cai", "011": "Điện Biên", "012": "Lai Châu",
    "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình", "019": "Thái Nguyên",
    "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ",
    "026": "Vĩnh Phúc", "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng",
    "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam", "036": "Nam Định",
    "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh",
    "044": "Quảng Bình", "045": "Quảng Trị", "046": "Huế", "048": "Đà Nẵng",
    "049": "Quảng Nam", "051": "Quảng Ngãi", "052": "Bình Định", "054": "Phú Yên",
    "056": "Khánh Hòa", "058": "Ninh Thuận", "060": "Bình Thuận", "062": "Kon Tum",
    "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng",
    "070": "Bình Phước", "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai",
    "077": "Bà Rịa - Vũng Tàu", "079": "Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang",
    "083": "Bến Tre", "084": "Trà Vinh", "086": "Vĩnh Long", "087": "Đồng Tháp",
    "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ", "093": "Hậu Giang",
    "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip
"""The 63 provinces of before 1 July 2025 by the number's first three digits.

They say where the birth was registered, so they stay valid after the provinces were joined.
"""

_OLD_MOBILE = {
    "0120": "070", "0121": "079", "0122": "077", "0123": "083", "0124": "084", "0125": "085",
    "0126": "076", "0127": "081", "0128": "078", "0129": "082", "0162": "032", "0163": "033",
    "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
"""Eleven-digit mobile numbers became ten-digit ones in 2018 (the ministry's plan, not seen)."""

_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}", re.ASCII)
"""Prefixes given out to networks as known in 2026 (not seen in a decision): a warning only."""

_LANDLINE = re.compile(r"02(?:[48]\d{8}|(?:0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|5[124-9]|6[0-39]|7[0-7]"
                       r"|9[0-46-79])\d{7})", re.ASCII)  # fmt: skip
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_BULLET = "•"
_EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])",
    re.ASCII | re.IGNORECASE,
)
_PHONE = re.compile(r"0[1-9]\d{8}|02\d{9}", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_PASSPORT = re.compile(r"[A-Z0-9]{6,9}", re.ASCII)
_TAX_BRANCH = re.compile(r"(\d{10})-\d{3}", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def digits_only(text: str) -> str:
    """The ASCII digits of a text, in order; everything else is dropped."""
    return "".join(_DIGITS.findall(text))


def normal_number(text: str) -> str:
    """A number as typed in groups, without its spaces and dots; letters stay to be refused."""
    return re.sub(r"[\s.]+", "", text)


def normal_phone(text: str) -> str:
    """A phone number without spaces, dots, hyphens and brackets, its +84, 0084 or 84 made a 0."""
    bare = re.sub(r"[\s.()-]+", "", text.translate(_DASHES))
    return re.sub(r"^(?:\+84|0084|84(?=\d{9,10}$))0?", "0", bare)


def normal_tax_code(text: str) -> str:
    """A tax code without spaces and dots, with the hyphen before its branch: 0100109106-001."""
    bare = normal_number(text).translate(_DASHES)
    return f"{bare[:10]}-{bare[10:]}" if re.fullmatch(r"\d{13}", bare, re.ASCII) else bare


def citizen_id_problem(text: str) -> str | None:
    """Check a 12-digit personal number; groups may be parted by spaces or dots."""
    bare = normal_number(text)
    if not bare:
        return "empty"
    if _DIGITS.fullmatch(bare) is None:
        return "characters"
    if len(bare) == 9:
        return "nine_digits"
    return None if len(bare) == 12 else "length"


def phone_problem(text: str) -> str | None:
    """Check a Vietnamese number: 0 and nine digits, or a landline of 0 and ten; +84 is taken."""
    bare = normal_phone(text)
    if not bare:
        return "empty"
    if _DIGITS.fullmatch(bare) is None:
        return "characters"
    if not bare.startswith("0"):
        return "prefix"
    if len(bare) == 11 and bare[:4] in _OLD_MOBILE:
        return "old_mobile"
    if _PHONE.fullmatch(bare) is None:
        return "prefix" if len(bare) in (10, 11) else "length"
    return None


def phone_warnings(text: str) -> tuple[str, ...]:
    """Whether a sound number begins as none given out does: ask again, never refuse."""
    bare = normal_phone(text)
    known = _MOBILE.fullmatch(bare) or _LANDLINE.fullmatch(bare)
    return () if known or phone_problem(text) is not None else (W_PHONE_PREFIX,)


def mobile_of_today(text: str) -> str | None:
    """The ten-digit number an eleven-digit mobile number of before 2018 became; None if it is none.

    Proposed only: the number may have changed hands since.
    """
    bare = normal_phone(text)
    if phone_problem(text) != "old_mobile":
        return None
    return _OLD_MOBILE[bare[:4]] + bare[4:]


def email_problem(text: str) -> str | None:
    """Check the form of an e-mail address; whether it exists is not known."""
    bare = text.strip()
    if not bare:
        return "empty"
    if len(bare) > 254:
        return "length"
    return None if _EMAIL.fullmatch(bare) else "format"


def tax_code_problem(text: str) -> str | None:
    """Check a tax code: 10 digits, 10 and a branch of 3 (hyphen or not), or a person's 12 digits.

    The tenth digit is 10 minus the weighted sum of the first nine modulo 11. Personal numbers
    serve as tax codes since 1 July 2025 (Thông tư 86/2024/TT-BTC; text not seen).
    """
    bare = normal_tax_code(text)
    if not bare:
        return "empty"
    branch = _TAX_BRANCH.fullmatch(bare)
    main = branch[1] if branch else bare
    if _DIGITS.fullmatch(main) is None:
        return "characters" if _DIGITS.fullmatch(main.replace("-", "")) is None else "format"
    if len(main) == 12:
        return None
    if len(main) != 10:
        return "length"
    total = sum(int(d) * w for d, w in zip(main[:9], _TAX_WEIGHTS, strict=True))
    return None if 10 - total % 11 == int(main[9]) else "check_digit"


def tax_code_warnings(text: str, personal_id: str | None) -> tuple[str, ...]:
    """Where a 12-digit tax code is not the personal number of the one it is said to belong to.

    `personal_id` is None where no 12-digit number is known, and for an organisation.
    """
    bare = normal_tax_code(text)
    is_personal = re.fullmatch(r"\d{12}", bare, re.ASCII) is not None
    if not is_personal:
        return ()
    if personal_id is not None and normal_number(personal_id) != bare:
        return (W_TAX_CODE_NOT_THE_PERSON,)
    return (W_PROVINCE_UNKNOWN,) if province_of(bare) is None else ()


def old_id_problem(text: str) -> str | None:
    """Check the number of a former identity card (CMND): nine digits, or twelve on late ones."""
    bare = normal_number(text)
    if not bare:
        return "empty"
    if _DIGITS.fullmatch(bare) is None:
        return "characters"
    return None if len(bare) in (9, 12) else "length"


def passport_problem(text: str) -> str | None:
    """Check a passport number of any country: 6 to 9 letters and digits, at least one digit."""
    bare = re.sub(r"\s+", "", text).upper()
    if not bare:
        return "empty"
    if re.fullmatch(r"[A-Z0-9]+", bare, re.ASCII) is None:
        return "characters"
    if _PASSPORT.fullmatch(bare) is None:
        return "length"
    return None if _DIGITS.search(bare) else "format"


def birth_date_problem(birth_on: date, today: date) -> str | None:
    """Check that someone born then may stand at the counter today."""
    if birth_on > today:
        return "future"
    too_old = birth_on.year < EARLIEST_BIRTH_YEAR or today.year - birth_on.year > LONGEST_LIFE_YEARS
    return "too_old" if too_old else None


def issue_date_problem(issued_on: date, birth_on: date | None, today: date) -> str | None:
    """Check that a paper issued then can exist today."""
    if issued_on > today:
        return "future"
    return "before_birth" if birth_on is not None and issued_on < birth_on else None


def birth_year_of(personal_id: str) -> int:
    """The birth year a 12-digit number tells (century in the fourth digit)."""
    return 1900 + int(personal_id[3]) // 2 * 100 + int(personal_id[4:6])


def sex_of(personal_id: str) -> str:
    """The sex a 12-digit number tells: even for Nam, odd for Nữ."""
    return SEX_FEMALE if int(personal_id[3]) % 2 else SEX_MALE


def province_of(personal_id: str) -> str | None:
    """The province of birth registration a 12-digit number tells; None for an unknown code."""
    return PROVINCES.get(personal_id[:3])


def id_warnings(
    personal_id: str, *, birth_on: date | None = None, sex: str | None = None
) -> tuple[str, ...]:
    """Where a 12-digit number disagrees with the rest: never a reason to refuse.

    A person may have changed the registration of sex or of the day of birth.
    """
    found = []
    if province_of(personal_id) is None:
        found.append(W_PROVINCE_UNKNOWN)
    if sex is not None and sex_of(personal_id) != sex:
        found.append(W_SEX_MISMATCH)
    if birth_on is not None and birth_year_of(personal_id) != birth_on.year:
        found.append(W_YEAR_MISMATCH)
    return tuple(found)


def mask_id(text: str) -> str:
    """A number for lists: the first three, bullets, the last four; shorter ones show less."""
    bare = text.strip()
    if len(bare) >= 12:
        head, tail = 3, 4
    elif len(bare) >= 8:
        head, tail = 2, 3
    else:
        head, tail = 0, 2 if len(bare) > 4 else 0
    hidden = _BULLET * (len(bare) - head - tail)
    return bare[:head] + hidden + bare[len(bare) - tail :]
