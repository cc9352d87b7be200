"""Who stands at the counter, as far as it is known: from a card, typed, or both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from models.domain.dossier import Applicant, ApplicantKind, IdKind
from models.domain.identity import digits_only, normal_number, normal_phone, normal_tax_code
from models.domain.scan_result import Card, Passport, ScanKind
from models.domain.text import nfc

ADULT_YEARS = 18
"""From this age a card cannot be that of the child itself (Bộ luật Dân sự 2015 Điều 20)."""

Problem = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The first block of the intake. `read_at` is when the card was read, None when typed.

    `birth_is_a_day` is False while the birth date typed is no day that exists, `issue_is_a_day`
    the same for the day the paper was issued. `companion` names who comes with a child.
    """

    kind: ApplicantKind = ApplicantKind.PERSON
    id_kind: IdKind = IdKind.CITIZEN_ID
    number: str = ""
    full_name: str = ""
    birth_date: date | None = None
    birth_is_a_day: bool = True
    sex: str | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    tax_code: str = ""
    companion: str = ""
    old_id: str | None = None
    issue_date: date | None = None
    issue_is_a_day: bool = True
    read_at: datetime | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known yet."""
        known = (self.number, self.full_name, self.address, self.tax_code, self.companion)
        return not any(known) and self.birth_date is None

    def completed(self, phone: str | None, email: str | None, address: str | None) -> Person | None:
        """With these where nothing is known yet; None when that adds nothing."""
        fuller = replace(
            self,
            phone=self.phone or phone or "",
            email=self.email or email or "",
            address=self.address or address or "",
        )
        return None if fuller == self else fuller

    def applicant(self) -> Applicant:
        """What is saved: numbers without their spaces, texts in NFC, nothing where unknown."""
        is_organisation = self.kind is ApplicantKind.ORGANISATION
        id_kind = IdKind.NONE if is_organisation else self.id_kind
        number = _bare(self.number, id_kind)
        return Applicant(
            full_name=nfc(self.full_name),
            kind=self.kind,
            personal_id=number,
            id_kind=id_kind,
            old_id=self.old_id if id_kind is IdKind.CITIZEN_ID else None,
            birth_date=None if is_organisation else self.birth_date,
            sex=None if is_organisation else self.sex,
            address=nfc(self.address) or None,
            phone=normal_phone(self.phone) or None,
            email=nfc(self.email) or None,
            tax_code=(normal_tax_code(self.tax_code) or None) if is_organisation else None,
            source="typed" if self.read_at is None else "card",
            issue_date=None if id_kind is IdKind.NONE else self.issue_date,
        )


def _bare(number: str, id_kind: IdKind) -> str | None:
    if id_kind is IdKind.NONE:
        return None
    bare = normal_number(number)
    return (bare.upper() if id_kind is IdKind.PASSPORT else bare) or None


def from_card(card: Card, before: Person, read_at: datetime) -> Person:
    """The person of a card. What the card does not say is kept when it is the same person."""
    same = bool(before.number) and normal_number(before.number) == card.personal_id
    base = before if same else Person(phone=before.phone if before.is_blank else "")
    kind = ApplicantKind.CHILD if same and before.kind is ApplicantKind.CHILD else base.kind
    is_zone = card.kind is ScanKind.MRZ
    name = base.full_name if is_zone and base.full_name else card.full_name or base.full_name
    return replace(
        base,
        kind=kind,
        id_kind=IdKind.CITIZEN_ID,
        number=card.personal_id,
        full_name=name,
        birth_date=card.birth_date or base.birth_date,
        birth_is_a_day=True,
        sex=card.sex or base.sex,
        address=card.address or base.address,
        old_id=card.old_id or base.old_id,
        issue_date=card.issue_date or base.issue_date,
        issue_is_a_day=True,
        read_at=read_at,
    )


def from_passport(passport: Passport, before: Person, read_at: datetime) -> Person:
    """The person of a passport. Its name has no marks, so one known already is kept."""
    same = bool(before.number) and _bare(before.number, IdKind.PASSPORT) == passport.number
    base = before if same else Person(phone=before.phone if before.is_blank else "")
    return replace(
        base,
        id_kind=IdKind.PASSPORT,
        number=passport.number,
        full_name=base.full_name or passport.name,
        birth_date=passport.birth_date,
        birth_is_a_day=True,
        sex=passport.sex or base.sex,
        read_at=read_at,
    )


def is_adult(card: Card, today: date) -> bool:
    """Whether the card's owner is old enough to accompany a child."""
    born = card.birth_date
    if born is None:
        return False
    return (today.year - born.year, today.month, today.day) >= (ADULT_YEARS, born.month, born.day)


def from_words(text: str) -> Person:
    """A person begun by typing a number or a name into one field."""
    bare = normal_number(text)
    if digits_only(bare) and digits_only(bare) == bare:
        kind = IdKind.OLD_CMND if len(bare) == 9 else IdKind.CITIZEN_ID
        return Person(id_kind=kind, number=bare)
    if bare.isascii() and bare[:1].isalpha() and len(digits_only(bare)) >= 6:
        return Person(id_kind=IdKind.PASSPORT, number=bare.upper())
    return Person(full_name=nfc(text))


def grouped_number(number: str) -> str:
    """A 12-digit number in groups of six, as people read it aloud; others as they are."""
    bare = normal_number(number)
    return f"{bare[:6]} {bare[6:]}" if len(bare) == 12 and bare.isdigit() else number


def grouped_phone(phone: str) -> str:
    """A mobile number as 0912 345 678; others as they are."""
    bare = normal_phone(phone)
    if len(bare) == 10 and bare.isdigit():
        return f"{bare[:4]} {bare[4:7]} {bare[7:]}"
    return phone
