"""What holds of every extraction, whatever the text: checked on the golden articles and on text that Hypothesis makes up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.golden import GoldSet, all_sets, read_set
from extract import extract
from extract.article import Article
from extract.observation import Extraction
from extract.pages.dateline import VIETNAM
from extract.read import article_of_page
from schemas.errors import ArticleError
from schemas.time_period import TimePeriod
from schemas.vocabulary import load_vocabulary

Extractions = Callable[[GoldSet], dict[str, Extraction]]
SETS = pytest.mark.parametrize("gold", all_sets(), ids=lambda gold: gold.label)
PIECES = (
    "Năm 2023", "năm 2022", "quý III/2024", "6 tháng đầu năm", "ngày 31/02/2023", "tính đến 20.11.2024", "giai đoạn 2021-2025", "cùng kỳ", "so với",
    "thu ngân sách", "kim ngạch xuất khẩu", "tỷ lệ hộ nghèo", "vốn đăng ký", "dự án", "hộ", "lượt người", "xã", "đạt", "tăng", "giảm", "giảm còn",
    "từ", "lên", "đến", "gấp", "lần", "bằng", "chiếm", "vượt", "kế hoạch", "ước", "dự kiến", "hơn", "gần", "khoảng", "ít nhất", "trong đó",
    "lần lượt", "tương đương", "(", ")", ",", ";", ":", ".", "-", "–", "/", "%", "điểm %", "triệu", "tỷ", "nghìn", "đồng", "USD", "ha", "m2",
    "tấn/ha",
    "1", "0", "05", "12,5", "1.234", "1.234,5", "1,234.5", "3-4", "2/3", "12/15", "1000000000000000000000", "٣", "３", "²", "mười hai", "ba", "rưỡi",
    "một nửa", "Quốc lộ 2", "Nghị quyết 18", "Covid-19", "0912 345 678", "lần thứ 15", "thứ 3", "62 tuổi", "8 giờ 30", "G20", "\n", "\n- ", "\n1. ",
    "huyện Quản Bạ", "tỉnh Lào Cai", "toàn tỉnh", "hiện nay", "đến nay", "lũy kế",
)  # fmt: skip
composed = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
scribbled = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)
texts = composed | scribbled | st.tuples(composed, scribbled, composed).map("".join)
days = st.none() | st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2090, 1, 1))  # noqa: DTZ001 - the zone is added below


def article_of(text: str, published: datetime | None = None) -> Article | None:
    """An article with this text; None where the reader finds no text in it."""
    head = f"Tin kinh tế\n\n{published:%H:%M, %d/%m/%Y}\n\n" if published else "Tin kinh tế\n\n"
    try:
        return article_of_page((head + text).encode(errors="replace"), article_id="a", source="a.txt", vocabulary=load_vocabulary())
    except ArticleError:
        return None


def check_spans(article: Article, found: Extraction) -> None:
    """Rows and rejects lie where they say, and share out the digits of the body between them."""
    body = article.body
    owners = Counter[int]()
    for row in found.observations:
        assert body[row.char_start : row.char_end] == row.value_text
        assert row.value_text
        assert row.value_text in row.source_sentence
        assert row.unit_text in row.source_sentence
        at = body.rfind(row.source_sentence, 0, row.char_start + len(row.source_sentence))
        assert at <= row.char_start < row.char_end <= at + len(row.source_sentence)
        owners.update(range(row.char_start, row.char_end))
    for reject in found.rejects:
        assert body[reject.char_start : reject.char_end] == reject.text
        assert reject.text
        assert reject.text in reject.sentence
        assert reject.sentence in body
        owners.update(range(reject.char_start, reject.char_end))
    shared = [i for i, count in owners.items() if count > 1]
    assert not shared, f"two candidates share {len(shared)} characters, the first at {shared[0]}"
    lost = [i for i, character in enumerate(body) if character.isdecimal() and i not in owners]
    assert not lost, f"{len(lost)} digits lie in no candidate, the first at {lost[0]}"


def check_rows(found: Extraction) -> None:
    """Every row is whole and means one thing."""
    ids = [row.observation_id for row in found.observations]
    assert len(set(ids)) == len(ids)
    assert [row.char_start for row in found.observations] == sorted(row.char_start for row in found.observations)
    for row in found.observations:
        assert len(row.observation_id) == 16
        assert int(row.observation_id, 16) >= 0
        assert row.metric_text.strip()
        assert row.unit
        assert 0.0 <= row.confidence <= 1.0
        assert {row.equivalent_to, row.part_of} - {None} <= set(ids) - {row.observation_id}
        assert (row.value_low is None) or row.value_low <= row.value + 1e-9 * abs(row.value)
        assert (row.value_high is None) or row.value <= row.value_high + 1e-9 * abs(row.value)
        assert row.year == row.period_end.year
        if row.period_start is not None:
            assert row.period_start <= row.period_end
            assert str(TimePeriod(row.period_start, row.period_end)) == row.period
        if row.base_period is not None:
            TimePeriod.parse(row.base_period)


@SETS
def test_spans_on_the_golden_articles(gold: GoldSet, extractions: Extractions) -> None:
    for article in read_set(gold):
        check_spans(article, extractions(gold)[article.article_id])


@SETS
def test_rows_on_the_golden_articles(gold: GoldSet, extractions: Extractions) -> None:
    for found in extractions(gold).values():
        check_rows(found)


@settings(max_examples=300)
@given(text=texts, published=days)
@example(text="Năm 2023 đạt 10 m2, 5 m3 và 3 km2.", published=None)
@example(text="12.", published=None)
def test_any_text(text: str, published: datetime | None) -> None:
    article = article_of(text, published)
    if article is not None:
        found = extract(article)
        check_spans(article, found)
        check_rows(found)
        assert extract(article) == found


@settings(max_examples=60)
@given(data=st.data())
def test_torn_and_stitched_articles(data: st.DataObject) -> None:
    """Pieces of real prose, cut anywhere."""
    bodies = [article.body for article in read_set(all_sets()[1])]
    cuts = [
        data.draw(st.tuples(st.just(body), st.integers(0, len(body)), st.integers(0, 300)))
        for body in data.draw(st.lists(st.sampled_from(bodies), min_size=1, max_size=4))
    ]
    article = article_of(" ".join(body[at : at + size] for body, at, size in cuts), datetime(2024, 7, 5, tzinfo=VIETNAM))
    if article is not None:
        found = extract(article)
        check_spans(article, found)
        check_rows(found)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for article in read_set(all_sets()[0]):
        extract(article)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("gold", all_sets()[:2], ids=lambda gold: gold.label)
def test_ids_outlive_an_unrelated_sentence(gold: GoldSet, extractions: Extractions) -> None:
    for path in gold.articles:
        text = path.read_text(encoding="utf-8")
        at = text.index("\n\n", text.index("\n\n", text.index("\n\n") + 2) + 2)
        longer = text[:at] + "\n\nMột câu không liên quan, không có con số nào." + text[at:]
        article = article_of_page(longer.encode(), article_id=path.stem, source=path.name, vocabulary=load_vocabulary())
        assert {row.observation_id for row in extractions(gold)[path.stem].observations} == {
            row.observation_id for row in extract(article).observations
        }
