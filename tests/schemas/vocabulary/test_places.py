"""Places: their codes on a day, names in text, and what the loader rejects."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from schemas.errors import VocabularyError
from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.place_loader import load_places
from schemas.vocabulary.places import PlaceKind

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
PLACES = load_vocabulary().places


def overlay(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Hà Giang", "VN63-02", "VN34-08"),
        ("tỉnh Tuyên Quang", "VN63-08", "VN34-08"),
        ("Cao Bằng", "VN63-04", "VN34-04"),
        ("TP HCM", "VN63-79", "VN34-79"),
        ("TP.HCM", "VN63-79", "VN34-79"),
        ("Thành phố Hồ Chí Minh", "VN63-79", "VN34-79"),
        ("T.T. Huế", "VN63-46", "VN34-46"),
        ("Thừa Thiên - Huế", "VN63-46", "VN34-46"),
        ("BR-VT", "VN63-77", "VN34-79"),
        ("Bà Rịa – Vũng Tàu", "VN63-77", "VN34-79"),
        ("Hòa Bình", "VN63-17", "VN34-25"),
        ("Hoà Bình", "VN63-17", "VN34-25"),
        ("Đắc Lắc", "VN63-66", "VN34-66"),
        ("huyện Quản Bạ", "VN63-02", "VN34-08"),
        ("cửa khẩu quốc tế Thanh Thủy", "VN63-02", "VN34-08"),
        ("Cửa khẩu quốc tế Bờ Y", "VN63-62", "VN34-51"),
        ("Móng Cái", "VN63-22", "VN34-22"),
        ("Lào Cai", "VN63-10", "VN34-15"),
        ("Mỹ", "US", "US"),
        ("Hoa Kỳ", "US", "US"),
        ("Nhật", "JP", "JP"),
        ("Đài Loan", "TW", "TW"),
        ("EU", "EU", "EU"),
        ("Việt Nam", "VN", "VN"),
        ("châu Văn Sơn", "CN", "CN"),
        ("Xứ Sở Không Có", None, None),
    ],
)
def test_the_day_chooses_the_code(name, before, after):
    assert PLACES.code_for(name, BEFORE) == before
    assert PLACES.code_for(name, AFTER) == after


def test_the_prefix_tells_a_district_from_a_border_gate_of_the_same_name():
    assert PLACES.code_for("huyện Thanh Thủy", BEFORE) == "VN63-25"
    assert PLACES.code_for("cửa khẩu Thanh Thủy", BEFORE) == "VN63-02"


def test_the_home_province_wins_where_a_name_is_shared():
    assert PLACES.code_for("huyện Tam Nông", BEFORE, home="VN63-87") == "VN63-87"
    assert PLACES.code_for("huyện Tam Nông", BEFORE, home="VN63-25") == "VN63-25"
    assert PLACES.code_for("huyện Tam Nông", AFTER, home="VN34-82") == "VN34-82"


def test_a_commune_belongs_to_the_home_province():
    assert PLACES.code_for("xã Chiềng Mung", BEFORE) is None
    assert PLACES.code_for("xã Chiềng Mung", AFTER, home="VN63-14") == "VN34-14"


def test_names_are_found_with_their_offsets_and_prefixes():
    text = "Tỉnh Hà Giang và TP Bách Sắc (Trung Quốc); huyện Quản Bạ, xã Lũng Phìn, cửa khẩu Tân Thanh."
    found = [(text[m.start : m.end], m.kind) for m in PLACES.find(text)]
    assert found == [
        ("Tỉnh Hà Giang", PlaceKind.PROVINCE),
        ("TP Bách Sắc", PlaceKind.FOREIGN),
        ("Trung Quốc", PlaceKind.COUNTRY),
        ("huyện Quản Bạ", PlaceKind.DISTRICT),
        ("xã Lũng Phìn", PlaceKind.COMMUNE),
        ("cửa khẩu Tân Thanh", PlaceKind.BORDER_GATE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Anh Páo có đàn bò.",
        "Theo Báo Pháp luật, giá tăng.",
        "Ý kiến bạn đọc",
        "Chủ Nhật vừa qua",
        "ông Nguyễn Văn Đức",
        "nga mi, lào xào",
        "sản xuất tại thống nhất",
    ],
)
def test_words_that_only_look_like_places_are_left(text):
    assert [m.name for m in PLACES.find(text) if m.name in {"Anh", "Pháp", "Italy", "Nhật Bản", "Đức", "Lào", "Thống Nhất"}] == []


def test_a_name_inside_a_longer_one_is_not_alone():
    found = {m.name: m.alone for m in PLACES.find("Công ty Hoàng Anh Gia Lai làm việc với tỉnh Kon Tum.")}
    assert found == {"Gia Lai": False, "Kon Tum": True}


def test_series_go_on_only_where_a_province_was_not_merged():
    assert PLACES.series("VN63-04") == PLACES.series("VN34-04") == "VN34-04"
    assert PLACES.series("VN63-02") == "VN63-02"
    assert PLACES.series("VN34-08") == "VN34-08"
    assert PLACES.series("JP") == "JP"


def test_areas_know_what_they_came_from():
    assert PLACES.predecessors("VN34-08") == ("VN63-02", "VN63-08")
    assert PLACES.successor("VN63-02") == "VN34-08"
    assert PLACES.code_at("VN34-08", BEFORE) == "VN63-08"
    assert PLACES.name_of("VN63-02") == "Hà Giang"
    assert PLACES.name_of("US") == "Mỹ"


def test_the_table_of_places_has_each_code_once():
    codes = [place.id for place in PLACES]
    assert len(codes) == len(set(codes))
    assert {"VN", "VN63-02", "VN34-08", "CN", "EU"} <= set(codes)
    assert sum(code.startswith("VN63-") for code in codes) == 63
    assert sum(code.startswith("VN34-") for code in codes) == 34


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("districts.csv", "name,part_of,needs_prefix\nĐồng Văn,Hà Giàng,\n", "neither a province of 2024 nor a country"),
        ("place_aliases.csv", "alias,name\nHG,Hà Giàng\n", "neither a province nor a country"),
        ("countries.csv", "code,names,not_before\nXYZ,Đâu đó,\n", "pattern"),
        ("countries.csv", "code,names,not_before\nXZ,Đâu đó,\nXZ,Đó đây,\n", "defined twice"),
        (
            "areas.csv",
            "ref_area,name_vi,level_at_2025,gso_code,iso_3166_2,valid_from,valid_to,successor_or_parts\nVN63-99,Đâu,province,99,,,2025-06-30,VN34-99\n",
            "does not exist",
        ),
    ],
)
def test_a_bad_row_is_named(tmp_path, file, text, reason):
    with pytest.raises(VocabularyError, match=reason) as caught:
        load_places(overlay(tmp_path, file, text))
    assert caught.value.file == f"{file} (overlay)"
