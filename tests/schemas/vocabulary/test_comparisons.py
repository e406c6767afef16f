"""Configured pairs of metrics."""

from __future__ import annotations

import pytest

from schemas.errors import VocabularyError
from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.comparisons import load_comparisons

PAIR = "- {id: p, label_vi: a, label_en: b, left: {metric: exports_total, year: 2022}, right: {metric: imports_total}}\n"


def test_the_two_configured_pairs():
    sides = [(p.left.metric, p.left.year, p.right.metric, p.right.year) for p in load_vocabulary().cross_comparisons]
    assert sides == [
        ("fdi_registered_capital_active", 2022, "fngo_aid_disbursed", 2024),
        ("oda_grant_projects_mobilised", 2022, "oda_projects_carried_over", 2024),
    ]


def test_an_overlay_adds_a_pair(tmp_path):
    (tmp_path / "comparisons.yaml").write_text(PAIR, encoding="utf-8")
    assert load_comparisons(load_vocabulary().metrics.keys(), tmp_path)[-1].right.year is None


@pytest.mark.parametrize(
    ("text", "reason"), [(PAIR * 2, "defined twice"), (PAIR.replace("imports_total", "imports"), "does not exist"), ("{}", "list of pairs")]
)
def test_a_bad_pair_is_named(tmp_path, text, reason):
    (tmp_path / "comparisons.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=reason):
        load_comparisons(load_vocabulary().metrics.keys(), tmp_path)
