"""The matcher of metrics: every metric's own examples, and the rules of the rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.metrics import MetricMatcher, metric_matcher
from schemas.code_lists import Measure
from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.metrics import Example, Match, Metric, NearMiss, Rule
from schemas.vocabulary.phrase_lists import PhraseLists

VOCABULARY = load_vocabulary()
MATCHER = metric_matcher(VOCABULARY)
AMOUNTS = {Measure.LEVEL, Measure.CHANGE}


def found(example: Example, metric: Metric) -> str | None:
    dimension = example.dimension or (metric.dimension if example.measure in AMOUNTS else "percent")
    match = MATCHER.match(example.noun, example.context, dimension=dimension, measure=example.measure, clause=example.clause)
    return match.id if match else None


EXAMPLES = [
    pytest.param(metric, example, id=f"{metric.id}-{n}") for metric in VOCABULARY.metrics.values() for n, example in enumerate(metric.examples)
]
MISSES = [pytest.param(metric, miss, id=f"{metric.id}-{n}") for metric in VOCABULARY.metrics.values() for n, miss in enumerate(metric.near_misses)]


@pytest.mark.parametrize(("metric", "example"), EXAMPLES)
def test_each_metric_is_told_by_its_examples(metric: Metric, example: Example):
    assert found(example, metric) == metric.id


@pytest.mark.parametrize(("metric", "miss"), MISSES)
def test_each_near_miss_is_what_it_says(metric: Metric, miss: NearMiss):
    of = VOCABULARY.metrics[miss.metric] if miss.metric and miss.dimension is None and miss.measure in AMOUNTS else metric
    assert found(miss, of) == miss.metric


def matcher(*rules: dict[str, object], lists: PhraseLists | None = None) -> MetricMatcher:
    """A matcher with one metric a rule: m0, m1 …"""
    metrics = {
        f"m{n}": Metric(
            id=f"m{n}",
            domain="test",
            name_vi="x",
            name_en="x",
            definition="x",
            kind="flow",
            dimension="count",
            unit="count",
            direction="up",
            match=Match(any=(Rule.model_validate(rule),)),
        )
        for n, rule in enumerate(rules)
    }
    return MetricMatcher(metrics, lists or PhraseLists({"HTX": "hợp tác xã"}, {}, ("số", "toàn tỉnh", "có"), ("đạt", "của"), ("lĩnh vực",), ()))


def told(
    by: MetricMatcher, noun: str, *, clause: str = "", context: str = "", measure: Measure = Measure.LEVEL, dimension: str = "count"
) -> str | None:
    match = by.match(noun, context, dimension=dimension, measure=measure, clause=clause)
    return match.id if match else None


def test_phrases_match_whole_syllables_in_any_spelling():
    by = matcher({"noun": ["dự án hoà bình"]})
    assert told(by, "Dự án Hòa Bình") == "m0"
    assert told(by, "dự án hòa, bình") == "m0"
    assert told(by, "dự ánh hòa bình") is None


def test_abbreviations_are_read_as_their_words():
    by = matcher({"noun": ["hợp tác xã"]})
    assert told(by, "số HTX") == "m0"
    assert told(by, "số htx") is None


def test_numbers_in_the_phrase_do_not_matter():
    assert told(matcher({"noun": ["ký mới thỏa thuận"]}), "ký mới 12 thỏa thuận") == "m0"


def test_a_gap_is_short_and_within_a_clause():
    by = matcher({"noun": ["ký … thỏa thuận"], "left": "open"})
    assert told(by, "ký được nhiều bản thỏa thuận") == "m0"
    assert told(by, "ký nhiều năm qua, các thỏa thuận") is None
    assert told(by, "ký một hai ba bốn năm sáu bảy thỏa thuận") is None


def test_clause_and_near_reach_further_than_noun():
    by = matcher({"noun": ["dự án"], "clause": ["cấp mới"], "near": ["đầu tư"]})
    assert told(by, "dự án", clause="cấp mới dự án", context="thu hút đầu tư") == "m0"
    assert told(by, "dự án", clause="dự án", context="cấp mới, đầu tư") is None
    assert told(by, "vốn", clause="cấp mới dự án", context="đầu tư") is None


def test_forbidden_phrases():
    by = matcher({"noun": ["dự án"], "not_noun": ["vốn"], "not_clause": ["chuyển tiếp"], "not_near": ["lào"]})
    assert told(by, "dự án", clause="vốn") == "m0"
    assert told(by, "dự án vốn") is None
    assert told(by, "dự án", clause="chuyển tiếp") is None
    assert told(by, "dự án", context="chuyển tiếp") == "m0"
    assert told(by, "dự án", context="sang lào") is None


def test_the_thing_must_be_the_head_of_the_noun_phrase():
    by = matcher({"noun": ["hợp tác xã"]})
    assert told(by, "toàn tỉnh có số hợp tác xã") == "m0"
    assert told(by, "thành viên hợp tác xã") is None
    assert told(matcher({"noun": ["hợp tác xã"], "left": "open"}), "thành viên hợp tác xã") == "m0"


def test_a_closed_rule_wants_nothing_after_it_that_narrows():
    by = matcher({"noun": ["xuất khẩu"], "right": "closed"})
    assert told(by, "xuất khẩu của tỉnh") == "m0"
    assert told(by, "xuất khẩu Hà Giang") == "m0"
    assert told(by, "xuất khẩu chè") is None


def test_words_of_a_part_exclude_unless_the_rule_asks_for_them():
    assert told(matcher({"noun": ["dự án"]}), "dự án lĩnh vực y tế") is None
    assert told(matcher({"noun": ["dự án"], "optional": ["lĩnh vực"]}), "dự án lĩnh vực y tế") == "m0"


def test_the_most_specific_wins_and_a_tie_gives_none():
    assert told(matcher({"noun": ["dự án"]}, {"noun": ["dự án ODA"]}), "dự án ODA") == "m1"
    assert told(matcher({"noun": ["dự án"]}, {"noun": ["dự án"]}), "dự án") is None


def test_amounts_must_be_of_the_metric_s_dimension_and_other_measures_need_not():
    by = matcher({"noun": ["dự án"]})
    assert told(by, "dự án", dimension="money") is None
    assert told(by, "dự án", dimension="percent", measure=Measure.CHANGE_PCT) == "m0"
    assert told(matcher({"noun": ["dự án"], "measures": ["level"]}), "dự án", dimension="percent", measure=Measure.CHANGE_PCT) is None


def test_the_part_of_a_share_is_what_counts():
    share = {"measure": Measure.SHARE, "dimension": "percent"}
    by = matcher({"noun": ["kim ngạch xuất khẩu"], "left": "open"})
    assert told(by, "tỷ trọng mủ cao su trong tổng kim ngạch xuất khẩu", **share) is None  # type: ignore[arg-type] - keywords of told


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(list(Measure)))
def test_any_text_is_matched_without_a_fault(noun, context, measure):
    first = MATCHER.match(noun, context, dimension="count", measure=measure)
    assert MATCHER.match(noun, context, dimension="count", measure=measure) is first
