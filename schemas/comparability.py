"""How far two figures may be compared, and the reasons that limit it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.code_lists import CodeList


class Comparability(CodeList):
    """What a comparison may be used for, best first."""

    COMPARABLE = "comparable", "Nothing known limits the comparison."
    WITH_CAVEATS = "with_caveats", "It holds with what the caveat says."
    INDICATIVE_ONLY = "indicative_only", "It gives an order of magnitude, no more."
    NOT_COMPARABLE = "not_comparable", "The two must not be compared; the ratio stands for the record."


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason code: the level that it imposes, when it applies, and what to tell the reader."""

    code: str
    level: Comparability
    definition: str
    caveat_en: str
    caveat_vi: str


_CAVEATS, _INDICATIVE, _NOT = Comparability.WITH_CAVEATS, Comparability.INDICATIVE_ONLY, Comparability.NOT_COMPARABLE

# In the order in which `reasons` lists them. METRIC_DIFFERS is `not_comparable` where the dimensions differ too.
REASONS: tuple[Reason, ...] = (
    Reason(
        "METRIC_DIFFERS",
        _INDICATIVE,
        "The sides have different metrics; `not_comparable` where their dimensions differ (a count against money).",
        "The two sides measure different things.",
        "Hai vế đo hai chỉ số khác nhau.",
    ),
    Reason(
        "UNCATALOGUED_METRIC",
        _CAVEATS,
        "The metric of a side is not in the vocabulary (`other:`).",
        "The metric is not in the vocabulary; the sides are matched by their wording alone.",
        "Chỉ số chưa có trong danh mục; hai vế chỉ được ghép theo cách viết.",
    ),
    Reason(
        "STOCK_VS_FLOW",
        _INDICATIVE,
        "One metric is a stock, the other a flow; for a metric outside the vocabulary, a period without a start is a stock.",
        "One side is a position at a date, the other an amount over a period.",
        "Một vế là số tại một thời điểm, vế kia là số của cả một kỳ.",
    ),
    Reason(
        "COMMITTED_VS_DISBURSED",
        _INDICATIVE,
        "The stage of one metric is committed, of the other disbursed or implemented.",
        "One side is money committed, the other money disbursed.",
        "Một vế là vốn cam kết, vế kia là vốn đã giải ngân.",
    ),
    Reason(
        "REGISTERED_VS_DISBURSED",
        _INDICATIVE,
        "The stage of one metric is registered, of the other disbursed or implemented.",
        "One side is capital registered, the other money disbursed.",
        "Một vế là vốn đăng ký, vế kia là vốn đã giải ngân.",
    ),
    Reason(
        "INSTRUMENT_DIFFERS",
        _CAVEATS,
        "Both metrics belong to a financing instrument (FDI, ODA, NGO aid …), and not to the same one.",
        "The money comes through different instruments, such as foreign investment and aid.",
        "Nguồn vốn thuộc hai loại khác nhau, như đầu tư nước ngoài và viện trợ.",
    ),
    Reason(
        "SCOPE_DIFFERS",
        _NOT,
        "The scopes of the metrics exclude each other: two different ones of new, carried over and adjusted.",
        "One side counts what is new, the other what was carried over or adjusted.",
        "Một vế tính phần mới, vế kia tính phần chuyển tiếp hoặc điều chỉnh.",
    ),
    Reason(
        "PERIOD_LENGTH_DIFFERS",
        _INDICATIVE,
        "Two flows cover periods of different length, and one of them covers under ten months or more than a year.",
        "The two periods are not of the same length.",
        "Hai kỳ có độ dài khác nhau.",
    ),
    Reason(
        "CUTOFF_DIFFERS",
        _CAVEATS,
        "Both sides cover ten months or more, or are stocks, and they end on different days of the year.",
        "The two figures are cut off at different days of the year.",
        "Số liệu hai vế chốt ở những ngày khác nhau trong năm.",
    ),
    Reason(
        "AS_OF_IMPLICIT",
        _CAVEATS,
        "A side is a stock whose date the article does not state.",
        "The article does not state the date of a position; it was inferred.",
        "Bài báo không ghi rõ thời điểm của số liệu; thời điểm được suy ra.",
    ),
    Reason(
        "YEARS_DIFFER",
        _CAVEATS,
        "The sides of a cross-metric pair belong to different years.",
        "The two sides belong to different years.",
        "Hai vế thuộc hai năm khác nhau.",
    ),
    Reason(
        "MISSING_BETWEEN",
        _CAVEATS,
        "The series has no figure for a year between the sides.",
        "There is no figure for one or more years in between.",
        "Thiếu số liệu của một hoặc nhiều năm ở giữa.",
    ),
    Reason(
        "BOUND_LEFT",
        _CAVEATS,
        "The bound of the left figure is not exact.",
        "The first figure is a limit or an approximation, not an exact number.",
        "Số liệu thứ nhất là giới hạn hoặc số gần đúng, không phải số chính xác.",
    ),
    Reason(
        "BOUND_RIGHT",
        _CAVEATS,
        "The bound of the right figure is not exact.",
        "The second figure is a limit or an approximation, not an exact number.",
        "Số liệu thứ hai là giới hạn hoặc số gần đúng, không phải số chính xác.",
    ),
    Reason(
        "ESTIMATE",
        _CAVEATS,
        "The status of a side is estimate.",
        "At least one figure is an estimate.",
        "Ít nhất một số liệu là ước tính.",
    ),
    Reason(
        "ROUNDING_WIDE",
        _CAVEATS,
        "What a side's printed number allows (`value_high` - `value_low`) is wider than 10 percent of it.",
        "A figure is rounded so coarsely that its true value may differ by several percent.",
        "Số liệu được làm tròn thô, giá trị thực có thể chênh vài phần trăm.",
    ),
    Reason(
        "DERIVED_OPERAND",
        _CAVEATS,
        "A side was computed from other figures (`derived`).",
        "One figure was computed from others, not printed.",
        "Một số liệu được tính từ các số khác, không phải số được đăng.",
    ),
    Reason(
        "CURRENCY_CONVERTED",
        _CAVEATS,
        "A side was converted to the common currency.",
        "The figures were converted to one currency.",
        "Số liệu đã được quy đổi về cùng một loại tiền.",
    ),
    Reason(
        "RATE_OFF",
        _INDICATIVE,
        "A side is one of a pair of equivalents whose implied rate does not fit the reference.",
        "The exchange rate implied by the article does not fit the reference rate.",
        "Tỷ giá suy ra từ bài báo không khớp với tỷ giá tham chiếu.",
    ),
    Reason(
        "NOMINAL",
        _CAVEATS,
        "Money of different years of one series; prices are current.",
        "The amounts are at current prices; inflation is not taken out.",
        "Số tiền tính theo giá hiện hành, chưa loại trừ lạm phát.",
    ),
    Reason(
        "AREA_CHANGED",
        _NOT,
        "The sides have different areas: a merged province before and after the merger, or two places.",
        "The area is not the same on both sides.",
        "Phạm vi địa giới của hai vế không giống nhau.",
    ),
    Reason(
        "SOURCE_DIFFERS",
        _CAVEATS,
        "The sides come from different newspapers.",
        "The figures come from different newspapers.",
        "Hai số liệu lấy từ hai báo khác nhau.",
    ),
    Reason(
        "REVISED",
        _CAVEATS,
        "A later article contradicted an earlier statement of a side; the later one is used.",
        "A figure was revised by a later article.",
        "Số liệu đã được bài báo sau điều chỉnh.",
    ),
)
REASON: dict[str, Reason] = {reason.code: reason for reason in REASONS}


def caveat(codes: Iterable[str], language: str) -> str:
    """One plain-language text for the codes, in `en` or `vi`; empty where there are none."""
    return " ".join(REASON[code].caveat_en if language == "en" else REASON[code].caveat_vi for code in codes)
