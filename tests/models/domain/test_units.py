"""Today's commune of an old address: proposed where the address and the table leave no doubt."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models.domain.units import former_units_from_json, proposed_unit
from scripts.make_former_units import former_units

TABLE = resources.read_json("offices/lang_son_former.json")
UNITS = former_units_from_json(TABLE)
OFFICES = resources.read_json("offices/lang_son.json")


def name_of(address: str) -> str | None:
    unit = proposed_unit(address, UNITS)
    return unit.name if unit is not None else None


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("Thôn Mẫu, Đồng Đăng, Cao Lộc, Lạng Sơn", "Xã Đồng Đăng"),
        ("Thôn Mẫu, Thị trấn Đồng Đăng, Huyện Cao Lộc, Tỉnh Lạng Sơn", "Xã Đồng Đăng"),
        ("Khu 1, TT. Đồng Đăng, H. Cao Lộc, T. Lạng Sơn", "Xã Đồng Đăng"),
        ("Số 5, Vĩnh Trại, TP Lạng Sơn, Lạng Sơn", "Phường Đông Kinh"),
        ("Số 5, P. Vĩnh Trại, TP. Lạng Sơn, tỉnh Lạng Sơn", "Phường Đông Kinh"),
        ("Thon Mau, Dong Dang, Cao Loc, Lang Son", "Xã Đồng Đăng"),
        ("Thôn Mẫu, Quỳnh Sơn, Bắc Sơn, Lạng Sơn", "Xã Bắc Sơn"),
        ("Khu 1, Đông Kinh, Lạng Sơn", "Phường Đông Kinh"),
        ("Thôn Mẫu, xã Đồng Đăng, tỉnh Lạng Sơn", "Xã Đồng Đăng"),
        ("Thôn Mẫu, Quý Hoà, Bình Gia, Lạng Sơn", "Xã Quý Hòa"),
        ("Chi Lăng, Chi Lăng, Lạng Sơn", "Xã Chi Lăng"),
        ("Chi Lăng, Lạng Sơn, Lạng Sơn", "Phường Lương Văn Tri"),
    ],
)
def test_an_address_on_a_card_is_found_again(address: str, name: str) -> None:
    for form in ("NFC", "NFD"):
        assert name_of(unicodedata.normalize(form, address)) == name


@pytest.mark.parametrize(
    "address",
    [
        "",
        "Lạng Sơn",
        "Láng, Đống Đa, Hà Nội",
        "Thôn Mẫu, Đồng Đăng, Cao Lộc",
        "Thôn Mẫu, Hồng Phong, Bình Gia, Lạng Sơn",
        "Thôn Mẫu, Kiên Mộc, Đình Lập, Lạng Sơn",
        "Thôn Mẫu, Xã Vĩnh Trại, Lạng Sơn, Lạng Sơn",
        "Thôn Mẫu, Dồng Đăng, Cao Lộc, Lạng Sơn, Việt Nam",
        "Thôn Mẫu, Tổ 3, Lạng Sơn",
    ],
)
def test_where_there_is_doubt_nothing_is_proposed(address: str) -> None:
    assert proposed_unit(address, UNITS) is None


def test_every_former_commune_leads_to_its_unit_or_was_parted() -> None:
    parted = set()
    for commune, district, unit in UNITS.former:
        found = proposed_unit(f"Thôn Mẫu, {commune}, {district}, {UNITS.province}", UNITS)
        if found is None:
            parted.add(commune)
        else:
            assert found == unit
    assert parted == {"Xã Hồng Phong", "Xã Bính Xá", "Xã Kiên Mộc"}


def test_the_units_are_those_of_the_offices() -> None:
    offices = {(unit["code"], unit["name"]) for unit in OFFICES["units"]}
    assert {(unit.code, unit.name) for _, unit in UNITS.today} == offices
    assert len(UNITS.former) == 197


def test_the_table_can_be_made_again_from_its_source() -> None:
    source = {
        "_about": {"province": {"name": TABLE["province"]}},
        "units": [
            {
                "code": row["code"],
                "name": row["name"],
                "formed_from": [
                    {"old": old["name"], "old_district": old["district"]} for old in row["former"]
                ],
            }
            for row in TABLE["units"]
        ],
    }
    assert former_units(source) == TABLE


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["Đồng Đăng", "Cao Lộc", "Lạng Sơn", "x. ", "TP"]), max_size=5).map(
        ", ".join
    )
)
def test_no_address_can_raise(address: str) -> None:
    found = proposed_unit(address, UNITS)
    assert found is None or found.name
