"""The built-in metrics, and what their loader rejects."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import VocabularyError
from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.metrics import load_metrics
from schemas.vocabulary.phrase_lists import PhraseLists, load_phrase_lists

GOOD = """
- id: {id}
  name_vi: Đàn dê
  name_en: Goat herd
  definition: Number of goats.
  kind: stock
  dimension: count
  unit: animal
  direction: up
  match:
    any:
    - noun: [đàn dê]
"""


def overlay(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "metrics"
    folder.mkdir()
    (folder / "goats.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def rejected(tmp_path: Path, text: str) -> VocabularyError:
    built_in = load_vocabulary().metrics
    with pytest.raises(VocabularyError) as caught:
        load_metrics(
            load_phrase_lists(),
            lambda unit: built_in_dimension(built_in, unit),
            overlay(tmp_path, text),
        )
    assert caught.value.file == "metrics/goats.yaml (overlay)"
    return caught.value


def built_in_dimension(metrics: object, unit: str) -> str | None:
    known = {metric.unit: str(metric.dimension) for metric in metrics.values()}  # type: ignore[attr-defined] - a mapping of metrics
    return known.get(unit)


def test_all_candidates_are_there_with_two_examples_each():
    metrics = load_vocabulary().metrics
    assert len(metrics) >= 120
    assert all(len(metric.examples) >= 2 for metric in metrics.values())


def test_an_overlay_adds_and_replaces_metrics(tmp_path):
    vocabulary = load_vocabulary(overlay(tmp_path, GOOD.format(id="herd_goat") + GOOD.format(id="herd_pig")))
    assert vocabulary.metrics["herd_goat"].name_vi == "Đàn dê"
    assert vocabulary.metrics["herd_pig"].name_en == "Goat herd"
    assert vocabulary.version != load_vocabulary().version


def test_a_metric_takes_its_domain_from_the_file(tmp_path):
    assert load_vocabulary(overlay(tmp_path, GOOD.format(id="herd_goat"))).metrics["herd_goat"].domain == "goats"


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        (GOOD.format(id="herd_goat") * 2, "herd_goat", "defined twice"),
        (GOOD.format(id="herd_goat").replace("unit: animal", "unit: goat"), "herd_goat", "'goat' is unknown"),
        (GOOD.format(id="herd_goat").replace("unit: animal", "unit: VND"), "herd_goat", "measures money, not count"),
        (GOOD.format(id="herd_goat").replace("dimension: count", "dimension: herd"), "herd_goat.dimension", "Input should be"),
        (GOOD.format(id="herd_goat").replace("kind: stock", "kind: level"), "herd_goat.kind", "Input should be"),
        (GOOD.format(id="herd_goat") + "  related: [herd_sheep]\n", "herd_goat", "'herd_sheep', which does not exist"),
        (GOOD.format(id="herd_goat") + "  plausible: [5, 1]\n", "herd_goat", "minimum above its maximum"),
        (GOOD.format(id="herd_goat") + "  parts: [herd_pig]\n", "herd_goat", "a single part is the whole"),
        (GOOD.format(id="herd_goat") + "  includes: [herd_pig, herd_pig]\n", "herd_goat", "names a part twice"),
        (GOOD.format(id="herd_goat") + "  parts: [herd_pig, herd_cattle]\n  includes: [herd_pig]\n", "herd_goat", "both `parts`"),
        (GOOD.format(id="herd_goat") + "  includes: [herd_sheep]\n", "herd_goat", "the part 'herd_sheep', which does not exist"),
        (GOOD.format(id="herd_goat") + "  includes: [grain_output]\n", "herd_goat", "counted in tonne, not animal"),
        (GOOD.format(id="herd_goat") + "  includes: [herd_goat]\n", "herd_goat", "a part of itself"),
        (GOOD.format(id="herd_goat") + "  colour: white\n", "herd_goat.colour", "Extra inputs"),
        (GOOD.format(id="herd_goat").replace("[đàn dê]", "[]"), "herd_goat.match.any.0.noun", "without a noun"),
        (GOOD.format(id="herd_goat").replace("[đàn dê]", "[[đàn dê], []]"), "herd_goat.match.any.0.noun", "empty group"),
        (GOOD.format(id="herd_goat").replace("[đàn dê]", "['@goats']"), "herd_goat", "no set of phrases '@goats'"),
        (GOOD.format(id="Herd"), "Herd.id", "pattern"),
        ("metrics: {}\n", "file", "list of metrics"),
        ("- [\n", "file", "not valid YAML"),
    ],
)
def test_a_bad_metric_is_named_with_file_key_and_reason(tmp_path, text, key, reason):
    error = rejected(tmp_path, text)
    assert error.key == key
    assert reason in error.reason


def test_a_set_of_phrases_may_hold_others():
    lists = PhraseLists({}, {"a": ("x", "@b"), "b": ("y",)}, (), (), (), ())
    assert lists.expand(("@a", "z", "y"), "file", "key") == ("x", "y", "z")


def test_an_overlay_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(VocabularyError, match="does not exist"):
        load_vocabulary(tmp_path / "nowhere")
