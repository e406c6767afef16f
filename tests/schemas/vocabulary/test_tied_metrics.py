"""Which metrics are looked at together."""

from __future__ import annotations

from itertools import combinations

from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.tied_metrics import tied_metrics

PAIR = """
- id: tourism_against_trade
  label_vi: Du lịch và thương mại
  label_en: Tourism against trade
  left: {metric: tourism_revenue}
  right: {metric: exports_total}
"""


def test_a_whole_is_tied_to_its_parts_and_a_side_of_a_configured_pair_to_the_other():
    groups = tied_metrics(load_vocabulary())
    assert frozenset({"trade_total", "exports_total", "imports_total"}) in groups
    assert any({"fdi_registered_capital_active", "fngo_aid_disbursed"} <= group for group in groups)


def test_no_metric_is_in_two_groups_and_none_is_alone():
    groups = tied_metrics(load_vocabulary())
    assert all(len(group) > 1 for group in groups)
    assert not any(one & other for one, other in combinations(groups, 2))


def test_a_pair_joins_the_groups_of_its_sides(tmp_path):
    (tmp_path / "comparisons.yaml").write_text(PAIR, encoding="utf-8")
    groups = tied_metrics(load_vocabulary(tmp_path))
    assert frozenset({"tourism_revenue", "trade_total", "exports_total", "imports_total"}) in groups
